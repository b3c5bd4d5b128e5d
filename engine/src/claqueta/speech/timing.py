"""When the words of a passage are heard, from the marks of a synthesiser or, without any, by alignment."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claqueta.speech.alignment import aligned
from claqueta.speech.energy import FRAMES_A_SECOND, loudness, quiet
from claqueta.speech.reading import WrittenWord
from claqueta.speech.weights import weight

_SHORTEST_PAUSE = 0.05


def word_spans(
    samples: NDArray[np.float32], rate: int, words: Sequence[WrittenWord], marks: Sequence[tuple[int, int]] | None
) -> list[tuple[int, int]]:
    """[start, end) of each word in samples: in order, not overlapping, none empty, inside the sound.

    samples: shape (frames,), at least as many frames as words.  marks: (character of the passage, sample).
    """
    if marks is None:
        return _ordered(aligned(samples, rate, [word.said for word in words]), len(samples))
    starts = _starts(words, marks, len(samples))
    spans = list(zip(starts, [*starts[1:], len(samples)], strict=True))
    return _ordered(_without_pauses(samples, rate, spans), len(samples))


def _starts(words: Sequence[WrittenWord], marks: Sequence[tuple[int, int]], length: int) -> list[int]:
    """The first mark of each word; words that share one mark, as in "of the", share its time by their weight."""
    ends = [word.said_end for word in words]
    first: dict[int, int] = {0: min((sample for _, sample in marks), default=0)}
    for character, sample in marks:
        # A mark on the space before a word belongs to that word.
        index = int(np.searchsorted(ends, character, side="right"))
        if index < len(words) and index not in first:
            first[index] = sample
    known = sorted(first)
    # A mark that lies earlier than one before it is none.
    rising: list[int] = []
    for index in known:
        if not rising or first[index] > first[rising[-1]]:
            rising.append(index)
    starts: list[int] = []
    for index, following in zip(rising, [*rising[1:], len(words)], strict=True):
        begin, end = first[index], first[following] if following < len(words) else length
        shares = np.array([weight(word.said) for word in words[index:following]])
        into = np.concatenate(([0.0], np.cumsum(shares)[:-1])) / shares.sum()
        starts.extend(int(begin + (end - begin) * share) for share in into)
    return starts


def _without_pauses(samples: NDArray[np.float32], rate: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, each ending where its last sound does when a pause follows."""
    silent = quiet(loudness(samples, rate))
    step = rate / FRAMES_A_SECOND
    trimmed = []
    for start, end in spans:
        low, high = int(start / step), min(len(silent), int(end / step))
        heard = np.flatnonzero(~silent[low:high])
        last = int((low + heard[-1] + 1) * step) if len(heard) else end
        trimmed.append((start, last if end - last >= _SHORTEST_PAUSE * rate else end))
    return trimmed


def _ordered(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The spans made to keep the promise, whatever they were: each gets a sample at least."""
    kept = []
    at = 0
    for index, (start, end) in enumerate(spans):
        room = length - (len(spans) - index - 1)
        begin = min(max(start, at), room - 1)
        limit = spans[index + 1][0] if index + 1 < len(spans) else length
        at = min(max(begin + 1, min(end, max(limit, begin + 1))), room)
        kept.append((begin, at))
    return kept
