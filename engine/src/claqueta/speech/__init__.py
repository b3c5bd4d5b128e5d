"""Speech: a text becomes sound and the times of its words.

`speak(request, engines, cache)` is all that others call; `default_engines(settings)` says which engines there are
and `voices(engines)` what one can choose. The engines talk to their synthesisers in short-lived processes.
"""

from claqueta.speech.cache import SpeechCache
from claqueta.speech.engine import EngineFailed, EngineTimedOut, SpeechEngine, Take, Takes
from claqueta.speech.http import HttpVoiceKeyUnusable, HttpVoiceMisconfigured, HttpVoiceSettings
from claqueta.speech.narration import SpeechSettings, default_engines, speak, voices
from claqueta.speech.piper import piper_lack
from claqueta.speech.request import (
    SpeechEmpty,
    SpeechOutOfRange,
    SpeechRequest,
    SpeechTooLong,
    SpeechUnavailable,
    SpeechWarning,
    SpokenWord,
    Utterance,
    Voice,
)

__all__ = [
    "EngineFailed",
    "EngineTimedOut",
    "HttpVoiceKeyUnusable",
    "HttpVoiceMisconfigured",
    "HttpVoiceSettings",
    "SpeechCache",
    "SpeechEmpty",
    "SpeechEngine",
    "SpeechOutOfRange",
    "SpeechRequest",
    "SpeechSettings",
    "SpeechTooLong",
    "SpeechUnavailable",
    "SpeechWarning",
    "SpokenWord",
    "Take",
    "Takes",
    "Utterance",
    "Voice",
    "default_engines",
    "piper_lack",
    "speak",
    "voices",
]
