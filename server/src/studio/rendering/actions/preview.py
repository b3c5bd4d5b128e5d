"""Asking for previews."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from pydantic import JsonValue

from studio.accounts.public import Actor, allow
from studio.lib.leases import State
from studio.projects import public as projects
from studio.rendering.announcing import announce_preview
from studio.rendering.models import PieceEntry, Preview, PreviewKind

WIDTHS = (160, 320, 480, 640, 960, 1280, 1920)
"""Pixels; a wish is rounded up to one of these, so that pages share pictures."""
CLIP_WIDTH = 480
LONGEST_CLIP = 10 * 240_000
"""Ticks."""
_AGAIN = timedelta(seconds=30)
"""A preview that failed is tried again when it is asked for after so long."""


def ask_preview(
    actor: Actor,
    *,
    project_id: str,
    kind: PreviewKind = PreviewKind.STILL,
    time: int = 0,
    length: int = 0,
    width: int = 640,
    version: int | None = None,
) -> Preview:
    """The row of a preview, new or known; when it is not done, a worker is told. Raises Missing, Forbidden.

    time, length: ticks.  width: pixels, rounded up to one of WIDTHS.  version: None is the newest.
    """
    newest = projects.load(actor, project_id)
    allow(actor, "preview.render", newest.workspace_id)
    if version is None or not 1 <= version <= newest.version:
        version = newest.version
    is_clip = kind == PreviewKind.CLIP
    row, is_new = Preview.objects.get_or_create(
        project_id=project_id,
        version=version,
        document_sha256="",
        kind=kind,
        time=_time(time),
        length=max(1, min(length, LONGEST_CLIP)) if is_clip else 0,
        width=CLIP_WIDTH if is_clip else _width(width),
        defaults={"workspace_id": newest.workspace_id},
    )
    return _wanted(row, is_new=is_new)


def ask_template_still(
    actor: Actor,
    *,
    template_id: str,
    workspace_id: str | None = None,
    values: Mapping[str, JsonValue] | None = None,
    time: int | None = None,
    width: int = 640,
) -> Preview:
    """The row of a still of a template, as it is written or with those of `values` that fit; as `ask_preview`.

    workspace_id: whose media it shows; None is the template's own, or the first where the actor may see previews.
    time: ticks; None is the moment of its poster.  Raises Missing, Forbidden.
    """
    look = projects.template_look(actor, template_id=template_id, workspace_id=workspace_id, values=values or {})
    allow(actor, "preview.render", look.workspace_id)
    text = look.document.model_dump_json()
    row, is_new = Preview.objects.get_or_create(
        project_id=template_id,
        version=look.version,
        document_sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=PreviewKind.STILL,
        time=_time(look.poster_time if time is None else time),
        length=0,
        width=_width(width),
        defaults={"workspace_id": look.workspace_id, "document": text},
    )
    return _wanted(row, is_new=is_new)


def _time(ticks: int) -> int:
    return max(0, min(ticks, 2**53))


def _width(pixels: int) -> int:
    return next((each for each in WIDTHS if each >= pixels), WIDTHS[-1])


def _wanted(row: Preview, *, is_new: bool) -> Preview:
    if not is_new:
        _freshen(row)
    if row.state in (State.WAITING, State.HELD):
        transaction.on_commit(announce_preview)
    return row


def _freshen(row: Preview) -> None:
    """A preview whose bytes were evicted, or which failed a while ago, is wanted again."""
    same = Preview.objects.filter(pk=row.pk, state=row.state, fence=row.fence)
    again = {"state": State.WAITING, "attempt": 0, "error": None, "asked": Now()}
    if row.state == State.DONE and not PieceEntry.objects.filter(pk=row.key).exists():
        same.update(**again)
    elif row.state == State.FAILED:
        same.filter(asked__lt=Now() - _AGAIN).update(**again)
    else:
        same.filter(asked__lt=Now() - _AGAIN).update(asked=Now())
    row.refresh_from_db()
