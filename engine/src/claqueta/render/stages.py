"""Progress of an export as one share of the whole, weighted by what each phase costs."""

import time
from collections.abc import Sequence

from claqueta.ports import Progress, Report
from claqueta.ports.progress import Phase
from claqueta.render.cost import CostModel, Pace
from claqueta.render.pieces import PieceProgress
from claqueta.render.plan import Piece

_SOUND_MS_PER_FRAME = 0.6
_JOIN_MS_PER_FRAME = 0.5
_VERIFY_MS_PER_FRAME = 0.1


class Stages:
    """Turns what the phases tell into reports. Raises what the listener raises, to end the work."""

    def __init__(
        self,
        progress: Progress,
        cost: CostModel,
        pieces: Sequence[Piece],
        missing: Sequence[Piece],
        *,
        has_sound: bool,
    ) -> None:
        frames = max(1, sum(piece.length for piece in pieces))
        self._progress = progress
        self._price = {piece.key: cost.piece_ms(piece) / piece.length for piece in missing}
        self._lengths = {piece.key: piece.length for piece in missing}
        self._costs: dict[Phase, float] = {
            "pictures": cost.total_ms(missing),
            "sound": frames * _SOUND_MS_PER_FRAME if has_sound else 0.0,
            "join": frames * _JOIN_MS_PER_FRAME,
            "verify": frames * _VERIFY_MS_PER_FRAME,
        }
        self._pace = Pace(sum(self._costs.values()), cores=1.5)
        self._began = time.monotonic()

    @property
    def estimate_seconds(self) -> float:
        """How long it will take, before anything is done."""
        return self._pace.seconds_before()

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

    def _report(self, phase: Phase, done: int, total: int, done_ms: float) -> None:
        for earlier, price in self._costs.items():
            if earlier == phase:
                break
            done_ms += price
        whole = sum(self._costs.values())
        elapsed = time.monotonic() - self._began
        self._progress.report(
            Report(
                phase=phase,
                done=done,
                total=total,
                share=min(1.0, done_ms / whole) if whole else 1.0,
                remaining_seconds=self._pace.remaining_seconds(done_ms, elapsed),
            )
        )
