"""Pictures for the compositor: frames of videos, stills and lookup tables."""

from collections.abc import Buffer
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels as BGRA, 8 bit, premultiplied, top row first. Whoever draws them keeps this object alive meanwhile."""

    width: int
    height: int
    row_bytes: int
    pixels: Buffer
    opaque: bool


class FrameSource(Protocol):
    """Gives the pixels that a display list names. Raises ClaquetaError for media that cannot be shown."""

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        """The frame of a video that is shown at `time` (seconds from its first frame).

        At least `width` × `height` pixels large where the source has them, in the source's own shape.
        """
        ...

    def still(self, asset: str, width: int, height: int) -> Picture:
        """A picture, likewise at least `width` × `height` where the source has them."""
        ...

    def lut(self, asset: str) -> tuple[int, Buffer]:
        """A colour lookup table: its edge length n, and n³ float32 RGB triples, red fastest."""
        ...
