"""The endpoints: orders, lists, control, and refusals."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rendering.films import make_project, order, tiny, work
from studio.accounts.models import User, Workspace
from studio.accounts.public import Actor
from studio.library.ingest.run import run_ripe
from studio.rendering.models import ExportJob

pytestmark = pytest.mark.django_db(transaction=True)
BODY: dict[str, Any] = {
    "presets": [{"preset": "h264_720p", "overrides": {"short_side": "36", "speed": "ultrafast"}}],
    "stop": 240_000,
}


@pytest.fixture
def client(editor: Actor) -> Client:
    """The editor's browser."""
    client = Client()
    client.force_login(User.objects.get(pk=editor.user_id))
    return client


def test_an_order_is_followed_to_its_file(client: Client, workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace, tiny(mark="api"))
    ordered = client.post(f"/api/v1/projects/{project}/exports", BODY, "application/json")
    assert ordered.status_code == 201
    (job,) = ordered.json()["ids"]
    assert client.get(f"/api/v1/exports/{job}").json()["phase"] == "waiting"
    assert client.post(f"/api/v1/exports/{job}/pause").json()["phase"] == "paused"
    assert client.post(f"/api/v1/exports/{job}/resume").json()["phase"] == "waiting"
    assert client.post(f"/api/v1/exports/{job}/priority", {"priority": 2}, "application/json").json()["priority"] == 2
    work()
    done = client.get(f"/api/v1/workspaces/{workspace.id}/exports?phase=done&mine=true").json()
    assert [(each["id"], each["frames_done"], each["is_over"]) for each in done["exports"]] == [(job, 10, True)]
    assert done["exports"][0]["output"]["size"] > 0
    assert client.post(f"/api/v1/exports/{job}/cancel").status_code == 409
    assert client.delete(f"/api/v1/exports/{job}").status_code == 204
    assert client.get(f"/api/v1/exports/{job}").status_code == 404


def test_the_file_is_fetched_by_a_signed_address_with_ranges(
    client: Client, workspace: Workspace, editor: Actor
) -> None:
    project = make_project(editor, workspace, tiny(1, mark="fetch"), title="Receta: gazpacho")
    (job,) = client.post(f"/api/v1/projects/{project}/exports", BODY, "application/json").json()["ids"]
    work()
    output = client.get(f"/api/v1/exports/{job}").json()["output"]
    anybody = Client()
    whole = anybody.get(output["download"])
    body = whole.getvalue()
    assert (whole.status_code, whole["Content-Type"], len(body)) == (200, "video/mp4", output["size"])
    assert whole["Content-Disposition"] == 'attachment; filename="Receta: gazpacho (h264_720p).mp4"'
    part = anybody.get(output["download"], headers={"Range": "bytes=4-11"})
    assert (part.status_code, part.getvalue()) == (206, body[4:12])
    assert part["Content-Range"] == f"bytes 4-11/{len(body)}"
    assert anybody.get(output["download"].replace("/media/", "/media/x")).status_code == 404
    page = client.get(f"/w/{workspace.id}/exports").content.decode()
    assert output["download"] in page.replace("&amp;", "&")


def test_frames_are_fetched_as_one_file_that_is_no_project_package(
    client: Client, workspace: Workspace, editor: Actor
) -> None:
    project = make_project(editor, workspace, tiny(1, mark="frames"))
    order = {"presets": [{"preset": "png_sequence", "overrides": {"short_side": "36"}}]}
    (job,) = client.post(f"/api/v1/projects/{project}/exports", order, "application/json").json()["ids"]
    work()
    run_ripe(holder="ingest")
    output = client.get(f"/api/v1/exports/{job}").json()["output"]
    with zipfile.ZipFile(io.BytesIO(client.get(output["download"]).getvalue())) as archive:
        assert len(archive.namelist()) == 10
        assert all(name.endswith(".png") for name in archive.namelist())
    asset = client.get(f"/api/v1/assets/{output['asset_id']}").json()
    assert (asset["kind"], asset["state"], asset["error"]) == ("pictures", "ready", None)
    opened = client.post(f"/api/v1/workspaces/{workspace.id}/packages", {"asset_id": asset["id"]}, "application/json")
    assert opened.status_code == 422


def test_an_export_that_stands_still_is_shown_as_such(client: Client, workspace: Workspace, editor: Actor) -> None:
    job = order(editor, make_project(editor, workspace, tiny(mark="stuck")))
    work(1)
    assert client.get(f"/api/v1/exports/{job}").json()["is_stuck"] is False
    ExportJob.objects.filter(pk=job).update(moved=timezone.now() - timedelta(seconds=31))
    assert client.get(f"/api/v1/exports/{job}").json()["is_stuck"] is True
    assert "note warn" in client.get(f"/exports/{job}").content.decode()
    work()
    assert client.get(f"/api/v1/exports/{job}").json()["is_stuck"] is False


def test_what_does_not_fit_is_refused_with_words(client: Client, workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace)
    for change, code in (
        ({"presets": [{"preset": "vhs"}]}, "preset.unknown"),
        ({"presets": [{"preset": "wav", "overrides": {"crf": "1"}}]}, "preset.field_idle"),
        ({"start": 5, "stop": 5}, "export.range"),
        ({"presets": []}, "invalid"),
    ):
        refused = client.post(f"/api/v1/projects/{project}/exports", {**BODY, **change}, "application/json")
        assert (refused.status_code, refused.json()["code"]) == (422, code)


def test_presets_and_estimates_are_told_before_ordering(client: Client, workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace)
    presets = {each["id"]: each for each in client.get("/api/v1/export-presets").json()}
    assert "crf" in [each["name"] for each in presets["h264_720p"]["fields"]]
    assert presets["wav"]["has_picture"] is False
    guess = client.get(
        f"/api/v1/projects/{project}/exports/estimate?preset=h264_720p&overrides=short_side=36&stop=480000"
    ).json()
    assert (guess["frames"], guess["width"], guess["height"]) == (20, 64, 36)


def test_the_web_process_never_loads_what_draws_or_decodes() -> None:
    code = (
        "import django, sys; django.setup(); import studio.rendering.endpoints, studio.rendering.urls, "
        "studio.rendering.tasks, studio.rendering.public; "
        "sys.exit(bool({'skia', 'av', 'wasmtime'} & set(sys.modules)))"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "studio.config.settings"}
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **environment})
