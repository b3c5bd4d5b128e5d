"""Captions in pages, and the word that is heard."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.evaluate import CaptionCue, Evaluator
from claqueta.evaluate.captions import HOLD, LEAD, PAUSE
from claqueta.evaluate.display_list import TextContent, TextRun
from claqueta.geometry import Affine
from claqueta.testing import (
    SECOND,
    MemoryCatalog,
    Node,
    PlainMeasurer,
    build,
    caption,
    group,
    move,
    scene,
    spoken,
    text,
)
from claqueta.time import Ticks

_LIT = Color.parse("#FFD54A")
_texts = st.sampled_from(["a", "word", "sentence.", "why?", "incomprehensibilities", "Yes,", "and", "日本", "سلام"])


@st.composite
def spoken_words(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Words in order, which may overlap a little or pause."""
    found, time = [], 0
    for _ in range(draw(st.integers(1, 40))):
        start = max(0, time + draw(st.integers(-20_000, 200_000)))
        time = start + draw(st.integers(1, 200_000))
        found.append((draw(_texts), start, time))
    return sorted(found, key=lambda word: word[1])


def evaluator(*nodes: Node) -> Evaluator:
    return Evaluator(build(*nodes), MemoryCatalog(), PlainMeasurer())


def captioned(words: list[tuple[str, int, int]], length: int = 100 * SECOND, **values: object) -> Evaluator:
    given: dict[str, object] = {"style": {"size": 20.0}, "duration": length, **values}
    return evaluator(scene(length, caption(words, **given)))


def content_at(film: Evaluator, time: int) -> TextContent | None:
    layers = film.at(Ticks(time)).frame.layers
    if not layers:
        return None
    content = layers[0].content
    assert isinstance(content, TextContent)
    return content


def runs_at(film: Evaluator, time: int) -> tuple[TextRun, ...]:
    content = content_at(film, time)
    return () if content is None else content.runs


@settings(max_examples=150, deadline=None)
@given(spoken_words(), st.integers(1, 12), st.integers(1, 4), st.floats(30, 400))
def test_pages_are_in_order_never_overlap_and_hold_every_word_once(
    words: list[tuple[str, int, int]], max_words: int, max_lines: int, width: float
) -> None:
    film = captioned(words, max_words=max_words, max_lines=max_lines, placement={"width": width})
    cues = film.captions()
    assert [word.text for cue in cues for word in cue.words] == [word for word, _, _ in words]
    assert all(early.start < early.end <= late.start for early, late in pairwise(cues))
    for cue in cues:
        assert 1 <= len(cue.words) <= max_words
        assert cue.start <= cue.words[0].start or cue.start == previous_end(cues, cue)
        assert cue.words[0].start - cue.start <= LEAD


def previous_end(cues: tuple[CaptionCue, ...], cue: CaptionCue) -> int:
    place = cues.index(cue)
    return cues[place - 1].end if place else 0


@settings(max_examples=60, deadline=None)
@given(spoken_words(), st.sampled_from(["none", "color", "plate", "pop"]))
def test_every_word_can_be_read_while_it_is_begun_to_be_said(words: list[tuple[str, int, int]], mode: str) -> None:
    film = captioned(words, highlight={"mode": mode})
    for cue in film.captions():
        for word in cue.words:
            if cue.start <= word.start < cue.end:
                shown = "".join(run.text for run in runs_at(film, word.start))
                assert word.text in shown


@settings(max_examples=60, deadline=None)
@given(spoken_words(), st.integers(1, 3))
def test_a_page_has_no_more_lines_than_asked_for_and_keeps_within_its_box(
    words: list[tuple[str, int, int]], max_lines: int
) -> None:
    film = captioned(words, max_lines=max_lines, placement={"width": 260.0, "height": 120.0})
    for cue in film.captions():
        evaluated = film.at(cue.start)
        assert evaluated.warnings == ()
        assert len(cue.lines) <= max_lines
        assert len({run.baseline for run in runs_at(film, cue.start)}) == len(cue.lines)


def test_a_page_ends_with_a_sentence_and_at_a_pause() -> None:
    words = [
        *spoken("Hello there. What now?"),
        *spoken("After a pause", start=4 * 72_000 + PAUSE + 1),
    ]
    assert [" ".join(cue.lines) for cue in captioned(words).captions()] == [
        "Hello there.",
        "What now?",
        "After a pause",
    ]


def test_an_abbreviation_does_not_end_a_page() -> None:
    assert len(captioned(spoken("about 5 approx. ten of them")).captions()) == 1


def test_no_single_word_is_left_over_for_the_last_page() -> None:
    cues = captioned(spoken("one two three four five six seven"), max_words=6).captions()
    assert [len(cue.words) for cue in cues] == [4, 3]


def test_a_page_stays_until_the_next_one_when_that_comes_soon() -> None:
    soon = [*spoken("One."), *spoken("Two.", start=72_000 + HOLD - 1)]
    early, late = captioned(soon).captions()
    assert early.end == late.start == 72_000 + HOLD - 1 - LEAD
    later = [*spoken("One."), *spoken("Two.", start=72_000 + HOLD)]
    early, late = captioned(later).captions()
    assert (early.end, late.start) == (72_000, 72_000 + HOLD - LEAD)


def test_cues_are_in_film_time_and_end_with_their_scene() -> None:
    film = evaluator(
        scene(SECOND),
        scene(SECOND, group(caption(spoken("one two three four five six"), duration=9 * SECOND), start=SECOND // 2)),
        scene(SECOND, caption(spoken("hidden"), hidden=True), text("not a caption")),
    )
    (cue,) = film.captions()
    assert (cue.start, cue.end) == (3 * SECOND // 2, 2 * SECOND)
    assert cue.words[1].start == 3 * SECOND // 2 + 72_000
    assert cue.language == "en"


def test_the_spoken_word_takes_the_colour_and_keeps_it_until_the_next() -> None:
    film = captioned([("one", 0, 50_000), ("two", 90_000, 150_000)])
    assert [run.fill == _LIT for run in runs_at(film, 80_000)] == [True, False]
    assert [run.fill == _LIT for run in runs_at(film, 90_000)] == [False, True]


def test_nothing_is_lit_before_the_first_word_is_heard() -> None:
    film = captioned([("one", LEAD, LEAD + 1000)])
    assert [run.fill == _LIT for run in runs_at(film, 0)] == [False]


def test_the_plate_glides_from_word_to_word_on_a_line() -> None:
    film = captioned(spoken("one two"), highlight={"mode": "plate"})

    def left(time: int) -> float:
        content = content_at(film, time)
        assert content is not None
        (plate,) = content.plates
        return plate.rect.x

    steps = [left(time) for time in range(71_999, 104_000, 4_000)]
    assert steps == sorted(steps)
    assert len(set(steps)) > 6
    assert steps[-1] - steps[0] == pytest.approx(40.0)


def test_pop_enlarges_the_word_about_its_middle() -> None:
    film = captioned(spoken("one two"), highlight={"mode": "pop", "scale": 1.5})
    settled, still = runs_at(film, 60_000)
    assert settled.matrix.a == settled.matrix.d == 1.5
    middle = settled.x + settled.width / 2
    assert settled.matrix.apply(middle, 0)[0] == pytest.approx(middle)
    assert still.matrix == Affine()


def test_reveal_shows_each_word_when_it_is_said() -> None:
    film = captioned(spoken("one two three"), highlight={"mode": "reveal"})
    assert [run.text for run in runs_at(film, 72_000 + 30_000)] == ["one", "two"]
    assert [run.opacity for run in runs_at(film, 72_000)] == [1.0, 0.25]


def test_between_changes_a_caption_is_one_and_the_same_layer() -> None:
    film = captioned(spoken("one two three", word=SECOND), highlight={"mode": "plate"})
    early, late = (film.at(Ticks(time)).frame.layers[0] for time in (SECOND // 2, SECOND - 1))
    assert early is late


def test_pages_come_and_go_with_the_elements_entrance_and_exit() -> None:
    film = captioned(
        [*spoken("One two."), *spoken("Three.", start=3 * SECOND)],
        entrance={"style": "fade", "duration": 24_000},
        exit={"style": "fade", "duration": 24_000},
    )
    for cue in film.captions():
        first = runs_at(film, cue.start + 12_000)
        assert 0 < first[0].opacity < 1
        assert runs_at(film, (cue.start + cue.end) // 2)[0].opacity == 1
        assert 0 < runs_at(film, cue.end - 6_000)[0].opacity < 1


def test_all_pages_are_set_in_one_size() -> None:
    words = [*spoken("incomprehensibilities."), *spoken("Short.", start=SECOND)]
    film = captioned(words, placement={"width": 100.0})
    sizes = {run.size for cue in film.captions() for run in runs_at(film, cue.start)}
    assert len(sizes) == 1
    assert sizes.pop() < 20


def test_words_out_of_order_are_put_in_order() -> None:
    film = captioned([("two", 72_000, 144_000), ("one", 0, 72_000)])
    assert [cue.lines for cue in film.captions()] == [("one two",)]


def test_an_animated_size_keeps_the_pages() -> None:
    film = captioned(spoken("one two three four"), style={"size": move((0, 20.0), (SECOND, 10.0))})
    assert len(film.captions()) == 1
    assert runs_at(film, SECOND)[0].size == 10.0


def test_lines_for_subtitle_files_are_as_written() -> None:
    film = captioned(spoken("He’s in co-production now"), style={"size": 20.0, "case": "upper"})
    assert [cue.lines for cue in film.captions()] == [("He’s in co-production now",)]
    assert "CO-" in {run.text for run in runs_at(film, 100)}


def test_hours_of_speech_without_a_pause_are_paged_in_little_time() -> None:
    words = [("word", n * 1000, n * 1000 + 1000) for n in range(20_000)]
    film = captioned(words, length=21_000_000)
    start = process_time()
    assert sum(len(cue.words) for cue in film.captions()) == 20_000
    assert process_time() - start < 20
