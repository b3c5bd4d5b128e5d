"""The pad: held chords of several detuned strings of partials, wide, with a slowly opening filter.

Each note exists twice, dark and bright; a slow curve over the piece blends the two, which sounds like one filter
moving, and costs no filtering.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claqueta.music.instruments import frequency
from claqueta.time import SAMPLE_RATE

_TABLE = 4096
# Cents and starting phase of the players on each side; different sides make the width.
_PLAYERS = (((-7.0, 0.11), (1.5, 0.47), (8.0, 0.83)), ((-8.5, 0.29), (-1.0, 0.61), (6.5, 0.97)))
_BRIGHTEST = 7_000.0


@dataclass(frozen=True, eq=False)
class PadNote:
    """A note of the pad without its envelope: float32, shape (frames, 2)."""

    dark: NDArray[np.float32]
    bright: NDArray[np.float32]


def pad_note(pitch: int, frames: int) -> PadNote:
    """A steady note; `envelope` gives it a beginning and an end."""
    hertz = frequency(pitch)
    time = np.arange(frames, dtype=np.float64) * (hertz * _TABLE / SAMPLE_RATE)
    players = [
        [(time * 2 ** (cents / 1200) + phase * _TABLE).astype(np.int32) & (_TABLE - 1) for cents, phase in side]
        for side in _PLAYERS
    ]
    return PadNote(_stereo(_cycle(hertz, 2.1, 900.0), players), _stereo(_cycle(hertz, 1.2, _BRIGHTEST), players))


def envelope(frames: int, attack: float, release: float) -> NDArray[np.float32]:
    """A gain of shape (frames, 1) that rises within `attack` seconds and dies away in the last `release`."""
    curve = np.ones((frames, 1), np.float32)
    up = min(round(attack * SAMPLE_RATE), frames // 2)
    down = min(round(release * SAMPLE_RATE), frames - up)
    curve[:up, 0] = np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    curve[frames - down :, 0] = np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return curve


def _stereo(table: NDArray[np.float32], players: list[list[NDArray[np.int32]]]) -> NDArray[np.float32]:
    both = np.empty((len(players[0][0]), 2), np.float32)
    for side, (first, second, third) in enumerate(players):
        both[:, side] = table[first] + table[second] + table[third]
    both /= len(players[0])
    return both


def _cycle(hertz: float, slope: float, corner: float) -> NDArray[np.float32]:
    """One cycle whose partials fall by `slope` and faster above `corner` Hz."""
    phase = np.arange(_TABLE) * 2 * np.pi / _TABLE
    wave = np.zeros(_TABLE)
    for index in range(1, max(2, int(_BRIGHTEST / hertz) + 1)):
        wave += np.sin(index * phase + 0.7 * index**2) / index**slope / (1 + (index * hertz / corner) ** 2)
    cycle: NDArray[np.float32] = (wave / np.sqrt(np.mean(wave**2)) * 0.5).astype(np.float32)
    return cycle
