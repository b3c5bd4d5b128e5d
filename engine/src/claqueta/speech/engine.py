"""What every speech engine can do, and how each is asked: one short-lived process an utterance, answer checked."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claqueta.errors import ClaquetaError, Words
from claqueta.speech.child.job import Job, Listing
from claqueta.speech.request import Voice

_REFUSED = 3
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 96_000
_LONGEST_SECONDS_A_CHARACTER = 2.0


class EngineFailed(ClaquetaError):
    """An engine did not speak; another one may."""

    code = "speech.engine_failed"
    words = Words(
        en="The voice engine {engine} failed: {reason}.",
        es="El motor de voz {engine} ha fallado: {reason}.",
    )


class EngineTimedOut(EngineFailed):
    """An engine took longer than it may and was ended."""

    code = "speech.engine_timed_out"
    temporary = True


@dataclass(frozen=True, eq=False)
class Take:
    """A passage as an engine spoke it. marks: (character of the passage, sample) where words begin, if known."""

    samples: NDArray[np.int16]
    marks: tuple[tuple[int, int], ...] | None


@dataclass(frozen=True, eq=False)
class Takes:
    """All passages of an utterance at one sample rate."""

    rate: int
    takes: tuple[Take, ...]


class SpeechEngine(Protocol):
    """Something that speaks."""

    @property
    def id(self) -> str:
        """A short constant name."""

    @property
    def version(self) -> str:
        """What the sound depends on besides the request, for the cache."""

    @property
    def pitches(self) -> bool:
        """Whether it can shift the pitch itself."""

    def voices(self) -> tuple[Voice, ...]:
        """Its voices, the preferred ones of a language first; those that lack something are not installed."""

    def speak(self, passages: Sequence[str], voice: Voice, speed: float, pitch: float) -> Takes:
        """Each passage spoken by an installed voice. pitch: semitones. Raises EngineFailed."""


def spoken_by_child(job: Job, *, seconds: float) -> Takes:
    """What a child speaks within `seconds`, its answer checked. Raises EngineFailed, EngineTimedOut."""
    engine = job["driver"]
    header, _, pcm = _run(job, seconds).partition(b"\n")
    try:
        answer = json.loads(header)
        rate = int(answer["rate"])
        frames = [int(passage["frames"]) for passage in answer["passages"]]
        marks = [passage["marks"] for passage in answer["passages"]]
    except (ValueError, KeyError, TypeError) as error:
        raise EngineFailed(engine=engine, reason="unreadable answer") from error
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.int16)
    if len(frames) != len(job["passages"]) or sum(frames) != len(samples) or min(frames, default=-1) < 0:
        raise EngineFailed(engine=engine, reason="incomplete answer")
    if not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
        raise EngineFailed(engine=engine, reason="impossible sample rate")
    takes = []
    end = 0
    for passage, count, places in zip(job["passages"], frames, marks, strict=True):
        start, end = end, end + count
        if count > rate * (5 + _LONGEST_SECONDS_A_CHARACTER * len(passage)) / min(job["manner"]["speed"], 1):
            raise EngineFailed(engine=engine, reason="implausibly long sound")
        take = samples[start:end]
        if not np.any(np.abs(take) > 64):
            raise EngineFailed(engine=engine, reason="silence instead of speech")
        takes.append(Take(take, None if places is None else tuple((int(c), int(s)) for c, s in places)))
    return Takes(rate, tuple(takes))


def voices_by_child(driver: str, *, seconds: float = 15) -> Listing:
    """The voices that a driver's synthesiser lists. Raises EngineFailed, EngineTimedOut."""
    manner = {"voice": "", "speed": 1.0, "pitch": 0.0}
    job = {"driver": driver, "task": "voices", "passages": [], "manner": manner, "options": {}}
    try:
        listing: Listing = json.loads(_run(job, seconds))  # type: ignore[arg-type]  # a literal of the Job's shape
    except ValueError as error:
        raise EngineFailed(engine=driver, reason="unreadable answer") from error
    return listing


def _run(job: Job, seconds: float) -> bytes:
    try:
        # -P: nothing in the current folder may pass for one of our modules.
        done = subprocess.run(  # our own interpreter and module; the text travels on the pipe
            [sys.executable, "-P", "-m", "claqueta.speech.child"],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EngineTimedOut(engine=job["driver"], reason=f"no answer within {seconds:.0f} s") from error
    except OSError as error:
        raise EngineFailed(engine=job["driver"], reason="its process did not start") from error
    if done.returncode == _REFUSED:
        raise EngineFailed(engine=job["driver"], reason=done.stderr.decode(errors="replace").strip().split("\n")[-1])
    if done.returncode != 0:
        raise EngineFailed(engine=job["driver"], reason=f"its process ended with status {done.returncode}")
    return done.stdout
