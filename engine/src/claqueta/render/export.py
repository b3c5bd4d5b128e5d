"""The export: from a document to a finished file, by way of pieces that are kept and found again.

    plan → the pieces that are missing, in jobs → the sound, whole → join → verify → the final name

A piece is under its key only when it is complete, so an export that was killed goes on where it stood, and one that is
cancelled leaves nothing but pieces.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claqueta.document.document import Document
from claqueta.document.elements import CaptionElement
from claqueta.document.tree import Tree
from claqueta.errors import ClaquetaError, Words
from claqueta.evaluate.display_list import Warning
from claqueta.host import Host
from claqueta.media.client import JOBS as MEDIA_JOBS
from claqueta.media.client import MediaHost
from claqueta.ports import Progress
from claqueta.presets import ExportPreset
from claqueta.render.cache import SegmentCache
from claqueta.render.cost import CostModel
from claqueta.render.encoding import Encoding, encoding
from claqueta.render.film import Film
from claqueta.render.finishing import Finisher
from claqueta.render.media_table import MediaProblem, MediaTable
from claqueta.render.orders import FilmOrder
from claqueta.render.pieces import JOBS, PieceMaker
from claqueta.render.plan import Piece, Plan, plan
from claqueta.render.soundtrack import Soundtrack, render_soundtrack
from claqueta.render.stages import Stages
from claqueta.render.subtitles import Cue, srt, vtt
from claqueta.render.versions import versions
from claqueta.time import Rate, Ticks

HOST_MODULES = (MEDIA_JOBS, JOBS)
"""What a host must have loaded for exports."""


class NothingToExport(ClaquetaError):
    """The film, or the range of it, has no frame."""

    code = "render.nothing"
    words = Words(
        en="There is nothing to export: the film is empty, or the range lies outside it.",
        es="No hay nada que exportar: la película está vacía o el tramo queda fuera de ella.",
    )


@dataclass(frozen=True)
class ExportOptions:
    """How to export, besides the preset."""

    start: Ticks = Ticks(0)
    stop: Ticks | None = None
    """None: to the end."""
    jobs: int = 1
    """Pieces rendered at the same time."""
    threads: int = 2
    """Of each encoder and decoder."""


@dataclass(frozen=True)
class Outcome:
    """What an export made."""

    output: Path
    frames: int
    rendered: int
    """Frames that were not found in the cache."""
    warnings: tuple[Warning, ...]
    problems: tuple[MediaProblem, ...]
    notes: tuple[str, ...] = ()
    """What jobs had to say, as codes."""
    sound: Soundtrack | None = None
    beside: tuple[Path, ...] = field(default=())
    """Subtitle files."""


class Exporter:
    """Exports documents through one host and one cache."""

    def __init__(self, host: Host, cache: SegmentCache) -> None:
        self._host = host
        self._cache = cache

    def export(
        self,
        document: Document,
        folder: Path,
        output: Path,
        preset: ExportPreset,
        progress: Progress,
        options: ExportOptions = ExportOptions(),  # frozen
    ) -> Outcome:
        """Export `document`, whose media lie in `folder`, to `output`.

        Raises NothingToExport, PieceFailed, Cancelled (when `progress` does), a MediaRefused of the output, OSError
        when the disk is full; whatever it raises, nothing stands under the name of the output.
        """
        project = Tree(document.records).project
        wanted = encoding(preset, width=project.width, height=project.height, rate=Rate(*project.rate))
        wanted = wanted.with_threads(options.threads)
        with MediaTable(document, folder, MediaHost(self._host)) as table:
            shown = document if preset.subtitles == "burnt" else _without_captions(document)
            order = _order(shown, table, wanted, options)
            film = order.film()
            if film.frames == 0:
                raise NothingToExport
            planned = _plan(film, order, wanted)
            missing = [piece for piece in _once(planned.pieces) if self._cache.find(piece.key) is None]
            cost = CostModel(wanted.video.codec if wanted.video else "png", wanted.width, wanted.height)
            stages = Stages(progress, cost, planned.pieces, missing, has_sound=wanted.sound is not None)
            container = wanted.container if wanted.shape == "streamed" else None
            maker = PieceMaker(self._host, self._cache, order, wanted.video, container)
            if missing:
                maker.make(
                    missing, table.files, cost, jobs=options.jobs, on_wait=lambda: stages.pictures(maker.progress)
                )
            sound = None
            if wanted.sound is not None:
                loudness = project.loudness if preset.loudness == "project" else preset.loudness
                target = None if loudness == "none" else loudness
                sound = render_soundtrack(self._host, self._cache, order, film, table.files, target, stages)
            Finisher(self._host, self._cache, wanted, planned, stages).finish(sound, output)
            beside = _subtitles(document, order, preset, output)
        self._cache.trim()
        return Outcome(
            output=output,
            frames=film.frames,
            rendered=sum(piece.length for piece in missing),
            warnings=planned.warnings,
            problems=tuple(table.problems),
            notes=tuple(sorted(maker.progress.warnings)),
            sound=sound,
            beside=beside,
        )


def _plan(film: Film, order: FilmOrder, wanted: Encoding) -> Plan:
    if wanted.shape == "sound":
        return Plan((), ())
    return plan(
        film,
        order.catalog(),
        _encoder_key(wanted),
        versions(),
        overlays=wanted.shape == "joined" and not wanted.alpha,
        whole=wanted.shape == "streamed",
    )


def _order(document: Document, table: MediaTable, wanted: Encoding, options: ExportOptions) -> FilmOrder:
    duration = Tree(document.records).duration
    return FilmOrder(
        document=document,
        assets=table.orders,
        width=wanted.width,
        height=wanted.height,
        rate=wanted.rate,
        start=min(options.start, duration),
        stop=duration if options.stop is None else min(options.stop, duration),
        clear=wanted.alpha,
    )


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those that show the same as an earlier one."""
    return list({piece.key: piece for piece in reversed(pieces)}.values())[::-1]


def _encoder_key(wanted: Encoding) -> dict[str, object]:
    """All that decides how pictures become bytes, as plain data."""
    return {"video": repr(wanted.video), "shape": wanted.shape, "alpha": wanted.alpha}


def _without_captions(document: Document) -> Document:
    records = tuple(
        record.model_copy(update={"hidden": True}) if isinstance(record, CaptionElement) else record
        for record in document.records
    )
    return document.model_copy(update={"records": records})


def _subtitles(document: Document, order: FilmOrder, preset: ExportPreset, output: Path) -> tuple[Path, ...]:
    """Subtitle files beside the output, where the preset wants them."""
    if preset.subtitles not in ("srt", "vtt"):
        return ()
    whole = order.model_copy(update={"document": document}).film()
    end = Ticks(whole.start + whole.duration)
    cues = [
        Cue(Ticks(max(cue.start, whole.start) - whole.start), Ticks(min(cue.end, end) - whole.start), cue.lines)
        for cue in whole.evaluator.captions()
        if cue.start < end and cue.end > whole.start
    ]
    path = output.with_suffix(f".{preset.subtitles}")
    path.write_text(srt(cues) if preset.subtitles == "srt" else vtt(cues), encoding="utf-8")
    return (path,)
