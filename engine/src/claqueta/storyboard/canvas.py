"""The frame that a storyboard composes for: its size, its family, and shares of it as pixels."""

from dataclasses import dataclass
from typing import Final

from claqueta.geometry import Rect
from claqueta.storyboard.script import Format
from claqueta.storyboard.style import BoxShares, Family


@dataclass(frozen=True)
class Canvas:
    """A frame in pixels. `safe` are the margins, in percent: left, top, right, bottom, that text keeps clear of."""

    width: int
    height: int
    family: Family
    safe: tuple[float, float, float, float]

    def box(self, shares: BoxShares) -> Rect:
        """A box given in percent of the frame, in pixels."""
        left, top, width, height = shares
        return Rect(
            left * self.width / 100, top * self.height / 100, width * self.width / 100, height * self.height / 100
        )

    def length(self, share: float) -> float:
        """A length given in percent of the short side, in pixels."""
        return share * min(self.width, self.height) / 100

    @property
    def safe_area(self) -> Rect:
        """Where text may stand; in upright video the lower part is covered by what the apps draw."""
        left, top, right, bottom = self.safe
        return self.box((left, top, 100 - left - right, 100 - top - bottom))


CANVASES: Final[dict[Format, Canvas]] = {
    "16:9": Canvas(1920, 1080, "wide", (5, 5, 5, 5)),
    "9:16": Canvas(1080, 1920, "tall", (6, 8, 6, 15)),
    "1:1": Canvas(1080, 1080, "square", (5, 5, 5, 5)),
}
