"""Sound: mixing and normalising against real time, and whether it drifts. The tables by effect: `bench/sound.py`."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from bench.sound import RATE, Loop, film
from claqueta.sound import Mixer, Samples, mix, normalise, warm_up
from claqueta.testing.sounds import sound_clip, sound_film, sound_track

_EFFECTS = ("equalizer", "compressor", "gate", "deesser")
_HOUR = 3600


@dataclass(frozen=True)
class SoundSpeed:
    """Times real time, on one core; and drift."""

    mixing: float
    """Eight tracks with an effect each."""
    finishing: float
    """The same measured, brought to -14 LUFS and mixed: two passes or three."""
    drift: int
    """Samples by which a click at the end of an hour lies off, all in one clip of 29.97 frames a second."""


class _Clicks:
    """A click in the first sample of every second."""

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:  # noqa: ARG002  # the port's
        """Silence and clicks."""
        first = int(start * RATE)
        given = np.zeros((frames, 2), np.float32)
        given[-first % RATE :: RATE] = 0.5
        return given


def measure_sound(seconds: int) -> SoundSpeed:
    """Of a film of `seconds`."""
    warm_up()
    source = Loop()
    graph = replace(film(seconds, *_EFFECTS), loudness_lufs=-14.0)

    def mixed() -> None:
        for _ in Mixer(graph, source).chunks(0, graph.frames):
            pass

    def finished() -> None:
        gain = normalise(graph, source).gain_db
        for _ in mix(graph, source, gain_db=gain):
            pass

    return SoundSpeed(_speed(seconds, mixed), _speed(seconds, finished), _drift())


def _speed(seconds: int, work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return seconds / (time.process_time() - began)


def _drift() -> int:
    """Mixes the last seconds of an hour that begins on a frame of 30000/1001."""
    start = int(Fraction(1001 * 101, 30_000) * RATE)
    graph = sound_film(sound_track(sound_clip("clicks", start=start, frames=_HOUR * RATE)))
    first = start + (_HOUR - 2) * RATE - 100
    chunks = list(mix(graph, _Clicks(), start=first, frames=RATE))
    click = int(np.argmax(np.abs(np.concatenate(chunks)[:, 0])))
    return click - 100
