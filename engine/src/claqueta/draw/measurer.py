"""Measures of text for evaluation, from the same faces and shaping that draw it."""

from functools import lru_cache

from claqueta.draw.typefaces import shaped
from claqueta.ports import FontFace, TextExtent


class SkiaMeasurer:
    """A TextMeasurer (ports): deterministic, and it remembers what it measured."""

    def measure(self, text: str, face: FontFace, size: float, letter_spacing: float) -> TextExtent:
        """The extent of `text` at `size` pixels an em, spaces at its end included."""
        return _measured(text, face, size, letter_spacing)


@lru_cache(maxsize=20_000)
def _measured(text: str, face: FontFace, size: float, letter_spacing: float) -> TextExtent:
    paragraph = shaped(text, face, size, letter_spacing)
    baseline = float(paragraph.AlphabeticBaseline)
    width = max(0.0, float(paragraph.MaxIntrinsicWidth)) if text else 0.0
    return TextExtent(width=width, ascent=baseline, descent=float(paragraph.Height) - baseline)
