"""The export: from a document to a finished file, by way of pieces that are kept and found again.

    plan → the pieces that are missing, in jobs → the sound, whole → join → verify → the final name

A piece is under its key only when it is complete, so an export that was killed goes on where it stood, and one that is
cancelled leaves nothing but pieces.
"""

import errno
from contextlib import ExitStack
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
from claqueta.media.refusals import DiskFull
from claqueta.ports import Progress
from claqueta.presets import ExportPreset
from claqueta.render.cache import SegmentCache
from claqueta.render.destination import check_output
from claqueta.render.drafts import drafted
from claqueta.render.encoding import Encoding, encoding
from claqueta.render.film import Film
from claqueta.render.media_table import MediaProblem, MediaTable
from claqueta.render.orders import FilmOrder
from claqueta.render.pieces import JOBS
from claqueta.render.plan import Plan, plan
from claqueta.render.soundtrack import Soundtrack
from claqueta.render.stages import Stages
from claqueta.render.subtitles import Cue, srt, vtt
from claqueta.render.versions import versions
from claqueta.render.work import Work
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

        Raises NothingToExport, PieceFailed, Cancelled (when `progress` does), OutputIsInput, OutputExists,
        OutputUnusable, DiskFull, a refusal of the host, OSError where the cache cannot be written. Whatever it raises,
        nothing stands under the name of the output that did not stand there before.
        """
        project = Tree(document.records).project
        wanted = encoding(preset, width=project.width, height=project.height, rate=Rate(*project.rate))
        wanted = wanted.with_threads(options.threads)
        inputs = [folder / ref.path for ref in document.media.values()]
        beside = _subtitle_file(preset, output)
        check_output(output, inputs, folder=wanted.shape == "pictures")
        if beside is not None:
            check_output(beside, [*inputs, output], folder=False)
        try:
            return self._export(document, folder, output, beside, preset, wanted, Stages(progress), options)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull from error
            raise

    def _export(
        self,
        document: Document,
        folder: Path,
        output: Path,
        beside: Path | None,
        preset: ExportPreset,
        wanted: Encoding,
        stages: Stages,
        options: ExportOptions,
    ) -> Outcome:
        with MediaTable(document, folder, MediaHost(self._host), stages.planning) as table:
            shown = document if preset.subtitles == "burnt" else _without_captions(document)
            order = _order(shown, table, wanted, options)
            film = order.film()
            if film.frames == 0:
                raise NothingToExport
            planned = _plan(film, order, wanted, stages)
            work = Work(self._host, self._cache, order, film, wanted, planned, table.files, stages, options.jobs)
            loudness = Tree(document.records).project.loudness if preset.loudness == "project" else preset.loudness
            target = None if loudness == "none" else loudness
            with ExitStack() as stack:
                if beside is not None:
                    beside.parent.mkdir(parents=True, exist_ok=True)
                    subtitles = stack.enter_context(drafted(beside))
                    subtitles.write(_subtitles(document, order, preset).encode())
                sound = work.done(target, output)
            stages.finished()
        self._cache.trim()
        return Outcome(
            output=output,
            frames=film.frames,
            rendered=work.rendered,
            warnings=planned.warnings,
            problems=tuple(table.problems),
            notes=tuple(sorted(work.notes)),
            sound=sound,
            beside=() if beside is None else (beside,),
        )


def _plan(film: Film, order: FilmOrder, wanted: Encoding, stages: Stages) -> Plan:
    if wanted.shape == "sound":
        return Plan((), ())
    return plan(
        film,
        order.catalog(),
        _encoder_key(wanted),
        versions(),
        overlays=wanted.shape == "joined" and not wanted.alpha,
        whole=wanted.shape == "streamed",
        on_frame=stages.planning,
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
        cover=wanted.cover,
    )


def _encoder_key(wanted: Encoding) -> dict[str, object]:
    """All that decides how pictures become bytes, as plain data."""
    return {"video": repr(wanted.video), "shape": wanted.shape, "alpha": wanted.alpha}


def _without_captions(document: Document) -> Document:
    records = tuple(
        record.model_copy(update={"hidden": True}) if isinstance(record, CaptionElement) else record
        for record in document.records
    )
    return document.model_copy(update={"records": records})


def _subtitle_file(preset: ExportPreset, output: Path) -> Path | None:
    """Where subtitles go, where the preset wants them beside the output."""
    return output.with_suffix(f".{preset.subtitles}") if preset.subtitles in ("srt", "vtt") else None


def _subtitles(document: Document, order: FilmOrder, preset: ExportPreset) -> str:
    """The text of the subtitle file."""
    whole = order.model_copy(update={"document": document}).film()
    end = Ticks(whole.start + whole.duration)
    cues = [
        Cue(Ticks(max(cue.start, whole.start) - whole.start), Ticks(min(cue.end, end) - whole.start), cue.lines)
        for cue in whole.evaluator.captions()
        if cue.start < end and cue.end > whole.start
    ]
    return srt(cues) if preset.subtitles == "srt" else vtt(cues)
