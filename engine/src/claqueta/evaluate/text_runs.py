"""Laid-out lines as runs and plates of the display list."""

from dataclasses import dataclass

from claqueta.evaluate.display_list import (
    DropShadow,
    PaintValue,
    StrokeLine,
    TextContent,
    TextPlate,
    TextRun,
)
from claqueta.evaluate.text_lines import Layout, Line, PlacedPiece
from claqueta.evaluate.text_words import letters_of
from claqueta.geometry import Rect


@dataclass(frozen=True, slots=True)
class Plate:
    """What lies behind text: `per_line` hugging each line, or one behind all of them."""

    paint: PaintValue
    per_line: bool
    padding_x: float
    padding_y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters are painted."""

    fill: PaintValue
    emphasis: PaintValue
    stroke: StrokeLine | None = None
    shadow: DropShadow | None = None
    plate: Plate | None = None


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run with its place in the text; `line`, `word` and `letter` count from 0."""

    run: TextRun
    line: int
    word: int
    letter: int = 0
    letters: int = 1
    """How many it has."""


@dataclass(frozen=True, slots=True)
class PlacedPlate:
    """A plate with what it lies behind: a line (the first one of a block), or one word of it."""

    plate: TextPlate
    line: int
    carries: Rect
    """The letters in front of it."""
    word: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Text that has been laid out and painted."""

    layout: Layout
    runs: list[PlacedRun]
    plates: list[PlacedPlate]

    def content(self) -> TextContent:
        """The text at rest."""
        return TextContent(tuple([each.plate for each in self.plates]), tuple([each.run for each in self.runs]))


def runs(layout: Layout, ink: Ink) -> list[PlacedRun]:
    """A run for each piece of a word, in reading order."""
    return [
        PlacedRun(_run(piece, line, layout, ink), row, piece.piece.word, letters=len(letters_of(piece.piece.text)))
        for row, line in enumerate(layout.lines)
        for piece in line.pieces
    ]


def _run(placed: PlacedPiece, line: Line, layout: Layout, ink: Ink) -> TextRun:
    return TextRun(
        text=placed.piece.text,
        x=placed.x,
        baseline=line.baseline,
        width=placed.width,
        face=layout.look.face,
        size=layout.look.size,
        letter_spacing=layout.look.letter_spacing,
        fill=ink.emphasis if placed.piece.emphasis else ink.fill,
        stroke=ink.stroke,
        shadow=ink.shadow,
        rtl=placed.piece.rtl,
    )


def plates(layout: Layout, plate: Plate | None) -> list[PlacedPlate]:
    """The plates behind the lines that have letters; neighbours meet halfway where they would overlap."""
    rows = [row for row, line in enumerate(layout.lines) if line.pieces]
    if plate is None or not rows:
        return []
    inked = [layout.ink(layout.lines[row]) for row in rows]
    if not plate.per_line:
        inked = [around(inked)]
    rects = [padded(rect, plate.padding_x, plate.padding_y) for rect in inked]
    for place in range(len(rects) - 1):
        upper, lower = rects[place], rects[place + 1]
        if upper.bottom > lower.y:
            meet = (upper.bottom + lower.y) / 2
            rects[place] = Rect(upper.x, upper.y, upper.width, meet - upper.y)
            rects[place + 1] = Rect(lower.x, meet, lower.width, lower.bottom - meet)
    return [
        PlacedPlate(TextPlate(rect, plate.radius, plate.paint), row, ink)
        for rect, row, ink in zip(rects, rows, inked, strict=False)
    ]


def around(rects: list[Rect]) -> Rect:
    """The smallest rectangle that holds all of `rects`, of which there is one at least."""
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)


def padded(rect: Rect, x: float, y: float) -> Rect:
    """`rect` grown by `x` and `y` on each side."""
    return Rect(rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y)
