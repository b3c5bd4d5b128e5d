"""What happens when an engine fails, hangs or lacks a voice."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from claqueta.speech import (
    EngineFailed,
    EngineTimedOut,
    SpeechRequest,
    SpeechUnavailable,
    Takes,
    Voice,
    speak,
)
from claqueta.speech.engine import spoken_by_child
from claqueta.speech.espeak import Espeak

_TEXT = "Una frase corta, dicha despacio."


@dataclass(frozen=True)
class Mute:
    """An engine that has a Spanish voice and never speaks."""

    id: str = "mute"
    version: str = "1"
    pitches: bool = False

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("mute:one", "mute", "Mute", "es"),)

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        raise EngineFailed(engine=self.id, reason=f"{len(passages)} {voice.id} {speed} {pitch}")


def test_when_one_engine_fails_the_next_speaks_and_says_so_in_both_languages() -> None:
    utterance = speak(SpeechRequest(_TEXT), (Mute(), Espeak()))
    assert utterance.engine == "pyttsx3"
    (warning,) = utterance.warnings
    assert warning.code == "speech.fell_back"
    assert "mute" in warning.text("es")
    assert "mute" in warning.text("en")
    assert warning.text("es") != warning.text("en")


def test_when_every_engine_fails_the_reasons_are_named() -> None:
    with pytest.raises(SpeechUnavailable, match="mute: 1 mute:one"):
        speak(SpeechRequest(_TEXT), (Mute(),))
    with pytest.raises(SpeechUnavailable):
        speak(SpeechRequest(_TEXT), ())


def test_an_unknown_voice_is_replaced_with_a_warning() -> None:
    utterance = speak(SpeechRequest(_TEXT, voice="espeak:es+../../etc/passwd"), (Espeak(),))
    assert utterance.voice == "espeak:es"
    assert [warning.code for warning in utterance.warnings] == ["speech.voice_missing"]


def test_a_language_that_nobody_speaks_is_read_in_english_with_a_warning() -> None:
    utterance = speak(SpeechRequest("abc def", language="tlh"), (Espeak(),))
    assert utterance.voice == "espeak:en-us"
    assert [warning.code for warning in utterance.warnings] == ["speech.language_missing"]


def test_a_synthesiser_that_takes_too_long_is_ended() -> None:
    with pytest.raises(EngineTimedOut):
        spoken_by_child(
            {
                "driver": "pyttsx3",
                "task": "speak",
                "passages": ["hola " * 60] * 60,
                "manner": {"voice": "roa/es", "speed": 1.0, "pitch": 0.0},
                "options": {},
            },
            seconds=0.05,
        )


@pytest.mark.parametrize("driver", ["espeak", "pyttsx3"])
def test_what_a_synthesiser_refuses_is_an_engine_failure(driver: str) -> None:
    with pytest.raises(EngineFailed) as failure:
        spoken_by_child(
            {
                "driver": driver,
                "task": "speak",
                "passages": ["hola"],
                "manner": {"voice": "no-such-voice", "speed": 1.0, "pitch": 0.0},
                "options": {},
            },
            seconds=20,
        )
    assert "not installed" in str(failure.value)
