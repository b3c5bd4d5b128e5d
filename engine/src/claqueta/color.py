"""Colours: 8-bit sRGB with straight alpha, written #RRGGBB or #RRGGBBAA."""

import re
from dataclasses import dataclass

COLOR_PATTERN = r"^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$"
_COLOR = re.compile(COLOR_PATTERN)


@dataclass(frozen=True)
class Color:
    """Red, green, blue and straight alpha, each 0…255."""

    red: int
    green: int
    blue: int
    alpha: int = 255

    @staticmethod
    def parse(text: str) -> "Color":
        """The colour that `text` (#RRGGBB or #RRGGBBAA) writes. Raises ValueError for any other text."""
        if not _COLOR.fullmatch(text):
            raise ValueError(f"not a colour: {text!r}")
        channels = bytes.fromhex(text[1:])
        return Color(*channels)

    @property
    def unit(self) -> tuple[float, float, float, float]:
        """Red, green, blue, straight alpha, each 0…1."""
        return self.red / 255, self.green / 255, self.blue / 255, self.alpha / 255

    def __str__(self) -> str:
        channels = (self.red, self.green, self.blue) + (() if self.alpha == 255 else (self.alpha,))
        return "#" + "".join(f"{channel:02X}" for channel in channels)


def mix(start: Color, end: Color, amount: float) -> Color:
    """The colour `amount` (0…1, clamped) of the way, mixed per channel with alpha premultiplied, rounded half up."""
    share = min(1.0, max(0.0, amount))
    alpha = start.alpha + (end.alpha - start.alpha) * share
    if alpha == 0:
        return Color(0, 0, 0, 0)

    def channel(low: int, high: int) -> int:
        premultiplied = low * start.alpha * (1 - share) + high * end.alpha * share
        return min(255, int(premultiplied / alpha + 0.5))

    return Color(
        channel(start.red, end.red),
        channel(start.green, end.green),
        channel(start.blue, end.blue),
        int(alpha + 0.5),
    )
