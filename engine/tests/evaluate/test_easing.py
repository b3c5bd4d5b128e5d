from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.document.model import Bezier, Ease, Spring, Steps
from claqueta.evaluate.easing import BEZIER_TOLERANCE, SPRING_REST, Easing, easing, easing_specs

_NAMES = sorted(easing_specs())
_OVERSHOOTING = ("back", "elastic", "bounce", "spring")
shares = st.floats(0, 1)
springs = st.builds(Spring, stiffness=st.floats(1, 2000), damping=st.floats(1, 200), mass=st.floats(0.1, 20))


def curve(ease: Ease) -> Easing:
    found = easing(ease)
    assert found is not None
    return found


def test_there_are_at_least_forty_with_names_in_both_languages() -> None:
    assert len(_NAMES) >= 40
    assert all(spec["label"]["en"] and spec["label"]["es"] for spec in easing_specs().values())


@pytest.mark.parametrize("name", _NAMES)
def test_an_easing_leads_from_nothing_to_all_and_holds_outside(name: str) -> None:
    ease = curve(name)
    assert (ease(0.0), ease(1.0), ease(-1.0), ease(2.0)) == (0.0, 1.0, 0.0, 1.0)


@pytest.mark.parametrize("name", [name for name in _NAMES if not name.startswith(_OVERSHOOTING)])
def test_an_easing_without_overshoot_never_goes_back(name: str) -> None:
    values = [curve(name)(n / 500) for n in range(501)]
    assert all(early <= late + 1e-12 for early, late in pairwise(values))


@pytest.mark.parametrize("name", [name for name in _NAMES if name.endswith(("_in_out", "_out_in"))])
def test_a_two_sided_easing_is_symmetric_about_its_middle(name: str) -> None:
    ease = curve(name)
    for n in range(101):
        assert ease(n / 100) + ease(1 - n / 100) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("name", [name for name in _NAMES if name != "hold"])
def test_an_easing_has_no_jumps(name: str) -> None:
    values = [curve(name)(n / 20_000) for n in range(20_001)]
    # A circle is steep at its end, but even there a twenty-thousandth of the time brings it less than a fiftieth.
    assert max(abs(late - early) for early, late in pairwise(values)) < 0.02


@given(st.floats(0, 1), st.floats(-4, 4), st.floats(0, 1), st.floats(-4, 4), shares)
def test_a_bezier_lies_on_its_curve(x1: float, y1: float, x2: float, y2: float, share: float) -> None:
    value = curve(Bezier(bezier=(x1, y1, x2, y2)))(share)

    def at(t: float, first: float, second: float) -> float:
        return 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t * t * second + t**3

    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle, x1, x2) < share else (low, middle)
    # Where the curve is vertical a hair of x is much of y, so ask for a point on the curve that is near in x.
    wide = [at(t / 5000, y1, y2) for t in range(5001) if abs(at(t / 5000, x1, x2) - share) <= 1e-3]
    nearby = [*wide, at(low, y1, y2)]
    assert min(nearby) - 1e-6 <= value <= max(nearby) + 1e-6
    assert BEZIER_TOLERANCE < 1e-6


def test_a_bezier_on_the_diagonal_is_linear() -> None:
    ease = curve(Bezier(bezier=(0.3, 0.3, 0.7, 0.7)))
    assert [ease(n / 10) for n in range(11)] == pytest.approx([n / 10 for n in range(11)], abs=1e-8)


@given(st.integers(1, 1000), shares)
def test_steps_are_equal_and_jump_where_they_say(count: int, share: float) -> None:
    at_end, at_start = curve(Steps(steps=count)), curve(Steps(steps=count, jump="start"))
    if 0 < share < 1:
        assert at_start(share) - at_end(share) == pytest.approx(1 / count)
        assert at_end(share) <= share + 1e-12 < at_start(share) + 2e-12
    assert at_end(0.0) == 0.0
    assert at_start(1.0) == at_end(1.0) == 1.0


@given(springs)
def test_a_spring_starts_at_rest_and_ends_settled(spring: Spring) -> None:
    ease = curve(spring)
    assert (ease(0.0), ease(1.0)) == (0.0, 1.0)
    assert abs(ease(1 - 1e-9) - 1) < 1e-6
    assert abs(ease(1e-6)) < 1e-2
    assert abs(ease(0.999) - 1) < 20 * SPRING_REST


@given(springs)
def test_a_stiffly_damped_spring_never_goes_back(spring: Spring) -> None:
    if spring.damping**2 >= 4 * spring.stiffness * spring.mass:
        values = [curve(spring)(n / 200) for n in range(201)]
        assert all(early <= late + 1e-9 for early, late in pairwise(values))


def test_an_unknown_name_has_no_easing() -> None:
    assert easing("no_such_thing") is None
