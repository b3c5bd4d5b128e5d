"""Lines of text in a box: words are measured, broken greedily into lines, balanced, aligned and placed.

The same rules run wherever text is drawn, so that the boxes of words are known for highlights and animations.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.text_words import Paragraph, Piece, letters_of
from claqueta.geometry import Rect
from claqueta.ports import FontFace

SHRINK_STEPS = 64
"""Text is set at a whole number of 64ths of its size…"""
SHRINK_LEAST = 16
"""…down to this many."""
BALANCED_PIECES = 40
"""Paragraphs of more pieces than this are broken greedily only: a headline has fewer."""
BALANCED_LINES = 4
SLACK = 1e-6
"""Pixels by which a line may be too long, for rounding."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a style decides where words stand; lengths in pixels, `line_height` in ems."""

    face: FontFace
    size: float
    letter_spacing: float
    line_height: float
    align: Literal["start", "center", "end"]
    vertical: Literal["top", "middle", "bottom"]
    shrink: bool
    padding_x: float = 0.0
    padding_y: float = 0.0

    def at(self, step: int) -> "Look":
        """The look at `step` 64ths of its size."""
        share = step / SHRINK_STEPS
        return replace(self, size=self.size * share, letter_spacing=self.letter_spacing * share)


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece with its left edge and width, in pixels of the box."""

    piece: Piece
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in reading order; `top` is the line's own, of the height that the style asks for."""

    pieces: tuple[PlacedPiece, ...]
    x: float
    width: float
    top: float
    height: float
    baseline: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines placed in the box, with the size they were set at."""

    lines: tuple[Line, ...]
    look: Look
    ascent: float
    descent: float
    fits: bool

    def ink(self, line: Line) -> Rect:
        """From the line's ascent to its descent."""
        return Rect(line.x, line.baseline - self.ascent, line.width, self.ascent + self.descent)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What cannot be broken: one or more pieces with their widths; `width` counts all spacing between letters."""

    pieces: tuple[Piece, ...]
    widths: tuple[float, ...]
    broken: bool = False

    @property
    def width(self) -> float:
        return sum(self.widths)

    @property
    def space(self) -> bool:
        return self.pieces[0].space


def lay_out(
    text: tuple[Paragraph, ...], look: Look, width: float, height: float, ruler: Ruler, *, balance: bool = True
) -> Layout:
    """`text` in a box of `width` × `height`, set smaller until it fits where the look allows.

    When even a quarter of the size does not fit (or the look forbids shrinking), words are broken to keep within the
    width, lines run over the height, and `fits` is false.
    """
    inner_width, inner_height = width - 2 * look.padding_x, height - 2 * look.padding_y

    def fits(step: int) -> bool:
        broken = _broken(text, look.at(step), inner_width, ruler)
        return not broken.splits and broken.count * look.at(step).size * look.line_height <= inner_height + SLACK

    step = SHRINK_STEPS
    if look.shrink and not fits(step):
        step = _largest(fits)
    final = look.at(step)
    broken = _broken(text, final, inner_width, ruler)
    lines = _balanced(broken, final, inner_width, ruler) if balance else broken.paragraphs
    return _placed(text, lines, final, width, height, ruler)


def largest_size(text: tuple[Paragraph, ...], look: Look, width: float, lines_height: float, ruler: Ruler) -> Look:
    """The look at the largest size at which no word of `text` is wider than `width` and so many ems of line height
    as `lines_height` would need stay within it: captions keep one size on all pages."""
    widest = tuple(piece for paragraph in text for piece in paragraph.pieces)

    def fits(step: int) -> bool:
        at = look.at(step)
        wide = (_piece_width(piece, at, ruler) - max(0.0, at.letter_spacing) for piece in widest)
        return at.size * look.line_height <= lines_height + SLACK and all(each <= width + SLACK for each in wide)

    if not look.shrink or fits(SHRINK_STEPS):
        return look
    return look.at(_largest(fits))


def text_width(text: tuple[Paragraph, ...], look: Look, ruler: Ruler) -> float:
    """How long `text` would be in one line."""
    chunks = [_joined(paragraph, look, ruler) for paragraph in text]
    return sum(_line_width(line, look, ruler) for line in chunks)


def _largest(fits: Callable[[int], bool]) -> int:
    """The largest step that fits, found by halving; the least one when none does."""
    low, high = SHRINK_LEAST, SHRINK_STEPS - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


@dataclass(frozen=True, slots=True)
class _Broken:
    paragraphs: tuple[tuple[tuple[_Chunk, ...], ...], ...]
    splits: bool

    @property
    def count(self) -> int:
        return sum(len(lines) for lines in self.paragraphs)


def _broken(text: tuple[Paragraph, ...], look: Look, width: float, ruler: Ruler) -> _Broken:
    """Each paragraph's lines, every line a tuple of chunks; an empty paragraph is an empty line."""
    found, splits = [], False
    for paragraph in text:
        chunks: list[_Chunk] = []
        for chunk in _joined(paragraph, look, ruler):
            if chunk.width - max(0.0, look.letter_spacing) <= width + SLACK:
                chunks.append(chunk)
            else:
                splits = True
                chunks.extend(_split(chunk, look, width, ruler))
        found.append(_greedy(chunks, look, width, ruler))
    return _Broken(tuple(found), splits)


def _joined(paragraph: Paragraph, look: Look, ruler: Ruler) -> tuple[_Chunk, ...]:
    """Pieces that must stay together, measured."""
    chunks: list[list[Piece]] = []
    for piece in paragraph.pieces:
        if chunks and not piece.may_break:
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
    return tuple(
        _Chunk(tuple(pieces), tuple(_piece_width(piece, look, ruler) for piece in pieces)) for pieces in chunks
    )


def _piece_width(piece: Piece, look: Look, ruler: Ruler) -> float:
    return ruler.width(piece.text, look.face, look.size, look.letter_spacing)


def _line_width(line: Iterable[_Chunk], look: Look, ruler: Ruler) -> float:
    """The length of a line: no space before the first word, no spacing after the last letter."""
    space = ruler.space(look.face, look.size, look.letter_spacing)
    total = 0.0
    for place, chunk in enumerate(line):
        total += chunk.width + (space if chunk.space and place else 0.0)
    return max(0.0, total - max(0.0, look.letter_spacing))


def _greedy(chunks: Sequence[_Chunk], look: Look, width: float, ruler: Ruler) -> tuple[tuple[_Chunk, ...], ...]:
    space = ruler.space(look.face, look.size, look.letter_spacing)
    limit = width + max(0.0, look.letter_spacing) + SLACK
    lines: list[list[_Chunk]] = [[]]
    reached = 0.0
    for chunk in chunks:
        step = chunk.width + (space if chunk.space else 0.0)
        if lines[-1] and (reached + step > limit or chunk.broken):
            lines.append([])
        reached = reached + step if lines[-1] else chunk.width
        lines[-1].append(chunk)
    return tuple(tuple(line) for line in lines)


def _split(chunk: _Chunk, look: Look, width: float, ruler: Ruler) -> list[_Chunk]:
    """A word that is wider than the box, cut into parts that are not; at least one letter each."""
    limit = width + max(0.0, look.letter_spacing) + SLACK
    rows: list[list[tuple[Piece, float]]] = [[]]
    reached = 0.0
    for piece in chunk.pieces:
        text, text_width = "", 0.0
        for letter in letters_of(piece.text):
            longer = ruler.width(text + letter, look.face, look.size, look.letter_spacing)
            if reached + longer > limit and (text or rows[-1]):
                if text:
                    rows[-1].append((replace(piece, text=text), text_width))
                rows.append([])
                reached, text = 0.0, ""
                longer = ruler.width(letter, look.face, look.size, look.letter_spacing)
            text, text_width = text + letter, longer
        rows[-1].append((replace(piece, text=text), text_width))
        reached += text_width
    return [
        _Chunk(tuple(piece for piece, _ in row), tuple(width for _, width in row), broken=place > 0)
        for place, row in enumerate(rows)
    ]


def _balanced(broken: _Broken, look: Look, width: float, ruler: Ruler) -> tuple[tuple[tuple[_Chunk, ...], ...], ...]:
    """The same number of lines in the narrowest width, so that no last word stands alone under a full line."""
    found = []
    for lines in broken.paragraphs:
        chunks = [chunk for line in lines for chunk in line]
        headline = 2 <= len(lines) <= BALANCED_LINES and len(chunks) <= BALANCED_PIECES
        if headline and not any(chunk.broken for chunk in chunks):
            found.append(_narrowest(chunks, len(lines), look, width, ruler))
        else:
            found.append(lines)
    return tuple(found)


def _narrowest(
    chunks: Sequence[_Chunk], count: int, look: Look, width: float, ruler: Ruler
) -> tuple[tuple[_Chunk, ...], ...]:
    """`chunks` in `count` lines whose longest is as short as can be: the length of some stretch of chunks."""
    reaches = {reach for first in range(len(chunks)) for reach in _reaches(chunks[first:], look, ruler)}
    candidates = sorted(reach for reach in reaches if reach <= width + SLACK)

    def enough(narrow: float) -> bool:
        return len(_greedy(chunks, look, narrow, ruler)) <= count

    place = bisect_left(candidates, True, key=enough)
    return _greedy(chunks, look, candidates[place] if place < len(candidates) else width, ruler)


def _reaches(chunks: Sequence[_Chunk], look: Look, ruler: Ruler) -> list[float]:
    """The lengths of all lines that begin with the first of `chunks`."""
    space = ruler.space(look.face, look.size, look.letter_spacing)
    steps = [chunk.width + (space if chunk.space and place else 0.0) for place, chunk in enumerate(chunks)]
    return [max(0.0, reach - max(0.0, look.letter_spacing)) for reach in accumulate(steps)]


def _placed(
    text: tuple[Paragraph, ...],
    paragraphs: tuple[tuple[tuple[_Chunk, ...], ...], ...],
    look: Look,
    width: float,
    height: float,
    ruler: Ruler,
) -> Layout:
    reference = ruler.extent("Hx", look.face, look.size, look.letter_spacing)
    step = look.line_height * look.size
    rows = [(line, paragraph.rtl) for paragraph, lines in zip(text, paragraphs, strict=True) for line in lines]
    total = step * len(rows)
    room = height - 2 * look.padding_y
    top = look.padding_y + {"top": 0.0, "middle": (room - total) / 2, "bottom": room - total}[look.vertical]
    lead = (step - reference.ascent - reference.descent) / 2 + reference.ascent
    lines = []
    for row, (chunks, rtl) in enumerate(rows):
        long = _line_width(chunks, look, ruler)
        inner = width - 2 * look.padding_x
        share = {"start": 0.0, "center": 0.5, "end": 1.0}[look.align]
        x = look.padding_x + (inner - long) * (1 - share if rtl else share)
        line_top = top + row * step
        pieces = _in_order(chunks, rtl, x, look, ruler)
        lines.append(Line(pieces, x, long, line_top, step, line_top + lead, rtl))
    wide = max((line.width for line in lines), default=0.0)
    fits = wide <= width - 2 * look.padding_x + SLACK and total <= room + SLACK
    return Layout(tuple(lines), look, reference.ascent, reference.descent, fits)


def _in_order(chunks: tuple[_Chunk, ...], rtl: bool, x: float, look: Look, ruler: Ruler) -> tuple[PlacedPiece, ...]:
    """Pieces from left to right as they are seen (words against the line's direction reversed among themselves),
    given back in reading order."""
    space = ruler.space(look.face, look.size, look.letter_spacing)
    tokens: list[tuple[Piece | None, float, bool]] = []
    for chunk in chunks:
        for piece, width in zip(chunk.pieces, chunk.widths, strict=True):
            if piece.space and tokens:
                before = tokens[-1][2]
                tokens.append((None, space, before if before == piece.rtl else rtl))
            tokens.append((piece, width, piece.rtl))
    placed: dict[int, PlacedPiece] = {}
    for place in _seen_order([direction for _, _, direction in tokens], rtl):
        found, width, _ = tokens[place]
        if found is not None:
            placed[place] = PlacedPiece(found, x, width)
        x += width
    return tuple(placed[place] for place in sorted(placed))


def _seen_order(directions: list[bool], rtl: bool) -> list[int]:
    """The places of tokens from left to right: rule L2 of the Unicode bidirectional algorithm for two levels."""
    order: list[int] = []
    stretch: list[int] = []
    for place, direction in enumerate([*directions, rtl]):
        if place < len(directions) and direction != rtl:
            stretch.append(place)
            continue
        order.extend(reversed(stretch))
        stretch = []
        if place < len(directions):
            order.append(place)
    return order if not rtl else list(reversed(order))
