"""Previews: made once for what is drawn, waited for a moment, and kept like any piece."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test import AsyncClient, Client
from django.urls import reverse

from claqueta.ops import Patch
from rendering.films import make_project, tiny
from studio.accounts.models import User, Workspace
from studio.accounts.public import Actor
from studio.lib.ids import mint
from studio.projects import public as projects
from studio.rendering import views, worker
from studio.rendering.actions import ask_preview
from studio.rendering.models import PieceEntry, Preview, PreviewKind
from studio.testing.people import make_actor, make_workspace

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def preview_worker() -> Iterator[None]:
    """A worker in a thread, as the queue would wake it."""
    ended = threading.Event()

    def run() -> None:
        while not ended.wait(0.02):
            worker.work_on_previews()
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def test_a_still_is_waited_for_and_then_known(workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace, tiny(mark="still"))
    address = reverse("rendering:still", args=[project])
    client = AsyncClient()
    client.force_login(User.objects.get(pk=editor.user_id))

    async def ask() -> tuple[int, str, bytes]:
        response = await client.get(address, {"t": "0", "w": "100"})
        return response.status_code, response["ETag"], response.content

    with preview_worker():
        status, etag, body = asyncio.run(ask())
    assert (status, body[:8]) == (200, b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(body[16:20]) == 160
    again = client_of(editor).get(address, {"t": "0", "w": "100"}, headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_a_commit_that_changes_nothing_there_costs_no_picture(workspace: Workspace, editor: Actor) -> None:
    document = tiny(mark="same")
    project = make_project(editor, workspace, document)
    before = ask_preview(editor, project_id=project, width=160)
    worker.work_on_previews()
    last = [each.id for each in document.records if each.type == "scene"][-1]
    projects.commit(
        editor,
        project_id=project,
        base_version=projects.version(editor, project),
        ops=[Patch(id=last, set={"background": "#FFFFFF"})],
        label=None,
        client_id=mint(),
    )
    after = ask_preview(editor, project_id=project, width=160)
    assert after.pk != before.pk
    worker.work_on_previews()
    before.refresh_from_db()
    after.refresh_from_db()
    assert before.key == after.key
    assert PieceEntry.objects.count() == 1


def test_nobody_waits_longer_than_promised(
    workspace: Workspace, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PATIENCE_SECONDS", 0.2)
    project = make_project(editor, workspace)
    response = client_of(editor).get(reverse("rendering:still", args=[project]))
    assert (response.status_code, response["Retry-After"]) == (503, "2")


def test_a_foreign_project_has_no_pictures(workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace)
    stranger = client_of(make_actor(make_workspace("Ajeno")))
    assert stranger.get(reverse("rendering:still", args=[project])).status_code == 404
    assert not Preview.objects.exists()


def test_an_evicted_picture_is_made_again(workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace)
    row = ask_preview(editor, project_id=project)
    worker.work_on_previews()
    PieceEntry.objects.all().delete()
    assert ask_preview(editor, project_id=project).state == "waiting"
    worker.work_on_previews()
    row.refresh_from_db()
    assert row.state == "done"


def test_a_clip_is_small_short_and_served_by_ranges(workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace, tiny(2, mark="clip"))
    row = ask_preview(editor, project_id=project, kind=PreviewKind.CLIP, time=0, length=240_000)
    address = reverse("rendering:clip", args=[project, row.id])
    client = client_of(editor)
    assert client.get(address).status_code == 503
    worker.work_on_previews()
    whole = client.get(address).content
    part = client.get(address, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part["Content-Range"] == f"bytes 4-7/{len(whole)}"
    assert client.get(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
