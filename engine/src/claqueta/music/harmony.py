"""Scales, chords, and how their voices move: each to the nearest place, as singers would."""

from collections.abc import Sequence
from itertools import pairwise, product

from claqueta.music.mood import Scale

_SCALES: dict[Scale, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}
_LOWEST, _HIGHEST = 52, 74
_MIDDLE = 62


def scale_note(root: int, scale: Scale, step: int) -> int:
    """The MIDI note `step` scale steps above (or below) `root`."""
    octave, degree = divmod(step, 7)
    return root + 12 * octave + _SCALES[scale][degree]


def chord_classes(root: int, scale: Scale, degree: int, steps: Sequence[int]) -> tuple[int, ...]:
    """The pitch classes of the chord on `degree` (1 is the tonic), its root first."""
    return tuple(scale_note(root, scale, degree - 1 + step) % 12 for step in steps)


def voicings(chords: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """A closed position of each chord, in ascending MIDI notes, reached with the least movement from the last one."""
    placed: list[tuple[int, ...]] = []
    for classes in chords:
        candidates = list(_positions(classes))
        if not placed:
            best = min(candidates, key=lambda notes: abs(sum(notes) / len(notes) - _MIDDLE))
        else:
            before = placed[-1]
            best = min(candidates, key=lambda notes: _movement(before, notes))
        placed.append(best)
    return placed


def _positions(classes: tuple[int, ...]) -> list[tuple[int, ...]]:
    choices = [[note for note in range(_LOWEST, _HIGHEST + 1) if note % 12 == one] for one in classes]
    found = {tuple(sorted(notes)) for notes in product(*choices)}
    # Close, but without seconds in the low register, where they growl.
    fits = [
        notes
        for notes in found
        if notes[-1] - notes[0] <= 17
        and len(set(notes)) == len(notes)
        and all(b - a >= (3 if a < 57 else 2 if a < 62 else 1) for a, b in pairwise(notes))
    ]
    return sorted(fits or found)


def _movement(before: tuple[int, ...], after: tuple[int, ...]) -> float:
    moved = sum(abs(a - b) for a, b in zip(before, after, strict=True))
    drift = abs(sum(after) / len(after) - _MIDDLE)
    parallel = all(a != b and b - a == after[0] - before[0] for a, b in zip(before, after, strict=True))
    return moved + 0.35 * drift + (4 if parallel else 0)
