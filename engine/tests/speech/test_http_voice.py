"""A voice behind a real HTTP server: what it is asked, and everything that it may answer."""

import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from claqueta.speech import (
    EngineFailed,
    HttpVoiceKeyUnusable,
    HttpVoiceMisconfigured,
    HttpVoiceSettings,
    SpeechRequest,
    SpeechSettings,
    default_engines,
    speak,
)
from claqueta.speech.child import http_voice
from claqueta.speech.child.job import CannotSpeak
from claqueta.speech.http import HttpEngine
from claqueta.speech.wav import wave_bytes

_TEXT = "Una frase corta, dicha despacio."
_KEY = "sk-very-secret-0123456789"


class Service(BaseHTTPRequestHandler):
    """Notes what it is asked and answers as the test says; `ended` is set when the test is over."""

    asked: list[dict[str, Any]]
    exposed: list[str]
    ended: threading.Event
    answer: Callable[["Service", dict[str, Any]], None]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
        # The process that asks is running now: neither its command nor its surroundings may show the key.
        for file in [*Path("/proc").glob("[0-9]*/cmdline"), *Path("/proc").glob("[0-9]*/environ")]:
            try:
                shown = _KEY.encode() in file.read_bytes()
            except OSError:
                continue
            self.exposed.extend([str(file)] * shown)
        # Whoever stops listening has refused the rest.
        try:
            type(self).answer(self, body)
        except ConnectionError:
            self.close_connection = True

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def _send(service: Service, data: bytes, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})) -> None:
    service.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        service.send_header(name, value)
    service.end_headers()
    service.wfile.write(data)


def _spoken(service: Service, body: dict[str, Any]) -> None:
    """Noise for each letter, silence for what lies between words."""
    loud = np.repeat([float(sign.isalnum()) for sign in body["input"]], round(1600 / body["speed"]))
    noise = np.random.default_rng(1).uniform(-9000, 9000, len(loud))
    _send(service, wave_bytes((loud * noise).astype("<i2").tobytes(), 24_000))


def _endless(service: Service, _: dict[str, Any]) -> None:
    service.send_response(200)
    service.end_headers()
    for _piece in range(80):
        service.wfile.write(bytes(2**20))


def _dripping(service: Service, _: dict[str, Any]) -> None:
    service.send_response(200)
    service.end_headers()
    while not service.ended.wait(0.05):
        service.wfile.write(b"R")


def _silent(service: Service, _: dict[str, Any]) -> None:
    service.ended.wait()


def _partial(service: Service, _: dict[str, Any]) -> None:
    _send(service, wave_bytes(bytes(range(256)) * 40, 24_000), headers={"Content-Length": "99999"})


def _garbled(service: Service, _: dict[str, Any]) -> None:
    service.wfile.write(b"220 mail.example ESMTP\r\n\r\n")


def _other(data: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Callable[[Service, dict[str, Any]], None]:
    return lambda service, _: _send(service, data, headers=headers)


def _refusing(status: int, location: str = "/") -> Callable[[Service, dict[str, Any]], None]:
    return lambda service, _: _send(service, _KEY.encode(), status, {"Location": location})


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[HttpVoiceSettings, type[Service]]]]:
    """Starts a service that answers as told; gives the settings for it and what it was asked."""
    ended = threading.Event()
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(answer: Callable[[Service, dict[str, Any]], None]) -> tuple[HttpVoiceSettings, type[Service]]:
        kind = type("Own", (Service,), {"asked": [], "exposed": [], "ended": ended, "answer": staticmethod(answer)})
        server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        servers.append((server, thread))
        return HttpVoiceSettings(f"http://127.0.0.1:{server.server_port}/v1", _KEY, voices=("nova",)), kind

    yield start
    ended.set()
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


type Serve = Callable[[Callable[[Service, dict[str, Any]], None]], tuple[HttpVoiceSettings, type[Service]]]


def _refusal(settings: HttpVoiceSettings) -> str:
    """What the asking itself says, in this process, which is quicker."""
    options = {"base_url": settings.base_url, "key": settings.key, "model": "", "seconds": str(settings.seconds)}
    with pytest.raises(CannotSpeak) as refusal:
        http_voice.speak([_TEXT], {"voice": "nova", "speed": 1.0, "pitch": 0.0}, options)
    assert _KEY not in str(refusal.value)
    return str(refusal.value)


def test_an_http_voice_speaks_with_words_aligned_by_energy(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    settings, service = serve(_spoken)
    utterance = speak(
        SpeechRequest(_TEXT + " Y otra más.", voice="http:nova:es", speed=1.25),
        default_engines(SpeechSettings(http=settings)),
    )
    assert (utterance.engine, utterance.rate, utterance.warnings) == ("http", 24_000, ())
    assert [word.text for word in utterance.words] == (_TEXT + " Y otra más.").split()
    edges = [edge for word in utterance.words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= utterance.duration
    assert service.asked[0] == {
        "path": "/v1/audio/speech",
        "key": f"Bearer {_KEY}",
        "model": "tts-1",
        "voice": "nova",
        "input": _TEXT,
        "response_format": "wav",
        "speed": 1.25,
    }
    assert service.exposed == []
    engine = HttpEngine(settings)
    for said in (repr(settings), repr(engine), engine.version, repr(engine.voices()), repr(utterance), caplog.text):
        assert _KEY not in said


def test_without_a_key_none_is_sent(serve: Serve) -> None:
    settings, service = serve(_spoken)
    engine = HttpEngine(replace(settings, key=""))
    assert engine.speak([_TEXT], engine.voices()[0], 1, 0).rate == 24_000
    assert [asked["key"] for asked in service.asked] == [None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed_to_another_host(serve: Serve, status: int) -> None:
    elsewhere, stranger = serve(_spoken)
    settings, service = serve(_refusing(status, elsewhere.base_url.replace("127.0.0.1", "localhost")))
    assert _refusal(settings) == f"the service answered {status}"
    assert [asked["path"] for asked in service.asked] == ["/v1/audio/speech"]
    assert stranger.asked == []


def test_a_service_that_refuses_is_replaced_with_a_warning_that_holds_no_key(serve: Serve) -> None:
    settings, service = serve(_refusing(401))
    utterance = speak(
        SpeechRequest(_TEXT, voice="http:nova:es", pitch=2), default_engines(SpeechSettings(http=settings))
    )
    assert utterance.engine == "pyttsx3"
    assert [warning.code for warning in utterance.warnings] == ["speech.fell_back", "speech.voice_missing"]
    assert "401" in utterance.warnings[0].text("en")
    assert _KEY not in repr(utterance.warnings)
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_endless, "the service sent too much"),
        (_partial, "the service sent only a part"),
        (_garbled, "the service cannot be reached"),
        (
            _other(b"<!doctype html><title>Login</title>", {"Content-Type": "audio/wav"}),
            "the service sent no WAV sound",
        ),
        (_other(b"ID3\x04" + bytes(4000), {"Content-Type": "audio/mpeg"}), "the service sent no WAV sound"),
        (_other(b"RIFF\xff\xff\xff\xffWAVEdata\xff\xff\xff\xff"), "the service sent no WAV sound"),
        (_other(wave_bytes(b"\1\1" * 9000, 1)), "the service sent no WAV sound"),
        (_other(b""), "the service sent no WAV sound"),
    ],
)
def test_what_is_no_speech_is_refused(
    serve: Serve, answer: Callable[[Service, dict[str, Any]], None], reason: str
) -> None:
    assert _refusal(serve(answer)[0]) == reason


@pytest.mark.parametrize(
    ("pcm", "reason"),
    [(bytes(9000), "silence instead of speech"), (b"\1\1" * 9_000_000, "implausibly long sound")],
)
def test_a_sound_that_is_no_speech_is_an_engine_failure(serve: Serve, pcm: bytes, reason: str) -> None:
    engine = HttpEngine(serve(_other(wave_bytes(pcm, 24_000)))[0])
    with pytest.raises(EngineFailed) as failure:
        engine.speak([_TEXT], engine.voices()[0], 1, 0)
    assert failure.value.data["reason"] == reason
    assert failure.value.text("es") != failure.value.text("en")


@pytest.mark.parametrize("answer", [_dripping, _silent])
def test_a_service_that_takes_too_long_is_left(serve: Serve, answer: Callable[[Service, dict[str, Any]], None]) -> None:
    settings, _ = serve(answer)
    assert _refusal(replace(settings, seconds=0.4)) == "the service took too long"


def test_a_service_that_is_not_there_is_named_so() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        port = server.server_port
    assert _refusal(HttpVoiceSettings(f"http://127.0.0.1:{port}", _KEY)) == "the service cannot be reached"


def test_a_voice_without_its_own_pitch_says_so(serve: Serve) -> None:
    settings, _ = serve(_spoken)
    utterance = speak(SpeechRequest(_TEXT, pitch=2), (HttpEngine(settings),))
    assert [warning.code for warning in utterance.warnings] == ["speech.pitch_ignored"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "ftp://voices.example/v1",
        "http://",
        "http:///v1",
        "http://voices.example:port/v1",
        "http://voices.example:99999/v1",
        f"https://user:{_KEY}@voices.example/v1",
        f"https://voices.example/v1?key={_KEY}",
        "http://voices.example/v1\r\nX-Other: 1",
        "http://[::1/v1",
        _KEY,
    ],
)
def test_an_address_that_cannot_be_asked_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(HttpVoiceMisconfigured) as refusal:
        HttpVoiceSettings(address)
    assert refusal.value.text("es") != refusal.value.text("en")
    assert _KEY not in str(refusal.value) + repr(refusal.value.data)


@pytest.mark.parametrize("key", [_KEY + "\n", _KEY + "\r\nX-Other: 1", "clave secreta", _KEY + "ñ", "\0"])
def test_a_key_that_no_header_carries_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(HttpVoiceKeyUnusable) as refusal:
        HttpVoiceSettings("http://voices.example", key)
    assert _KEY not in str(refusal.value) + repr(refusal.value.data)
