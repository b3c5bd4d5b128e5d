"""Loudness by ITU-R BS.1770-4 and EBU R 128: integrated, momentary, short-term, range, and true peak."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from wasmtime import Func, Instance, Memory, Store

from claqueta.sound.modules import engine, module
from claqueta.time import SAMPLE_RATE

HOP = SAMPLE_RATE // 100
"""Frames of the smallest step: the loudest window is found to a hundredth of a second."""

_MOMENTARY = 40
_SHORT_TERM = 300
_GATING_STEP = 10
"""Hops between the windows that are gated: 75 % overlap of 0.4 s."""
_MOST_HOPS = 1000
_STEP = 96
_TAIL = 12
"""Frames that the peak filter still rings after the last sample."""


@dataclass(frozen=True)
class Loudness:
    """What a sound measures; −inf where it is silent or too short for a window."""

    integrated: float
    """LUFS, gated."""
    momentary_max: float
    """LUFS of the loudest 0.4 s."""
    short_term_max: float
    """LUFS of the loudest 3 s."""
    range: float
    """LU between the quiet and the loud parts (EBU Tech 3342)."""
    true_peak: float
    """dBTP, four times oversampled."""
    momentary: NDArray[np.float64]
    """LUFS of each 0.4 s, one every tenth of a second."""
    short_term: NDArray[np.float64]
    """LUFS of each 3 s, one every tenth of a second."""


def measure(blocks: Iterable[NDArray[np.float32]]) -> Loudness:
    """The loudness of a sound that comes in blocks of shape (frames, 2), of any length."""
    meter = Meter()
    for block in blocks:
        meter.add(block)
    return meter.loudness()


class Meter:
    """Measures while samples come in."""

    def __init__(self) -> None:
        self._store = Store(engine())
        self._exports = Instance(self._store, module("meter"), []).exports(self._store)
        self._energies: list[NDArray[np.float64]] = []
        self._rest = np.zeros((0, 2), np.float32)
        self._samples: int = self._call("allocate", _MOST_HOPS * HOP * 8)
        self._out: int = self._call("allocate", _MOST_HOPS * 8)

    def add(self, samples: NDArray[np.float32]) -> None:
        """Takes samples of shape (frames, 2) into the measurement."""
        waiting = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        done = 0
        while hops := min((len(waiting) - done) // HOP, _MOST_HOPS):
            self._put(waiting[done : done + hops * HOP])
            self._call("measure", self._samples, hops, self._out)
            self._energies.append(self._view(self._out, hops * 8).view(np.float64).copy())
            done += hops * HOP
        self._rest = waiting[done:].copy()

    def loudness(self) -> Loudness:
        """The loudness of all that came in. Ends the measurement."""
        frames = -(-(len(self._rest) + _TAIL) // _STEP) * _STEP
        last = np.zeros((frames, 2), np.float32)
        last[: len(self._rest)] = self._rest
        self._put(last)
        self._call("listen", self._samples, frames)
        energies = np.concatenate([np.zeros(0), *self._energies])
        momentary, short_term = _powers(energies, _MOMENTARY), _powers(energies, _SHORT_TERM)
        return Loudness(
            integrated=integrated(momentary[::_GATING_STEP]),
            momentary_max=float(_lufs(momentary).max(initial=-np.inf)),
            short_term_max=float(_lufs(short_term).max(initial=-np.inf)),
            range=loudness_range(short_term[::_GATING_STEP]),
            true_peak=float(_decibels(np.array(self._call("truePeak"), np.float64) ** 2)),
            momentary=_lufs(momentary[::_GATING_STEP]),
            short_term=_lufs(short_term[::_GATING_STEP]),
        )

    def _call(self, name: str, *arguments: int) -> Any:
        return cast(Func, self._exports[name])(self._store, *arguments)

    def _view(self, address: int, count: int) -> NDArray[np.uint8]:
        memory = cast(Memory, self._exports["memory"])
        return np.frombuffer(memory.get_buffer_ptr(self._store, count, address), np.uint8)

    def _put(self, samples: NDArray[np.float32]) -> None:
        self._view(self._samples, samples.size * 4).view(np.float32).reshape(-1, 2)[:] = samples


def integrated(momentary: NDArray[np.float64]) -> float:
    """LUFS of windows of mean squares, gated at −70 LUFS and then 10 LU below what is left (BS.1770-4, 2.8)."""
    heard = momentary[_lufs(momentary) > -70]
    if heard.size == 0:
        return -np.inf
    heard = heard[_lufs(heard) > _lufs(heard.mean(keepdims=True)) - 10]
    return float(_lufs(heard.mean(keepdims=True))[0])


def loudness_range(short_term: NDArray[np.float64]) -> float:
    """LU between the 10th and the 95th percentile, gated at −70 LUFS and −20 LU (EBU Tech 3342)."""
    heard = short_term[_lufs(short_term) > -70]
    if heard.size == 0:
        return 0.0
    levels = _lufs(heard[_lufs(heard) > _lufs(heard.mean(keepdims=True)) - 20])
    low, high = np.percentile(levels, [10, 95])
    return float(high - low)


def _powers(energies: NDArray[np.float64], hops: int) -> NDArray[np.float64]:
    """The mean square of every window of `hops` steps, both channels added."""
    if len(energies) < hops:
        return np.zeros(0)
    windows = np.lib.stride_tricks.sliding_window_view(energies, hops)
    return windows.mean(axis=1) / HOP


def _decibels(power: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return 10 * np.log10(power)


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return _decibels(power) - 0.691
