"""How elements come and go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.evaluate import Evaluator, animation_specs, easing_specs
from claqueta.evaluate.display_list import GroupContent, Layer, TextContent, TextRun
from claqueta.evaluate.motion import styles_file
from claqueta.geometry import Affine
from claqueta.spec import visual_specs
from claqueta.testing import SECOND, MemoryCatalog, PlainMeasurer, build, caption, scene, shape, spoken, text
from claqueta.time import Ticks

_STYLES = sorted(animation_specs())
_PLACE = {"x": 100.0, "y": 80.0, "width": 80.0, "height": 40.0}


def evaluator(*nodes: object) -> Evaluator:
    return Evaluator(build(scene(2 * SECOND, *nodes)), MemoryCatalog(), PlainMeasurer())  # type: ignore[arg-type] # nodes


def layers(film: Evaluator, time: int) -> tuple[Layer, ...]:
    return film.at(Ticks(time)).frame.layers


def words(film: Evaluator, time: int) -> tuple[TextRun, ...]:
    found = layers(film, time)
    content = found[0].content if found else TextContent((), ())
    if isinstance(content, GroupContent):
        content = content.layers[0].content
    assert isinstance(content, TextContent)
    return content.runs


def test_there_are_many_styles_and_all_they_name_exists() -> None:
    assert len(_STYLES) >= 14
    for style in animation_specs().values():
        assert style.label.en
        assert style.label.es
        assert style.ease in easing_specs()
        for track in style.tracks:
            assert track.ease is None or track.ease in easing_specs()
            assert 0 <= track.span[0] < track.span[1] <= 1
    blur = styles_file().blur
    assert blur.parameter in visual_specs("effects")[blur.effect].params


@pytest.mark.parametrize("style", _STYLES)
def test_a_shape_rests_between_its_entrance_and_its_exit(style: str) -> None:
    motion = {"style": style, "duration": SECOND // 2}
    still = shape(duration=2 * SECOND, placement=_PLACE)
    film = evaluator(shape(duration=2 * SECOND, placement=_PLACE, entrance=motion, exit=motion), still)
    for time in (SECOND // 2, SECOND, 3 * SECOND // 2):
        moved, rest = layers(film, time)
        assert moved == rest
    for time in (SECOND // 8, 2 * SECOND - SECOND // 8):
        *moving, rest = layers(film, time)
        assert moving != [rest]


@pytest.mark.parametrize("style", _STYLES)
def test_an_exit_is_the_entrance_played_backwards(style: str) -> None:
    motion = {"style": style, "duration": SECOND}
    film = evaluator(
        shape(duration=2 * SECOND, placement=_PLACE, entrance=motion),
        shape(duration=2 * SECOND, placement=_PLACE, exit=motion),
    )
    for n in range(1, 8):
        time = n * SECOND // 8
        coming, going = layers(film, time), layers(film, 2 * SECOND - time)
        assert coming[:-1] == going[1:]


@pytest.mark.parametrize("unit", ["line", "word", "character"])
@pytest.mark.parametrize("style", _STYLES)
def test_text_rests_between_its_entrance_and_its_exit(style: str, unit: str) -> None:
    motion = {"style": style, "unit": unit, "duration": SECOND // 8, "stagger": 4_000}
    given = {"duration": 2 * SECOND, "style": {"size": 20.0, "background": {"paint": "#000000"}}}
    film = evaluator(text("one two\nthree", entrance=motion, exit=motion, **given), text("one two\nthree", **given))
    moved, rest = layers(film, SECOND)
    assert moved == rest
    for time in (SECOND // 16, 2 * SECOND - SECOND // 16):
        assert layers(film, time) != (rest, rest)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(_STYLES),
    st.sampled_from(["block", "line", "word", "character"]),
    st.integers(0, 2 * SECOND - 1),
    st.floats(0, 10),
)
def test_no_moment_of_any_motion_breaks_what_a_run_promises(style: str, unit: str, time: int, amount: float) -> None:
    motion = {"style": style, "unit": unit, "amount": amount, "stagger": 10_000, "ease": "elastic_out"}
    film = evaluator(text("one *two* سلام\nthree", duration=2 * SECOND, entrance=motion, exit=motion))
    for run in words(film, time):
        assert 0 < run.opacity <= 1
        assert run.blur >= 0
        assert run.matrix.a * run.matrix.d - run.matrix.b * run.matrix.c != 0
        if run.clip is not None:
            assert run.clip.width > 0
            assert run.clip.height > 0


def test_words_come_one_after_the_other() -> None:
    film = evaluator(
        text("one two three", entrance={"style": "fade", "unit": "word", "duration": 10_000, "stagger": 50_000})
    )
    assert [run.text for run in words(film, 5_000)] == ["one"]
    assert [run.text for run in words(film, 55_000)] == ["one", "two"]
    assert [run.opacity for run in words(film, 200_000)] == [1.0, 1.0, 1.0]


def test_the_typewriter_writes_letters_where_the_whole_word_will_stand() -> None:
    film = evaluator(
        text("abc", entrance={"style": "typewriter", "duration": 10_000, "stagger": 10_000}, style={"size": 20.0})
    )
    typed, whole = words(film, 25_000), words(film, 100_000)
    assert [run.text for run in typed] == ["a", "b"]
    assert [run.x for run in typed] == [whole[0].x, whole[0].x + 10]
    assert [run.text for run in whole] == ["abc"]


def test_arabic_letters_stay_joined_when_letters_move() -> None:
    film = evaluator(text("سلام ab", entrance={"style": "rise", "unit": "character", "stagger": 1}))
    assert sorted(run.text for run in words(film, 60_000)) == ["a", "b", "سلام"]


def test_a_masked_word_rises_inside_its_own_line() -> None:
    film = evaluator(text("one\ntwo", style={"size": 20.0}, entrance={"style": "mask_rise", "unit": "word"}))
    for run in words(film, 40_000):
        assert run.clip is not None
        assert run.clip.y <= run.baseline - 16
        assert run.clip.bottom <= run.baseline + 4 + 1e-9
        assert run.matrix.f > 0


def test_a_masked_picture_moves_inside_its_box() -> None:
    film = evaluator(shape(placement=_PLACE, entrance={"style": "mask_rise"}))
    (layer,) = layers(film, 40_000)
    assert layer.clip
    assert isinstance(layer.content, GroupContent)
    assert layer.content.layers[0].matrix.f > 0
    assert layer.matrix == Affine(e=60.0, f=60.0)


def test_a_wipe_keeps_an_elements_own_mask() -> None:
    film = evaluator(shape(placement=_PLACE, mask={"shape": "ellipse"}, entrance={"style": "wipe_right"}))
    (layer,) = layers(film, 60_000)
    assert layer.mask is not None
    assert isinstance(layer.content, GroupContent)
    inner = layer.content.layers[0].mask
    assert inner is not None
    assert (inner.shape, layer.mask.shape) == ("ellipse", "rectangle")


def test_amount_says_how_far_it_travels() -> None:
    def offset(amount: float) -> float:
        film = evaluator(shape(placement=_PLACE, entrance={"style": "rise", "amount": amount}))
        return layers(film, 30_000)[0].matrix.f - 60.0

    assert offset(2.0) == pytest.approx(2 * offset(1.0))
    assert offset(0.0) == 0.0


def test_an_unknown_style_is_warned_of_and_does_not_move() -> None:
    film = evaluator(shape(entrance={"style": "no_such_thing"}))
    (warning,) = film.at(Ticks(0)).warnings
    assert (warning.code, warning.detail) == ("animation.unknown", "no_such_thing")
    assert layers(film, 0)[0].opacity == 1.0


def test_the_plate_behind_a_line_wipes_with_it() -> None:
    film = evaluator(
        text(
            "one",
            style={"size": 20.0, "background": {"paint": "#000000"}},
            entrance={"style": "wipe_right", "unit": "line", "ease": "linear", "duration": SECOND},
        )
    )
    content = layers(film, SECOND // 2)[0].content
    assert isinstance(content, TextContent)
    (plate,) = content.plates
    assert plate.rect.width == pytest.approx((30 + 32) / 2)


def test_captions_with_motion_evaluate_at_every_moment() -> None:
    film = evaluator(
        caption(
            spoken("one two three four five six"),
            duration=2 * SECOND,
            highlight={"mode": "plate"},
            entrance={"style": "mask_rise", "unit": "word", "stagger": 12_000},
            exit={"style": "drop", "unit": "character"},
        )
    )
    assert all(film.frame(index).warnings == () for index in range(film.frame_count))
