"""The pages that make a project of a script, and the endpoints that do the same."""

import re
import subprocess
import sys

import pytest
from django.test import Client

from studio.accounts.models import Role, User, Workspace
from studio.accounts.public import Actor, person
from studio.assistant.models import Phase, StoryboardJob, StyleStills, VoiceSample
from studio.assistant.speech import tasks as speech_tasks
from studio.assistant.storyboard import tasks
from studio.lib.leases import State
from studio.testing.people import make_member, make_workspace

from .conftest import SCRIPT


@pytest.fixture
def ana(workspace: Workspace) -> User:
    """An editor."""
    return make_member(workspace, Role.EDITOR, "ana")


@pytest.fixture
def client(ana: User) -> Client:
    """Ana, signed in, reading Spanish."""
    client = Client()
    client.force_login(ana)
    client.cookies["django_language"] = "es"
    return client


def text_of(content: bytes) -> str:
    """A page with its spaces made one."""
    return re.sub(r"\s+", " ", content.decode())


@pytest.mark.usefixtures("voices")
def test_the_page_offers_styles_voices_and_an_example_one_click_away(client: Client, workspace: Workspace) -> None:
    address = f"/w/{workspace.id}/projects/new/script"
    page = text_of(client.get(address).content)
    assert page.count('name="style"') == 6
    assert "Nuevo proyecto a partir de un guion" in page
    assert "Español (Latinoamérica)" in page
    assert 'href="?example=es"' in page
    assert "El agua que bebes hoy" in text_of(client.get(f"{address}?example=es").content)
    english = text_of(client.get(f"{address}?example=en").content)
    assert "Adivinado: inglés" in english
    assert "English (America)" in english


@pytest.mark.usefixtures("voices")
def test_language_voices_and_stills_follow_the_script_as_it_is_written(client: Client, workspace: Workspace) -> None:
    address = f"/w/{workspace.id}/projects/new/script/look"
    sent = {"script": "The sea wakes before the city does.", "style": "suizo", "format": "9:16", "music": "calm"}
    page = text_of(client.post(address, sent).content)
    assert "Adivinado: inglés" in page
    assert re.search(r'value="suizo" checked', page)
    assert re.search(r'value="9:16" checked', page)
    assert re.search(r'value="calm" selected', page)
    row = StyleStills.objects.get()
    tasks.draw()
    cards = text_of(client.get(f"/style-stills/{row.id}?style=suizo").content)
    assert cards.count("<img") == 6
    assert "hx-get" not in cards
    still = client.get(re.findall(r'<img src="([^"]+)"', cards)[0])
    assert still.headers["Content-Type"] == "image/png"
    assert still.headers["X-Content-Type-Options"] == "nosniff"
    broken = text_of(client.post(address, {"script": "Hola.\n\n```\nx\n```"}).content)
    assert "Línea 3" in broken


def test_a_script_that_cannot_be_told_comes_back_with_its_words_and_its_line(
    client: Client, workspace: Workspace
) -> None:
    response = client.post(f"/w/{workspace.id}/projects/new/script", {"script": "Hola.\n\n```\nx\n```"})
    assert response.status_code == 422
    assert "Línea 3" in text_of(response.content)
    assert "Hola." in text_of(response.content)
    assert not StoryboardJob.objects.exists()


@pytest.mark.usefixtures("voices")
def test_made_it_goes_over_the_phases_to_the_project(client: Client, workspace: Workspace) -> None:
    sent = {"script": SCRIPT, "style": "cuaderno", "format": "1:1", "music": "none"}
    response = client.post(f"/w/{workspace.id}/projects/new/script", sent)
    job = StoryboardJob.objects.get()
    assert response.headers["Location"] == f"/storyboards/{job.id}"
    StoryboardJob.objects.update(phase=Phase.SPEAK, done=1, state=State.HELD)
    page = text_of(client.get(f"/storyboards/{job.id}").content)
    assert f"1 de {job.total}" in page
    assert f'data-live-only="job_id={job.id}"' in page
    StoryboardJob.objects.update(phase=Phase.READ, done=0, state=State.WAITING)
    tasks.make()
    job.refresh_from_db()
    done = client.get(f"/storyboards/{job.id}", headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == f"/p/{job.project_id}"
    assert client.get(f"/storyboards/{job.id}").headers["Location"] == f"/p/{job.project_id}"


def test_cancelling_leads_back_to_the_script(client: Client, workspace: Workspace) -> None:
    client.post(f"/w/{workspace.id}/projects/new/script", {"script": SCRIPT, "style": "suizo"})
    job = StoryboardJob.objects.get()
    back = client.post(f"/storyboards/{job.id}/cancel").headers["Location"]
    assert "El agua que bebes hoy" in text_of(client.get(back).content)
    assert "Cancelado: no se ha hecho nada." in text_of(client.get(f"/storyboards/{job.id}").content)


@pytest.mark.usefixtures("voices")
def test_a_voice_is_heard_once_its_clip_is_made(client: Client, workspace: Workspace) -> None:
    address = f"/w/{workspace.id}/voices/hear"
    waiting = text_of(client.post(address, {"voice": "espeak:es+f3"}).content)
    assert "voice.sampled" in waiting
    speech_tasks.sample()
    page = text_of(client.post(address, {"voice": "espeak:es+f3"}).content)
    sound = client.get(re.findall(r'<audio[^>]+src="([^"]+)"', page)[0])
    assert sound.headers["Content-Type"] == "audio/wav"
    assert sound.content[:4] == b"RIFF"
    assert VoiceSample.objects.get().state == State.DONE


def test_pages_of_a_foreign_workspace_do_not_exist(client: Client, workspace: Workspace) -> None:
    other = make_workspace("Ajeno")
    theirs: Actor = person(make_member(other, Role.OWNER, "otra"))
    from studio.assistant.public import start_storyboard

    job_id = start_storyboard(theirs, workspace_id=other.id, script=SCRIPT)
    for address in (f"/w/{other.id}/projects/new/script", f"/storyboards/{job_id}", "/storyboards/AAAAAAAAAAAAAAAA"):
        assert client.get(address).status_code == 404
    assert client.post(f"/storyboards/{job_id}/cancel").status_code == 404
    assert client.get(f"/w/{workspace.id}/voices/espeak:es/sample.wav").status_code == 404


@pytest.mark.usefixtures("voices")
def test_the_api_makes_a_project_of_a_script_and_speaks_into_it(client: Client, workspace: Workspace) -> None:
    json = "application/json"
    api = f"/api/v1/workspaces/{workspace.id}"
    known = client.get(f"{api}/voices").json()
    assert known["listed"]
    assert {engine["id"] for engine in known["engines"]} == {"espeak", "piper", "http"}
    assert {each["id"] for each in client.get("/api/v1/storyboard-choices").json()["styles"]} >= {"editorial"}
    sample = client.post(f"{api}/voices/espeak:es+f3/sample")
    assert (sample.status_code, sample.json()["url"]) == (202, "")
    made = client.post(f"{api}/storyboards", {"script": SCRIPT, "music": "none"}, json)
    assert made.status_code == 202
    tasks.make()
    job = client.get(f"/api/v1/storyboards/{made.json()['id']}").json()
    assert job["state"] == "done"
    said = client.post(f"/api/v1/projects/{job['project_id']}/narrations", {"text": "Hola a todos."}, json)
    assert said.status_code == 202
    speech_tasks.speak()
    narration = client.get(f"/api/v1/narrations/{said.json()['id']}").json()
    assert (narration["state"], bool(narration["asset_id"])) == ("done", True)
    again = client.patch(
        f"/api/v1/projects/{job['project_id']}/narrations/{narration['audio_id']}", {"text": "Adiós."}, json
    )
    assert (again.status_code, again.json()["audio_id"]) == (202, narration["audio_id"])
    assert client.delete(f"/api/v1/narrations/{again.json()['id']}").json()["state"] == "cancelled"
    empty = client.post(f"/api/v1/projects/{job['project_id']}/narrations", {"text": "…"}, json)
    assert (empty.status_code, empty.json()["code"]) == (422, "speech.empty")
    broken = client.post(f"{api}/storyboards", {"script": "Hola.\n\n```\nx\n```"}, json)
    assert (broken.status_code, broken.json()["data"]["line"]) == (422, 3)
    stills = client.post(f"{api}/style-stills", {"script": SCRIPT}, json)
    assert stills.status_code == 202
    assert client.get(f"/api/v1/style-stills/{stills.json()['id']}").json()["state"] == "waiting"
    other = client.post(f"{api}/storyboards", {"script": SCRIPT}, json).json()
    assert client.delete(f"/api/v1/storyboards/{other['id']}").json()["state"] == "cancelled"


def test_the_web_process_loads_neither_skia_nor_ffmpeg_nor_wasmtime() -> None:
    code = (
        "import django, sys; django.setup(); import studio.config.urls; import studio.assistant.speech.tasks, "
        "studio.assistant.storyboard.tasks; print([n for n in ('skia', 'av', 'wasmtime') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
