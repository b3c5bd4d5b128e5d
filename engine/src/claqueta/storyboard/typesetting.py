"""Sets a text into a box before it is drawn: its size, its lines and where its emphasised words stand.

Lines break as evaluation breaks them, because evaluation's own layout is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.text_lines import Layout, Look, lay_out
from claqueta.evaluate.text_words import paragraphs
from claqueta.geometry import Rect
from claqueta.ports import FontFace, TextMeasurer
from claqueta.storyboard.script import plain
from claqueta.storyboard.style import Face

_STEP: Final = 0.96
_ROOM: Final = 2.0
"""Pixels beyond the longest line, so that another host's rounding does not break it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it will be set, in pixels: the box that just holds it, and its lines for the alignment `start`."""

    text: str
    size: float
    width: float
    height: float
    layout: Layout
    fits: bool
    """Whether it keeps to its lines, its box and whole words at this size."""

    def emphasised(self, align: str) -> Sequence[Rect]:
        """Where the words between stars stand, line by line, from the left top of the text's box."""
        rects: list[Rect] = []
        for line in self.layout.lines:
            words = [placed for placed in line.pieces if placed.piece.emphasis]
            if words:
                shift = {"start": 0.0, "center": 0.5, "end": 1.0}[align] * (self.width - line.width)
                left = min(placed.x for placed in words)
                right = max(placed.x + placed.width for placed in words)
                rects.append(Rect(shift + left, line.top, right - left, line.height))
        return rects


class Typesetter:
    """Sets texts of one language with one measurer."""

    def __init__(self, measurer: TextMeasurer, language: str) -> None:
        self._ruler = Ruler(measurer)
        self._language = language

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of `text` in one line."""
        font = FontFace(face.font, face.weight, face.italic)
        return self._ruler.width(plain(text), font, size, face.tracking * size)

    def fit(
        self, text: str, face: Face, *, size: float, width: float, height: float = 1e6, max_lines: int = 1
    ) -> Setting:
        """`text` at `size` pixels or as much smaller as it must be for `width` × `height` and `max_lines`."""
        trial = size
        while True:
            setting = self._set(text, face, trial, width, height, max_lines)
            if setting.fits or trial * _STEP < size * face.smallest:
                return setting
            trial *= _STEP

    def _set(self, text: str, face: Face, size: float, width: float, height: float, max_lines: int) -> Setting:
        font = FontFace(face.font, face.weight, face.italic)
        look = Look(font, size, face.tracking * size, face.line_height, "start", "top", shrink=False)
        words = paragraphs(text, face.case, self._language)
        layout = lay_out(words, look, width, 1e6, self._ruler)
        whole = sum(len(line.pieces) for line in layout.lines) == sum(len(part.pieces) for part in words)
        content = max((line.width for line in layout.lines), default=0.0)
        needed = len(layout.lines) * size * face.line_height
        return Setting(
            text=text,
            size=size,
            width=min(width, ceil(content) + _ROOM),
            height=needed,
            layout=layout,
            fits=whole and len(layout.lines) <= max_lines and needed <= height and content <= width,
        )
