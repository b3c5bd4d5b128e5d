"""A voice behind an HTTP address as an engine; where it is and what it may do is told by the caller."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from claqueta.errors import ClaquetaError, Words
from claqueta.speech.engine import Takes, spoken_by_child
from claqueta.speech.request import Voice

_SECONDS_A_REQUEST = 65.0


class HttpVoiceMisconfigured(ClaquetaError):
    """The address of the HTTP voice is none that is asked."""

    code = "speech.http_misconfigured"
    words = Words(
        en="“{address}” is no address of a voice service. It begins with http:// or https://.",
        es="«{address}» no es la dirección de un servicio de voz. Empieza por http:// o https://.",
    )


@dataclass(frozen=True)
class HttpVoiceSettings:
    """An OpenAI-compatible service. voices: names that it knows.  languages: BCP-47 tags that they speak.

    Raises HttpVoiceMisconfigured.
    """

    base_url: str
    key: str = field(default="", repr=False)
    model: str = "tts-1"
    voices: tuple[str, ...] = ("alloy",)
    languages: tuple[str, ...] = ("es", "en")

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("http://", "https://")):
            raise HttpVoiceMisconfigured(address=self.base_url)


@dataclass(frozen=True)
class HttpEngine:
    """The voices of one service."""

    settings: HttpVoiceSettings
    id: Literal["http"] = "http"
    pitches: bool = False

    @property
    def version(self) -> str:
        """The service and its model; what changes behind them cannot be known."""
        return f"{self.settings.base_url} {self.settings.model}"

    def voices(self) -> tuple[Voice, ...]:
        """Every configured voice in every configured language."""
        return tuple(
            Voice(f"http:{name}:{language}", self.id, name, language)
            for language in self.settings.languages
            for name in self.settings.voices
        )

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        """The passages without marks, one request each; the pitch is left to the caller. Raises EngineFailed."""
        del pitch
        return spoken_by_child(
            {
                "driver": self.id,
                "task": "speak",
                "passages": list(passages),
                "manner": {"voice": voice.name, "speed": speed, "pitch": 0.0},
                "options": {
                    "base_url": self.settings.base_url,
                    "key": self.settings.key,
                    "model": self.settings.model,
                },
            },
            seconds=_SECONDS_A_REQUEST * max(1, len(passages)),
        )
