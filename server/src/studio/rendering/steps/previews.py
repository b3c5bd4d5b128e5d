"""Making previews: a still or a short clip, kept under what is drawn."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction

from claqueta.document.document import Document
from claqueta.ports import Cancelled
from claqueta.presets import export_preset, override
from claqueta.render.export import Exporter, ExportOptions
from claqueta.render.still import opened_stills
from claqueta.time import Ticks
from studio.accounts.public import SYSTEM
from studio.lib.errors import Missing
from studio.lib.hosting import host
from studio.lib.leases import FenceLost, State, finish, hold, let_go
from studio.lib.wording import error_data
from studio.library import public as library
from studio.projects import public as projects
from studio.realtime.events import topic
from studio.realtime.public import publish
from studio.rendering import limits, piece_store
from studio.rendering.events import PreviewReady
from studio.rendering.keeping import Keeper
from studio.rendering.models import PieceEntry, Preview, PreviewKind
from studio.rendering.steps.outcomes import give_back, told


def make_preview(row: Preview) -> None:
    """Makes the preview `row`, which the caller holds."""
    try:
        with Keeper(lambda: hold(row)) as keeper:
            entry, is_new = _still(row) if row.kind == PreviewKind.STILL else _clip(row, keeper)
            keeper.check()
        with transaction.atomic():
            finish(row, key=entry.key, error=None)
            if is_new:
                piece_store.enter(entry)
            tell_preview(row, failed=False)
    except (Cancelled, FenceLost):
        give_back(row)
    except Exception as error:  # noqa: BLE001  # whatever it is, whoever waits must hear of it
        reason = told(error)
        try:
            state = let_go(row, dict(error_data(reason)), final=isinstance(error, Missing) or not reason.temporary)
        except FenceLost:
            return
        if state == State.FAILED:
            tell_preview(row, failed=True)


def tell_preview(row: Preview, *, failed: bool) -> None:
    """Tells that a preview is there, or will not come."""
    publish(
        topic("project", row.project_id),
        PreviewReady(
            preview_id=row.id,
            project_id=row.project_id,
            kind=row.kind,
            version=row.version,
            time=row.time,
            width=row.width,
            failed=failed,
        ),
    )


def _still(row: Preview) -> tuple[PieceEntry, bool]:
    if row.document:
        document = Document.model_validate_json(row.document)
    else:
        document = projects.load(SYSTEM, row.project_id, row.version).document
    with library.media_folder(document.media) as folder, opened_stills(host(), document, folder) as stills:
        width, height = stills.size(row.width)
        key = stills.key(Ticks(row.time), width=width, height=height)
        known = piece_store.known([key]).get(key)
        if known is not None:
            return known, False
        png = stills.render(Ticks(row.time), width=width, height=height).png
    with _folder() as made:
        path = Path(made) / "still.png"
        path.write_bytes(png)
        return piece_store.put(key, path), True


def _clip(row: Preview, keeper: Keeper) -> tuple[PieceEntry, bool]:
    document = projects.load(SYSTEM, row.project_id, row.version).document
    preset = override(export_preset("h264_720p"), {"width": str(row.width), "speed": "ultrafast", "crf": "28"})
    options = ExportOptions(start=Ticks(row.time), stop=Ticks(row.time + row.length), threads=limits.threads())
    exporter = Exporter(host(), piece_store.local_cache())
    with (
        library.media_folder(document.media) as folder,
        exporter.opened(document, folder, preset, keeper, options) as film,
    ):
        planned = film.plan()
        key = hashlib.sha256(
            "".join(["clip", film.sound_key, *(piece.key for piece in planned.pieces)]).encode()
        ).hexdigest()
        known = piece_store.known([key]).get(key)
        if known is not None:
            return known, False
        for piece in planned.pieces:
            piece_store.fetch(piece.key, piece_store.local_cache())
        with _folder() as made:
            outcome = film.finish(planned, Path(made) / "clip.mp4")
            return piece_store.put(key, outcome.output), True


def _folder() -> "TemporaryDirectory[str]":
    scratch = Path(settings.STUDIO.var) / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    return TemporaryDirectory(dir=scratch)
