"""Videos and stills: which moment, which part, where in the box."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claqueta.document.elements import Fit
from claqueta.evaluate import Evaluator
from claqueta.evaluate.display_list import ImageContent, PlaceholderContent, VideoContent
from claqueta.evaluate.fitting import fitted
from claqueta.geometry import Rect, Size
from claqueta.testing import SECOND, MemoryCatalog, PlainMeasurer, build, image, image_info, scene, video, video_info
from claqueta.time import Rate, Ticks

sizes = st.builds(Size, st.floats(1, 5000), st.floats(1, 5000))
shares = st.floats(0, 1)
rests = st.floats(0.05, 1)
fits: st.SearchStrategy[Fit] = st.sampled_from(["cover", "contain", "fill", "none"])


@st.composite
def kept_parts(draw: st.DrawFn) -> Rect:
    width, height = draw(rests), draw(rests)
    return Rect(draw(shares) * (1 - width), draw(shares) * (1 - height), width, height)


@given(fits, sizes, kept_parts(), st.tuples(shares, shares), sizes)
def test_a_picture_stays_within_its_box_and_shows_only_what_is_kept(
    fit: Fit, picture: Size, kept: Rect, focus: tuple[float, float], box: Size
) -> None:
    laid = fitted(fit, picture, kept, focus, box)
    assert -1e-6 <= laid.target.x <= laid.target.right <= box.width + 1e-6
    assert -1e-6 <= laid.target.y <= laid.target.bottom <= box.height + 1e-6
    assert kept.x - 1e-9 <= laid.source.x <= laid.source.right <= kept.right + 1e-9
    assert kept.y - 1e-9 <= laid.source.y <= laid.source.bottom <= kept.bottom + 1e-9


@given(sizes, kept_parts(), st.tuples(shares, shares), sizes)
def test_only_fill_changes_a_pictures_shape(picture: Size, kept: Rect, focus: tuple[float, float], box: Size) -> None:
    names: tuple[Fit, ...] = ("cover", "contain", "none")
    for fit in names:
        laid = fitted(fit, picture, kept, focus, box)
        across = laid.target.width / (laid.source.width * picture.width)
        down = laid.target.height / (laid.source.height * picture.height)
        assert across == pytest.approx(down, rel=1e-4, abs=1e-5)


@given(sizes, kept_parts(), st.tuples(shares, shares), sizes)
def test_cover_fills_the_box_and_contain_shows_everything(
    picture: Size, kept: Rect, focus: tuple[float, float], box: Size
) -> None:
    cover, contain = (fitted(fit, picture, kept, focus, box) for fit in ("cover", "contain"))
    assert (cover.target.width, cover.target.height) == pytest.approx((box.width, box.height), abs=1e-5)
    assert (contain.source.width, contain.source.height) == pytest.approx((kept.width, kept.height))


@given(sizes, st.tuples(shares, shares), sizes)
def test_cover_keeps_the_focus_in_view(picture: Size, focus: tuple[float, float], box: Size) -> None:
    source = fitted("cover", picture, Rect(0, 0, 1, 1), focus, box).source
    assert source.x - 1e-9 <= focus[0] <= source.right + 1e-9
    assert source.y - 1e-9 <= focus[1] <= source.bottom + 1e-9


def shown(time: int, duration: int = 60 * SECOND, **values: object) -> Fraction:
    catalog = MemoryCatalog({"clip": video_info(320, 180, 3 * SECOND, rate=Rate(25))})
    film = Evaluator(build(scene(duration, video("clip", duration=duration, **values))), catalog, PlainMeasurer())
    content = film.at(Ticks(time)).frame.layers[0].content
    assert isinstance(content, VideoContent)
    return content.time


@given(
    st.integers(0, 50 * SECOND),
    st.tuples(st.integers(0, 10_000), st.integers(1, 10_000)),
    st.tuples(st.integers(1, 1001), st.integers(1, 1001)),
)
def test_a_video_shows_exactly_the_moment_its_speed_leads_to(
    time: int, start: tuple[int, int], speed: tuple[int, int]
) -> None:
    exact = Fraction(*start) + Fraction(time, SECOND) * Fraction(*speed)
    assert shown(time, source_start=start, speed=speed) == min(exact, Fraction(3) - Fraction(1, 25))


@given(st.integers(0, 50 * SECOND), st.tuples(st.integers(0, 100), st.integers(1, 100)))
def test_a_looping_video_starts_again_where_it_started(time: int, start: tuple[int, int]) -> None:
    first = Fraction(*start)
    assume(first < 2)
    looped = first + Fraction(time, SECOND) % (3 - first)
    assert shown(time, source_start=start, loop=True) == min(looped, Fraction(3) - Fraction(1, 25))


def test_what_is_cropped_away_wholly_is_not_drawn() -> None:
    catalog = MemoryCatalog({"photo": image_info()})
    film = Evaluator(build(scene(SECOND, image("photo", crop={"left": 0.5, "right": 0.5}))), catalog, PlainMeasurer())
    assert film.at(Ticks(0)).frame.layers == ()


def test_a_medium_that_is_missing_or_of_another_kind_is_a_placeholder_with_a_warning() -> None:
    catalog = MemoryCatalog({"photo": image_info()})
    film = Evaluator(build(scene(SECOND, image("gone"), video("photo"), image("photo"))), catalog, PlainMeasurer())
    evaluated = film.at(Ticks(0))
    contents = [layer.content for layer in evaluated.frame.layers]
    assert contents[:2] == [PlaceholderContent("image"), PlaceholderContent("video")]
    assert isinstance(contents[2], ImageContent)
    assert [warning.code for warning in evaluated.warnings] == ["asset.missing", "asset.kind"]
