"""Affine maps compose as matrices do; colours read back as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.color import Color, mix
from claqueta.geometry import Affine, Rect

small = st.floats(-100, 100)
maps = st.builds(Affine, small, small, small, small, small, small)
channels = st.integers(0, 255)
colors = st.builds(Color, channels, channels, channels, channels)


@given(maps, maps, small, small)
def test_a_composed_map_is_the_inner_one_and_then_the_outer(outer: Affine, inner: Affine, x: float, y: float) -> None:
    assert (outer @ inner).apply(x, y) == pytest.approx(outer.apply(*inner.apply(x, y)), rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("degrees", "place"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1)), (-90, (0, -1)), (450, (0, 1))]
)
def test_quarter_turns_are_exact_and_clockwise_on_the_screen(degrees: float, place: tuple[float, float]) -> None:
    assert Affine.rotate(degrees).apply(1, 0) == place


def test_kinds_of_maps_are_told_apart() -> None:
    assert Affine.translate(3, 4).is_translation
    assert not Affine.scale(2, 2).is_translation
    assert Affine.scale(2, 3).is_upright
    assert not Affine.scale(-1, 1).is_upright
    assert not Affine.rotate(5).is_upright
    assert (Rect(1, 2, 3, 4).right, Rect(1, 2, 3, 4).bottom) == (4, 6)


@given(colors)
def test_a_colour_reads_back_as_written(color: Color) -> None:
    assert Color.parse(str(color)) == color
    assert Color.parse(str(color).lower()) == color


@pytest.mark.parametrize("text", ["", "#", "red", "#12345", "#1234567", "123456", "#GGGGGG", "#123456\n", " #123456"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        Color.parse(text)


@given(colors, colors, st.floats(0, 1))
def test_mixing_stays_between_and_reaches_both_ends(one: Color, other: Color, share: float) -> None:
    mixed = mix(one, other, share)
    for low, middle, high in zip(one.unit, mixed.unit, other.unit, strict=True):
        assert mixed.alpha == 0 or min(low, high) - 1 / 255 <= middle <= max(low, high) + 1 / 255
    if one.alpha and other.alpha:
        assert (mix(one, other, 0), mix(one, other, 1)) == (one, other)
