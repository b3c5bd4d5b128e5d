"""Measures of text, remembered."""

from claqueta.ports import FontFace, TextExtent, TextMeasurer

_REMEMBERED = 50_000


class Ruler:
    """A measurer that asks once for each text, face and size."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measurer = measurer
        self._known: dict[tuple[str, FontFace, float, float], TextExtent] = {}

    def extent(self, text: str, face: FontFace, size: float, letter_spacing: float) -> TextExtent:
        """The measurer's answer."""
        key = (text, face, size, letter_spacing)
        extent = self._known.get(key)
        if extent is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            extent = self._known[key] = self._measurer.measure(text, face, size, letter_spacing)
        return extent

    def width(self, text: str, face: FontFace, size: float, letter_spacing: float) -> float:
        """How far the pen moves over `text`, in pixels."""
        return self.extent(text, face, size, letter_spacing).width

    def space(self, face: FontFace, size: float, letter_spacing: float) -> float:
        """The advance of a space between two words; measured between letters, as a lone space may count as nothing."""
        together = self.width("nn", face, size, letter_spacing)
        return self.width("n n", face, size, letter_spacing) - together
