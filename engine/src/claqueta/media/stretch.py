"""Plays sound faster or slower without changing its pitch, by libavfilter's atempo."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as FilterEnd
from av.filter import Graph
from numpy.typing import NDArray

from claqueta.time import SAMPLE_RATE

type Samples = NDArray[np.float32]
type ReadPlain = Callable[[int, int], Samples]
"""Reads (first 48 kHz sample, frames)."""

_SLOWEST, _FASTEST = Fraction(1, 2), Fraction(2)
_BLOCK = 4096


class Stretcher:
    """One pass over a source at one speed, from one start on."""

    def __init__(self, start: Fraction, speed: Fraction, read: ReadPlain) -> None:
        if not Fraction(1, 100) <= speed <= 100:
            raise ValueError("speed is 0.01…100")
        self._speed = speed
        self._start = start
        self._given = 0
        self._read = read
        self._next = (start * SAMPLE_RATE).__round__()
        self._ready: list[Samples] = []
        self._ready_frames = 0
        self._graph = _graph(speed)

    def continues(self, start: Fraction, speed: Fraction) -> bool:
        """Whether a read from `start` at `speed` goes on where the last one ended, to half a sample."""
        end = self._start + self._given * self._speed / SAMPLE_RATE
        return speed == self._speed and abs(start - end) * SAMPLE_RATE <= Fraction(1, 2) * max(Fraction(1), speed)

    def read(self, frames: int) -> Samples:
        """The next `frames` samples."""
        while self._ready_frames < frames:
            self._feed()
        joined = np.concatenate(self._ready)
        self._ready = [joined[frames:]]
        self._ready_frames = len(joined) - frames
        self._given += frames
        return joined[:frames]

    def _feed(self) -> None:
        block = self._read(self._next, _BLOCK)
        self._next += _BLOCK
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        self._graph.push(frame)
        while True:
            try:
                output = self._graph.pull()
            except (NothingYet, FilterEnd):
                return
            if isinstance(output, AudioFrame):
                samples = output.to_ndarray()
                if not output.format.is_planar:
                    samples = samples.reshape(-1, 2).T
                self._ready.append(samples.T.astype(np.float32, copy=False))
                self._ready_frames += output.samples


def _graph(speed: Fraction) -> Graph:
    graph = Graph()
    graph.threads = 1
    nodes = [
        graph.add_abuffer(sample_rate=SAMPLE_RATE, format="fltp", layout="stereo", time_base=Fraction(1, SAMPLE_RATE))
    ]
    nodes += [graph.add("atempo", tempo=f"{float(factor):.12f}") for factor in _factors(speed)]
    nodes.append(graph.add("abuffersink"))
    graph.link_nodes(*nodes).configure()
    return graph


def _factors(speed: Fraction) -> list[Fraction]:
    """Factors within what atempo does well, whose product is `speed`."""
    factors = []
    while speed > _FASTEST:
        factors.append(_FASTEST)
        speed /= _FASTEST
    while speed < _SLOWEST:
        factors.append(_SLOWEST)
        speed /= _SLOWEST
    return [*factors, speed]
