"""What a render will cost: processor milliseconds from a table, corrected by what this machine really takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claqueta.render.lanes import Lane
from claqueta.render.plan import Piece

_HD_PIXELS = 1920 * 1080
_FRAME_MS = {Lane.OVERLAY: 18.0, Lane.CANVAS: 55.0}
"""Decoding and drawing of one 1080p frame on one core; the table of the rendering notes, in round numbers."""
_ENCODER_MS: Mapping[str, float] = {
    "h264": 35.0,
    "hevc": 160.0,
    "av1": 90.0,
    "vp9": 150.0,
    "prores4444": 45.0,
    "gif": 25.0,
}
_OTHER_ENCODER_MS = 30.0
_PIECE_MS = 120.0
"""To start a job, seek and pre-roll."""


@dataclass(frozen=True)
class CostModel:
    """Estimates for one export."""

    codec: str
    """Of VideoSettings, or "png"."""
    width: int
    height: int

    def piece_ms(self, piece: Piece) -> float:
        """Processor milliseconds of a piece, on the reference machine."""
        scale = self.width * self.height / _HD_PIXELS
        per_frame = _FRAME_MS[piece.lane] + _ENCODER_MS.get(self.codec, _OTHER_ENCODER_MS)
        return _PIECE_MS + piece.length * per_frame * scale

    def total_ms(self, pieces: Iterable[Piece]) -> float:
        """Processor milliseconds of all `pieces`."""
        return sum(map(self.piece_ms, pieces))


class Pace:
    """How fast this machine is against the model, learnt while the work goes on."""

    def __init__(self, total_ms: float, cores: float) -> None:
        self._total_ms = max(total_ms, 1.0)
        self._cores = cores

    def seconds_before(self) -> float:
        """The estimate before anything is known."""
        return self._total_ms / 1000 / self._cores

    def remaining_seconds(self, done_ms: float, elapsed_seconds: float) -> float:
        """Seconds left after `done_ms` of the model's cost took `elapsed_seconds`; leans on the model at first."""
        share = min(1.0, done_ms / self._total_ms)
        if share <= 0:
            return self.seconds_before()
        measured = elapsed_seconds * (1 - share) / share
        modelled = self.seconds_before() * (1 - share)
        trust = min(1.0, share / 0.05)
        return trust * measured + (1 - trust) * modelled
