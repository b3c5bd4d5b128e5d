"""What a child is told and what it answers: the shapes on both sides of the pipe."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict


class Manner(TypedDict):
    """How to speak. speed: 1 is the voice's own.  pitch: semitones."""

    voice: str
    speed: float
    pitch: float


class Job(TypedDict):
    """What a child does: `speak` the passages with `driver`, or list its `voices`; options are the driver's own."""

    driver: str
    task: str
    passages: list[str]
    manner: Manner
    options: dict[str, str]


class ListedVoice(TypedDict):
    """A voice as the synthesiser lists it. file: what selects it.  gender: 0 unknown, 1 male, 2 female."""

    name: str
    file: str
    language: str
    gender: int


class Listing(TypedDict):
    """The voices of a driver and the version of its synthesiser."""

    version: str
    voices: list[ListedVoice]


@dataclass(frozen=True)
class Sound:
    """A spoken passage: 16-bit mono samples, and (character, sample) marks where words begin, if known."""

    pcm: bytes
    rate: int
    marks: list[tuple[int, int]] | None


class Spoken(TypedDict):
    """The header of a passage in the answer; its samples follow the JSON line in order."""

    frames: int
    marks: list[tuple[int, int]] | None


class Answer(TypedDict):
    """The header of what was spoken."""

    rate: int
    passages: list[Spoken]


class CannotSpeak(Exception):
    """The synthesiser refused; the message is one short English phrase for the log."""


type Speak = Callable[[list[str], Manner, dict[str, str]], list[Sound]]
type ListVoices = Callable[[], Listing]
