"""The music on paper: scales, chords that move little, form."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.music import beat_times, mood, moods
from claqueta.music.form import BEATS, plan
from claqueta.music.harmony import chord_classes, scale_note, voicings
from claqueta.music.score import score
from claqueta.time import TICKS_PER_SECOND, Ticks

_LENGTHS = st.integers(2 * TICKS_PER_SECOND, 200 * TICKS_PER_SECOND).map(Ticks)


@given(st.sampled_from(moods()), _LENGTHS)
def test_sections_cover_the_bars_and_the_beats_fill_the_piece(name: str, duration: Ticks) -> None:
    shape = plan(mood(name), duration)
    assert [bar for section in shape.sections for bar in range(section.start, section.end)] == list(range(shape.bars))
    beats = beat_times(name, duration)
    assert beats[0] == 0
    assert beats[-1] < duration
    assert list(beats) == sorted(set(beats))
    tempo = 60 * TICKS_PER_SECOND / shape.beat
    if duration > 12 * TICKS_PER_SECOND:
        assert tempo == pytest.approx(mood(name).tempo, rel=0.19)
        assert shape.bars * BEATS * shape.beat < duration


@given(st.sampled_from(moods()), st.integers(0, 2**63))
def test_every_note_belongs_to_the_scale_and_every_chord_to_its_degree(name: str, seed: int) -> None:
    chosen = mood(name)
    written = score(chosen, plan(chosen, Ticks(60 * TICKS_PER_SECOND)), seed)
    notes = {note.pitch % 12 for note in written.notes} | {
        pitch % 12 for chord in written.chords for pitch in chord.notes
    }
    assert len(notes) <= 7
    scales = [{scale_note(root, chosen.scale, step) % 12 for step in range(7)} for root in range(12)]
    assert any(notes <= scale for scale in scales)
    # The piece ends at home, at most two semitones from the mood's own key.
    assert (written.chords[-1].root - chosen.root + 2) % 12 <= 4


@given(st.lists(st.integers(1, 7), min_size=2, max_size=24), st.sampled_from(moods()))
def test_voices_move_little_from_chord_to_chord(degrees: list[int], name: str) -> None:
    chosen = mood(name)
    chords = [chord_classes(chosen.root, chosen.scale, degree, chosen.chord) for degree in degrees]
    placed = voicings(chords)
    for classes, notes in zip(chords, placed, strict=True):
        assert {pitch % 12 for pitch in notes} == set(classes)
        assert list(notes) == sorted(notes)
    # A diminished chord may lie a sixth away; no voice ever leaps an octave.
    assert largest_step(placed) < 12


@pytest.mark.parametrize("name", moods())
def test_no_voice_of_a_moods_own_progressions_moves_more_than_a_fifth(name: str) -> None:
    chosen = mood(name)
    for first, second in product(chosen.progressions, repeat=2):
        degrees = [*first, *second, *first]
        placed = voicings([chord_classes(chosen.root, chosen.scale, degree, chosen.chord) for degree in degrees])
        assert largest_step(placed) <= 7


def largest_step(placed: list[tuple[int, ...]]) -> int:
    """The furthest that one voice moves from a chord to the next, in semitones."""
    return max(abs(a - b) for before, after in pairwise(placed) for a, b in zip(before, after, strict=True))


def test_a_minute_has_an_intro_a_build_a_break_and_an_outro() -> None:
    for name in moods():
        kinds = [section.kind for section in plan(mood(name), Ticks(75 * TICKS_PER_SECOND)).sections]
        assert kinds[0] == "intro"
        assert kinds[-1] == "outro"
        assert {"build", "full", "break"} <= set(kinds)


def test_an_intro_is_sparser_than_what_it_leads_to() -> None:
    for name in moods():
        chosen = mood(name)
        shape = plan(chosen, Ticks(75 * TICKS_PER_SECOND))
        written = score(chosen, shape, 5)
        beats = [int(one.beat) for one in written.notes] + [int(one.beat) for one in written.strokes]
        density = {}
        for section in shape.sections:
            inside = range(section.start * BEATS, section.end * BEATS)
            density[section.kind] = sum(beat in inside for beat in beats) / len(inside)
        assert density["intro"] < 0.8 * density["full"]
