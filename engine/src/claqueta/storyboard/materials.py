"""What the storyboard is given by the rest of the house: voices, media and music, as protocols."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claqueta.document.document import MediaRef
from claqueta.document.elements import CaptionWord
from claqueta.ports import AssetInfo
from claqueta.time import Ticks


@dataclass(frozen=True)
class Narration:
    """A text spoken; `words` are in ticks from its start and carry their punctuation."""

    asset: str
    ref: MediaRef
    duration: Ticks
    words: tuple[CaptionWord, ...]


class Narrator(Protocol):
    """Speaks."""

    def speak(self, text: str, language: str, voice: str, speed: float) -> Narration:
        """`text` spoken; an empty `voice` is the best one for `language`. Raises ClaquetaError when none can."""
        ...


@dataclass(frozen=True)
class MediaItem:
    """A picture or clip that the script may show."""

    asset: str
    ref: MediaRef
    path: str
    """Relative to the media folder, with forward slashes; its words count in matching."""
    info: AssetInfo
    tags: tuple[str, ...] = ()
    text: str = ""
    """A description kept beside the file."""
    focus: tuple[float, float] = (0.5, 0.42)
    """The point that must stay in view, as shares of width and height; faces are more often above the middle."""


class MediaLibrary(Protocol):
    """Knows the media."""

    def items(self) -> Sequence[MediaItem]:
        """All pictures and clips, in a stable order."""
        ...


@dataclass(frozen=True)
class Bed:
    """Music to lie under everything; `duration` may be longer or shorter than asked for."""

    asset: str
    ref: MediaRef
    duration: Ticks
    name: str = ""
    """Of the person's own file, where it is one; empty for composed music."""


class MusicSource(Protocol):
    """Finds or composes music."""

    def bed(self, mood: str, duration: Ticks) -> Bed | None:
        """Music of `mood` for `duration`, or None when there is none to be had."""
        ...
