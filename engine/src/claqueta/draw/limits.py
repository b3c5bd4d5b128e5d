"""Bounds that keep drawing finite: whatever a hostile document says, numbers are clamped before Skia sees them."""

from math import isfinite

from claqueta.geometry import Affine, Rect

FAR = 1e6
"""No coordinate lies further out, in pixels."""
MAX_SIDE = 16_384
"""Longest side of a picture in pixels."""
MAX_SIGMA = 500.0
MAX_TEXT = 5_000
"""Characters of one run."""


def clamp(value: float, low: float, high: float, default: float = 0.0) -> float:
    """`value` within [low, high]; `default` when it is not a number."""
    if value != value:  # NaN
        return default
    return min(high, max(low, value))


def length(value: float) -> float:
    """A length in [0, FAR]."""
    return clamp(value, 0.0, FAR)


def place(value: float) -> float:
    """A coordinate in [-FAR, FAR]."""
    return clamp(value, -FAR, FAR)


def rect(value: Rect) -> Rect:
    """The rectangle with finite sides that are not negative."""
    return Rect(place(value.x), place(value.y), length(value.width), length(value.height))


def usable(matrix: Affine) -> bool:
    """Whether the map is finite, not absurd, and shows an area at all."""
    values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    if not all(isfinite(value) and abs(value) <= FAR for value in values):
        return False
    return abs(matrix.a * matrix.d - matrix.b * matrix.c) > 1e-9
