"""The same words in the same voice are spoken once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from claqueta.speech import SpeechCache, SpeechRequest, Takes, Utterance, Voice, speak
from claqueta.speech.espeak import Espeak

_ESPEAK = Espeak()


@dataclass(frozen=True)
class Counting:
    """eSpeak, counting how often it speaks."""

    id: str = "pyttsx3"
    version: str = "1"
    pitches: bool = True
    spoken: list[str] = field(default_factory=list)

    def voices(self) -> tuple[Voice, ...]:
        return _ESPEAK.voices()

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        self.spoken.extend(passages)
        return _ESPEAK.speak(passages, voice, speed, pitch)


def _same(one: Utterance, other: Utterance) -> bool:
    return np.array_equal(one.samples, other.samples) and one.words == other.words and one.rate == other.rate


def test_a_second_time_nothing_is_spoken_and_the_utterance_is_the_same(tmp_path: Path) -> None:
    engine, cache = Counting(), SpeechCache(tmp_path / "new" / "folder")
    first = speak(SpeechRequest("Hola, mundo."), (engine,), cache)
    again = speak(SpeechRequest("Hola, mundo."), (engine,), cache)
    assert len(engine.spoken) == 1
    assert _same(first, again)
    assert (again.voice, again.engine, again.language) == (first.voice, first.engine, first.language)


def test_another_wish_or_another_version_is_spoken_anew(tmp_path: Path) -> None:
    engine, cache = Counting(), SpeechCache(tmp_path)
    for request in (
        SpeechRequest("Hola"),
        SpeechRequest("Hola", speed=1.1),
        SpeechRequest("Hola", pitch=1),
        SpeechRequest("Hola", volume=-3),
        SpeechRequest("Hola", voice="espeak:es-419"),
    ):
        speak(request, (engine,), cache)
    speak(SpeechRequest("Hola"), (Counting(version="2", spoken=engine.spoken),), cache)
    assert len(engine.spoken) == 6


def test_a_damaged_entry_is_made_again(tmp_path: Path) -> None:
    engine, cache = Counting(), SpeechCache(tmp_path)
    first = speak(SpeechRequest("Hola, mundo."), (engine,), cache)
    for number, name in enumerate(("*.wav", "*.json", "*.wav", "*.json")):
        (path,) = tmp_path.glob(name)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number < 2 else bytes(len(data)))
        assert _same(first, speak(SpeechRequest("Hola, mundo."), (engine,), cache))
        assert len(engine.spoken) == number + 2
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".wav"]
