"""One even level for a piece: its loudness measured, slow differences halved, rare peaks bent."""

import numpy as np
from numpy.typing import NDArray

from claqueta.time import SAMPLE_RATE

TARGET_LUFS = -20.0
CEILING = 10 ** (-3.2 / 20)
_KNEE = 0.42
_BLOCK = SAMPLE_RATE * 2 // 5
_RIDE = 0.6
_RIDE_LIMIT_DB = 5.0
_GATE_BELOW = 10.0


def loudness_blocks(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Loudness of each whole 400 ms block of stereo at 48 kHz in LUFS, K-weighted in the frequency domain."""
    blocks = len(sound) // _BLOCK
    power = np.empty(blocks)
    weights = _k_weights()
    window = np.hanning(_BLOCK).astype(np.float32)[:, None]
    # A Hann window keeps 3/8 of the power.
    scale = 2 / (_BLOCK * _BLOCK * 0.375)
    for index in range(blocks):
        spectrum = np.fft.rfft(sound[index * _BLOCK : (index + 1) * _BLOCK] * window, axis=0)
        power[index] = scale * float(np.sum((spectrum.real**2 + spectrum.imag**2) * weights[:, None]))
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-10))


def loudness(sound: NDArray[np.float32]) -> float:
    """Integrated loudness in LUFS, after ITU-R BS.1770-4 but with blocks that do not overlap."""
    blocks = loudness_blocks(sound)
    blocks = blocks[blocks > -70]
    if not len(blocks):
        return -70.0
    gate = 10 * np.log10(np.mean(10 ** (blocks / 10))) - _GATE_BELOW
    return float(10 * np.log10(np.mean(10 ** (blocks[blocks > gate] / 10))))


def settled(mixed: NDArray[np.float32], bar: int) -> NDArray[np.float32]:
    """`mixed` at the target, its loudness over bars evened by half, without offset, no peak above the ceiling.

    bar: frames of a bar.
    """
    mixed = mixed - mixed.mean(axis=0, dtype=np.float64).astype(np.float32)
    mixed *= _ride(mixed, bar)[:, None]
    mixed *= np.float32(10 ** ((TARGET_LUFS - loudness(mixed)) / 20))
    loud = np.abs(mixed) > _KNEE
    if loud.any():
        over = np.abs(mixed[loud]) - _KNEE
        bent = _KNEE + (CEILING - _KNEE) * np.tanh(over / (CEILING - _KNEE))
        mixed[loud] = np.copysign(bent, mixed[loud])
    return mixed


def _ride(mixed: NDArray[np.float32], bar: int) -> NDArray[np.float32]:
    """A slow gain that brings each pair of bars part of the way to the loudness of the whole."""
    blocks = loudness_blocks(mixed)
    if len(blocks) < 4:
        return np.ones(len(mixed), np.float32)
    width = max(1, round(2 * bar / _BLOCK)) | 1
    padded = np.pad(10 ** (blocks / 10), width // 2, mode="edge")
    local = 10 * np.log10(np.convolve(padded, np.hanning(width + 2)[1:-1] / np.hanning(width + 2).sum(), "valid"))
    gain = np.clip(_RIDE * (loudness(mixed) - local), -_RIDE_LIMIT_DB, _RIDE_LIMIT_DB)
    places = (np.arange(len(blocks)) + 0.5) * _BLOCK
    curve: NDArray[np.float32] = (10 ** (np.interp(np.arange(len(mixed)), places, gain) / 20)).astype(np.float32)
    return curve


def _k_weights() -> NDArray[np.float64]:
    """|H|² of the two K filters of BS.1770-4 at the bins of a block (their 48 kHz coefficients)."""
    z = np.exp(-1j * 2 * np.pi * np.fft.rfftfreq(_BLOCK, 1))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    weights: NDArray[np.float64] = np.abs(shelf * high) ** 2
    return weights
