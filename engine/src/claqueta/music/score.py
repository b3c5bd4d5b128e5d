"""The score: every note and stroke of a piece, from a mood, a plan and a seed; no sound yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from claqueta.music.form import BEATS, PRESENCE, Plan, Section
from claqueta.music.harmony import chord_classes, scale_note, voicings
from claqueta.music.mood import Mood

type Drum = Literal["kick", "snare", "hat", "boom"]

_STROKES = {"x": 1.0, "o": 0.72, "-": 0.42}
_TRANSPOSE = 2
_LATE_SECONDS = 0.005
# G1: deep, yet a small speaker hears the octave above.
_LOWEST_BASS = 31


@dataclass(frozen=True)
class Chord:
    """A chord held over [start, end) beats. notes: ascending MIDI.  root: the bass's pitch class."""

    start: int
    end: int
    notes: tuple[int, ...]
    root: int
    level: float


@dataclass(frozen=True)
class Note:
    """One note. beat: when, in beats.  length: in beats.  loud: 0–1.  pan: -1 left to 1 right.  late: seconds."""

    part: Literal["arpeggio", "bass", "lead"]
    beat: Fraction
    length: Fraction
    pitch: int
    loud: float
    pan: float = 0.0
    late: float = 0.0


@dataclass(frozen=True)
class Stroke:
    """One stroke of a drum. late: seconds."""

    drum: Drum
    beat: Fraction
    loud: float
    late: float = 0.0


@dataclass(frozen=True)
class Score:
    """All that is played."""

    chords: tuple[Chord, ...]
    notes: tuple[Note, ...]
    strokes: tuple[Stroke, ...]


def score(mood: Mood, plan: Plan, seed: int) -> Score:
    """The piece that `seed` chooses among those that the mood allows; the same for the same arguments."""
    random = np.random.default_rng([seed, 1])
    root = mood.root + int(random.integers(-_TRANSPOSE, _TRANSPOSE + 1))
    degrees = _degrees(mood, plan, random)
    chords = _chords(mood, plan, root, degrees)
    motif = _motif(random, mood.lead.density)
    notes: list[Note] = []
    strokes: list[Stroke] = []
    for section in plan.sections:
        choice = np.random.default_rng([seed, 2, _variant(section)])
        human = np.random.default_rng([seed, 3, section.start])
        notes.extend(_arpeggio(mood, section, chords, choice, human))
        notes.extend(_bass(mood, section, chords, choice))
        notes.extend(_lead(mood, section, root, degrees, motif, human))
        strokes.extend(_drums(mood, section, choice, human))
    notes.extend(_ending(mood, plan, chords[-1]))
    return Score(tuple(chords), tuple(notes), tuple(strokes))


def _variant(section: Section) -> int:
    """Sections of a kind play the same patterns, so that one recognises them, but every third time a new one."""
    return list(PRESENCE).index(section.kind) + 10 * (section.start // 48)


def _degrees(mood: Mood, plan: Plan, random: np.random.Generator) -> list[int]:
    """The degree of each bar: one progression carries the piece, another one the breaks and lifts; the end is home."""
    order = random.permutation(len(mood.progressions))
    main, other = mood.progressions[order[0]], mood.progressions[order[-1]]
    bars = []
    for bar in range(plan.bars):
        section = plan.section_at(bar)
        progression = other if section.kind in ("break", "lift") else main
        bars.append(progression[(bar - section.start) // mood.bars_per_chord % len(progression)])
    return [*bars, 1]


def _chords(mood: Mood, plan: Plan, root: int, degrees: list[int]) -> list[Chord]:
    placed = voicings([chord_classes(root, mood.scale, degree, mood.chord) for degree in degrees])
    return [
        Chord(
            bar * BEATS,
            (bar + 1) * BEATS,
            notes,
            scale_note(root, mood.scale, degree - 1) % 12,
            PRESENCE[plan.section_at(bar).kind].pad,
        )
        for bar, (degree, notes) in enumerate(zip(degrees, placed, strict=True))
    ]


def _arpeggio(
    mood: Mood, section: Section, chords: list[Chord], choice: np.random.Generator, human: np.random.Generator
) -> Iterator[Note]:
    part = mood.arpeggio
    loud = PRESENCE[section.kind].arpeggio
    pattern = str(choice.choice(part.patterns))
    length = Fraction(BEATS, part.steps)
    for bar in range(section.start, section.end):
        tones = chords[bar].notes
        for step in range(part.steps):
            sign = pattern[step % len(pattern)]
            # An intro is sparse: only what falls on a beat.
            if sign == "." or (section.kind == "intro" and step % (part.steps // BEATS)):
                continue
            index = int(sign)
            pitch = tones[index % len(tones)] + 12 * (part.octave + index // len(tones))
            accent = 1.0 if step == 0 else 0.84 if step % (part.steps // BEATS) == 0 else 0.66
            yield Note(
                "arpeggio",
                bar * BEATS + step * length + _swing(mood, step, part.steps),
                2 * length,
                pitch,
                loud * accent * float(human.uniform(0.9, 1.0)),
                0.5 * (-1 if step % 2 else 1) * (0.5 + 0.25 * (index % 3)),
                float(human.uniform(0, _LATE_SECONDS)),
            )


def _bass(mood: Mood, section: Section, chords: list[Chord], choice: np.random.Generator) -> Iterator[Note]:
    loud = PRESENCE[section.kind].bass
    pattern = str(choice.choice(mood.bass.patterns)) if section.kind not in ("intro", "break", "outro") else "x......."
    hits = [step for step, sign in enumerate(pattern) if sign in _STROKES]
    for bar in range(section.start, section.end):
        low = _LOWEST_BASS + (chords[bar].root - _LOWEST_BASS) % 12
        for step, following in zip(hits, [*hits[1:], len(pattern)], strict=True):
            # The step before the bar line may lead into the next chord by its octave.
            octave = 12 if step and step >= len(pattern) - 2 and pattern[step] == "o" else 0
            length = Fraction((following - step) * BEATS, len(pattern))
            beat = bar * BEATS + Fraction(step * BEATS, len(pattern)) + _swing(mood, step, len(pattern))
            yield Note("bass", beat, length, low + octave, loud * _STROKES[pattern[step]])


def _motif(random: np.random.Generator, density: float) -> list[tuple[int, int]]:
    """Two bars of melody as (eighth, scale steps above the chord's root): it moves by step and rests often."""
    motif = []
    step = int(random.choice([2, 4, 7]))
    for eighth in range(16):
        strong = eighth % 4 == 0
        if random.random() < density * (1.5 if strong else 0.75):
            if strong:
                step = min((0, 2, 4, 7, 9), key=lambda tone: abs(tone - step))
            motif.append((eighth, step))
            step = int(np.clip(step + random.choice([-2, -1, -1, 1, 1, 2]), 0, 9))
    return motif or [(0, 4), (6, 2)]


def _lead(
    mood: Mood,
    section: Section,
    root: int,
    degrees: list[int],
    motif: list[tuple[int, int]],
    human: np.random.Generator,
) -> Iterator[Note]:
    loud = PRESENCE[section.kind].lead
    if not loud or not mood.lead.level:
        return
    for bar in range(section.start, section.end):
        half = (bar - section.start) % 2
        # A, A', A, and a bar of breath: the last bar of a phrase keeps its first notes only.
        last = (bar - section.start) % 4 == 3
        mine = [(eighth - 8 * half, step) for eighth, step in motif if eighth // 8 == half]
        for position, (eighth, step) in enumerate(mine[:2] if last else mine):
            following = mine[position + 1][0] if position + 1 < len(mine) else 8
            pitch = scale_note(root, mood.scale, degrees[bar] - 1 + step) + 12 * (mood.lead.octave - 1)
            while pitch > 91:
                pitch -= 12
            yield Note(
                "lead",
                bar * BEATS + Fraction(eighth, 2) + _swing(mood, eighth, 8),
                Fraction(max(1, following - eighth), 2),
                pitch,
                loud * float(human.uniform(0.82, 1.0)),
                0.18 if eighth % 4 else -0.12,
                float(human.uniform(0, 2 * _LATE_SECONDS)),
            )


def _drums(mood: Mood, section: Section, choice: np.random.Generator, human: np.random.Generator) -> Iterator[Stroke]:
    loud = PRESENCE[section.kind].drums * mood.drums.level
    patterns: dict[Drum, str] = {
        "kick": str(choice.choice(mood.drums.kick)),
        "snare": str(choice.choice(mood.drums.snare)),
        "hat": str(choice.choice(mood.drums.hat)),
        "boom": str(choice.choice(mood.drums.boom)),
    }
    # A build brings the shaker and the large drum, the backbeat comes with the full section.
    playing: tuple[Drum, ...] = (
        ("hat", "boom") if section.kind in ("build", "outro") else ("kick", "snare", "hat", "boom")
    )
    if not loud:
        return
    for bar in range(section.start, section.end):
        for drum in playing:
            pattern = patterns[drum]
            for step, sign in enumerate(pattern):
                if sign in _STROKES:
                    beat = bar * BEATS + Fraction(step * BEATS, len(pattern)) + _swing(mood, step, len(pattern))
                    late = float(human.uniform(0, _LATE_SECONDS)) if drum in ("hat", "snare") else 0.0
                    yield Stroke(drum, beat, loud * _STROKES[sign] * float(human.uniform(0.88, 1.0)), late)


def _ending(mood: Mood, plan: Plan, last: Chord) -> Iterator[Note]:
    """The last chord: a deep root and the tones spread upwards, left to ring."""
    beat = Fraction(plan.bars * BEATS)
    yield Note("bass", beat, Fraction(BEATS), _LOWEST_BASS + (last.root - _LOWEST_BASS) % 12, 0.8)
    for index, pitch in enumerate(last.notes):
        spread = Fraction(index, 8)
        yield Note(
            "arpeggio", beat + spread, Fraction(BEATS), pitch + 12 * mood.arpeggio.octave, 0.75, 0.3 * (index - 1)
        )


def _swing(mood: Mood, step: int, steps: int) -> Fraction:
    """How late a step is, in beats: every second eighth, or every second sixteenth by half as much."""
    if mood.swing == 0 or step % 2 == 0:
        return Fraction(0)
    return Fraction(round(mood.swing * 100), 100) * Fraction(BEATS, 2 * steps)
