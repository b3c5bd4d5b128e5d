"""What is known of the media that a document names."""

from dataclasses import dataclass
from typing import Literal, Protocol

from claqueta.time import Rate, Ticks


@dataclass(frozen=True)
class AssetInfo:
    """The facts of one medium that evaluation and planning need."""

    kind: Literal["video", "image", "audio", "lut", "font"]
    sha256: str
    """Of the bytes, in hexadecimal."""
    width: int = 0
    """Pixels as shown: after rotation and with square pixels; 0 for sound."""
    height: int = 0
    duration: Ticks = Ticks(0)
    """0 for a still picture."""
    rate: Rate | None = None
    has_alpha: bool = False
    has_sound: bool = False


class Catalog(Protocol):
    """Looks media up."""

    def asset(self, asset: str) -> AssetInfo | None:
        """The facts of `asset`, or None when it is missing or was refused."""
        ...
