"""Stand-ins for the world around a storyboard: a narrator whose words last by their letters, media in memory."""

from collections.abc import Callable, Sequence
from itertools import count

from claqueta.document.document import Document, MediaRef
from claqueta.document.elements import CaptionWord
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.ports import AssetInfo
from claqueta.storyboard import Bed, Format, MediaItem, Narration, parse, storyboard
from claqueta.time import Rate, Ticks


def ref(path: str, kind: str) -> MediaRef:
    """A reference to a file that nobody opens."""
    return MediaRef.model_validate({"path": path, "sha256": "0" * 64, "size": 1, "kind": kind})


class PacedNarrator:
    """Speaks at a steady pace: 55 ms a letter, longer pauses after signs."""

    def __init__(self) -> None:
        self._number = count(1)
        self.spoken: list[str] = []

    def speak(self, text: str, language: str, voice: str, speed: float) -> Narration:
        """A narration without sound."""
        del language, voice
        self.spoken.append(text)
        words, time = [], 0
        for word in text.split():
            length = round((28_800 + 13_200 * len(word)) / speed)
            words.append(CaptionWord(text=word, start=time, end=time + length))
            time += length + {".": 90_000, ",": 40_000}.get(word[-1], 4_800)
        asset = f"voice_{next(self._number):010}"
        return Narration(asset, ref(f"{asset}.wav", "audio"), Ticks(time), tuple(words))


def picture(
    name: str, number: int, *, tags: Sequence[str] = (), text: str = "", size: tuple[int, int] = (2400, 1600)
) -> MediaItem:
    """A still of the library."""
    info = AssetInfo("image", "0" * 64, *size)
    return MediaItem(f"picture_{number:08}", ref(name, "image"), name, info, tuple(tags), text)


def clip(name: str, number: int, *, seconds: int = 30, size: tuple[int, int] = (1920, 1080)) -> MediaItem:
    """A video of the library."""
    info = AssetInfo("video", "0" * 64, *size, Ticks(seconds * 240_000), Rate(25))
    return MediaItem(f"clip____{number:08}", ref(name, "video"), name, info)


class Shelf:
    """A library of the given items."""

    def __init__(self, *items: MediaItem) -> None:
        self._items = items

    def items(self) -> Sequence[MediaItem]:
        """All of them."""
        return self._items


class OneSong:
    """Has a minute of music for any mood."""

    def bed(self, mood: str, duration: Ticks) -> Bed | None:
        """The song."""
        del duration
        return Bed("song____________", ref(f"{mood}.ogg", "audio"), Ticks(60 * 240_000))


class Silence:
    """Has no music."""

    def bed(self, mood: str, duration: Ticks) -> Bed | None:
        """None."""
        del mood, duration
        return None


def minted() -> Callable[[], str]:
    """Ids that count."""
    numbers = count()
    return lambda: f"rec_{next(numbers):012}"


def told(
    script: str,
    *items: MediaItem,
    style: str = "editorial",
    format: Format = "16:9",
    music: OneSong | Silence | None = None,
) -> Document:
    """The storyboard of `script` with those items."""
    return storyboard(
        parse(script),
        style=style,
        format=format,
        narrator=PacedNarrator(),
        library=Shelf(*items),
        music=music or Silence(),
        measurer=SkiaMeasurer(),
        ids=minted(),
    )
