"""What happens when an engine fails, hangs, lacks a voice, or lives behind an HTTP address."""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claqueta.speech import (
    EngineFailed,
    EngineTimedOut,
    HttpVoiceMisconfigured,
    HttpVoiceSettings,
    SpeechRequest,
    SpeechSettings,
    SpeechUnavailable,
    Takes,
    Voice,
    default_engines,
    speak,
    voices,
)
from claqueta.speech.engine import spoken_by_child
from claqueta.speech.espeak import Espeak
from claqueta.speech.http import HttpEngine
from claqueta.speech.wav import wave_bytes

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


class Service(BaseHTTPRequestHandler):
    """Answers as a voice service does; what it does is set on the class by each test."""

    asked: list[dict[str, Any]]
    status = 200

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
        if self.status != 200:
            self.send_response(self.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        engine = Espeak("espeak")
        takes = engine.speak([body["input"]], engine.voices()[0], body["speed"], 0)
        data = wave_bytes(takes.takes[0].samples.astype("<i2").tobytes(), takes.rate)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def service() -> Iterator[tuple[HttpVoiceSettings, type[Service]]]:
    kind = type("OwnService", (Service,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield HttpVoiceSettings(f"http://127.0.0.1:{server.server_port}/v1", "secret", voices=("nova",)), kind
    server.shutdown()
    thread.join()
    server.server_close()


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


@pytest.mark.parametrize("driver", ["espeak", "pyttsx3", "piper"])
def test_what_a_synthesiser_refuses_is_an_engine_failure(driver: str) -> None:
    with pytest.raises(EngineFailed) as failure:
        spoken_by_child(
            {
                "driver": driver,
                "task": "speak",
                "passages": ["hola"],
                "manner": {"voice": "no-such-voice", "speed": 1.0, "pitch": 0.0},
                "options": {"model": "nowhere.onnx"},
            },
            seconds=20,
        )
    assert "not installed" in str(failure.value)


def test_an_http_voice_speaks_with_words_aligned_by_energy(
    service: tuple[HttpVoiceSettings, type[Service]],
) -> None:
    settings, kind = service
    utterance = speak(
        SpeechRequest(_TEXT + " Y otra más.", voice="http:nova:es", speed=1.25),
        default_engines(SpeechSettings(http=settings)),
    )
    assert utterance.engine == "http"
    assert [word.text for word in utterance.words] == [
        "Una",
        "frase",
        "corta,",
        "dicha",
        "despacio.",
        "Y",
        "otra",
        "más.",
    ]
    assert kind.asked[0] == {
        "path": "/v1/audio/speech",
        "key": "Bearer secret",
        "model": "tts-1",
        "voice": "nova",
        "input": _TEXT,
        "response_format": "wav",
        "speed": 1.25,
    }
    assert "secret" not in repr(settings)


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_service_that_refuses_or_redirects_is_replaced_and_never_followed(
    service: tuple[HttpVoiceSettings, type[Service]], status: int
) -> None:
    settings, kind = service
    kind.status = status
    utterance = speak(
        SpeechRequest(_TEXT, voice="http:nova:es", pitch=2), default_engines(SpeechSettings(http=settings))
    )
    assert utterance.engine == "pyttsx3"
    assert [warning.code for warning in utterance.warnings] == ["speech.fell_back", "speech.voice_missing"]
    assert str(status) in utterance.warnings[0].text("en")
    assert [asked["path"] for asked in kind.asked] == ["/v1/audio/speech"]


def test_a_voice_without_its_own_pitch_says_so(service: tuple[HttpVoiceSettings, type[Service]]) -> None:
    settings, _ = service
    utterance = speak(SpeechRequest(_TEXT, pitch=2), (HttpEngine(settings),))
    assert [warning.code for warning in utterance.warnings] == ["speech.pitch_ignored"]


def test_an_address_that_is_not_http_is_refused() -> None:
    with pytest.raises(HttpVoiceMisconfigured):
        HttpVoiceSettings("file:///etc/passwd")


def test_piper_voices_are_listed_with_what_they_lack(tmp_path: Path) -> None:
    (tmp_path / "es_ES-una-medium.onnx").write_bytes(b"")
    (tmp_path / "es_ES-una-medium.onnx.json").write_text('{"language": {"code": "es_ES"}}')
    (tmp_path / "broken.onnx").write_bytes(b"")
    (tmp_path / "broken.onnx.json").write_text("{")
    (tmp_path / "alone.onnx").write_bytes(b"")
    engines = default_engines(SpeechSettings(piper_folder=tmp_path))
    (voice,) = [voice for voice in voices(engines) if voice.engine == "piper"]
    assert (voice.id, voice.language) == ("piper:es_ES-una-medium", "es-ES")
    assert voice.installed == (voice.note is None)
    utterance = speak(SpeechRequest(_TEXT), engines)
    assert utterance.engine == "pyttsx3"
    assert np.abs(utterance.samples).max() > 0.1
