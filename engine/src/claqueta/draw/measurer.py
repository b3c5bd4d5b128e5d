"""Measures of text for evaluation, from the same faces and shaping that draw it."""

from functools import lru_cache

from claqueta.draw.limits import clamp
from claqueta.draw.typefaces import shaped
from claqueta.ports import FontFace, TextExtent

_EM = 1000.0
"""Text is measured at this size and the measures scaled, so that lines break alike at every size of the output."""


class SkiaMeasurer:
    """A TextMeasurer (ports): deterministic, and it remembers what it measured."""

    def measure(self, text: str, face: FontFace, size: float, letter_spacing: float) -> TextExtent:
        """The extent of `text` at `size` pixels an em, spaces at its end included."""
        scale = clamp(size, 0.1, 8_000.0, 1.0) / _EM
        width, ascent, descent = _measured(text, face, round(letter_spacing / scale, 3))
        return TextExtent(width=width * scale, ascent=ascent * scale, descent=descent * scale)


@lru_cache(maxsize=20_000)
def _measured(text: str, face: FontFace, letter_spacing: float) -> tuple[float, float, float]:
    """Width, ascent and descent in thousandths of an em."""
    paragraph = shaped(text, face, _EM, letter_spacing)
    baseline = float(paragraph.AlphabeticBaseline)
    width = max(0.0, float(paragraph.MaxIntrinsicWidth)) if text else 0.0
    return width, baseline, max(0.0, float(paragraph.Height) - baseline)
