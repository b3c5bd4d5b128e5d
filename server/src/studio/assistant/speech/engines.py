"""The speech engines as the studio's settings set them up, and where spoken texts are kept."""

from functools import cache
from pathlib import Path

from django.conf import settings

from claqueta.speech import (
    HttpVoiceSettings,
    SpeechCache,
    SpeechEngine,
    SpeechSettings,
    default_engines,
)


@cache
def engines() -> tuple[SpeechEngine, ...]:
    """This machine's engines, in the order in which they are tried. Each utterance has a process of its own."""
    return default_engines(speech_settings())


def fresh_engines() -> tuple[SpeechEngine, ...]:
    """The engines, looked for anew: something may have been installed."""
    engines.cache_clear()
    return engines()


def speech_settings() -> SpeechSettings:
    """The voices that are set up besides eSpeak NG."""
    studio = settings.STUDIO
    http = None
    if studio.speech_url:
        http = HttpVoiceSettings(studio.speech_url, studio.speech_key, studio.speech_model or "tts-1")
    return SpeechSettings(piper_folder=studio.piper_folder, http=http)


def speech_cache() -> SpeechCache:
    """What was spoken on this machine: the same words in the same voice are spoken once."""
    return SpeechCache(Path(settings.STUDIO.var) / "speech")
