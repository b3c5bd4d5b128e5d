"""The room around the instruments: convolution with noise that dies away, the highs sooner than the lows."""

import numpy as np
from numpy.typing import NDArray

from claqueta.time import SAMPLE_RATE

_BLOCK = 1 << 17
_BEFORE_SECONDS = 0.022
# (lowest Hz, highest Hz, share of the ringing time, level)
_BANDS = ((180.0, 700.0, 1.0, 1.0), (700.0, 2500.0, 0.8, 0.8), (2500.0, 9000.0, 0.42, 0.5))


def response(random: np.random.Generator, seconds: float) -> NDArray[np.float32]:
    """What the room makes of a click: shape (frames, 2), sides unlike each other, energy 1 a side."""
    frames = round(seconds * SAMPLE_RATE)
    before = round(_BEFORE_SECONDS * SAMPLE_RATE)
    time = np.arange(frames) / SAMPLE_RATE
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / SAMPLE_RATE), 1)
    sides = np.zeros((before + frames, 2), np.float32)
    for side in range(2):
        total = np.zeros(frames)
        for low, high, share, level in _BANDS:
            spectrum = np.fft.rfft(random.normal(size=frames))
            spectrum /= np.sqrt((1 + (low / hertz) ** 6) * (1 + (hertz / high) ** 6))
            total += level * np.fft.irfft(spectrum, frames) * np.exp(-6.9 * time / (seconds * share))
        total *= np.minimum(1, time / 0.012) * np.cos(np.pi / 2 * np.minimum(1, time / seconds)) ** 2
        sides[before:, side] = total / np.sqrt(np.sum(total**2))
    return sides


def convolved(dry: NDArray[np.float32], impulse: NDArray[np.float32]) -> NDArray[np.float32]:
    """`dry`, shape (frames, 2), heard in a room, cut to its own length; overlap-add in blocks."""
    size = 1 << int(np.ceil(np.log2(_BLOCK + len(impulse))))
    step = size - len(impulse) + 1
    transfer = np.fft.rfft(impulse.astype(np.float32), size, axis=0)
    wet = np.zeros((len(dry) + size, 2), np.float32)
    for start in range(0, len(dry), step):
        block = np.fft.rfft(dry[start : start + step], size, axis=0)
        wet[start : start + size] += np.fft.irfft(block * transfer, size, axis=0)
    return wet[: len(dry)]
