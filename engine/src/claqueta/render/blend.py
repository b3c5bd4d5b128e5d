"""Blending a drawn overlay onto a video frame in YUV 4:2:0, in place, touching only the overlay's box.

The overlay comes premultiplied. A premultiplied colour c·a becomes, in limited-range YUV, m·c·a + offset, where the
offset (16 for luma, 128 for chroma) has not been weighted by the coverage; adding offset·a − offset sets that right.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Plane = NDArray[np.uint8]

_LUMA_OFFSET = 16
_CHROMA_OFFSET = 128


@dataclass(frozen=True, eq=False)
class YuvOverlay:
    """A box of premultiplied YUV to lay over frames at an even place."""

    x: int
    y: int
    terms: tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.uint16]]
    """What is added to each plane, scaled by 255, with the rounding half."""
    keeps: tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.uint16]]
    """How much of the frame stays: 255 − coverage."""

    def onto(self, planes: tuple[Plane, Plane, Plane]) -> None:
        """Blend into the frame's Y, U and V planes, shapes (h, w), (h/2, w/2), (h/2, w/2)."""
        for plane, term, keep, half in zip(planes, self.terms, self.keeps, (1, 2, 2), strict=True):
            height, width = keep.shape
            top, left = self.y // half, self.x // half
            target = plane[top : top + height, left : left + width]
            sums = target * keep
            sums += term
            # x / 255 for x < 65 536, exactly: (x + 1 + (x >> 8)) >> 8
            high = sums >> 8
            sums += high
            sums += 1
            sums >>= 8
            target[...] = sums


def yuv_overlay(x: int, y: int, luma: Plane, chroma_u: Plane, chroma_v: Plane, coverage: Plane) -> YuvOverlay:
    """An overlay from the limited-range YUV of premultiplied pixels and their coverage.

    luma, coverage: shape (h, w), h and w even.  chroma: shape (h/2, w/2).  x, y: even, inside the frame.
    """
    whole = coverage.astype(np.uint16)
    sums = whole[0::2, 0::2] + whole[1::2, 0::2] + whole[0::2, 1::2] + whole[1::2, 1::2]
    quarters: NDArray[np.uint16] = (sums + np.uint16(2)) >> np.uint16(2)
    return YuvOverlay(
        x=x,
        y=y,
        terms=(
            _term(luma, whole, _LUMA_OFFSET),
            _term(chroma_u, quarters, _CHROMA_OFFSET),
            _term(chroma_v, quarters, _CHROMA_OFFSET),
        ),
        keeps=(255 - whole, 255 - quarters, 255 - quarters),
    )


def _term(plane: Plane, coverage: NDArray[np.uint16], offset: int) -> NDArray[np.uint16]:
    """The overlay's share of the sum, ×255 and with half of 255 for rounding; held where the sum cannot overflow."""
    weighted = plane.astype(np.int32) - offset
    weighted *= 255
    weighted += offset * coverage.astype(np.int32)
    weighted += 127
    # target · keep ≤ 255 · (255 − coverage): the rest of 16 bits is what the overlay may add
    most = 255 * coverage.astype(np.int32) + 127
    return np.clip(weighted, 0, most).astype(np.uint16)
