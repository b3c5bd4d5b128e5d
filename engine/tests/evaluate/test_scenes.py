"""When elements are seen: scenes, half-open ranges, groups, transitions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.document.tree import Tree
from claqueta.evaluate import Evaluator
from claqueta.evaluate.display_list import GroupContent, Layer, ShapeContent, TransitionContent, VideoContent
from claqueta.testing import (
    SECOND,
    MemoryCatalog,
    Node,
    PlainMeasurer,
    build,
    group,
    move,
    record_id,
    scene,
    shape,
    text,
    video,
    video_info,
)
from claqueta.time import Ticks

_CATALOG = MemoryCatalog({"beach": video_info(), "small": video_info(100, 100)})
_lengths = st.integers(1, 3 * SECOND)
_starts = st.integers(0, 3 * SECOND)


def evaluator(*nodes: Node, **project: object) -> Evaluator:
    return Evaluator(build(*nodes, **project), _CATALOG, PlainMeasurer())


def layers(film: Evaluator, time: int) -> tuple[Layer, ...]:
    return film.at(Ticks(time)).frame.layers


def shapes(held: tuple[Layer, ...]) -> list[str]:
    return [layer.content.shape for layer in held if isinstance(layer.content, ShapeContent)]


@given(_lengths, _starts, _lengths)
def test_an_element_is_seen_from_its_start_up_to_but_not_at_its_end(scene_length: int, start: int, length: int) -> None:
    film = evaluator(scene(scene_length, shape(start=start, duration=length)))
    end = min(start + length, scene_length)
    for time in (0, start - 1, start, start + 1, end - 1, end, end + 1):
        assert bool(layers(film, time)) == (start <= time < end)


@given(st.lists(_lengths, min_size=1, max_size=5))
def test_a_scene_begins_where_the_one_before_ends(lengths: list[int]) -> None:
    names = ("rectangle", "ellipse", "star", "arrow", "line")
    nodes = [scene(length, shape(name, duration=length)) for name, length in zip(names, lengths, strict=False)]
    film = evaluator(*nodes)
    begin = 0
    for name, length in zip(names, lengths, strict=False):
        assert shapes(layers(film, begin)) == [name]
        assert shapes(layers(film, begin + length - 1)) == [name]
        begin += length
    assert layers(film, begin) == ()


@given(st.integers(1, 20 * SECOND), st.sampled_from([(24, 1), (25, 1), (30000, 1001), (24000, 1001), (60, 1)]))
def test_a_film_has_as_many_frames_as_start_within_it(length: int, rate: tuple[int, int]) -> None:
    film = evaluator(scene(length, shape(duration=length)), rate=rate)
    assert layers(film, film.rate.frame_start(film.frame_count - 1))
    assert film.frame(film.frame_count - 1).frame.layers
    assert not film.frame(film.frame_count).frame.layers


@given(_starts, _lengths, _starts, _lengths)
def test_a_group_counts_its_childrens_times_and_cuts_them_off(
    start: int, length: int, child: int, child_length: int
) -> None:
    film = evaluator(scene(6 * SECOND, group(shape(start=child, duration=child_length), start=start, duration=length)))
    first, end = start + child, min(start + length, start + child + child_length)
    for time in (first - 1, first, end - 1, end):
        assert bool(layers(film, time)) == (first <= time < end)


def test_hidden_elements_and_what_hidden_groups_hold_are_not_seen() -> None:
    film = evaluator(scene(SECOND, shape(hidden=True), group(shape(), hidden=True)))
    assert layers(film, 0) == ()


def test_elements_of_the_project_lie_over_every_scene_in_project_time() -> None:
    film = evaluator(
        scene(SECOND, shape("ellipse")),
        scene(SECOND, shape("ellipse")),
        shape("star", start=SECOND // 2, duration=SECOND, placement={"x": move((0, 0.0), (SECOND, 100.0))}),
    )
    assert shapes(layers(film, SECOND // 2 - 1)) == ["ellipse"]
    assert shapes(layers(film, SECOND)) == ["ellipse", "star"]
    assert layers(film, SECOND)[1].matrix.e == 50.0 - 160.0
    assert shapes(layers(film, 3 * SECOND // 2)) == ["ellipse"]


def test_what_lasts_to_a_scenes_end_goes_on_during_the_transition_and_nothing_else_does() -> None:
    film = evaluator(
        scene(
            SECOND,
            video("beach", duration=SECOND),
            shape("star", duration=SECOND - 1),
            group(shape("arrow", duration=9 * SECOND), shape("line", duration=SECOND // 2), duration=SECOND),
            transition={"transition": "fade", "duration": SECOND // 2, "ease": "linear"},
        ),
        scene(SECOND, shape("ellipse")),
    )
    (layer,) = layers(film, SECOND + SECOND // 4)
    content = layer.content
    assert isinstance(content, TransitionContent)
    assert content.progress == 0.5
    outgoing, incoming = content.outgoing.content, content.incoming.content
    assert isinstance(outgoing, GroupContent)
    assert isinstance(incoming, GroupContent)
    film_layer, group_layer = outgoing.layers
    assert isinstance(film_layer.content, VideoContent)
    assert film_layer.content.time == Fraction(5, 4)
    assert isinstance(group_layer.content, GroupContent)
    assert shapes(group_layer.content.layers) == ["arrow"]
    assert shapes(incoming.layers) == ["ellipse"]
    assert incoming.background == Color(0, 0, 0)
    assert shapes(layers(film, SECOND + SECOND // 2)) == ["ellipse"]


@given(_lengths, _lengths)
def test_a_transition_lasts_no_longer_than_the_scene_it_leads_into(length: int, incoming: int) -> None:
    film = evaluator(
        scene(SECOND, transition={"transition": "fade", "duration": length, "ease": "linear"}),
        scene(incoming),
        scene(SECOND),
    )
    lasts = min(length, incoming)
    (first,), (last,) = layers(film, SECOND), layers(film, SECOND + lasts - 1)
    assert isinstance(first.content, TransitionContent)
    assert isinstance(last.content, TransitionContent)
    assert first.content.progress == 0.0
    assert last.content.progress == (lasts - 1) / lasts
    assert layers(film, SECOND + lasts) == ()


def test_the_last_scenes_transition_is_ignored_without_a_word() -> None:
    film = evaluator(scene(SECOND, shape(), transition={"transition": "no_such_thing"}))
    assert film.frame(film.frame_count - 1).warnings == ()
    assert shapes(film.frame(film.frame_count - 1).frame.layers) == ["rectangle"]


def test_a_clear_film_has_no_background_but_a_scenes_own() -> None:
    tree = build(scene(SECOND), scene(SECOND, background="#112233"), background="#445566")
    film = Evaluator(tree, _CATALOG, PlainMeasurer(), clear=True)
    assert film.at(Ticks(0)).frame.background == Color(0, 0, 0, 0)
    assert film.at(Ticks(SECOND)).frame.background == Color(0x11, 0x22, 0x33)


@given(st.integers(0, 2 * SECOND))
def test_keyframes_hold_before_the_first_and_after_the_last(time: int) -> None:
    film = evaluator(
        scene(
            3 * SECOND,
            shape(duration=3 * SECOND, placement={"x": move((SECOND // 2, 1.0), (SECOND, 2.0, "cubic_in"))}),
        )
    )
    x = layers(film, time)[0].matrix.e + 160.0
    if time <= SECOND // 2:
        assert x == 1.0
    elif time >= SECOND:
        assert x == 2.0
    else:
        assert x == pytest.approx(1.0 + 2 * (time - SECOND // 2) / SECOND, abs=1e-6)


def test_unrelated_changes_leave_a_layer_as_it_was() -> None:
    def film(extra: Node) -> Evaluator:
        return evaluator(scene(SECOND, video("beach", id="beach___________"), extra))

    one, other = film(shape("star")), film(text("Hi", start=SECOND // 3))
    assert layers(one, 0)[0] == layers(other, 0)[0]


def test_layers_that_stay_the_same_are_one_object() -> None:
    film = evaluator(
        scene(
            2 * SECOND,
            shape(duration=2 * SECOND),
            text("still", duration=2 * SECOND, entrance={"style": "rise", "unit": "word", "duration": SECOND // 4}),
            group(shape("star", duration=2 * SECOND), duration=2 * SECOND),
            shape("line", duration=2 * SECOND, placement={"x": move((SECOND, 0.0), (3 * SECOND // 2, 9.0))}),
        )
    )
    early, late = film.frame(20).frame.layers, film.frame(29).frame.layers
    assert all(one is other for one, other in zip(early, late, strict=True))
    moving = [film.frame(index).frame.layers for index in (31, 40)]
    assert [one is other for one, other in zip(*moving, strict=True)] == [True, True, True, False]


def test_a_picture_that_fits_exactly_is_on_whole_pixels() -> None:
    film = evaluator(
        scene(
            SECOND, video("beach", placement={"x": 960.0000001, "y": 540.0 - 1e-9, "width": 1920.0, "height": 1080.0})
        ),
        width=1920,
        height=1080,
    )
    (layer,) = layers(film, 0)
    assert isinstance(layer.content, VideoContent)
    assert (layer.matrix.e, layer.matrix.f) == (0.0, 0.0)
    assert layer.matrix.is_translation
    assert (layer.content.target.width, layer.content.target.height) == (1920.0, 1080.0)


def test_places_between_pixels_are_kept() -> None:
    film = evaluator(scene(SECOND, video("beach", placement={"x": 160.25})))
    assert layers(film, 0)[0].matrix.e == 0.25


def test_a_warning_is_given_only_while_its_element_is_seen() -> None:
    film = evaluator(scene(2 * SECOND, shape(effects={"lost": {"effect": "no_such_thing"}})))
    ((warning,), none) = film.at(Ticks(0)).warnings, film.at(Ticks(SECOND)).warnings
    assert (warning.code, warning.record, warning.detail) == ("effect.unknown", record_id("shape", 1), "no_such_thing")
    assert none == ()


def test_a_film_without_scenes_is_empty() -> None:
    film = Evaluator(Tree(build().records.values()), _CATALOG, PlainMeasurer())
    assert film.frame_count == 0
    assert film.frame(0).frame.layers == ()
    assert film.sound()[0].frames == 0


def test_groups_within_groups_end_somewhere() -> None:
    node = video("beach")
    for _ in range(500):
        node = group(node)
    film = evaluator(scene(SECOND, node))
    evaluated = film.at(Ticks(0))
    assert evaluated.frame.layers == ()
    assert film.sound()[0].tracks == ()
    assert film.captions() == ()
