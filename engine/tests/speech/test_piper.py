"""Piper itself, with tiny voices made on the spot: what is listed, spoken, kept, and refused."""

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claqueta.cli import main
from claqueta.speech import (
    EngineFailed,
    SpeechCache,
    SpeechRequest,
    Voice,
    piper_lack,
    speak,
    voices,
)
from claqueta.speech.espeak import Espeak
from claqueta.speech.piper import Piper
from speech.tiny_voice import description, network, tiny_voice

_SPANISH = "La niebla del río, tan blanca, se fue. ¿Volverá mañana?"
_ENGLISH = "The fog of the river, so white, went away. Will it be back tomorrow?"
_ESPEAK = Espeak()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Spanish and an English voice."""
    tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES", rate=16_000)
    tiny_voice(tmp_path, "en_US-fog-medium", "en_US", rate=22_050)
    return tmp_path


@pytest.fixture
def without_piper(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes this process and those that it starts as if piper-tts had never been installed, from then on."""

    def uninstall() -> None:
        start = tmp_path_factory.mktemp("start")
        (start / "sitecustomize.py").write_text('import sys\nsys.modules["piper"] = None\n')
        monkeypatch.setenv("PYTHONPATH", str(start))
        monkeypatch.setitem(sys.modules, "piper", None)

    return uninstall


def _frames(model: Path, *passages: str, speed: float = 1) -> list[int]:
    engine = Piper(model.parent)
    (voice,) = [voice for voice in engine.voices() if voice.name == model.stem]
    return [len(take.samples) for take in engine.speak(passages, voice, speed, 0).takes]


def _failure(engine: Piper, voice: Voice) -> str:
    with pytest.raises(EngineFailed) as failure:
        engine.speak(["Hola"], voice, 1, 0)
    return str(failure.value.data["reason"])


def test_voices_are_listed_with_their_name_and_language(folder: Path) -> None:
    listed = voices((Piper(folder),))
    assert [(voice.id, voice.name, voice.language, voice.installed, voice.note) for voice in listed] == [
        ("piper:en_US-fog-medium", "en_US-fog-medium", "en-US", True, None),
        ("piper:es_ES-bruma-low", "es_ES-bruma-low", "es-ES", True, None),
    ]
    assert piper_lack(folder) is None


@pytest.mark.parametrize(
    ("text", "voice", "rate"),
    [(_SPANISH, "piper:es_ES-bruma-low", 16_000), (_ENGLISH, "piper:en_US-fog-medium", 22_050)],
)
def test_a_text_is_spoken_by_the_voice_of_its_language_with_the_time_of_each_word(
    folder: Path, text: str, voice: str, rate: int
) -> None:
    utterance = speak(SpeechRequest(text), (Piper(folder),))
    assert (utterance.engine, utterance.voice, utterance.rate, utterance.warnings) == ("piper", voice, rate, ())
    assert [word.text for word in utterance.words] == text.split()
    assert all(text[word.text_start : word.text_end] == word.text for word in utterance.words)
    assert all(word.start < word.end for word in utterance.words)
    assert all(one.end <= other.start for one, other in pairwise(utterance.words))
    assert utterance.words[0].start >= 0
    assert utterance.words[-1].end <= utterance.duration
    assert np.sqrt(np.mean(utterance.samples**2)) > 0.03


def test_the_same_words_sound_the_same_again_and_speed_divides_their_length(tmp_path: Path) -> None:
    model = tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    slow = tiny_voice(tmp_path, "es_ES-lenta-low", "es_ES", inference={"length_scale": 1.5})
    engine = Piper(tmp_path)
    one, other = (engine.speak(["Hola, amiga."], engine.voices()[0], 1, 0) for _ in range(2))
    assert np.array_equal(one.takes[0].samples, other.takes[0].samples)
    frames = len(one.takes[0].samples)
    assert _frames(model, "Hola, amiga.", speed=2) == [frames // 2]
    # The voice's own pace is its speed 1.
    assert _frames(slow, "Hola, amiga.") == [frames * 3 // 2]


def test_brackets_in_a_text_are_no_notation_of_phonemes(folder: Path) -> None:
    spelt, plain, mixed = _frames(folder / "es_ES-bruma-low.onnx", "[[bcd]]", "bcd", "[[bcd]] ]] [")
    assert spelt == plain
    assert mixed >= plain


def test_what_was_spoken_is_kept_until_a_file_of_the_voice_changes(folder: Path, tmp_path: Path) -> None:
    engine, cache = Piper(folder), SpeechCache(tmp_path / "cache")
    first = speak(SpeechRequest(_SPANISH), (engine,), cache)
    (kept,) = (tmp_path / "cache").glob("*.wav")
    written = kept.stat().st_mtime_ns
    again = speak(SpeechRequest(_SPANISH), (engine,), cache)
    assert np.array_equal(first.samples, again.samples)
    assert first.words == again.words
    assert [(path, path.stat().st_mtime_ns) for path in (tmp_path / "cache").glob("*.wav")] == [(kept, written)]
    (folder / "es_ES-bruma-low.onnx.json").write_text(json.dumps(description("es_ES", 24_000)), "utf-8")
    assert speak(SpeechRequest(_SPANISH), (engine,), cache).rate == 24_000


def _cut(model: Path) -> None:
    model.write_bytes(network()[:-40])


def _no_network(model: Path) -> None:
    model.write_bytes(b"<!doctype html><title>404</title>")


def _greedy(model: Path) -> None:
    model.write_bytes(network(2_000_000_000))


def _mute(model: Path) -> None:
    model.write_bytes(network(0))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_cut, "the voice file is damaged"),
        (_no_network, "the voice file is damaged"),
        (_greedy, "the voice file cannot speak this text"),
        (_mute, "the voice file cannot speak this text"),
        (Path.unlink, "the voice file is gone"),
    ],
)
def test_a_damaged_or_missing_voice_file_is_an_engine_failure(
    tmp_path: Path, damage: Callable[[Path], None], reason: str
) -> None:
    model = tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    engine = Piper(tmp_path)
    (voice,) = engine.voices()
    damage(model)
    assert _failure(engine, voice) == reason


def test_another_engine_speaks_with_a_warning_when_the_voice_file_is_damaged_or_missing(tmp_path: Path) -> None:
    model = tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    _cut(model)
    wanted = SpeechRequest("Hola, amiga.", voice="piper:es_ES-bruma-low")
    utterance = speak(wanted, (Piper(tmp_path), _ESPEAK))
    assert utterance.engine == "pyttsx3"
    assert [warning.code for warning in utterance.warnings] == ["speech.fell_back", "speech.voice_missing"]
    assert "the voice file is damaged" in utterance.warnings[0].text("en")
    model.unlink()
    utterance = speak(wanted, (Piper(tmp_path), _ESPEAK))
    assert utterance.engine == "pyttsx3"
    assert [warning.code for warning in utterance.warnings] == ["speech.voice_missing"]


_NESTED = b"[" * 200_000
_HOSTILE: list[bytes | dict[str, Any]] = [
    b"",
    b"{",
    b"null",
    b"\xff\xfe{",
    _NESTED,
    b'{"audio": ' + _NESTED,
    b" " * (4 * 2**20 + 1),
    {"phoneme_type": "pinyin"},
    {"phoneme_type": ["espeak"]},
    {"espeak": {"voice": "../../../../etc/passwd"}},
    {"espeak": {"voice": "es\0"}},
    {"espeak": {}},
    {"language": {"code": "es\x1b[31m_ES"}},
    {"language": {"code": "es" * 1000}},
    {"audio": {"sample_rate": 10**15}},
    {"audio": {"sample_rate": 22_050.5}},
    {"audio": {"sample_rate": True}},
    {"audio": {"sample_rate": "22050"}},
    {"inference": {"length_scale": 1e9}},
    {"inference": {"length_scale": 0}},
    {"inference": {"length_scale": float("nan")}},
    {"inference": {"noise_scale": float("inf")}},
    {"num_symbols": 2**40},
    {"num_symbols": 3},
    {"num_speakers": -1},
    {"phoneme_id_map": {}},
    {"phoneme_id_map": {"^": [1], "_": [0], "$": []}},
    {"phoneme_id_map": {"^": [1], "_": [0] * 100_000, "$": [2]}},
    {"phoneme_id_map": {"^": [1], "_": [-1], "$": [2]}},
    {"phoneme_id_map": {"^": [1], "_": 0, "$": [2]}},
]


@pytest.mark.parametrize("hostile", _HOSTILE, ids=range(len(_HOSTILE)))
def test_a_hostile_description_makes_a_voice_that_is_listed_with_the_reason_and_never_loaded(
    tmp_path: Path, hostile: bytes | dict[str, Any]
) -> None:
    model = tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    told = hostile if isinstance(hostile, bytes) else json.dumps(description("es_ES") | hostile).encode()
    model.with_name(model.name + ".json").write_bytes(told)
    (voice,) = Piper(tmp_path).voices()
    assert (voice.installed, voice.language) == (False, "und")
    assert voice.note is not None
    assert voice.note == piper_lack(tmp_path)
    assert voice.note.en != voice.note.es


def test_a_description_that_turns_hostile_after_it_was_listed_is_refused_by_the_process_that_speaks(
    tmp_path: Path,
) -> None:
    tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    engine = Piper(tmp_path)
    (voice,) = engine.voices()
    tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES", phoneme_type="pinyin")
    assert _failure(engine, voice) == "the description is damaged or asks for too much"


def test_only_whole_pairs_of_files_with_printable_names_are_voices(folder: Path) -> None:
    (folder / "alone.onnx").write_bytes(network())
    (folder / "folder.onnx").mkdir()
    (folder / "folder.onnx.json").write_text("{}")
    (folder / "dangling.onnx").symlink_to(folder / "nowhere")
    (folder / "dangling.onnx.json").write_text("{}")
    tiny_voice(folder, "red\x1b[31m\nname", "es_ES")
    engine = Piper(folder)
    assert [voice.name for voice in engine.voices()] == ["en_US-fog-medium", "es_ES-bruma-low"]
    assert "dangling" not in engine.version


def test_without_piper_its_voices_are_listed_as_missing_and_another_engine_speaks(
    folder: Path, without_piper: Callable[[], None]
) -> None:
    without_piper()
    engine = Piper(folder)
    assert [(voice.installed, "piper-tts" in voice.note.es if voice.note else "") for voice in engine.voices()] == [
        (False, True),
        (False, True),
    ]
    assert _failure(engine, engine.voices()[0]) == "piper-tts is not installed"
    assert speak(SpeechRequest("Hola, amiga."), (engine, _ESPEAK)).engine == "pyttsx3"


def test_a_file_beside_the_work_cannot_pass_for_piper(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "piper.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    assert _frames(folder / "es_ES-bruma-low.onnx", "Hola")[0] > 0


def test_the_command_line_lists_the_voices_of_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAQUETA_PIPER_VOICES", str(folder))
    assert main(["voices", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {
        "id": "piper:es_ES-bruma-low",
        "language": "es-ES",
        "name": "es_ES-bruma-low",
        "installed": True,
        "note": "",
    } in listed


def test_the_doctor_says_plainly_what_piper_lacks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    without_piper: Callable[[], None],
) -> None:
    def said() -> tuple[str, str]:
        main(["doctor", "--json"])
        findings = json.loads(capsys.readouterr().out)
        ((verdict, text),) = [(one["verdict"], one["text"]) for one in findings if one["subject"] == "piper"]
        return verdict, text

    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES")
    monkeypatch.setenv("CLAQUETA_PIPER_VOICES", str(tmp_path))
    assert said() == ("good", "voces: 1")
    without_piper()
    assert said() == ("notice", _lack(tmp_path))
    assert "no está instalado" in _lack(tmp_path)


def test_what_piper_lacks_is_told_apart(tmp_path: Path) -> None:
    assert "Sin configurar" in _lack(None)
    assert "no existe" in _lack(tmp_path / "nowhere")
    assert "no tiene ninguna voz" in _lack(tmp_path)
    tiny_voice(tmp_path, "es_ES-bruma-low", "es_ES", audio={})
    assert "está dañada" in _lack(tmp_path)


def _lack(folder: Path | None) -> str:
    words = piper_lack(folder)
    assert words is not None
    return words.es
