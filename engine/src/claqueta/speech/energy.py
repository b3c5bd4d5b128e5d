"""How loud a voice is over time, in frames of ten milliseconds."""

import numpy as np
from numpy.typing import NDArray

FRAMES_A_SECOND = 100
_WINDOW_SECONDS = 0.02
_QUIET_BELOW_PEAK = 36.0
_FLOOR = -100.0


def loudness(samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Level in dBFS of each 10 ms frame, measured over 20 ms around its middle, never below -100."""
    frames = max(1, -(-len(samples) * FRAMES_A_SECOND // rate))
    squares = np.concatenate(([0.0], np.cumsum(np.square(samples.astype(np.float64)))))
    middles = (np.arange(frames) + 0.5) * rate / FRAMES_A_SECOND
    half = _WINDOW_SECONDS * rate / 2
    low = np.clip(middles - half, 0, len(samples)).astype(np.int64)
    high = np.clip(middles + half, 0, len(samples)).astype(np.int64)
    power = (squares[high] - squares[low]) / np.maximum(high - low, 1)
    level: NDArray[np.float64] = np.maximum(10 * np.log10(np.maximum(power, 1e-12)), _FLOOR)
    return level


def quiet(level: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which frames are pause: 36 dB below the loudest, where consonants are still heard."""
    return level < max(level.max() - _QUIET_BELOW_PEAK, _FLOOR + 20)
