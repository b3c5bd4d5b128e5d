"""Text: what is measured is what is drawn, in every script for which there is a face."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.draw import SkiaMeasurer
from claqueta.evaluate.display_list import DropShadow, GradientPaint, Layer, StrokeLine, TextContent, TextPlate, TextRun
from claqueta.geometry import Affine, Rect
from claqueta.ports import FontFace
from draw.letters import difference, draw

MEASURER = SkiaMeasurer()
INTER = FontFace("Inter", 700, False)
WHITE = Color.parse("#FFFFFF")


def run(
    text: str, x: float = 20, baseline: float = 60, size: float = 40, face: FontFace = INTER, **more: Any
) -> TextRun:
    spacing = more.pop("letter_spacing", 0.0)
    width = MEASURER.measure(text, face, size, spacing).width
    return TextRun(text, x, baseline, width, face, size, spacing, more.pop("fill", WHITE), **more)


def ink(
    *runs: TextRun, size: tuple[int, int] = (400, 100), plates: tuple[TextPlate, ...] = (), **more: Any
) -> np.ndarray:
    return draw(Layer(TextContent(plates, runs), 400, 100, **more), size=size)


def columns(drawn: np.ndarray) -> tuple[int, int]:
    seen = np.flatnonzero(drawn[..., 3].max(0) > 40)
    return int(seen[0]), int(seen[-1]) + 1


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Hola, mundo", "Inter"),
        ("ÁÑçœ", "Bebas Neue"),
        ("مرحبا!", "Inter"),
        ("handwritten", "Caveat"),
        ("Αθήνα Москва", "Inter"),
    ],
)
def test_the_ink_fills_the_measured_width(text: str, family: str) -> None:
    piece = run(text, face=FontFace(family, 700, False))
    left, right = columns(ink(piece))
    assert abs(left - 20) <= 5
    assert abs(right - (20 + piece.width)) <= 6


def test_a_letter_stands_on_its_baseline() -> None:
    for baseline, size in ((50, 40), (60, 24), (71, 50), (66, 45.3)):
        column = ink(run("HEL", baseline=baseline, size=size))[..., 3].max(1) / 255
        assert column[: baseline + 2].sum() == pytest.approx(size * 0.727, abs=0.6)
        assert column[baseline - 2] == 1
        assert column[baseline + 1] == 0
        assert abs(column[baseline - 1 : baseline + 1].sum() - 1) < 0.5


def test_spaces_and_letter_spacing_count_in_the_width() -> None:
    plain = MEASURER.measure("ab", INTER, 40, 0).width
    assert MEASURER.measure("ab ", INTER, 40, 0).width > plain + 5
    assert MEASURER.measure("ab", INTER, 40, 3).width == pytest.approx(plain + 6, abs=0.01)
    assert MEASURER.measure("", INTER, 40, 3).width == 0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.floats(1, 300))
def test_measures_are_finite_repeatable_and_never_negative(text: str, size: float) -> None:
    extent = MEASURER.measure(text, INTER, size, 0)
    assert extent == SkiaMeasurer().measure(text, INTER, size, 0)
    assert 0 <= extent.width < 1e6
    assert 0 < extent.ascent < 10 * size + 10
    assert 0 <= extent.descent < 10 * size + 10


def test_a_missing_family_or_letter_is_set_in_a_fallback() -> None:
    assert MEASURER.measure("Hola", FontFace("No Such Face", 700, False), 40, 0) == MEASURER.measure(
        "Hola", INTER, 40, 0
    )
    arabic = MEASURER.measure("مرحبا", FontFace("Bebas Neue", 400, False), 40, 0).width
    assert arabic == MEASURER.measure("مرحبا", FontFace("Noto Sans Arabic", 400, False), 40, 0).width


def test_a_mark_at_the_end_of_a_right_to_left_word_stands_left() -> None:
    alone, marked = columns(ink(run("مرحبا"))), columns(ink(run("مرحبا!")))
    mark = MEASURER.measure("مرحبا!", INTER, 40, 0).width - MEASURER.measure("مرحبا", INTER, 40, 0).width
    assert marked[1] - alone[1] == pytest.approx(mark, abs=2)
    shifted = ink(run("مرحبا", x=20 + mark))[:, int(24 + mark) :]
    assert difference(ink(run("مرحبا!"))[:, int(24 + mark) :], shifted) <= 140
    assert MEASURER.measure("مرحبا!", INTER, 40, 9) == MEASURER.measure("مرحبا!", INTER, 40, 0)


def test_brackets_are_mirrored_where_the_line_runs_leftward() -> None:
    assert difference(ink(run("(", rtl=True)), ink(run(")"))) <= 1


def test_line_breaks_and_broken_characters_are_data() -> None:
    assert difference(ink(run("a\nb\u2028c")), ink(run("a b c"))) == 0
    assert ink(run("a\ud800b"))[..., 3].any()
    assert difference(ink(run("<b>&amp;</b>", size=20)), ink(run("bamp;b", size=20))) > 0


def test_slow_motion_upwards_is_even() -> None:
    def height(baseline: float) -> float:
        alpha = ink(run("motion", baseline=baseline))[..., 3].astype(float).sum(1)
        return float((alpha * np.arange(alpha.size)).sum() / alpha.sum())

    steps = np.diff([height(60 + step / 8) for step in range(17)])
    assert steps.max() < 0.3
    assert steps.sum() == pytest.approx(2, abs=0.05)


def test_the_stroke_of_a_word_never_covers_its_neighbour() -> None:
    line = StrokeLine(Color.parse("#FF0000"), 14)
    first, second = run("HH", x=20, stroke=line), run("HH", x=82, stroke=line)
    both, alone = ink(first, second), ink(first)
    white = (alone[..., :3] == 255).all(-1)
    assert (both[white][:, :3] == 255).all()


def test_a_fading_word_fades_evenly_where_its_letters_touch() -> None:
    word = run("mañana", face=FontFace("Caveat", 700, False), size=60, opacity=0.5)
    assert ink(word)[..., 3].max() <= 128
    assert ink(run("mañana", size=60), opacity=0.5)[..., 3].max() <= 128


def test_an_outline_without_fill_shows_no_seams_inside_letters() -> None:
    line = StrokeLine(WHITE, 3)
    hollow = ink(run("ten", size=60, fill=Color(0, 0, 0, 0), stroke=line))
    solid = ink(run("ten", size=60))
    inside = solid[1:-1, 1:-1, 3] == 255
    assert not (hollow[1:-1, 1:-1, 3][inside] > 8).any()


def test_a_gradient_of_letters_spans_the_box() -> None:
    paint = GradientPaint("linear", 0, ((0.0, Color.parse("#FF0000")), (1.0, Color.parse("#0000FF"))))
    drawn = ink(run("▮" * 2 + "HHHHHHHHHHHH", x=0, fill=paint))
    solid = np.argwhere(drawn[..., 3] == 255)
    for row, column in solid[:: max(1, len(solid) // 50)]:
        assert abs(int(drawn[row, column, 0]) - 255 * (column + 0.5) / 400) <= 4


def test_a_clip_stays_while_the_matrix_moves_the_word_under_it() -> None:
    clip = Rect(0, 0, 400, 50)
    moved = ink(run("HEL", clip=clip, matrix=Affine.translate(0, 15)))
    assert not moved[50:, :, 3].any()
    assert moved[48, :, 3].any()


def test_a_shadow_lies_under_all_letters() -> None:
    shadow = DropShadow(Color.parse("#FF0000"), 18, 0, 2)
    both = ink(run("H", x=20, shadow=shadow), run("H", x=50, shadow=shadow))
    plain = ink(run("H", x=20), run("H", x=50))
    white = plain[..., 3] == 255
    assert (both[white] == 255).all()
    assert both[..., 3].sum() > plain[..., 3].sum() * 1.2


def test_a_plate_lies_behind_the_letters() -> None:
    plate = TextPlate(Rect(10, 20, 200, 60), 0, Color.parse("#0000FF"))
    drawn = ink(run("HEL"), plates=(plate,))
    assert drawn[25, 12].tolist() == [255, 0, 0, 255]
    assert (drawn[..., :3] == 255).all(-1).any()


def test_blurred_letters_keep_their_weight() -> None:
    sharp, soft = ink(run("HEL")), ink(run("HEL", blur=3))
    assert soft[..., 3].astype(float).sum() == pytest.approx(sharp[..., 3].astype(float).sum(), rel=0.03)
    assert soft[..., 3].max() < 250
