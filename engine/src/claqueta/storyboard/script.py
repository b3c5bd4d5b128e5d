"""A script as a value: what `parse` reads and the storyboard tells. Lines count from 1, for messages."""

from dataclasses import dataclass
from typing import Literal

type Format = Literal["16:9", "9:16", "1:1"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words to be spoken. `*stars*` in `text` mark what is emphasised, as in a text element."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Points:
    """A list whose points are shown, and spoken, one by one."""

    points: tuple[Paragraph, ...]
    ordered: bool
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words; `author` may be empty."""

    text: str
    author: str
    line: int


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """A picture or clip that the script asks for: a path inside the media folder, never resolved here."""

    path: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A ruled line: what follows begins a new scene."""

    line: int


type Block = Paragraph | Points | Quote | PictureChoice | SceneBreak


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (empty where the script has none) and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the front matter asks for; None where it says nothing."""

    title: str | None = None
    subtitle: str | None = None
    closing: str | None = None
    language: str | None = None
    style: str | None = None
    voice: str | None = None
    music: str | None = None
    """A mood, or `none`."""
    format: Format | None = None
    speed: float | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script. `title` is empty when neither front matter nor a lone first heading gives one."""

    title: str
    language: str
    settings: Settings
    opening: tuple[Block, ...]
    """What is said under the title."""
    sections: tuple[Section, ...]


def plain(text: str) -> str:
    """`text` without the stars that mark emphasis."""
    return text.replace("*", "")


def emphasised(text: str) -> tuple[str, ...]:
    """The phrases between stars, in order."""
    return tuple(phrase.strip() for phrase in text.split("*")[1::2] if phrase.strip())
