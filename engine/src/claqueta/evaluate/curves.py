"""Properties over time, made ready for asking often: constants stay constants, keyframes become curves."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from claqueta.color import Color, mix
from claqueta.document.model import Animated, Ease, Property
from claqueta.evaluate.display_list import Warning
from claqueta.evaluate.easing import Easing, easing, linear

type Mixer[V] = Callable[[V, V, float], V]
type Values = tuple[object, ...]
"""What every moving property of one owner is at one moment; equal values mean an equal picture."""


class Notes:
    """Collects the warnings of one record."""

    def __init__(self, record: str) -> None:
        self.record = record
        self.warnings: list[Warning] = []

    def add(self, code: str, detail: str = "") -> None:
        """Warns once of `code` with `detail`."""
        warning = Warning(code, self.record, detail)
        if warning not in self.warnings:
            self.warnings.append(warning)

    @property
    def all(self) -> tuple[Warning, ...]:
        """What was collected."""
        return tuple(self.warnings)


class Curve[V]:
    """Keyframes: `at(local)` gives the value, held before the first and after the last."""

    __slots__ = ("_eases", "_mixer", "_times", "_values")

    def __init__(self, times: list[int], values: list[V], eases: list[Easing], mixer: Mixer[V]) -> None:
        self._times, self._values, self._eases, self._mixer = times, values, eases, mixer

    def at(self, local: int) -> V:
        """The value at `local` ticks from the owner's start."""
        place = bisect_right(self._times, local) - 1
        if place < 0:
            return self._values[0]
        if place == len(self._times) - 1:
            return self._values[place]
        start = self._times[place]
        share = (local - start) / (self._times[place + 1] - start)
        return self._mixer(self._values[place], self._values[place + 1], self._eases[place](share))


@dataclass(frozen=True, slots=True)
class Slot[V]:
    """A property of an owner: reads itself out of the owner's sampled values."""

    constant: V
    place: int = -1
    """Among the moving ones; −1: the constant."""

    def of(self, values: Values) -> V:
        """The property's value."""
        return self.constant if self.place < 0 else values[self.place]  # type: ignore[return-value] # by `place`


class Sampler:
    """The moving properties of one owner, sampled together."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._curves: list[Callable[[int], object]] = []

    @property
    def moves(self) -> bool:
        """Whether anything changes with time."""
        return bool(self._curves)

    def sample(self, local: int) -> Values:
        """All moving values at `local`."""
        return tuple([at(local) for at in self._curves])

    def number(self, given: Property[float], low: float = -1e9, high: float = 1e9) -> Slot[float]:
        """A number, kept within [low, high] where an easing overshoots."""
        if not isinstance(given, Animated):
            return Slot(min(high, max(low, float(given))) + 0.0)
        curve = Curve(*_keys(given, self.notes, float), _mix_numbers)
        return self._moving(lambda local: min(high, max(low, curve.at(local))) + 0.0)

    def color(self, given: Property[str]) -> Slot[Color]:
        """A colour."""
        if not isinstance(given, Animated):
            return Slot(Color.parse(given))
        return self._moving(Curve(*_keys(given, self.notes, Color.parse), mix).at)

    def _moving[V](self, at: Callable[[int], V]) -> Slot[V]:
        self._curves.append(at)
        return Slot(at(0), len(self._curves) - 1)


def ease_of(ease: Ease, notes: Notes) -> Easing:
    """The function of `ease`; an unknown name warns and is linear."""
    found = easing(ease)
    if found is None:
        notes.add("easing.unknown", str(ease))
        return linear
    return found


def _keys[W, V](given: Animated[W], notes: Notes, read: Callable[[W], V]) -> tuple[list[int], list[V], list[Easing]]:
    keys = given.keys
    eases = [ease_of(key.ease, notes) for key in keys]
    return [key.time for key in keys], [read(key.value) for key in keys], eases


def _mix_numbers(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
