"""The export: from a document to a finished file, by way of pieces that are kept and found again.

    plan → the pieces that are missing, in jobs → the sound, whole → join → verify → the final name

A piece is under its key only when it is complete, so an export that was killed goes on where it stood, and one that is
cancelled leaves nothing but pieces.
"""

import copy
import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
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
from claqueta.render.cost import CostModel
from claqueta.render.destination import check_output
from claqueta.render.drafts import drafted
from claqueta.render.encoding import Encoding, encoding
from claqueta.render.film import Film
from claqueta.render.keys import sound_key
from claqueta.render.media_table import MediaProblem, MediaTable
from claqueta.render.orders import FilmOrder
from claqueta.render.pieces import JOBS, PieceMaker, PieceProgress
from claqueta.render.plan import Piece, Plan, plan
from claqueta.render.soundtrack import Soundtrack
from claqueta.render.stages import Stages
from claqueta.render.subtitles import Cue, srt, vtt
from claqueta.render.versions import versions
from claqueta.render.work import Work
from claqueta.time import Rate, Ticks, sample_at

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
        _check(document, folder, output, preset)
        try:
            with self.opened(document, folder, preset, progress, options) as opened:
                return opened.finish(opened.plan(), output)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull from error
            raise

    @contextmanager
    def opened(
        self,
        document: Document,
        folder: Path,
        preset: ExportPreset,
        progress: Progress,
        options: ExportOptions = ExportOptions(),  # frozen
    ) -> Iterator["OpenExport"]:
        """An export that is done in steps, by this machine or by several; its media are open inside the block.

        Raises what `progress` raises, and HostUnavailable.
        """
        wanted = _wanted(document, preset).with_threads(options.threads)
        stages = Stages(progress)
        with MediaTable(document, folder, MediaHost(self._host), stages.planning) as table:
            shown = document if preset.subtitles == "burnt" else _without_captions(document)
            order = _order(shown, table, wanted, options)
            yield OpenExport(self._host, self._cache, document, preset, wanted, order, table, stages, options)


class OpenExport:
    """One export with its media open: planned, made piece by piece, and finished.

    Whoever has the same document, preset and options makes the same plan, and from it the same bytes; so one may
    plan, others make pieces, and another finish with the pieces it finds in its cache.
    """

    def __init__(
        self,
        host: Host,
        cache: SegmentCache,
        document: Document,
        preset: ExportPreset,
        wanted: Encoding,
        order: FilmOrder,
        table: MediaTable,
        stages: Stages,
        options: ExportOptions,
    ) -> None:
        self._host = host
        self._cache = cache
        self._document = document
        self._preset = preset
        self._order = order
        self._table = table
        self._stages = stages
        self._options = options
        self.wanted = wanted
        """What is made."""
        self.film = order.film()
        video = wanted.video
        self.cost = CostModel(video.codec if video else "png", wanted.width, wanted.height)

    @property
    def problems(self) -> tuple[MediaProblem, ...]:
        """Media that cannot be used."""
        return tuple(self._table.problems)

    @property
    def sound_key(self) -> str:
        """A SHA-256 of all that decides the film's sound."""
        graph, _ = self.film.evaluator.sound()
        graph = replace(graph, loudness_lufs=self._loudness)
        contents = self._order.catalog().contents
        return sound_key(graph, sample_at(self.film.start), self.film.samples, contents, versions())

    @property
    def _loudness(self) -> float | None:
        """LUFS; None leaves it."""
        project = Tree(self._document.records).project
        loudness = project.loudness if self._preset.loudness == "project" else self._preset.loudness
        return None if loudness == "none" else loudness

    def heard_by(self, progress: Progress) -> "OpenExport":
        """The same export, telling `progress`; several may be at work at once."""
        other = copy.copy(self)
        other._stages = Stages(progress)
        return other

    def plan(self) -> Plan:
        """What the export consists of. Raises NothingToExport, and what the listener raises."""
        if self.film.frames == 0:
            raise NothingToExport
        return _plan(self.film, self._order, self.wanted, self._stages)

    def make(self, pieces: Sequence[Piece], on_wait: Callable[[PieceProgress], None]) -> tuple[str, ...]:
        """Puts `pieces` of the plan into the cache, whether they were there or not; the notes of the jobs.

        on_wait: called a few times a second and once at the end; what it raises ends the work.  Raises PieceFailed.
        """
        container = self.wanted.container if self.wanted.shape == "streamed" else None
        maker = PieceMaker(self._host, self._cache, self._order, self.wanted.video, self.cost, container)
        maker.make(pieces, self._table.files, jobs=self._options.jobs, on_wait=lambda: on_wait(maker.progress))
        return tuple(sorted(maker.progress.warnings))

    def finish(self, planned: Plan, output: Path) -> Outcome:
        """Makes what is missing in the cache, the sound, and the verified file `output`; see `Exporter.export`."""
        beside = _subtitle_file(self._preset, output)
        work = Work(
            self._host,
            self._cache,
            self._order,
            self.film,
            self.wanted,
            planned,
            self._table.files,
            self._stages,
            self._options.jobs,
        )
        with ExitStack() as stack:
            if beside is not None:
                beside.parent.mkdir(parents=True, exist_ok=True)
                subtitles = stack.enter_context(drafted(beside))
                subtitles.write(_subtitles(self._document, self._order, self._preset).encode())
            sound = work.done(self._loudness, output)
        self._stages.finished()
        self._cache.trim()
        return Outcome(
            output=output,
            frames=self.film.frames,
            rendered=work.rendered,
            warnings=planned.warnings,
            problems=self.problems,
            notes=tuple(sorted(work.notes)),
            sound=sound,
            beside=() if beside is None else (beside,),
        )


def _wanted(document: Document, preset: ExportPreset) -> Encoding:
    project = Tree(document.records).project
    return encoding(preset, width=project.width, height=project.height, rate=Rate(*project.rate))


def _check(document: Document, folder: Path, output: Path, preset: ExportPreset) -> None:
    """Raises OutputIsInput, OutputExists or OutputUnusable when nothing may be written to `output`."""
    inputs = [folder / ref.path for ref in document.media.values()]
    beside = _subtitle_file(preset, output)
    check_output(output, inputs, folder=_wanted(document, preset).shape == "pictures")
    if beside is not None:
        check_output(beside, [*inputs, output], folder=False)


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
