"""How text is broken into lines and placed in its box."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.evaluate import Evaluator
from claqueta.evaluate.display_list import TextContent
from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.text_lines import Layout, Line, Look, lay_out
from claqueta.evaluate.text_words import letters_of, paragraphs
from claqueta.ports import FontFace
from claqueta.testing import SECOND, MemoryCatalog, PlainMeasurer, build, scene, text
from claqueta.time import Ticks

_LOOK = Look(FontFace("Inter", 400, False), 20.0, 0.0, 1.2, "start", "top", shrink=True)
_words = st.text("abcdefgh áñ-ü日本سلا \n*", max_size=120)
_boxes = st.tuples(st.floats(1, 800), st.floats(1, 800))
_looks = st.builds(
    Look,
    st.just(_LOOK.face),
    st.floats(1, 100),
    st.floats(-1, 8),
    st.floats(0.5, 3),
    st.sampled_from(["start", "center", "end"]),
    st.sampled_from(["top", "middle", "bottom"]),
    st.booleans(),
    st.floats(0, 20),
    st.floats(0, 20),
)


def laid(words: str, width: float, height: float = 1000.0, look: Look = _LOOK, *, balance: bool = True) -> Layout:
    return lay_out(paragraphs(words, "as_written", "en"), look, width, height, Ruler(PlainMeasurer()), balance=balance)


def written(line: Line) -> str:
    return "".join(" " * each.piece.space + each.piece.text for each in line.pieces).strip()


def lines(words: str, width: float, look: Look = _LOOK, *, balance: bool = False) -> list[str]:
    return [written(line) for line in laid(words, width, look=look, balance=balance).lines]


@settings(max_examples=200, deadline=None)
@given(_words, _boxes, _looks)
def test_text_that_is_not_warned_of_lies_within_its_box(words: str, box: tuple[float, float], look: Look) -> None:
    layout = laid(words, *box, look)
    spacing = max(0.0, layout.look.letter_spacing)
    if layout.fits:
        for line in layout.lines:
            assert line.top >= look.padding_y - 1e-5
            assert line.top + line.height <= box[1] - look.padding_y + 1e-5
            for piece in line.pieces:
                assert piece.x >= look.padding_x - 1e-5
                assert piece.x + piece.width <= box[0] - look.padding_x + spacing + 1e-5


@settings(max_examples=200, deadline=None)
@given(_words, _boxes, _looks)
def test_every_letter_is_set_exactly_once_and_in_order(words: str, box: tuple[float, float], look: Look) -> None:
    parsed = paragraphs(words, "as_written", "en")
    expected = "".join(piece.text for paragraph in parsed for piece in paragraph.pieces)
    layout = laid(words, *box, look)
    assert "".join(each.piece.text for line in layout.lines for each in line.pieces) == expected


@settings(max_examples=200, deadline=None)
@given(_words, _boxes, _looks)
def test_pieces_of_a_line_never_overlap(words: str, box: tuple[float, float], look: Look) -> None:
    for line in laid(words, *box, replace(look, letter_spacing=abs(look.letter_spacing))).lines:
        placed = sorted(line.pieces, key=lambda each: each.x)
        assert all(a.x + a.width <= b.x + 1e-6 for a, b in pairwise(placed))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=14), st.integers(90, 300))
def test_balancing_keeps_the_number_of_lines_and_shortens_the_longest(lengths: list[int], width: int) -> None:
    words = " ".join("x" * length for length in lengths)
    greedy, balanced = (laid(words, float(width), balance=balance) for balance in (False, True))
    assert len(greedy.lines) == len(balanced.lines)
    assert max(line.width for line in balanced.lines) <= max(line.width for line in greedy.lines) + 1e-6


def test_words_fill_lines_greedily() -> None:
    assert lines("one two three four", 100) == ["one two", "three four"]
    assert lines("one two three four", 99) == ["one two", "three", "four"]


def test_a_headlines_last_word_does_not_stand_alone() -> None:
    assert lines("the city that never sleeps", 210) == ["the city that never", "sleeps"]
    assert lines("the city that never sleeps", 210, balance=True) == ["the city that", "never sleeps"]


def test_line_breaks_of_the_text_stay_and_empty_lines_take_room() -> None:
    layout = laid("one\n\ntwo", 500)
    assert [written(line) for line in layout.lines] == ["one", "", "two"]
    assert layout.lines[2].top == pytest.approx(2 * 1.2 * 20)


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    assert lines("page 10\u00a0km", 80) == ["page", "10\u00a0km"]


def test_text_shrinks_to_a_quarter_at_most() -> None:
    assert laid("word " * 40, 100, 100).look.size < 20
    tiny = laid("word " * 4000, 100, 100)
    assert (tiny.look.size, tiny.fits) == (5.0, False)
    stubborn = laid("word " * 40, 100, 100, replace(_LOOK, shrink=False))
    assert (stubborn.look.size, stubborn.fits) == (20.0, False)


def test_the_size_is_the_largest_that_fits() -> None:
    assert laid("abcdefghij", 80, 100).look.size == 20.0 * 51 / 64
    assert laid("abcdefghij", 79, 100).look.size == 20.0 * 50 / 64
    assert laid("abcdefghij", 100, 100).look.size == 20.0


def test_alignment_follows_the_direction_of_the_first_strong_letter() -> None:
    start = laid("سلام", 200).lines[0]
    assert start.rtl
    assert start.x == 160.0
    assert laid("12 abc سلام", 200).lines[0].x == 0.0


def test_words_against_the_direction_keep_their_own_order() -> None:
    def seen(words: str) -> list[str]:
        return [each.piece.text for each in sorted(laid(words, 900).lines[0].pieces, key=lambda each: each.x)]

    assert seen("a ب ج d") == ["a", "ج", "ب", "d"]
    assert seen("ب c d ج") == ["ج", "c", "d", "ب"]
    assert seen("ب c") == ["c", "ب"]


@pytest.mark.parametrize(
    ("words", "case", "language", "expected"),
    [
        ("¿qué? ¡ñandú!", "upper", "es", "¿QUÉ? ¡ÑANDÚ!"),
        ("Iñaki", "lower", "es", "iñaki"),
        ("izmir", "upper", "tr", "İZMİR"),
        ("IŞIK", "lower", "tr", "ışık"),
        ("As Written", "as_written", "en", "As Written"),
    ],
)
def test_case_is_changed_in_the_manner_of_the_language(words: str, case: str, language: str, expected: str) -> None:
    (paragraph,) = paragraphs(words, case, language)  # type: ignore[arg-type] # each row has a valid case
    assert " ".join(piece.text for piece in paragraph.pieces) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a *b c* d", [("a", False), ("b", True), ("c", True), ("d", False)]),
        ("un*believ*able", [("un", False), ("believ", True), ("able", False)]),
        ("2 * 3 * 4", [("2", False), ("*", False), ("3", False), ("*", False), ("4", False)]),
        (r"\*a\* b", [("*", False), ("a", False), ("*", False), ("b", False)]),
        ("*a", [("*a", False)]),
        ("**", [("**", False)]),
        (r"c:\\d", [("c:", False), ("\\", False), ("d", False)]),
    ],
)
def test_stars_mark_emphasis(words: str, expected: list[tuple[str, bool]]) -> None:
    (paragraph,) = paragraphs(words, "as_written", "en")
    assert [(piece.text, piece.emphasis) for piece in paragraph.pieces] == expected


def test_a_word_in_two_looks_is_not_broken() -> None:
    assert lines("aaa un*believ*able", 130) == ["aaa", "unbelievable"]
    assert {piece.word for piece in paragraphs("un*believ*able", "as_written", "en")[0].pieces} == {0}


def test_lines_may_break_after_a_hyphen_and_between_ideographs() -> None:
    assert lines("well-known", 60) == ["well-", "known"]
    assert lines("-5 e-mail", 500) == ["-5 e-mail"]
    assert lines("日本語です。", 30) == ["日本語", "です。"]


def test_letters_are_what_a_reader_takes_for_one() -> None:
    assert letters_of("e\u0301a") == ["e\u0301", "a"]
    assert letters_of("👩\u200d👧🇪🇸🇫🇷👍🏽") == ["👩\u200d👧", "🇪🇸", "🇫🇷", "👍🏽"]


def test_overflow_is_warned_of_with_the_elements_id() -> None:
    film = Evaluator(
        build(scene(SECOND, text("word " * 3000, id="overflowing_text"))), MemoryCatalog(), PlainMeasurer()
    )
    (warning,) = film.at(Ticks(0)).warnings
    assert (warning.code, warning.record) == ("text.overflow", "overflowing_text")


def test_a_plate_hugs_each_line_with_its_padding_and_neighbours_do_not_overlap() -> None:
    style = {"size": 20.0, "background": {"paint": "#000000", "padding_x": 5.0, "padding_y": 9.0}}
    film = Evaluator(build(scene(SECOND, text("aa\n\nbbbb\ncc", style=style))), MemoryCatalog(), PlainMeasurer())
    content = film.at(Ticks(0)).frame.layers[0].content
    assert isinstance(content, TextContent)
    assert [plate.rect.width for plate in content.plates] == [30.0, 50.0, 30.0]
    rects = [plate.rect for plate in content.plates]
    assert all(upper.bottom <= lower.y + 1e-9 for upper, lower in pairwise(rects))


def test_text_is_measured_once() -> None:
    class Counting(PlainMeasurer):
        asked = 0

        def measure(self, text: str, face: FontFace, size: float, letter_spacing: float):  # type: ignore[no-untyped-def] # as above
            Counting.asked += 1
            return super().measure(text, face, size, letter_spacing)

    film = Evaluator(build(scene(SECOND, text("one two three"))), MemoryCatalog(), Counting())
    film.frame(0)
    asked = Counting.asked
    for index in range(30):
        film.frame(index)
    assert Counting.asked == asked
