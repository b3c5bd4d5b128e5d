"""Sets a text into a box before it is drawn: its size, its lines and where its emphasised words stand.

Lines break as evaluation breaks them, greedily by word. A box is then made as narrow as the same number of lines
allows, so that lines come out about equally long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from claqueta.geometry import Rect
from claqueta.ports import FontFace, TextMeasurer
from claqueta.storyboard.script import plain
from claqueta.storyboard.style import Face

_STEP: Final = 0.96


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it will be set, in pixels. `width` is the box's; `content` the longest line's."""

    text: str
    size: float
    tracking: float
    width: float
    content: float
    height: float
    lines: tuple[str, ...]
    fits: bool
    """Whether it stays within its lines and box at this size."""


class Typesetter:
    """Sets texts with one measurer."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measure = lru_cache(maxsize=50_000)(measurer.measure)

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of `text` in one line."""
        font = FontFace(face.font, face.weight, face.italic)
        return self._measure(cased(plain(text), face), font, size, face.tracking * size).width

    def fit(self, text: str, face: Face, *, size: float, width: float, height: float, max_lines: int) -> Setting:
        """`text` at `size` pixels or as much smaller as it must be for `width` × `height` and `max_lines`."""
        trial = size
        while True:
            setting = self._set(text, face, trial, width, max_lines)
            if (setting.fits and setting.height <= height) or trial * _STEP < size * face.smallest:
                return self._balanced(setting, face, width, max_lines)
            trial *= _STEP

    def _set(self, text: str, face: Face, size: float, width: float, max_lines: int) -> Setting:
        lines = self._lines(text, face, size, width)
        content = max((self.width(line, face, size) for line in lines), default=0.0)
        fits = len(lines) <= max_lines and content <= width
        height = len(lines) * size * face.line_height
        return Setting(text, size, face.tracking * size, width, content, height, lines, fits)

    def _balanced(self, setting: Setting, face: Face, width: float, max_lines: int) -> Setting:
        if len(setting.lines) > 1:
            low, high = width * 0.4, width
            while high - low > 2:
                middle = (low + high) / 2
                narrow = self._set(setting.text, face, setting.size, middle, max_lines)
                low, high = (low, middle) if len(narrow.lines) == len(setting.lines) and narrow.fits else (middle, high)
            setting = self._set(setting.text, face, setting.size, high, max_lines)
        # A little room, so that another host's rounding does not break a line early.
        return Setting(
            setting.text, setting.size, setting.tracking, min(width, ceil(setting.content * 1.012) + 2.0),
            setting.content, setting.height, setting.lines, setting.fits,
        )  # fmt: skip

    def _lines(self, text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
        lines: list[str] = []
        for row in text.split("\n"):
            line = ""
            for word in row.split():
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, face, size) > width:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return tuple(lines)

    def emphasised(self, setting: Setting, face: Face, align: str) -> Sequence[Rect]:
        """Where the words between stars stand, line by line, from the left top of the text's box."""
        rects: list[Rect] = []
        inside = False
        row = setting.size * face.line_height
        for index, line in enumerate(setting.lines):
            length = self.width(line, face, setting.size)
            slack = setting.width - length
            left = {"start": 0.0, "center": slack / 2, "end": slack}[align]
            done = ""
            for part_index, part in enumerate(line.split("*")):
                if part_index:
                    inside = not inside
                if inside and part.strip():
                    lead = len(part) - len(part.lstrip())
                    start = self.width(done + part[:lead], face, setting.size) if done + part[:lead] else 0.0
                    end = self.width(done + part.rstrip(), face, setting.size)
                    rects.append(Rect(left + start, index * row, end - start, row))
                done += part
        return rects


def cased(text: str, face: Face) -> str:
    """`text` in the case that the face is set in."""
    return text.upper() if face.case == "upper" else text.lower() if face.case == "lower" else text
