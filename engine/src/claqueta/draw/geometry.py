"""Device geometry: bounds of mapped boxes, scales of maps, inverses, and the same as Skia's types."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Any

import skia

from claqueta.color import Color
from claqueta.geometry import Affine, Rect


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of whole device pixels, half-open."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels; not positive when empty."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels; not positive when empty."""
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        """Whether it holds no pixel."""
        return self.right <= self.left or self.bottom <= self.top

    def meet(self, other: "Region") -> "Region":
        """What both hold."""
        return Region(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, x: int, y: int) -> "Region":
        """Wider by `x` at either side and higher by `y`."""
        return Region(self.left - x, self.top - y, self.right + x, self.bottom + y)


def mapped(matrix: Affine, box: Rect) -> Rect:
    """The upright rectangle around `box` after `matrix`."""
    corners = [matrix.apply(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return Rect(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)


def covering(box: Rect) -> Region:
    """The fewest whole pixels that cover `box`; edges within a thousandth of a pixel count as exact."""
    return Region(floor(box.x + 1e-3), floor(box.y + 1e-3), ceil(box.right - 1e-3), ceil(box.bottom - 1e-3))


def union(boxes: Iterable[Rect]) -> Rect | None:
    """The rectangle around all `boxes` that hold an area, or None when none does."""
    solid = [box for box in boxes if box.width > 0 and box.height > 0]
    if not solid:
        return None
    left, top = min(box.x for box in solid), min(box.y for box in solid)
    return Rect(left, top, max(box.right for box in solid) - left, max(box.bottom for box in solid) - top)


def grown(box: Rect, by: float) -> Rect:
    """`box` wider by `by` at every side."""
    return Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def scales(matrix: Affine) -> tuple[float, float]:
    """How many pixels one unit across and one unit down become."""
    return hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)


def inverse(matrix: Affine) -> Affine:
    """The map back. `matrix` must be usable (limits)."""
    det = matrix.a * matrix.d - matrix.b * matrix.c
    a, b, c, d = matrix.d / det, -matrix.b / det, -matrix.c / det, matrix.a / det
    return Affine(a, b, c, d, -(a * matrix.e + c * matrix.f), -(b * matrix.e + d * matrix.f))


def skia_matrix(matrix: Affine) -> Any:
    """`matrix` for Skia."""
    return skia.Matrix.MakeAll(matrix.a, matrix.c, matrix.e, matrix.b, matrix.d, matrix.f, 0, 0, 1)


def skia_rect(box: Rect) -> Any:
    """`box` for Skia."""
    return skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height)


def skia_color(color: Color, opacity: float = 1.0) -> Any:
    """`color` for Skia, its alpha times `opacity`."""
    red, green, blue, alpha = color.unit
    return skia.Color4f(red, green, blue, alpha * opacity)
