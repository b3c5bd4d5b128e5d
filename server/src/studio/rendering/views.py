"""Previews over HTTP: pictures and clips of a project, made when they are asked for."""

import asyncio
import re
import time
from contextlib import suppress
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from claqueta.errors import Words
from studio.accounts.middleware import actor_of
from studio.accounts.public import Actor, allow
from studio.lib.errors import Missing, SignInNeeded, StudioError
from studio.lib.leases import State
from studio.projects import public as projects
from studio.realtime.events import topic
from studio.realtime.public import bus
from studio.rendering import piece_store
from studio.rendering.actions import ask_preview, ask_template_still
from studio.rendering.events import PreviewReady
from studio.rendering.models import PieceEntry, Preview, PreviewKind

PATIENCE_SECONDS: Final = 8.0
_LOOK_SECONDS: Final = 1.0
"""The bus may drop the event: the row is looked at this often besides."""
_WHOLE: Final = re.compile(r"[0-9]{1,16}")
_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")
_READY: Final = PreviewReady.model_fields["type"].default
_TYPE: Final = {PreviewKind.STILL: "image/png", PreviewKind.CLIP: "video/mp4"}


class PreviewFailed(StudioError):
    """The preview could not be made."""

    code = "preview.failed"
    status = 422
    words = Words(en="The preview could not be made: {reason}", es="No se ha podido hacer la vista previa: {reason_es}")


@require_GET
async def still(request: HttpRequest, project_id: str) -> HttpResponse:
    """The picture of the project at `t` ticks, about `w` pixels wide, at version `v` (else the newest).

    Waits for a worker at most 8 s; then 503 with Retry-After, and `preview.ready` tells when it is there.
    """
    row = await sync_to_async(_asked)(request, project_id)
    if row.state != State.DONE:
        row = await _awaited(row)
    return await sync_to_async(_answer)(request, row)


@require_GET
async def template_still(request: HttpRequest, template_id: str) -> HttpResponse:
    """The picture of a template at `t` ticks, else of its poster; or the one that its form ordered as `p`.

    Waits as `still` does.
    """
    row = await sync_to_async(_template_asked)(request, template_id)
    if row.state != State.DONE:
        row = await _awaited(row)
    return await sync_to_async(_answer)(request, row)


@require_GET
def clip(request: HttpRequest, project_id: str, preview_id: str) -> HttpResponse:
    """A clip that was asked for; 503 with Retry-After until it is there."""
    actor = _signed_in(request)
    row = Preview.objects.filter(pk=preview_id, project_id=project_id, kind=PreviewKind.CLIP).first()
    if row is None:
        raise Missing
    projects.version(actor, project_id)
    allow(actor, "preview.render", row)
    return _answer(request, row)


def _asked(request: HttpRequest, project_id: str) -> Preview:
    return ask_preview(
        _signed_in(request),
        project_id=project_id,
        time=_number(request, "t") or 0,
        width=_number(request, "w") or 640,
        version=_number(request, "v"),
    )


def _template_asked(request: HttpRequest, template_id: str) -> Preview:
    actor = _signed_in(request)
    ordered = request.GET.get("p", "")
    if not ordered:
        time, width = _number(request, "t"), _number(request, "w") or 640
        return ask_template_still(actor, template_id=template_id, time=time, width=width)
    row = Preview.objects.filter(pk=ordered, project_id=template_id, workspace_id__in=actor.workspace_ids).first()
    if row is None:
        raise Missing
    allow(actor, "preview.render", row)
    return row


def _signed_in(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor.user_id is None:
        raise SignInNeeded
    return actor


async def _awaited(row: Preview) -> Preview:
    """The row as it is when it is over, or when patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    news = _News(row.id)
    room = topic("project", row.project_id)
    await bus().listen(room, news)
    try:
        while True:
            news.any.clear()
            await row.arefresh_from_db()
            left = end - time.monotonic()
            if row.state in (State.DONE, State.FAILED) or left <= 0:
                return row
            with suppress(TimeoutError):
                await asyncio.wait_for(news.any.wait(), min(left, _LOOK_SECONDS))
    finally:
        bus().leave(room, news)


class _News:
    """Listens for the event of one preview."""

    def __init__(self, preview_id: str) -> None:
        self._preview_id = preview_id
        self.any = asyncio.Event()

    def heard(self, topic: str, event: dict[str, Any]) -> None:  # noqa: ARG002  # a Listener
        """The preview may be over."""
        if event.get("type") == _READY and event.get("preview_id") == self._preview_id:
            self.any.set()

    def passed(self, topic: str, message: dict[str, Any]) -> None:
        """Nothing that concerns previews is said there."""

    def missed(self) -> None:
        """The preview may be over."""
        self.any.set()


def _answer(request: HttpRequest, row: Preview) -> HttpResponse:
    if row.state == State.FAILED:
        told = row.error or {}
        raise PreviewFailed(reason=str(told.get("en", "")), reason_es=str(told.get("es", "")))
    entry = piece_store.known([row.key]).get(row.key) if row.state == State.DONE else None
    if entry is None:
        return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    etag = f'"{entry.key}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    return _bytes(request, entry, _TYPE[PreviewKind(row.kind)], headers)


def _bytes(request: HttpRequest, entry: PieceEntry, kind: str, headers: dict[str, str]) -> HttpResponse:
    """The piece, or the one range of it that was asked for."""
    try:
        file = piece_store.opened(entry)
    except FileNotFoundError:
        piece_store.forget(entry)
        return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    headers = {**headers, "Accept-Ranges": "bytes"}
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    with file:  # previews are small: some seconds at most, 480 pixels wide
        if wanted is None or not any(wanted.groups()):
            return HttpResponse(file.read(), content_type=kind, headers=headers)
        first, last = wanted.groups()
        start = int(first) if first else max(0, entry.size - int(last))
        stop = min(entry.size, int(last) + 1 if first and last else entry.size)
        if start >= stop:
            return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{entry.size}"})
        file.seek(start)
        body = file.read(stop - start)
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{entry.size}"
    return HttpResponse(body, status=206, content_type=kind, headers=headers)


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if _WHOLE.fullmatch(text) else None
