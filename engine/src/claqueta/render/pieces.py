"""Makes the pieces that are not in the cache yet: several jobs at once, each with a run of neighbours."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import inf

from claqueta.errors import ClaquetaError, Words
from claqueta.host import Host, HostLied, JobFailed, Json, Limits
from claqueta.media.encoders import ContainerName, VideoSettings
from claqueta.media.refusals import EncodingFailed
from claqueta.render.attempts import ATTEMPTS, LOST
from claqueta.render.cache import SegmentCache
from claqueta.render.cost import CostModel
from claqueta.render.orders import FilmOrder, PieceOrder, PiecesOrder
from claqueta.render.plan import Piece
from claqueta.time import Rate, Ticks, timecode

JOBS = "claqueta.render.jobs"
FRAMES_DAMAGED = "media.frames_damaged"
_SHARES_A_JOB = 4
"""Of several jobs at once each gets about this many runs: short enough to end together, long enough to keep decoders
(a run that begins inside a source decodes from the keyframe before). A single job gets one run."""
_MOST_FILES = 150
_POLL_SECONDS = 0.2
_FAILURES = (*LOST, EncodingFailed, HostLied, JobFailed)
"""What is tried again; only what fails again and again ends the export."""
_LEAST_CPU_SECONDS = 300
_PATIENCE = 60
"""A job may take this many times what the cost model says, and as many times again while others use the machine."""


class PieceFailed(ClaquetaError):
    """A stretch of the film could not be rendered, whatever was tried."""

    code = "render.piece_failed"
    words = Words(
        en="The film could not be rendered from {start} to {stop}: {reason} The rest is kept; change what is shown "
        "there and export again.",
        es="No se ha podido procesar la película de {start} a {stop}: {reason_es} El resto se conserva; cambia lo que "
        "se ve ahí y exporta otra vez.",
    )


@dataclass
class PieceProgress:
    """Frames done of each piece; written by the threads of jobs, read by the one that reports."""

    frames: dict[str, int] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)
    warnings: set[str] = field(default_factory=set)


class PieceMaker:
    """Runs jobs for pieces. `stop` ends them within a few frames."""

    def __init__(
        self,
        host: Host,
        cache: SegmentCache,
        film: FilmOrder,
        video: VideoSettings | None,
        cost: CostModel,
        container: ContainerName | None = None,
    ) -> None:
        self._host = host
        self._cache = cache
        self._film = film
        self._video = video
        self._cost = cost
        self._container = container
        self._stopped = threading.Event()
        self.progress = PieceProgress()

    def stop(self) -> None:
        """End all jobs."""
        self._stopped.set()

    def make(
        self,
        pieces: Sequence[Piece],
        files: dict[str, int],
        *,
        jobs: int,
        on_wait: Callable[[], None],
    ) -> None:
        """Make `pieces`, `jobs` at once; `on_wait` is called a few times a second and may raise to end the work.

        Raises PieceFailed, and whatever `on_wait` raises.
        """
        runs = _runs(pieces, self._cost, jobs)
        with ThreadPoolExecutor(max_workers=jobs) as pool:
            futures = [pool.submit(self._run, run, files) for run in runs]
            try:
                waiting = set(futures)
                while waiting:
                    done, waiting = wait(waiting, timeout=_POLL_SECONDS)
                    for future in done:
                        future.result()
                    on_wait()
            except BaseException:
                self._stopped.set()
                for future in futures:
                    future.cancel()
                raise

    def _run(self, run: Sequence[Piece], files: dict[str, int]) -> None:
        try:
            self._job(run, files)
        except _FAILURES:
            for piece in run:
                if piece.key not in self.progress.finished:
                    self._alone(piece, files)

    def _alone(self, piece: Piece, files: dict[str, int]) -> None:
        """Make one piece by itself, so that a fault is known by its place."""
        for attempt in range(2, ATTEMPTS + 1):
            try:
                self._job([piece], files)
            except _FAILURES as error:
                if attempt == ATTEMPTS:
                    start, stop = (self._clock(frame) for frame in (piece.start, piece.stop))
                    raise PieceFailed(
                        start=start, stop=stop, reason=error.text("en"), reason_es=error.text("es")
                    ) from error
            else:
                return

    def _job(self, run: Sequence[Piece], files: dict[str, int]) -> None:
        with ExitStack() as stack:
            drafts = {piece.key: stack.enter_context(self._cache.draft(piece.key)) for piece in run}
            order = PiecesOrder(
                film=self._film,
                pieces=tuple(
                    PieceOrder(start=p.start, stop=p.stop, lane=p.lane, key=p.key, first=p.first) for p in run
                ),
                video=self._video,
                container=self._container,
            )

            def told(event: Json) -> None:
                match event:
                    case {"frames": int(frames), "of": str(key)} if key in drafts:
                        self.progress.frames[key] = frames
                    case {"piece": str(key)} if key in drafts and key not in self.progress.finished:
                        drafts[key].keep()
                        self.progress.finished.add(key)

            answer = self._host.call(
                f"{JOBS}:render_pieces",
                order.model_dump_json(),
                {**_needed(run, files), **{key: draft.descriptor for key, draft in drafts.items()}},
                limits=self._limits(run),
                on_event=told,
                cancel=self._stopped.is_set,
            )
            match answer.value:
                case {"damaged": int(damaged), "warnings": list(warnings)}:
                    self.progress.warnings.update(str(warning) for warning in warnings)
                    if damaged:
                        self.progress.warnings.add(FRAMES_DAMAGED)

    def _limits(self, run: Sequence[Piece]) -> Limits:
        seconds = _LEAST_CPU_SECONDS + round(_PATIENCE * self._cost.total_ms(run) / 1000)
        return Limits(
            cpu_seconds=seconds,
            wall_seconds=float(_PATIENCE * seconds),
            memory_bytes=6 << 30,
            file_bytes=64 << 30,
            grace_seconds=3.0,
        )

    def _clock(self, frame: int) -> str:
        rate: Rate = self._film.rate
        return timecode(Ticks(self._film.start + rate.frame_start(frame)), rate)


def _needed(run: Sequence[Piece], files: dict[str, int]) -> dict[str, int]:
    return {asset: files[asset] for piece in run for asset in piece.assets if asset in files}


def _runs(pieces: Sequence[Piece], cost: CostModel, jobs: int) -> list[list[Piece]]:
    """The pieces in order, in runs of about equal cost that begin, for several jobs, where neighbours part."""
    most = inf if jobs == 1 else cost.total_ms(pieces) / (jobs * _SHARES_A_JOB)
    runs: list[list[Piece]] = []
    spent = 0.0
    for piece in pieces:
        price = cost.piece_ms(piece)
        parts = jobs > 1 and bool(runs) and runs[-1][-1].stop != piece.start
        full = bool(runs) and _files([*runs[-1], piece]) > _MOST_FILES
        if not runs or parts or full or spent + price > most:
            runs.append([])
            spent = 0.0
        runs[-1].append(piece)
        spent += price
    return runs


def _files(run: Sequence[Piece]) -> int:
    """How many descriptors a job for `run` needs."""
    return len(run) + len(frozenset[str]().union(*(piece.assets for piece in run)))
