"""Piper as an engine: each pair NAME.onnx + NAME.onnx.json in the configured folder is a voice."""

import importlib.metadata
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claqueta.errors import Words
from claqueta.speech.engine import EngineFailed, Takes, spoken_by_child
from claqueta.speech.request import Voice

_SECONDS_TO_START = 60.0
_SECONDS_A_CHARACTER = 0.2
_LARGEST_DESCRIPTION = 4 * 2**20
_MISSING = Words(
    en="piper-tts is not installed: pip install piper-tts",
    es="piper-tts no está instalado: pip install piper-tts",
)


@dataclass(frozen=True)
class Piper:
    """The Piper voices of `folder`."""

    folder: Path
    id: str = "piper"
    pitches: bool = False

    @property
    def version(self) -> str:
        """The package's version and the size and date of every voice file."""
        if importlib.util.find_spec("piper") is None:
            return "none"
        try:
            package = importlib.metadata.version("piper-tts")
        except importlib.metadata.PackageNotFoundError:
            package = "unknown"
        files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in self._models()]
        return f"{package} {files}"

    def voices(self) -> tuple[Voice, ...]:
        """A voice for each pair of files whose description can be read."""
        installed = importlib.util.find_spec("piper") is not None
        found = []
        for model in self._models():
            language = _language(model.with_name(model.name + ".json"))
            if language is not None:
                note = None if installed else _MISSING
                found.append(Voice(f"piper:{model.stem}", self.id, model.stem, language, None, installed, note))
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
                "options": {"model": str(models[voice.id])},
            },
            seconds=_SECONDS_TO_START + _SECONDS_A_CHARACTER * sum(map(len, passages)),
        )

    def _models(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.glob("*.onnx") if path.with_name(path.name + ".json").is_file())


def _language(description: Path) -> str | None:
    if description.stat().st_size > _LARGEST_DESCRIPTION:
        return None
    try:
        data = json.loads(description.read_text("utf-8"))
    except (ValueError, OSError):
        return None
    if not isinstance(data, dict):
        return None
    language, espeak = data.get("language"), data.get("espeak")
    code = language.get("code") if isinstance(language, dict) else None
    code = code or (espeak.get("voice") if isinstance(espeak, dict) else None)
    return str(code).replace("_", "-") if code else None
