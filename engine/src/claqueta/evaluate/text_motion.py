"""Text in motion: blocks, lines, words or letters that come and go one after the other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from claqueta.evaluate.display_list import TextContent, TextPlate, TextRun
from claqueta.evaluate.motion import Measures, Motions, MotionState, Unit, joined
from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.text_lines import Layout
from claqueta.evaluate.text_runs import Placed, PlacedPlate, PlacedRun, around, padded
from claqueta.evaluate.text_words import letters_of
from claqueta.geometry import Affine, Rect, Size

OVERHANG = 0.35
"""Ems that letters may reach beyond their line or advance; clips that cut nothing off keep this distance."""


def moving_content(text: "MovingText", motions: Motions, local: int, duration: int, box: Size) -> TextContent | None:
    """`text` at `local` of its `duration` while units of it come or go; None while all are at rest.

    Where the two meet, the exit's units count, and the entrance goes on only if it moves the same ones.
    """
    entrance, leave = motions.entrance, motions.exit
    entering = () if entrance is None else text.split(entrance.unit(True))
    if entrance is not None and local >= entrance.length(len(entering)):
        entrance = None
    leaving = () if leave is None else text.split(leave.unit(True))
    if leave is not None and duration - local >= leave.length(len(leaving)):
        leave = None
    if leave is not None and entrance is not None and leave.unit(True) != entrance.unit(True):
        entrance = None
    if entrance is None and leave is None:
        return None

    def state_of(place: int, count: int, measures: Measures) -> MotionState | None:
        return joined(
            None if entrance is None else entrance.entering(local, place, measures),
            None if leave is None else leave.leaving(duration - local, place, count, measures),
        )

    return _moved_content(text.placed, entering if leave is None else leaving, state_of, box)


@dataclass(frozen=True, slots=True)
class MovingUnit:
    """What moves as one: its runs, the box that they fill, and the one of its line."""

    runs: tuple[PlacedRun, ...]
    rect: Rect
    within: Rect
    first_line: int
    last_line: int


def units(text: Placed, unit: Unit, ruler: Ruler) -> tuple[MovingUnit, ...]:
    """The text in units in reading order; letters that join (right-to-left scripts) move by the word."""
    placed, layout = text.runs, text.layout
    if unit == "character":
        placed = [letter for each in placed for letter in _letters(each, layout, ruler)]
    keys: dict[Unit, Callable[[PlacedRun], object]] = {
        "block": lambda each: 0,  # noqa: ARG005 - one key for all
        "line": lambda each: each.line,
        "word": lambda each: (each.line, each.word),
        "character": lambda each: (each.line, each.word, each.run.x, each.letter),
    }
    return tuple(_moving(tuple(members), layout) for _, members in groupby(placed, keys[unit]))


def _letters(placed: PlacedRun, layout: Layout, ruler: Ruler) -> Iterable[PlacedRun]:
    run, look = placed.run, layout.look
    if run.rtl:
        yield placed
        return
    reach, before = "", 0.0
    for place, letter in enumerate(letters_of(run.text)):
        reach += letter
        after = ruler.width(reach, look.face, look.size, look.letter_spacing)
        yield PlacedRun(
            replace(run, text=letter, x=run.x + before, width=after - before), placed.line, placed.word, place
        )
        before = after


def _moving(members: tuple[PlacedRun, ...], layout: Layout) -> MovingUnit:
    lines = [layout.lines[member.line] for member in members]
    rect = around(
        [
            Rect(member.run.x, line.baseline - layout.ascent, member.run.width, layout.ascent + layout.descent)
            for member, line in zip(members, lines, strict=True)
        ]
    )
    within = around([layout.ink(line) for line in lines])
    return MovingUnit(members, rect, within, members[0].line, members[-1].line)


class MovingText:
    """Text ready to be moved; taken apart once for each kind of unit."""

    def __init__(self, text: Placed, ruler: Ruler) -> None:
        self.placed = text
        self._ruler = ruler
        self._units: dict[Unit, tuple[MovingUnit, ...]] = {}

    def split(self, unit: Unit) -> tuple[MovingUnit, ...]:
        """The text in units in reading order."""
        if unit not in self._units:
            self._units[unit] = units(self.placed, unit, self._ruler)
        return self._units[unit]


type StateOf = Callable[[int, int, Measures], MotionState | None]
"""(which unit, of how many, its measures) → how far it is from rest."""


def _moved_content(text: Placed, moving: tuple[MovingUnit, ...], state_of: StateOf, box: Size) -> TextContent:
    """The text with every unit in its state; plates go with the first unit in front of them."""
    em = text.layout.look.size
    found: list[TextRun] = []
    states: list[tuple[MovingUnit, MotionState | None]] = []
    for place, unit in enumerate(moving):
        measures = Measures(em, unit.rect.width, unit.rect.height, box.width, box.height)
        state = state_of(place, len(moving), measures)
        states.append((unit, state))
        if state is None:
            found.extend(member.run for member in unit.runs)
        elif not state.hides(unit.within.width, unit.rect.height):
            found.extend(_moved(unit, state, text.layout, em))
    moved = [_moved_plate(plate, states) for plate in text.plates]
    return TextContent(tuple([plate for plate in moved if plate is not None]), tuple(found))


def unit_matrix(state: MotionState, rect: Rect) -> Affine:
    """The motion of a unit about the centre of its box."""
    if (state.scale_x, state.scale_y, state.rotation) == (1.0, 1.0, 0.0):
        return Affine.translate(state.x, state.y)
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return (
        Affine.translate(x + state.x, y + state.y)
        @ Affine.rotate(state.rotation)
        @ Affine.scale(state.scale_x, state.scale_y)
        @ Affine.translate(-x, -y)
    )


def clipped_rect(state: MotionState, rect: Rect, margin: float) -> Rect | None:
    """What of `rect` a clip leaves; `margin` beyond the edges that it does not cut. None without a clip."""
    if state.clip_x == 0.0 and state.clip_y == 0.0:
        return None
    left = rect.x - state.clip_x * rect.width if state.clip_x < 0 else rect.x - margin
    right = rect.right - state.clip_x * rect.width if state.clip_x > 0 else rect.right + margin
    top = rect.y - state.clip_y * rect.height if state.clip_y < 0 else rect.y - margin
    bottom = rect.bottom - state.clip_y * rect.height if state.clip_y > 0 else rect.bottom + margin
    return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _moved(unit: MovingUnit, state: MotionState, layout: Layout, em: float) -> Iterable[TextRun]:
    matrix = unit_matrix(state, unit.rect)
    clip = clipped_rect(state, unit.rect, OVERHANG * em)
    if state.masked:
        clip = padded(unit.within, OVERHANG * em, 0.0)
    before = _spread_before(unit, layout) if state.letter_spacing else [0.0] * len(unit.runs)
    for member, letters in zip(unit.runs, before, strict=True):
        run = member.run
        yield replace(
            run,
            x=run.x + letters * state.letter_spacing,
            width=run.width + member.letters * state.letter_spacing,
            letter_spacing=run.letter_spacing + state.letter_spacing,
            opacity=run.opacity * state.opacity,
            matrix=matrix @ run.matrix,
            blur=run.blur + state.blur,
            clip=clip,
        )


def _spread_before(unit: MovingUnit, layout: Layout) -> list[float]:
    """For each run, by how many letter spacings it moves when the spacing grows: the line keeps its middle, or the
    edge that it is aligned to. Spaces between words count as a letter."""
    keep: dict[Literal["start", "center", "end"], float] = {"start": 0.0, "center": 0.5, "end": 1.0}
    shifts: list[float] = []
    for line, members in groupby(unit.runs, lambda each: each.line):
        row = sorted(members, key=lambda each: each.run.x)
        share = keep[layout.look.align]
        share = 1 - share if layout.lines[line].rtl else share
        total = sum(each.letters for each in row) + len(row) - 2
        reached = 0
        shift: dict[float, float] = {}
        for each in row:
            shift[each.run.x] = reached - share * total
            reached += each.letters + 1
        shifts.extend(shift[each.run.x] for each in unit.runs if each.line == line)
    return shifts


def _moved_plate(placed: PlacedPlate, states: list[tuple[MovingUnit, MotionState | None]]) -> TextPlate | None:
    """A plate with the unit that it lies behind; None while that cannot be seen.

    It travels only with a unit that fills it, else it would leave the other words behind.
    """
    plate = placed.plate
    before = (each for each in states if each[0].first_line <= placed.line <= each[0].last_line)
    if placed.word is not None:
        before = (each for each in before if any(run.word == placed.word for run in each[0].runs))
    unit, state = next(before, (None, None))
    if unit is None or state is None:
        return plate
    carried = unit.rect.width >= placed.carries.width - 1e-6 and unit.rect.height >= placed.carries.height - 1e-6
    if state.hides(unit.within.width, unit.rect.height):
        return None
    if state.masked or not carried:
        return replace(plate, opacity=plate.opacity * state.opacity)
    return replace(
        plate,
        rect=clipped_rect(state, plate.rect, 0.0) or plate.rect,
        opacity=plate.opacity * state.opacity,
        matrix=unit_matrix(state, unit.rect),
    )
