"""What is asked of speech and what comes back: voices, requests, spoken words, utterances, and their refusals."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from claqueta.errors import ClaquetaError, Datum, Language, Words
from claqueta.time import TICKS_PER_SECOND, Ticks

LONGEST_TEXT = 20_000
SLOWEST, FASTEST = 0.5, 2.0
PITCH_REACH = 6.0
QUIETEST, LOUDEST = -24.0, 6.0

type Gender = Literal["female", "male", "neutral"]
type Samples = NDArray[np.float32]


class SpeechEmpty(ClaquetaError):
    """The text has no word that could be spoken."""

    code = "speech.empty"
    words = Words(
        en="There is nothing to say: the text has no words. Write at least one word.",
        es="No hay nada que decir: el texto no tiene palabras. Escribe al menos una palabra.",
    )


class SpeechTooLong(ClaquetaError):
    """The text exceeds what is spoken in one piece."""

    code = "speech.too_long"
    words = Words(
        en="The text has {length} characters; {limit} can be spoken at once. Split it into scenes.",
        es="El texto tiene {length} caracteres; de una vez se pueden decir {limit}. Repártelo en escenas.",
    )


class SpeechOutOfRange(ClaquetaError):
    """Speed, pitch or volume lies outside what a voice can do."""

    code = "speech.out_of_range"
    words = Words(
        en="The {name} of the voice is {value}; it must lie between {low} and {high}.",
        es="El valor «{name}» de la voz es {value}; debe estar entre {low} y {high}.",
    )


class SpeechUnavailable(ClaquetaError):
    """No engine could speak the text."""

    code = "speech.unavailable"
    words = Words(
        en="No voice could speak this text ({reasons}). Install eSpeak NG (`apt-get install espeak-ng`) "
        "or set up another voice.",
        es="Ninguna voz ha podido decir este texto ({reasons}). Instala eSpeak NG (`apt-get install espeak-ng`) "
        "o configura otra voz.",
    )


@dataclass(frozen=True)
class Voice:
    """A voice that can be chosen; `installed` is False when something is missing, which `note` then names."""

    id: str
    engine: str
    name: str
    language: str
    gender: Gender | None = None
    installed: bool = True
    note: Words | None = None


@dataclass(frozen=True)
class SpeechRequest:
    """A text and the manner of saying it.

    voice: an id from `voices`, or None for the best of the language.  language: BCP-47, or None to guess es or en.
    speed: 1 is the voice's own, within [0.5, 2].  pitch: semitones within [-6, 6].  volume: dB within [-24, 6].
    Raises SpeechEmpty, SpeechTooLong, SpeechOutOfRange.
    """

    text: str
    voice: str | None = None
    language: str | None = None
    speed: float = 1.0
    pitch: float = 0.0
    volume: float = 0.0

    def __post_init__(self) -> None:
        if not any(character.isalnum() for character in self.text):
            raise SpeechEmpty
        if len(self.text) > LONGEST_TEXT:
            raise SpeechTooLong(length=len(self.text), limit=LONGEST_TEXT)
        for name, value, low, high in (
            ("speed", self.speed, SLOWEST, FASTEST),
            ("pitch", self.pitch, -PITCH_REACH, PITCH_REACH),
            ("volume", self.volume, QUIETEST, LOUDEST),
        ):
            if not low <= value <= high:
                raise SpeechOutOfRange(name=name, value=value, low=low, high=high)


@dataclass(frozen=True)
class SpokenWord:
    """One whitespace-delimited word of the text, heard in [start, end); `text_start:text_end` is its place."""

    text: str
    start: Ticks
    end: Ticks
    text_start: int
    text_end: int


@dataclass(frozen=True)
class SpeechWarning:
    """Something that a person should know about an utterance that was made all the same."""

    code: str
    words: Words
    data: tuple[tuple[str, Datum], ...] = ()

    def text(self, language: Language) -> str:
        """What happened, in `language`."""
        return self.words.fill(language, dict(self.data))


@dataclass(frozen=True, eq=False)
class Utterance:
    """A spoken text: mono float32 samples of shape (frames,) in [-1, 1] at `rate` Hz, read-only, and word times.

    The words are in the order of the text, do not overlap and lie inside the sound.
    """

    samples: Samples
    rate: int
    words: tuple[SpokenWord, ...]
    voice: str
    engine: str
    language: str
    warnings: tuple[SpeechWarning, ...] = ()

    @property
    def duration(self) -> Ticks:
        """How long it sounds, rounded up to whole ticks."""
        return Ticks(-(-len(self.samples) * TICKS_PER_SECOND // self.rate))
