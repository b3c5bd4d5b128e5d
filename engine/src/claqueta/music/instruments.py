"""The instruments: each makes one note or stroke as mono float32 samples at 48 kHz, peak about 1.

Everything is additive synthesis with decaying partials, or noise shaped in the frequency domain; all of it fades to
nothing at its end, so that no note clicks.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from claqueta.music.mood import BassTone, Voice
from claqueta.time import SAMPLE_RATE

type Sound = NDArray[np.float32]

_HIGHEST_PARTIAL = 11_000.0


def frequency(note: float) -> float:
    """Hz of a MIDI note, A4 = 440."""
    return float(440.0 * 2 ** ((note - 69) / 12))


def note(voice: Voice, pitch: int, seconds: float) -> Sound:
    """One note of a melodic instrument."""
    return _VOICES[voice](frequency(pitch), seconds)


def bass(tone: BassTone, pitch: int, seconds: float) -> Sound:
    """One bass note, softly saturated so that small speakers hear it too."""
    hertz = frequency(pitch)
    time = _time(seconds + 0.12)
    decay = {"round": 1.6, "deep": 0.9, "short": 6.0}[tone]
    harmonics = {"round": (1.0, 0.42, 0.16, 0.05), "deep": (1.0, 0.5, 0.28, 0.14), "short": (1.0, 0.35, 0.2, 0.08)}
    wave = np.zeros_like(time)
    for index, amplitude in enumerate(harmonics[tone], 1):
        wave += amplitude * np.sin(2 * np.pi * hertz * index * time) * np.exp(-time * decay * index**0.7)
    return _shaped(np.tanh(1.3 * wave), attack=0.02, release=0.12)


def kick() -> Sound:
    """A soft round bass drum."""
    time = _time(0.34)
    phase = 2 * np.pi * (48 * time + 70 * 0.03 * (1 - np.exp(-time / 0.03)))
    return _shaped(np.sin(phase) * np.exp(-time * 11), attack=0.002, release=0.06)


def boom(random: np.random.Generator) -> Sound:
    """A large drum far away."""
    time = _time(1.5)
    phase = 2 * np.pi * (52 * time + 26 * 0.06 * (1 - np.exp(-time / 0.06)))
    skin = _noise(random, len(time), 60, 420) * np.exp(-time * 14) * 0.5
    return _shaped(np.sin(phase) * np.exp(-time * 3.4) + skin, attack=0.004, release=0.3)


def snare(random: np.random.Generator) -> Sound:
    """A brushed snare."""
    time = _time(0.26)
    body = 0.35 * np.sin(2 * np.pi * 190 * time) * np.exp(-time * 28)
    return _shaped(_noise(random, len(time), 900, 6500) * np.exp(-time * 19) + body, attack=0.002, release=0.05)


def hat(random: np.random.Generator) -> Sound:
    """A shaker rather than a cymbal."""
    time = _time(0.11)
    rise = 1 - np.exp(-time * 220)
    return _shaped(_noise(random, len(time), 5200, 12_000) * rise * np.exp(-time * 46), attack=0.003, release=0.03)


def _keys(hertz: float, seconds: float) -> Sound:
    """An electric piano: two sines, one bending the other, and a short tine."""
    time = _time(min(seconds + 0.6, 3.2))
    bend = (1.5 * np.exp(-time * 3.2) + 0.2) * min(1.0, 500 / hertz)
    body = np.sin(2 * np.pi * hertz * time + bend * np.sin(2 * np.pi * hertz * time))
    tine = 0.16 * np.sin(2 * np.pi * min(hertz * 7, _HIGHEST_PARTIAL) * time) * np.exp(-time * 22)
    return _shaped((body + tine) * np.exp(-time * (1.1 + hertz / 600)), attack=0.006, release=0.35)


def _pluck(hertz: float, seconds: float) -> Sound:
    return _partials(hertz, min(seconds + 0.5, 1.6), range(1, 15), lambda k: 1 / k**0.95, lambda k: 2.6 + 1.3 * k)


def _bell(hertz: float, seconds: float) -> Sound:
    ratios = (1.0, 2.0, 3.01, 4.17, 5.43)
    weights = (1.0, 0.5, 0.3, 0.2, 0.12)
    return _partials(
        hertz,
        min(seconds + 1.4, 2.8),
        ratios,
        lambda k: weights[ratios.index(k)],
        lambda k: 1.5 + 1.1 * k,
    )


def _marimba(hertz: float, seconds: float) -> Sound:
    ratios = (1.0, 3.93, 9.2)
    weights = (1.0, 0.32, 0.1)
    return _partials(
        hertz, min(seconds + 0.3, 0.9), ratios, lambda k: weights[ratios.index(k)], lambda k: 5.0 + 5.5 * k
    )


def _strings(hertz: float, seconds: float) -> Sound:
    """A small section: three players, a little apart in tune and in vibrato."""
    time = _time(min(seconds + 0.5, 4.0))
    wave = np.zeros_like(time)
    for detune, rate, start in ((-0.0022, 4.7, 0.3), (0.0, 5.2, 1.9), (0.0026, 5.6, 4.1)):
        vibrato = (
            0.0035 * hertz * (1 - np.exp(-time * 3)) * np.sin(2 * np.pi * rate * time + start) / (2 * np.pi * rate)
        )
        phase = 2 * np.pi * (hertz * (1 + detune) * time + vibrato) + start
        for index in range(1, 9):
            if hertz * index < 5000:
                wave += np.sin(index * phase) / index**1.7
    return _shaped(wave / 4, attack=0.22, release=0.5)


_VOICES: dict[Voice, Callable[[float, float], Sound]] = {
    "keys": _keys,
    "pluck": _pluck,
    "bell": _bell,
    "marimba": _marimba,
    "strings": _strings,
}


def _partials(
    hertz: float,
    seconds: float,
    ratios: "range | tuple[float, ...]",
    weight: Callable[[float], float],
    decay: Callable[[float], float],
) -> Sound:
    time = _time(seconds)
    wave = np.zeros_like(time)
    for ratio in ratios:
        if hertz * ratio < _HIGHEST_PARTIAL:
            wave += weight(ratio) * np.sin(2 * np.pi * hertz * ratio * time) * np.exp(-time * decay(ratio))
    return _shaped(wave, attack=0.004, release=0.12)


def _time(seconds: float) -> NDArray[np.float64]:
    return np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE


def _noise(random: np.random.Generator, frames: int, low: float, high: float) -> NDArray[np.float64]:
    """White noise between two frequencies with soft slopes, at an RMS of 0.3."""
    spectrum = np.fft.rfft(random.normal(size=frames))
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / SAMPLE_RATE), 1)
    spectrum *= 1 / np.sqrt((1 + (low / hertz) ** 4) * (1 + (hertz / high) ** 4))
    wave = np.fft.irfft(spectrum, frames)
    noise: NDArray[np.float64] = wave * (0.3 / np.sqrt(np.mean(wave**2)))
    return noise


def _shaped(wave: NDArray[np.float64], *, attack: float, release: float) -> Sound:
    """`wave` eased in and out, its peak at 1."""
    up, down = round(attack * SAMPLE_RATE), min(round(release * SAMPLE_RATE), len(wave) // 2)
    wave[:up] *= np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    wave[len(wave) - down :] *= np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return (wave / max(1e-9, float(np.abs(wave).max()))).astype(np.float32)
