"""Easings: how far a change has come at a share of its time. The named ones are `spec/easings.json`.

Every easing maps 0 to 0 (steps that jump at the start: to the first step) and 1 to 1 exactly, and holds outside;
between, some overshoot (back, elastic, springs, free curves). The families are Robert Penner's ("Programming Macromedia
Flash MX", chapter 7), the exponential and the elastic one scaled so that they are continuous at both ends.
"""

import json
from collections.abc import Callable
from functools import cache
from math import cos, exp, log, pi, sin, sqrt
from typing import Any

from claqueta.document.model import Bezier, Ease, Spring, Steps
from claqueta.spec import spec_path

type Easing = Callable[[float], float]

BEZIER_TOLERANCE = 1e-9
"""How exactly a Bezier's curve parameter is found: the error of x, as a share of the interval."""
SPRING_REST = 1e-3
"""A spring has settled when its envelope stays this near to 1; that moment is the interval's end."""
_CRITICAL_REST = 9.233413476451586
"""Where (1 + x)·e⁻ˣ = SPRING_REST: the settling time of a critically damped spring, in units of 1/ω₀."""


@cache
def easing_specs() -> dict[str, dict[str, Any]]:
    """The definitions of all named easings by id: label, family, kind and the kind's parameters."""
    specs: dict[str, dict[str, Any]] = json.loads(spec_path("easings.json").read_text("utf-8"))["easings"]
    return specs


@cache
def easing(ease: Ease) -> Easing | None:
    """The function of `ease`, or None for a name that is not in the list."""
    match ease:
        case Bezier():
            return _between(_bezier(*ease.bezier))
        case Steps():
            return _steps(ease.steps, ease.jump == "start")
        case Spring():
            return _between(_spring(ease.stiffness, ease.damping, ease.mass))
    spec = easing_specs().get(ease)
    return None if spec is None else _between(_named(spec))


def linear(share: float) -> float:
    """The share itself, within 0…1."""
    return min(1.0, max(0.0, share))


def _hold(share: float) -> float:
    """Nothing before the end."""
    return float(share >= 1.0)


def _between(curve: Easing) -> Easing:
    """`curve`, exact at both ends and held outside them."""

    def eased(share: float) -> float:
        if share <= 0.0:
            return 0.0
        return 1.0 if share >= 1.0 else curve(share)

    return eased


def _named(spec: dict[str, Any]) -> Easing:
    match spec["kind"]:
        case "linear":
            return linear
        case "hold":
            return _hold
        case "bezier":
            return _bezier(*spec["bezier"])
        case "spring":
            return _spring(spec["stiffness"], spec["damping"], spec["mass"])
    return _directed(_family(spec), spec["direction"])


def _family(spec: dict[str, Any]) -> Easing:
    """The "in" form of a family."""
    match spec["kind"]:
        case "sine":
            return lambda share: 1 - cos(share * pi / 2)
        case "power":
            exponent = spec["exponent"]
            return lambda share: float(share**exponent)
        case "expo":
            low = 2.0 ** -spec["exponent"]
            return lambda share: (2.0 ** (spec["exponent"] * (share - 1)) - low) / (1 - low)
        case "circ":
            return lambda share: 1 - sqrt(1 - share * share)
        case "back":
            over = spec["overshoot"]
            return lambda share: share * share * ((over + 1) * share - over)
        case "elastic":
            return _elastic(spec["exponent"], spec["period"])
        case "bounce":
            return lambda share: 1 - _bounce_out(1 - share)
        case kind:
            raise ValueError(f"spec/easings.json has the unknown kind {kind!r}")


def _directed(ease_in: Easing, direction: str) -> Easing:
    def ease_out(share: float) -> float:
        return 1 - ease_in(1 - share)

    match direction:
        case "in":
            return ease_in
        case "out":
            return ease_out
        case "in_out":
            return _halves(ease_in, ease_out)
        case _:
            return _halves(ease_out, ease_in)


def _halves(first: Easing, second: Easing) -> Easing:
    return lambda share: first(2 * share) / 2 if share < 0.5 else 0.5 + second(2 * share - 1) / 2


def _elastic(exponent: float, period: float) -> Easing:
    turn, low = 2 * pi / period, 2.0**-exponent

    def eased(share: float) -> float:
        swing = float((2.0 ** (exponent * (share - 1)) - low) / (1 - low))
        return -swing * sin((share - 1 - period / 4) * turn)

    return eased


def _bounce_out(share: float) -> float:
    """Four parabolas; each bounce is half as long as the one before."""
    scale, unit = 7.5625, 1 / 2.75
    if share < unit:
        return scale * share * share
    if share < 2 * unit:
        return scale * (share - 1.5 * unit) ** 2 + 0.75
    if share < 2.5 * unit:
        return scale * (share - 2.25 * unit) ** 2 + 0.9375
    return scale * (share - 2.625 * unit) ** 2 + 0.984375


def _steps(count: int, at_start: bool) -> Easing:
    def stepped(share: float) -> float:
        if share < 0.0:
            return 0.0
        return 1.0 if share >= 1.0 else (int(share * count) + at_start) / count

    return stepped


def _bezier(x1: float, y1: float, x2: float, y2: float) -> Easing:
    """The curve of CSS cubic-bezier(): Newton's method, then bisection where it does not settle."""
    ax, bx, cx = 1 + 3 * x1 - 3 * x2, 3 * x2 - 6 * x1, 3 * x1
    ay, by, cy = 1 + 3 * y1 - 3 * y2, 3 * y2 - 6 * y1, 3 * y1

    def parameter(share: float) -> float:
        guess = share
        for _ in range(8):
            error = ((ax * guess + bx) * guess + cx) * guess - share
            if abs(error) < BEZIER_TOLERANCE:
                return guess
            slope = (3 * ax * guess + 2 * bx) * guess + cx
            if abs(slope) < 1e-6:
                break
            guess -= error / slope
        low, high = 0.0, 1.0
        for _ in range(60):
            guess = (low + high) / 2
            error = ((ax * guess + bx) * guess + cx) * guess - share
            if abs(error) < BEZIER_TOLERANCE:
                break
            low, high = (guess, high) if error < 0 else (low, guess)
        return guess

    def eased(share: float) -> float:
        at = parameter(share)
        return ((ay * at + by) * at + cy) * at

    return eased


def _spring(stiffness: float, damping: float, mass: float) -> Easing:
    """A damped spring let go at 0, in closed form, its settling time stretched over the interval.

    What is left at the end (at most SPRING_REST) is given back in proportion to time.
    """
    position, settled = _spring_motion(sqrt(stiffness / mass), damping / (2 * sqrt(stiffness * mass)))
    left = 1 - position(settled)
    return lambda share: position(share * settled) + left * share


def _spring_motion(omega: float, ratio: float) -> tuple[Easing, float]:
    """Where the spring is at a time in seconds, and when it has settled; `ratio` 1 is critical damping."""
    if abs(ratio - 1) < 1e-3:
        return lambda time: 1 - (1 + omega * time) * exp(-omega * time), _CRITICAL_REST / omega
    if ratio < 1:
        root = sqrt(1 - ratio * ratio)
        swing, decay = omega * root, omega * ratio
        return (
            lambda time: 1 - exp(-decay * time) * (cos(swing * time) + ratio / root * sin(swing * time)),
            log(1 / (SPRING_REST * root)) / decay,
        )
    root = sqrt(ratio * ratio - 1)
    slow, fast = omega * (ratio - root), omega * (ratio + root)
    return (
        lambda time: 1 - (fast * exp(-slow * time) - slow * exp(-fast * time)) / (fast - slow),
        log(fast / ((fast - slow) * SPRING_REST)) / slow,
    )
