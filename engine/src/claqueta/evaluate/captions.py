"""Captions in pages: which spoken words are shown together, and from when to when.

A page ends where the voice pauses or a sentence ends, and before it would be too full; a sentence that takes several
pages is shared out evenly, so that no single word is left over. Times count from the element's start.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from claqueta.document.elements import CaptionElement
from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.text_lines import SLACK, Look
from claqueta.evaluate.text_words import Paragraph, Piece, direction, is_ideograph, paragraphs

PAUSE = 144_000
"""0.6 s of silence end a page."""
HOLD = 120_000
"""A page stays until the next one when that begins within 0.5 s."""
LEAD = 19_200
"""A page appears up to 80 ms before its first word, where no other page is shown: the eye needs a moment."""

EVEN_WORDS = 120
"""Sentences of more words than this are filled page by page, not shared out evenly."""

_SENTENCE_END = (".", "?", "!", "…", "。", "？", "！", "؟")
_CLOSERS = "\"'”’»)]}"


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word, in ticks from the element's start."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """Words shown together in [start, end)."""

    words: tuple[Word, ...]
    start: int
    end: int


def pages(element: CaptionElement, look: Look, width: float, ruler: Ruler) -> tuple[Page, ...]:
    """The pages of `element` when its words are set in `look` in lines of at most `width` pixels.

    Pages are in order and never overlap; every word is on exactly one.
    """
    words = _in_order(element)
    fill = _Fill(element, look, width, ruler)
    groups = [group for phrase in _phrases(words) for group in fill.groups(phrase)]
    return _timed(groups, element.duration)


def page_text(words: Sequence[Word], element: CaptionElement) -> tuple[Paragraph, ...]:
    """The words of a page as one paragraph; a piece's `word` counts within the page."""
    rtl = direction(" ".join(word.text for word in words)) == "rtl"
    pieces: list[Piece] = []
    for place, word in enumerate(words):
        parts = paragraphs(word.text, element.style.case, element.language, marks=False)
        for paragraph in parts:
            for part, piece in enumerate(paragraph.pieces):
                apart = piece.space or (part == 0 and bool(pieces) and not _joins(pieces[-1].text, piece.text))
                written = direction(piece.text)
                pieces.append(
                    Piece(
                        text=piece.text,
                        word=place,
                        space=apart,
                        may_break=piece.may_break or apart,
                        emphasis=False,
                        rtl=rtl if written is None else written == "rtl",
                    )
                )
    return (Paragraph(tuple(pieces), rtl),)


def _joins(before: str, after: str) -> bool:
    """Whether two words are written without a space, as in Chinese and Japanese."""
    return is_ideograph(before[-1]) and is_ideograph(after[0])


def _in_order(element: CaptionElement) -> list[Word]:
    """The words in the order of their starts, each beginning no earlier than the one before."""
    ordered = sorted(element.words, key=lambda word: word.start)
    return [Word(word.text, word.start, max(word.start, word.end)) for word in ordered]


def _phrases(words: Sequence[Word]) -> list[list[Word]]:
    """Words cut at pauses and after sentences."""
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        if last is None or word.start - last.end > PAUSE or _ends_sentence(last.text, word.text):
            found.append([])
        found[-1].append(word)
    return found


def _ends_sentence(text: str, following: str) -> bool:
    """A full stop before a small letter belongs to an abbreviation."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_END) and not following[0].islower()


class _Fill:
    """How many words go on a page."""

    def __init__(self, element: CaptionElement, look: Look, width: float, ruler: Ruler) -> None:
        self._element, self._width = element, width
        self._look, self._ruler = look, ruler
        self._space = ruler.space(look.face, look.size, look.letter_spacing)

    def groups(self, phrase: Sequence[Word]) -> list[list[Word]]:
        """`phrase` in as few pages as it needs, of about the same length."""
        lengths = [self._length(word) for word in phrase]
        loosest = self._filled(lengths, float("inf"))
        if len(loosest) > 1 and len(lengths) <= EVEN_WORDS:
            reaches = sorted(
                sum(lengths[first:end])
                for first in range(len(lengths))
                for end in range(first + 1, min(len(lengths), first + self._element.max_words) + 1)
            )
            place = bisect_left(reaches, True, key=lambda reach: len(self._filled(lengths, reach)) <= len(loosest))
            loosest = self._filled(lengths, reaches[place])
        return [list(phrase[first:end]) for first, end in loosest]

    def _length(self, word: Word) -> float:
        """With the space after it."""
        pieces = page_text((word,), self._element)[0].pieces
        widths = (
            self._ruler.width(piece.text, self._look.face, self._look.size, self._look.letter_spacing)
            for piece in pieces
        )
        return sum(widths) + self._space * (1 + sum(piece.space for piece in pieces))

    def _filled(self, lengths: Sequence[float], most: float) -> list[tuple[int, int]]:
        """(first, end) of each page when none may be longer than `most`."""
        found: list[tuple[int, int]] = []
        first = 0
        for place in range(1, len(lengths) + 1):
            full = place - first > self._element.max_words or sum(lengths[first:place]) > most + SLACK
            if place - first > 1 and (full or self._lines(lengths[first:place]) > self._element.max_lines):
                found.append((first, place - 1))
                first = place - 1
        return [*found, (first, len(lengths))]

    def _lines(self, lengths: Sequence[float]) -> int:
        """How many lines the words take, broken greedily; words wider than the box take several."""
        limit = self._width + self._space + max(0.0, self._look.letter_spacing) + SLACK
        count, reached = 1, 0.0
        for length in lengths:
            if reached and reached + length > limit:
                count, reached = count + 1, 0.0
            reached += length
            if length > limit and self._width > 0:
                over = ceil(length / self._width) - 1
                count, reached = count + over, length - over * self._width
        return count


def _timed(groups: Sequence[Sequence[Word]], duration: int) -> tuple[Page, ...]:
    found: list[Page] = []
    free = 0
    for place, words in enumerate(groups):
        start = max(free, words[0].start - LEAD)
        end = max(words[-1].end, start + 1)
        if place + 1 < len(groups):
            following = groups[place + 1][0].start
            held = following - LEAD if following - LEAD >= words[-1].end else following
            if following - words[-1].end < HOLD:
                end = max(held, start + 1)
        if start >= duration:
            break
        end = min(end, duration)
        found.append(Page(tuple(words), start, end))
        free = end
    return tuple(found)
