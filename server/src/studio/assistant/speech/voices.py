"""Which voices there are: the workers look, everybody reads what they found."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from claqueta.errors import Words
from claqueta.speech import SpeechEngine, piper_lack
from claqueta.speech import voices as voices_of
from studio.assistant.models import VoiceList
from studio.assistant.speech.engines import fresh_engines, speech_settings

STALE = timedelta(minutes=10)
_ESPEAK_LACK = Words(
    en="eSpeak NG is not installed on the worker: apt-get install espeak-ng",
    es="eSpeak NG no está instalado en el servidor de trabajo: apt-get install espeak-ng",
)
_PIPER_UNSET = Words(
    en="Not set up. Put voices (NAME.onnx and NAME.onnx.json) in a folder and name it in STUDIO_PIPER_VOICES.",
    es="Sin configurar. Pon voces (NOMBRE.onnx y NOMBRE.onnx.json) en una carpeta e indícala en STUDIO_PIPER_VOICES.",
)
_HTTP_UNSET = Words(
    en="Not set up. Name a service that speaks OpenAI's way in STUDIO_SPEECH_URL, its key in STUDIO_SPEECH_KEY.",
    es="Sin configurar. Indica un servicio compatible con OpenAI en STUDIO_SPEECH_URL y su clave en STUDIO_SPEECH_KEY.",
)


@dataclass(frozen=True)
class VoiceFacts:
    """A voice that can be chosen, or why it cannot."""

    id: str
    engine: str
    name: str
    language: str
    gender: str | None
    installed: bool
    note_en: str
    note_es: str


@dataclass(frozen=True)
class EngineFacts:
    """A kind of voice, and what to do where it cannot be used."""

    id: str
    name: str
    ready: bool
    note_en: str
    note_es: str


@dataclass(frozen=True)
class Voices:
    """All voices. listed: whether a worker has looked yet."""

    voices: tuple[VoiceFacts, ...]
    engines: tuple[EngineFacts, ...]
    listed: bool

    def voice(self, id: str) -> VoiceFacts | None:
        """The voice with that id."""
        return next((voice for voice in self.voices if voice.id == id), None)

    def of_language(self, language: str) -> tuple[VoiceFacts, ...]:
        """The voices that can be used and speak `language` (`es`, `en`), the preferred ones first."""
        return tuple(
            voice for voice in self.voices if voice.installed and voice.language.split("-")[0].lower() == language
        )


def known_voices() -> Voices:
    """What the workers found when they last looked."""
    row = VoiceList.objects.filter(pk=1).first()
    if row is None:
        return Voices((), (), listed=False)
    return Voices(
        tuple(VoiceFacts(**voice) for voice in row.voices),
        tuple(EngineFacts(**engine) for engine in row.engines),
        listed=True,
    )


def look_for_voices() -> None:
    """Looks for this machine's voices and writes them down."""
    found = fresh_engines()
    facts = [asdict(fact) for fact in _voices(found)]
    VoiceList.objects.update_or_create(
        pk=1,
        defaults={"voices": facts, "engines": [asdict(engine) for engine in _engines(facts)], "listed": timezone.now()},
    )


def stale() -> bool:
    """Whether it is time to look again."""
    return not VoiceList.objects.filter(pk=1, listed__gt=timezone.now() - STALE).exists()


def _voices(found: Sequence[SpeechEngine]) -> list[VoiceFacts]:
    return [
        VoiceFacts(
            id=voice.id,
            engine=_ENGINE.get(voice.engine, voice.engine),
            name=voice.name,
            language=voice.language,
            gender=voice.gender,
            installed=voice.installed,
            note_en=voice.note.en if voice.note else "",
            note_es=voice.note.es if voice.note else "",
        )
        for voice in voices_of(found)
    ]


_ENGINE = {"pyttsx3": "espeak"}
"""Both speak with eSpeak NG: people need not know by which way."""


def _engines(voices: Sequence[dict[str, Any]]) -> list[EngineFacts]:
    settings = speech_settings()
    espeak = any(voice["engine"] == "espeak" and voice["installed"] for voice in voices)
    piper = _PIPER_UNSET if settings.piper_folder is None else piper_lack(settings.piper_folder)
    return [
        _engine("espeak", "eSpeak NG", None if espeak else _ESPEAK_LACK),
        _engine("piper", "Piper", piper),
        _engine("http", "HTTP", None if settings.http is not None else _HTTP_UNSET),
    ]


def _engine(id: str, name: str, lack: Words | None) -> EngineFacts:
    return EngineFacts(id, name, lack is None, lack.en if lack else "", lack.es if lack else "")
