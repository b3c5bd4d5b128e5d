"""A voice behind an HTTP address as an engine; where it is and what it may do is told by the caller."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from claqueta.errors import ClaquetaError, Words
from claqueta.speech.engine import Takes, spoken_by_child
from claqueta.speech.request import Voice

_SECONDS_TO_START = 10.0


class HttpVoiceMisconfigured(ClaquetaError):
    """The address of the HTTP voice is none that is asked. It is not repeated: it may be a key in the wrong place."""

    code = "speech.http_misconfigured"
    words = Words(
        en="The address of the voice service cannot be used. It begins with http:// or https://, names a host, and "
        "holds neither a password nor a question mark.",
        es="La dirección del servicio de voz no se puede usar. Empieza por http:// o https://, nombra un servidor y "
        "no lleva contraseña ni signo de interrogación.",
    )


class HttpVoiceKeyUnusable(ClaquetaError):
    """The key of the HTTP voice has characters that no header carries."""

    code = "speech.http_key_unusable"
    words = Words(
        en="The key of the voice service has spaces, line breaks or letters that no key has. Copy it again.",
        es="La clave del servicio de voz tiene espacios, saltos de línea o letras que ninguna clave tiene. "
        "Cópiala otra vez.",
    )


@dataclass(frozen=True)
class HttpVoiceSettings:
    """An OpenAI-compatible service. voices: names that it knows.  languages: BCP-47 tags that they speak.

    seconds: how long one passage may take.  Raises HttpVoiceMisconfigured, HttpVoiceKeyUnusable.
    """

    base_url: str
    key: str = field(default="", repr=False)
    model: str = "tts-1"
    voices: tuple[str, ...] = ("alloy",)
    languages: tuple[str, ...] = ("es", "en")
    seconds: float = 60.0

    def __post_init__(self) -> None:
        if not _askable(self.base_url):
            raise HttpVoiceMisconfigured
        if not all("!" <= sign <= "~" for sign in self.key):
            raise HttpVoiceKeyUnusable


def _askable(address: str) -> bool:
    if not all("!" <= sign <= "~" for sign in address) or "@" in address or "?" in address or "#" in address:
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


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
                    "seconds": str(self.settings.seconds),
                },
            },
            seconds=_SECONDS_TO_START + self.settings.seconds * max(1, len(passages)),
        )
