"""Where words lie in a recording whose text is known, by its energy alone.

Pauses are cut out first; what remains is voice. The words must fill it in order, each about as long as its sounds
are many, with boundaries where the voice is weak, and pauses where the punctuation asks for them. Dynamic
programming finds the division with the least total cost

    Σ ((length − expected) / (SPREAD · expected))²  +  LOUD · loudness at each boundary  +  pauses out of place

over all boundaries at once, in frames of ten milliseconds. No model of any language is needed.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from claqueta.speech.energy import FRAMES_A_SECOND, loudness, quiet
from claqueta.speech.weights import weight

_SPREAD = 0.35
_LOUD = 1.2
_LOUD_RANGE = 30.0
_PAUSE_FRAMES = 6
_PAUSE_INSIDE_WORD = 6.0
_PAUSE_WITHOUT_SIGN = 0.6
_SIGN_WITHOUT_PAUSE = 2.5
_LONGEST_WORD = 4.0
_STOP = re.compile(r"[.,;:!?…)—][\"'”’»)]*$")


def aligned(samples: NDArray[np.float32], rate: int, words: Sequence[str]) -> list[tuple[int, int]]:
    """[start, end) of each word in samples, in order.  samples: mono, shape (frames,), trimmed of silence."""
    level = loudness(samples, rate)
    pauses, voiced = _divided(quiet(level))
    if len(voiced) < len(words):
        edges = np.linspace(0, len(samples), len(words) + 1).astype(int)
        return [(int(a), int(b)) for a, b in pairwise(edges)]
    gap = np.zeros(len(voiced) + 1, np.int64)
    for at, length in pauses:
        gap[at] = length
    boundaries = _divide(level[voiced], gap, words)
    step = rate / FRAMES_A_SECOND
    spans = []
    for start, end in pairwise(boundaries):
        spans.append((int(voiced[start] * step), min(len(samples), int((voiced[end - 1] + 1) * step))))
    return spans


def _divided(silent: NDArray[np.bool_]) -> tuple[list[tuple[int, int]], NDArray[np.int64]]:
    """The pauses as (index of the voiced frame after it, length), and the frames that are voiced."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], silent.astype(np.int8), [0]))))
    keep = np.ones(len(silent), bool)
    found = []
    for start, end in edges.reshape(-1, 2):
        if end - start >= _PAUSE_FRAMES:
            keep[start:end] = False
            found.append((int(np.count_nonzero(keep[:start])), int(end - start)))
    return found, np.flatnonzero(keep)


def _divide(level: NDArray[np.float64], gap: NDArray[np.int64], words: Sequence[str]) -> list[int]:
    """The boundaries, from 0 to len(level), of the cheapest division of the voiced frames among the words."""
    frames = len(level)
    weights = np.array([weight(word) for word in words])
    expected = weights * frames / weights.sum()
    paused = gap > 0
    loud = np.zeros(frames + 1)
    loud[1:-1] = np.clip((np.minimum(level[1:], level[:-1]) - level.max() + _LOUD_RANGE) / _LOUD_RANGE, 0, 1)
    boundary = np.where(paused, 0.0, _LOUD * loud)
    # Pauses before frame k, so that those strictly inside [s, t) are passed[t - 1] - passed[s].
    passed = np.cumsum(paused)
    cost = np.full(frames + 1, np.inf)
    cost[0] = 0.0
    origins = []
    for index, word in enumerate(words):
        last = index == len(words) - 1
        longest = max(4, min(frames, int(expected[index] * _LONGEST_WORD) + 1))
        best = np.full(frames + 1, np.inf)
        origin = np.zeros(frames + 1, np.int64)
        for length in range(1, longest + 1):
            ends = np.arange(length, frames + 1)
            total = cost[: frames + 1 - length] + ((length - expected[index]) / (_SPREAD * expected[index])) ** 2
            total = total + _PAUSE_INSIDE_WORD * (passed[ends - 1] - passed[ends - length])
            better = total < best[length:]
            best[length:][better] = total[better]
            origin[length:][better] = (ends - length)[better]
        if not last:
            asked = bool(_STOP.search(word))
            best = (
                best + boundary + np.where(paused, 0.0 if asked else _PAUSE_WITHOUT_SIGN, asked * _SIGN_WITHOUT_PAUSE)
            )
        cost = best
        origins.append(origin)
    edges = [frames]
    for origin in reversed(origins):
        edges.append(int(origin[edges[-1]]))
    return edges[::-1]
