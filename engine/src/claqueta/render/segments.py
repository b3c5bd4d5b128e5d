"""Where a film is cut into segments, so that an edit touches few of them and an insertion none of the later ones.

Cuts lie where a scene begins, where the lane changes and where the set of layers changes; inside long stretches on a
grid that is anchored in the source of the video below, or else at the start of the scene. Choices start afresh at
every scene, so one scene's edits never move another's cuts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claqueta.render.lanes import Lane

SHORTEST = 60
"""Frames. A shorter piece joins its neighbour: each segment costs a key frame and a start."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """What the cutter knows of one frame."""

    scene: int
    """Index of the scene that holds it; a transition has an index of its own."""
    lane: Lane
    structure: int
    """Equal for neighbours with the same set of layers."""
    anchor: int
    """Number of the grid cell of the source, or of the scene; a change invites a cut."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames [start, stop) that are rendered as one piece."""

    start: int
    stop: int
    lane: Lane

    @property
    def length(self) -> int:
        """Frames."""
        return self.stop - self.start


def cut(cells: Sequence[Cell]) -> tuple[Stretch, ...]:
    """The stretches that cover all frames, in order."""
    stretches: list[Stretch] = []
    start = 0
    for index in range(1, len(cells) + 1):
        if index == len(cells) or cells[index].scene != cells[start].scene:
            stretches.extend(_cut_scene(cells, start, index))
            start = index
    return tuple(stretches)


def _cut_scene(cells: Sequence[Cell], start: int, stop: int) -> list[Stretch]:
    """Cuts [start, stop), one scene or transition, at the best places."""
    edges = [start]
    for index in range(start + 1, stop):
        before, after = cells[index - 1], cells[index]
        length = index - edges[-1]
        left = stop - index
        changes = before.lane != after.lane or before.structure != after.structure
        ends_cell = before.anchor != after.anchor
        if (length >= SHORTEST and left >= SHORTEST and (changes or ends_cell)) or length >= LONGEST:
            edges.append(index)
    edges.append(stop)
    return [Stretch(first, last, _widest(cells[first:last])) for first, last in pairwise(edges)]


def _widest(cells: Sequence[Cell]) -> Lane:
    """The lane that can do all of `cells`."""
    return Lane.OVERLAY if all(cell.lane is Lane.OVERLAY for cell in cells) else Lane.CANVAS
