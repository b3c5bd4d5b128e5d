"""Piper as an engine: each pair NAME.onnx + NAME.onnx.json in the configured folder is a voice."""

import importlib.metadata
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claqueta.errors import Words
from claqueta.speech.engine import EngineFailed, Takes, spoken_by_child
from claqueta.speech.piper_description import UnusableDescription, read_description
from claqueta.speech.request import Voice

_SECONDS_TO_START = 60.0
_SECONDS_A_CHARACTER = 0.2
_UNKNOWN_LANGUAGE = "und"
_MISSING = Words(
    en="piper-tts is not installed: pip install piper-tts",
    es="piper-tts no está instalado: pip install piper-tts",
)
_UNUSABLE = Words(
    en="The description beside the voice (.onnx.json) is damaged or not a Piper voice's; fetch both files again.",
    es="La descripción junto a la voz (.onnx.json) está dañada o no es de una voz de Piper; "
    "consigue los dos archivos otra vez.",
)
_NOT_SET_UP = Words(
    en="Not set up. Put voices (NAME.onnx and NAME.onnx.json) in a folder and name it in CLAQUETA_PIPER_VOICES.",
    es="Sin configurar. Pon voces (NOMBRE.onnx y NOMBRE.onnx.json) en una carpeta e indícala en CLAQUETA_PIPER_VOICES.",
)
_NO_FOLDER = Words(
    en="The folder of voices that is set up does not exist, or cannot be opened.",
    es="La carpeta de voces configurada no existe o no se puede abrir.",
)
_NO_VOICE = Words(
    en="The folder of voices has no voice. Each is two files: NAME.onnx and NAME.onnx.json.",
    es="La carpeta de voces no tiene ninguna voz. Cada una son dos archivos: NOMBRE.onnx y NOMBRE.onnx.json.",
)


@dataclass(frozen=True)
class Piper:
    """The Piper voices of `folder`."""

    folder: Path
    id: str = "piper"
    pitches: bool = False

    @property
    def version(self) -> str:
        """The package's version and the size and date of every file of a voice."""
        try:
            package = importlib.metadata.version("piper-tts")
        except importlib.metadata.PackageNotFoundError:
            return "none"
        return f"{package} {[_state(file) for model in self._models() for file in _pair(model)]}"

    def voices(self) -> tuple[Voice, ...]:
        """A voice for each pair of files; not installed when Piper is missing or the description is unusable."""
        missing = None if _installed() else _MISSING
        found = []
        for model in self._models():
            try:
                language, note = read_description(model).tag, missing
            except UnusableDescription:
                language, note = _UNKNOWN_LANGUAGE, _UNUSABLE
            found.append(Voice(f"piper:{model.stem}", self.id, model.stem, language, None, note is None, note))
        return tuple(found)

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        """The passages without marks; the pitch is left to the caller. Raises EngineFailed."""
        del pitch
        models = {f"piper:{model.stem}": model for model in self._models()}
        if voice.id not in models:
            raise EngineFailed(engine=self.id, reason="the voice file is gone")
        return spoken_by_child(
            {
                "driver": self.id,
                "task": "speak",
                "passages": list(passages),
                "manner": {"voice": "", "speed": speed, "pitch": 0.0},
                "options": {"model": str(models[voice.id].absolute())},
            },
            seconds=_SECONDS_TO_START + _SECONDS_A_CHARACTER * sum(map(len, passages)),
        )

    def _models(self) -> list[Path]:
        try:
            found = sorted(self.folder.glob("*.onnx"))
            # A name with a control character would be written to terminals.
            return [path for path in found if path.stem.isprintable() and all(file.is_file() for file in _pair(path))]
        except OSError:
            return []


def piper_lack(folder: Path | None) -> Words | None:
    """What keeps every Piper voice of `folder` from speaking, or None when at least one can."""
    if not _installed():
        return _MISSING
    if folder is None:
        return _NOT_SET_UP
    if not folder.is_dir():
        return _NO_FOLDER
    found = Piper(folder).voices()
    return next((voice.note for voice in sorted(found, key=lambda voice: not voice.installed)), _NO_VOICE)


def _installed() -> bool:
    return importlib.util.find_spec("piper") is not None


def _pair(model: Path) -> tuple[Path, Path]:
    return model, model.with_name(model.name + ".json")


def _state(file: Path) -> tuple[str, int, int]:
    try:
        state = file.stat()
    except OSError:
        return file.name, -1, -1
    return file.name, state.st_size, state.st_mtime_ns
