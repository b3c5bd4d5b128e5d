"""Measures of text, so that line breaking does not depend on who draws."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class FontFace:
    """A family of `spec/fonts.json` in a weight and slant; the nearest face there is gets used."""

    family: str
    weight: int
    italic: bool


@dataclass(frozen=True)
class TextExtent:
    """Pixels: how far the pen moves, and how far the face reaches above and below the baseline."""

    width: float
    ascent: float
    descent: float


class TextMeasurer(Protocol):
    """Measures a word or run of words set in one line."""

    def measure(self, text: str, face: FontFace, size: float, letter_spacing: float) -> TextExtent:
        """The extent of `text` at `size` pixels an em; fallback faces count where the family lacks a letter."""
        ...
