"""Utterances kept by what they depend on: the same words in the same voice are spoken once.

Each is two files, KEY.wav and KEY.json; the second holds the hash of the first and is written last, both under a
temporary name first. Whatever is damaged counts as absent.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claqueta.speech.request import SpeechRequest, SpokenWord, Utterance
from claqueta.speech.wav import UnreadableWave, mono16, wave_bytes
from claqueta.time import TICKS_PER_SECOND, Ticks

# Raise when the same takes would become another clip or other word times.
_MAKING = 1


@dataclass(frozen=True)
class SpeechCache:
    """The utterances in `folder`, which is made when the first one is kept."""

    folder: Path

    def get(self, key: str) -> Utterance | None:
        """The utterance kept under `key`, or None when there is none or it is damaged."""
        try:
            data = (self.folder / f"{key}.wav").read_bytes()
            facts = json.loads((self.folder / f"{key}.json").read_bytes())
            if hashlib.sha256(data).hexdigest() != facts["sha256"]:
                return None
            return _utterance(data, facts)
        except (OSError, ValueError, KeyError, TypeError, UnreadableWave):
            return None

    def put(self, key: str, utterance: Utterance) -> None:
        """Keep `utterance`; without its warnings, which tell of one attempt."""
        pcm = np.rint(utterance.samples * 32768).astype("<i2").tobytes()
        data = wave_bytes(pcm, utterance.rate)
        facts = {
            "sha256": hashlib.sha256(data).hexdigest(),
            "voice": utterance.voice,
            "engine": utterance.engine,
            "language": utterance.language,
            "words": [asdict(word) for word in utterance.words],
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write(f"{key}.wav", data)
        self._write(f"{key}.json", json.dumps(facts, ensure_ascii=False).encode())

    def _write(self, name: str, data: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(self.folder / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def cache_key(
    request: SpeechRequest, said: Sequence[str], *, voice: str, engine: str, version: str, language: str
) -> str:
    """The SHA-256 of the canonical JSON of all that an utterance depends on."""
    facts: dict[str, Any] = {
        **asdict(request),
        "said": list(said),
        "voice": voice,
        "engine": engine,
        "version": version,
        "language": language,
        "making": _MAKING,
    }
    canonical = json.dumps(facts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _utterance(data: bytes, facts: dict[str, Any]) -> Utterance | None:
    pcm, rate = mono16(data)
    samples = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768)
    samples.flags.writeable = False
    words = tuple(
        SpokenWord(
            str(word["text"]), Ticks(int(word["start"])), Ticks(int(word["end"])),
            int(word["text_start"]), int(word["text_end"]),
        )
        for word in facts["words"]
    )  # fmt: skip
    edges = [edge for word in words for edge in (word.start, word.end)]
    inside = not edges or (edges[0] >= 0 and edges[-1] * rate <= len(samples) * TICKS_PER_SECOND)
    if not words or edges != sorted(edges) or not inside:
        return None
    return Utterance(samples, rate, words, str(facts["voice"]), str(facts["engine"]), str(facts["language"]))
