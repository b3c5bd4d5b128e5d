"""A finished clip from takes: silence trimmed, pauses set, one level, no clicks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claqueta.speech.energy import FRAMES_A_SECOND, loudness

EDGE_SECONDS = 0.06
_FADE_SECONDS = 0.006
_SILENT_BELOW_PEAK = 48.0
_VOICE_LEVEL = -20.0
_CEILING = 0.89


@dataclass(frozen=True)
class Piece:
    """A take ready to be joined: its samples and the silence after it in frames."""

    samples: NDArray[np.float32]
    pause: int


def trimmed(samples: NDArray[np.int16], rate: int) -> tuple[NDArray[np.float32], int]:
    """The take without silence at its ends and with soft edges, and how many frames were cut in front."""
    sound = samples.astype(np.float32) / np.float32(32768)
    sound -= sound.mean()
    level = loudness(sound, rate)
    heard = np.flatnonzero(level > level.max() - _SILENT_BELOW_PEAK)
    step = rate / FRAMES_A_SECOND
    start = max(0, int((heard[0] - 1) * step))
    end = min(len(sound), int((heard[-1] + 2) * step))
    kept = sound[start:end].copy()
    fade = min(int(_FADE_SECONDS * rate), len(kept) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, fade, dtype=np.float32)) ** 2
    kept[:fade] *= ramp
    kept[len(kept) - fade :] *= ramp[::-1]
    return kept, start


def joined(pieces: list[Piece], rate: int) -> tuple[NDArray[np.float32], list[int]]:
    """The pieces in a row with 60 ms of silence at both ends, and where each of them starts."""
    edge = round(EDGE_SECONDS * rate)
    parts: list[NDArray[np.float32]] = [np.zeros(edge, np.float32)]
    starts, at = [], edge
    for index, piece in enumerate(pieces):
        pause = piece.pause if index < len(pieces) - 1 else edge
        starts.append(at)
        parts.extend((piece.samples, np.zeros(pause, np.float32)))
        at += len(piece.samples) + pause
    return np.concatenate(parts), starts


def levelled(samples: NDArray[np.float32], rate: int, gain_db: float) -> NDArray[np.float32]:
    """The voice at -20 dBFS while it sounds, plus `gain_db`, its peak never above -1 dBFS; on the 16-bit grid.

    One gain for the whole, so that stress and expression stay.
    """
    level = loudness(samples, rate)
    voiced = level[level > level.max() - 25]
    gain = 10 ** ((_VOICE_LEVEL + gain_db - 10 * np.log10(np.mean(10 ** (voiced / 10)))) / 20)
    peak = float(np.abs(samples).max()) * gain
    gain *= min(1.0, _CEILING / peak)
    grid: NDArray[np.float32] = (np.rint(samples * gain * 32767) / 32768).astype(np.float32)
    return grid
