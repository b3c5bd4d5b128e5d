"""eSpeak NG as an engine: through pyttsx3, the product's default, or by its library when pyttsx3 fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from claqueta.errors import Words
from claqueta.speech.child.job import ListedVoice, Listing
from claqueta.speech.engine import EngineFailed, Takes, spoken_by_child, voices_by_child
from claqueta.speech.request import Gender, Voice

_SECONDS_TO_START = 20.0
_SECONDS_A_CHARACTER = 0.01
_MISSING = Words(
    en="eSpeak NG is not installed: apt-get install espeak-ng",
    es="eSpeak NG no está instalado: apt-get install espeak-ng",
)
# The best voices first; the plus names one of eSpeak's own variants of the voice.
_CHOSEN: dict[str, tuple[tuple[str, str, Gender], ...]] = {
    "es-419": (
        ("es-419", "Español (Latinoamérica)", "male"),
        ("es-419+f3", "Español (Latinoamérica), mujer", "female"),
        ("es-419+m3", "Español (Latinoamérica), grave", "male"),
    ),
    "es": (
        ("es", "Español (España)", "male"),
        ("es+f3", "Español (España), mujer", "female"),
        ("es+m3", "Español (España), grave", "male"),
    ),
    "en-us": (
        ("en-us", "English (America)", "male"),
        ("en-us+f3", "English (America), woman", "female"),
        ("en-us+m3", "English (America), deep", "male"),
    ),
    "en-gb": (
        ("en-gb", "English (Great Britain)", "male"),
        ("en-gb+f3", "English (Great Britain), woman", "female"),
        ("en-gb+m3", "English (Great Britain), deep", "male"),
    ),
}
_NOTHING: Listing = {"version": "none", "voices": []}
_GENDERS: dict[int, Gender] = {1: "male", 2: "female"}


@dataclass(frozen=True)
class Espeak:
    """eSpeak NG; both drivers have the same voices under the same ids and sound alike."""

    id: Literal["pyttsx3", "espeak"] = "pyttsx3"
    pitches: bool = True

    @cached_property
    def _listing(self) -> Listing | None:
        try:
            return voices_by_child(self.id)
        except EngineFailed:
            return None

    @property
    def version(self) -> str:
        """eSpeak NG's own version."""
        return (self._listing or _NOTHING)["version"]

    def voices(self) -> tuple[Voice, ...]:
        """The chosen voices of Spanish and English first, then every other language."""
        if self._listing is None:
            return tuple(
                Voice(f"espeak:{name}", self.id, title, _tag(language), gender, installed=False, note=_MISSING)
                for language, chosen in _CHOSEN.items()
                for name, title, gender in chosen
            )
        there = {voice["language"] for voice in self._listing["voices"]}
        chosen_there = [
            Voice(f"espeak:{name}", self.id, title, _tag(language), gender)
            for language, chosen in _CHOSEN.items()
            if language in there
            for name, title, gender in chosen
        ]
        others = sorted(
            (voice for voice in self._listing["voices"] if voice["language"] not in _CHOSEN),
            key=lambda voice: voice["language"],
        )
        return (*chosen_there, *(self._other(voice) for voice in others))

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        """The passages with word marks. Raises EngineFailed."""
        characters = sum(map(len, passages))
        language, plus, variant = voice.id.removeprefix("espeak:").partition("+")
        files = {one["language"]: one["file"] for one in (self._listing or _NOTHING)["voices"]}
        if language not in files:
            raise EngineFailed(engine=self.id, reason="the voice is not installed")
        return spoken_by_child(
            {
                "driver": self.id,
                "task": "speak",
                "passages": list(passages),
                "manner": {"voice": files[language] + plus + variant, "speed": speed, "pitch": pitch},
                "options": {},
            },
            seconds=_SECONDS_TO_START + _SECONDS_A_CHARACTER * characters,
        )

    def _other(self, voice: ListedVoice) -> Voice:
        name = voice["name"].replace("_", " ")
        return Voice(
            f"espeak:{voice['language']}", self.id, name, _tag(voice["language"]), _GENDERS.get(voice["gender"])
        )


def _tag(language: str) -> str:
    """eSpeak's lower-case name of a language as a BCP-47 tag."""
    head, *rest = language.split("-")
    return "-".join((head, *(part.upper() if len(part) == 2 else part for part in rest)))
