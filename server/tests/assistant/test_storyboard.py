"""Scripts that become projects, and what their beginning looks like in each style."""

import itertools
import threading
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection

from claqueta.document.problems import check
from claqueta.document.records import Audio
from claqueta.document.tree import Tree
from claqueta.music import MoodUnknown
from claqueta.storyboard.front_matter import FrontMatterKey
from claqueta.storyboard.markdown import ScriptEmpty, ScriptUnsupported
from claqueta.storyboard.styles import StyleUnknown, styles
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.assistant.models import Phase, StoryboardJob, StyleStills
from studio.assistant.public import StoryboardOptions, cancel_storyboard, start_storyboard, storyboard
from studio.assistant.speech import tasks as speech_tasks
from studio.assistant.storyboard import making, tasks
from studio.assistant.storyboard.actions import order_stills
from studio.assistant.storyboard.examples import example
from studio.assistant.storyboard.first_scenes import first_scenes
from studio.assistant.working import Live, watched
from studio.lib import blobs
from studio.lib.errors import Forbidden, Missing
from studio.lib.leases import FenceLost, State, take
from studio.library import public as library
from studio.projects import public as projects
from studio.projects.models import VideoProject
from studio.testing.people import make_actor

from .conftest import SCRIPT

SILENT = StoryboardOptions(music="none", use_library=False)


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_script_becomes_a_project_whose_document_checks_clean(
    language: str, workspace: Workspace, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(making, "tell_storyboard", lambda job, *_: told.append((job.phase, job.state)))
    options = StoryboardOptions(style="suizo", format="9:16", music="calm")
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=example(language), options=options)
    tasks.make()
    job = storyboard(editor, job_id)
    assert job.state == State.DONE, job.error
    assert job.done == job.total > 3
    assert job.notices == []
    assert told[0][0] == Phase.MEDIA
    assert {phase for phase, _ in told} >= {Phase.MEDIA, Phase.SAVE}
    snapshot = projects.load(editor, job.project_id)
    tree = Tree(snapshot.document.records)
    assert (tree.project.language, tree.project.style) == (language, "suizo")
    assert (tree.project.width, tree.project.height) == (1080, 1920)
    assert check(snapshot.document) == ()
    sounds = [record for record in snapshot.document.records if isinstance(record, Audio)]
    assert {sound.role for sound in sounds} == {"voice", "music"}
    for sound in sounds:
        ref = snapshot.document.media[sound.asset]
        with blobs.local(ref.sha256) as path:
            assert path.stat().st_size == ref.size
        assert library.asset_facts(editor, sound.asset).workspace_id == workspace.id


def test_a_storyboard_whose_worker_died_half_way_makes_one_project(workspace: Workspace, editor: Actor) -> None:
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=SCRIPT, options=SILENT)
    dead = take(StoryboardJob.objects.select_related("owner"), holder="dead")
    assert dead is not None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assistant_storyboardjob SET lease_end = '2020-01-01 00:00:00'")
    tasks.make()
    job = storyboard(editor, job_id)
    assert (job.state, job.attempt) == (State.DONE, 2)
    # The one that was thought dead wakes up and goes on: it must not get anything through.
    with pytest.raises(FenceLost):
        making.make_storyboard(dead)
    tasks.make()
    assert [str(project.id) for project in VideoProject.objects.all()] == [job.project_id]


def test_one_that_comes_to_its_last_step_too_late_makes_no_second_project(
    workspace: Workspace, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=SCRIPT, options=SILENT)
    slow = take(StoryboardJob.objects.select_related("owner"), holder="slow")
    assert slow is not None
    save = making._save

    def late(*arguments: object) -> None:
        monkeypatch.setattr(making, "_save", save)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE assistant_storyboardjob SET lease_end = '2020-01-01 00:00:00'")
        tasks.make()
        save(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(making, "_save", late)
    with pytest.raises(FenceLost):
        making.make_storyboard(slow)
    assert [project.id for project in VideoProject.objects.all()] == [storyboard(editor, job_id).project_id]


@pytest.mark.parametrize("phase", [Phase.MEDIA, Phase.SAVE])
def test_a_cancelled_storyboard_makes_no_project_even_when_it_had_begun(
    phase: Phase, workspace: Workspace, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=SCRIPT, options=SILENT)

    def told(job: StoryboardJob, *_: object) -> None:
        if job.phase == phase:
            cancel_storyboard(editor, storyboard(editor, job_id))

    monkeypatch.setattr(making, "tell_storyboard", told)
    tasks.make()
    job = storyboard(editor, job_id)
    assert job.state == State.CANCELLED
    assert not VideoProject.objects.exists()
    cancel_storyboard(editor, job)
    assert storyboard(editor, job_id).state == State.CANCELLED


def test_while_it_speaks_the_row_tells_how_far_it_is_and_a_cancel_ends_it(workspace: Workspace, editor: Actor) -> None:
    start_storyboard(editor, workspace_id=workspace.id, script=SCRIPT, options=SILENT)
    row = take(StoryboardJob.objects.all(), holder="me")
    assert row is not None
    seen: list[int] = []
    ended = threading.Event()

    def work(live: Live) -> None:
        try:
            for done in itertools.count():
                live.tell(phase=Phase.SPEAK, done=min(done, 3))
                ended.wait(0.01)
        finally:
            ended.set()

    def told(job: StoryboardJob) -> None:
        seen.append(StoryboardJob.objects.get(pk=job.pk).done)
        if job.done == 3:
            cancel_storyboard(editor, job)

    with pytest.raises(FenceLost):
        watched(row, work, told)
    assert ended.is_set()
    assert seen[-1] == 3


@pytest.mark.parametrize(
    ("script", "error", "line"),
    [
        ("   \n", ScriptEmpty, None),
        ("Hola.\n\n```\ncode\n```\n", ScriptUnsupported, 3),
        ("---\nestilo: suizo\ncolor: rojo\n---\nHola.", FrontMatterKey, 3),
    ],
)
def test_a_broken_script_is_refused_at_once_with_its_line(
    script: str, error: type[Exception], line: int | None, workspace: Workspace, editor: Actor
) -> None:
    with pytest.raises(error) as refused:
        start_storyboard(editor, workspace_id=workspace.id, script=script)
    assert getattr(refused.value, "data", {}).get("line") == line
    assert not StoryboardJob.objects.exists()


def test_a_style_or_mood_that_does_not_exist_is_refused_at_once(workspace: Workspace, editor: Actor) -> None:
    with pytest.raises(StyleUnknown):
        start_storyboard(editor, workspace_id=workspace.id, script="Hola.", options=StoryboardOptions(style="rococo"))
    with pytest.raises(MoodUnknown):
        start_storyboard(editor, workspace_id=workspace.id, script="Hola.", options=StoryboardOptions(music="grunge"))


def test_pictures_that_the_library_lacks_are_left_out_and_named(workspace: Workspace, editor: Actor) -> None:
    script = "# Uno\n\nHola a todos.\n\n![](falta.png)\n"
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=script, options=SILENT)
    tasks.make()
    job = storyboard(editor, job_id)
    assert job.state == State.DONE
    assert "falta.png" in job.notices[0]["es"]
    assert "5" in job.notices[0]["en"]


def test_only_editors_of_the_workspace_make_storyboards(workspace: Workspace, editor: Actor, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        start_storyboard(make_actor(workspace, "viewer"), workspace_id=workspace.id, script="Hola.")
    with pytest.raises(Missing):
        start_storyboard(stranger, workspace_id=workspace.id, script="Hola.")
    job_id = start_storyboard(editor, workspace_id=workspace.id, script="Hola.")
    with pytest.raises(Missing):
        storyboard(stranger, job_id)


@pytest.mark.parametrize(
    "text", [SCRIPT, "Una frase suelta.\n\nY otra.", "> Una cita\n> — Alguien", "## 97 %\n\n- a\n- b"]
)
def test_every_style_lays_out_the_first_scene_of_this_very_script(text: str) -> None:
    made = first_scenes(text, "1:1")
    assert set(made) == set(styles())
    for document in made.values():
        tree = Tree(document.records)
        assert len(tree.scenes) == 1
        assert tree.elements(tree.scenes[0].id)
        assert not document.media
        assert check(document) == ()
    if text is SCRIPT:
        assert all("gota" in document.model_dump_json() for document in made.values())


def test_stills_of_the_first_scene_are_drawn_once_for_the_same_opening(workspace: Workspace, editor: Actor) -> None:
    row = order_stills(editor, workspace_id=workspace.id, script=SCRIPT, format="16:9")
    tasks.draw()
    row.refresh_from_db()
    assert row.state == State.DONE, row.error
    assert set(row.stills) == set(styles())
    assert len(set(row.stills.values())) == len(styles())
    for sha256 in row.stills.values():
        with blobs.read(sha256) as blob:
            assert blob.read(8) == b"\x89PNG\r\n\x1a\n"
    again = order_stills(editor, workspace_id=workspace.id, script=f"{SCRIPT}\n\nY un final distinto.", format="16:9")
    assert (again.id, again.state) == (row.id, State.DONE)
    other = order_stills(editor, workspace_id=workspace.id, script=SCRIPT, format="1:1")
    assert other.id != row.id
    assert StyleStills.objects.count() == 2


def test_the_clock_calls_the_reconcilers_by_their_names(workspace: Workspace, editor: Actor) -> None:
    for package, task in (("speech", speech_tasks.reconcile), ("storyboard", tasks.reconcile)):
        assert settings.CELERY_BEAT_SCHEDULE[f"assistant.{package}"]["task"] == task.name
    job_id = start_storyboard(editor, workspace_id=workspace.id, script=SCRIPT, options=SILENT)
    StoryboardJob.objects.update(state=State.HELD, attempt=3, lease_end=datetime(2020, 1, 1, tzinfo=UTC))
    tasks.reconcile()
    assert storyboard(editor, job_id).state == State.FAILED
