"""Progress of an export as one share of the whole, weighted by what each phase costs."""

import time
from collections.abc import Sequence
from contextlib import suppress

from claqueta.ports import Cancelled, Progress, Report
from claqueta.ports.progress import Phase
from claqueta.render.cost import CostModel, Pace
from claqueta.render.pieces import PieceProgress
from claqueta.render.plan import Piece

_INTERVAL_SECONDS = 0.15
_CORES = 1.5
_SOUND_MS_PER_FRAME = 0.6
_JOIN_MS_PER_FRAME = 0.5
_VERIFY_MS_PER_FRAME = 0.1


class Stages:
    """Turns what the phases tell into reports. Raises what the listener raises, to end the work."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._price: dict[str, float] = {}
        self._lengths: dict[str, int] = {}
        self._costs: dict[Phase, float] = {}
        self._pace = Pace(0.0, cores=_CORES)
        self._began = time.monotonic()
        self._phase: Phase | None = None
        self._told = 0.0
        self._share = 0.0

    def planning(self, done: int, total: int) -> None:
        """Report media looked at, or frames planned; what all of it costs is not known yet."""
        if self._is_due("plan", done, total):
            self._progress.report(Report(phase="plan", done=done, total=total, share=self._share))

    def begin(self, cost: CostModel, pieces: Sequence[Piece], missing: Sequence[Piece], *, has_sound: bool) -> None:
        """Take note of what there is to do, and report how long it will take before anything is done."""
        frames = max(1, sum(piece.length for piece in pieces))
        self._price = {piece.key: cost.piece_ms(piece) / piece.length for piece in missing}
        self._lengths = {piece.key: piece.length for piece in missing}
        self._costs = {
            "pictures": cost.total_ms(missing),
            "sound": frames * _SOUND_MS_PER_FRAME if has_sound else 0.0,
            "join": frames * _JOIN_MS_PER_FRAME,
            "verify": frames * _VERIFY_MS_PER_FRAME,
        }
        self._pace = Pace(sum(self._costs.values()), cores=_CORES)
        self._began = time.monotonic()
        self._phase, self._told = "plan", self._began
        estimate = self._pace.seconds_before()
        self._progress.report(Report(phase="plan", done=1, total=1, share=self._share, remaining_seconds=estimate))

    def pictures(self, progress: PieceProgress) -> None:
        """Report frames rendered so far."""
        frames = {
            key: length if key in progress.finished else progress.frames.get(key, 0)
            for key, length in self._lengths.items()
        }
        done_ms = sum(self._price[key] * count for key, count in frames.items())
        self._report("pictures", sum(frames.values()), sum(self._lengths.values()), done_ms)

    def phase(self, phase: Phase, done: int, total: int) -> None:
        """Report another phase."""
        self._report(phase, done, total, self._costs[phase] * done / max(1, total))

    def finished(self) -> None:
        """Report that all is done; it is too late to end the work."""
        with suppress(Cancelled):
            self._progress.report(Report(phase="verify", done=1, total=1, share=1.0, remaining_seconds=0.0))

    def _report(self, phase: Phase, done: int, total: int, done_ms: float) -> None:
        if not self._is_due(phase, done, total):
            return
        for earlier, price in self._costs.items():
            if earlier == phase:
                break
            done_ms += price
        whole = sum(self._costs.values())
        # a phase may begin anew, as sound does that is measured twice: then the share waits
        self._share = max(self._share, min(1.0, done_ms / whole if whole else 1.0))
        elapsed = time.monotonic() - self._began
        self._progress.report(
            Report(
                phase=phase,
                done=done,
                total=total,
                share=self._share,
                remaining_seconds=self._pace.remaining_seconds(self._share * whole, elapsed),
            )
        )

    def _is_due(self, phase: Phase, done: int, total: int) -> bool:
        """Whether to report now: a few times a second, and whatever begins or ends a phase."""
        now = time.monotonic()
        if phase == self._phase and done < total and now - self._told < _INTERVAL_SECONDS:
            return False
        self._phase, self._told = phase, now
        return True
