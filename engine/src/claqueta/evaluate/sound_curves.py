"""Gain and pan over time as points that straight lines join.

A curved ease is cut into pieces until a straight line misses it by at most GAIN_ERROR or PAN_ERROR, tested at seven
places of each piece, or until a piece is a single sample.
"""

from collections.abc import Iterator
from itertools import pairwise

from claqueta.document.model import Animated, Keyframe, Property, Steps
from claqueta.evaluate.curves import Notes, ease_of
from claqueta.evaluate.easing import Easing
from claqueta.evaluate.sound_graph import Curve, CurvePoint
from claqueta.time import Ticks, sample_at

GAIN_ERROR = 0.05
"""dB."""
PAN_ERROR = 0.002
_PIECES = 16
"""How many pieces an ease is cut into at first, so that no swing of an elastic one is overlooked."""
_TESTED = 8
"""A piece is tested at the ends of so many parts of it."""


def gain_curve(given: Property[float], start: Ticks, notes: Notes) -> Curve:
    """A gain in dB, −96…24; `start`: when its owner begins, in ticks of the film."""
    return _curve(given, start, notes, GAIN_ERROR, -96.0, 24.0)


def pan_curve(given: Property[float], start: Ticks, notes: Notes) -> Curve:
    """A place between left (−1) and right (1)."""
    return _curve(given, start, notes, PAN_ERROR, -1.0, 1.0)


def _curve(given: Property[float], start: Ticks, notes: Notes, error: float, low: float, high: float) -> Curve:
    if not isinstance(given, Animated):
        return (CurvePoint(0, float(given)),)
    origin = sample_at(start)
    points: dict[int, CurvePoint] = {}
    for key, following in pairwise(given.keys):
        first, last = _frame(key, start, origin), _frame(following, start, origin)
        if last > first:
            value = _eased(key, following, notes, low, high)
            points.update((point.frame, point) for point in _segment(key, value, first, last, error))
    end = given.keys[-1]
    points[_frame(end, start, origin)] = CurvePoint(_frame(end, start, origin), end.value)
    return tuple(points[frame] for frame in sorted(points))


def _frame(key: Keyframe[float], start: Ticks, origin: int) -> int:
    return sample_at(Ticks(start + key.time)) - origin


def _eased(key: Keyframe[float], following: Keyframe[float], notes: Notes, low: float, high: float) -> Easing:
    """The value at a share of the way, within [low, high] where the ease overshoots."""
    ease = ease_of(key.ease, notes)
    change = following.value - key.value
    return lambda share: min(high, max(low, key.value + change * ease(share)))


def _segment(key: Keyframe[float], value: Easing, first: int, last: int, error: float) -> Iterator[CurvePoint]:
    """The points of [first, last)."""
    if isinstance(key.ease, Steps):
        shares = [n / key.ease.steps for n in range(key.ease.steps)]
        yield from (CurvePoint(first + int(share * (last - first) + 0.5), value(share), hold=True) for share in shares)
    elif key.ease == "hold":
        yield CurvePoint(first, key.value, hold=True)
    elif key.ease == "linear" or value(0.0) == value(1.0):
        yield CurvePoint(first, key.value)
    else:
        yield from _sampled(value, first, last, error)


def _sampled(value: Easing, first: int, last: int, error: float) -> Iterator[CurvePoint]:
    length = last - first
    cuts = sorted({n * length // _PIECES for n in range(_PIECES + 1)})
    open_pieces = list(pairwise(cuts))[::-1]
    while open_pieces:
        low, high = open_pieces.pop()
        if high - low > 1 and _bend(value, low, high, length) > error / 2:
            middle = (low + high) // 2
            open_pieces += [(middle, high), (low, middle)]
        else:
            yield CurvePoint(first + low, value(low / length))


def _bend(value: Easing, low: int, high: int, length: int) -> float:
    """By how much a straight line from sample `low` to `high` of `length` misses the curve."""
    start, end = value(low / length), value(high / length)
    tested = {low + (high - low) * n // _TESTED for n in range(1, _TESTED)}
    return max(abs(value(at / length) - (start + (end - start) * (at - low) / (high - low))) for at in tested)
