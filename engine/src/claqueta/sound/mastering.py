"""Mastering: one static gain that brings the film to the loudness that its project wants."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from claqueta.errors import Words
from claqueta.evaluate.sound_graph import SoundGraph
from claqueta.ports.samples import SampleSource
from claqueta.sound.loudness import Loudness, measure
from claqueta.sound.mixing import Mixer, Samples

MOST_GAIN_DB = 40.0
"""A film that is quieter than this below its target is left as quiet as it is: what would be heard is its noise."""
HEAVY_DB = 6.0
"""More than this is not caught unheard by a limiter."""
TOLERANCE_LU = 0.25
_MOST_PASSES = 3


@dataclass(frozen=True)
class SoundNote:
    """Something that a person should know about the sound; nothing failed."""

    code: ClassVar[str]
    words: ClassVar[Words]
    amount: float
    """dB or LU."""

    def text(self, language: str) -> str:
        """The note in "en" or "es"."""
        return self.words.fill("es" if language == "es" else "en", {"amount": f"{self.amount:.1f}"})


class LimiterWorksHard(SoundNote):
    """The limiter had to take more than HEAVY_DB."""

    code = "sound.limiter_works_hard"
    words = Words(
        en="To reach the loudness you chose, peaks were lowered by {amount} dB, which can be heard. "
        "Choose a lower loudness, or put a compressor on the loudest track.",
        es="Para llegar al volumen que elegiste, los picos se han bajado {amount} dB, y se nota. "
        "Elige un volumen menor o pon un compresor en la pista más fuerte.",
    )


class TargetMissed(SoundNote):
    """The loudness differs from the target by more than half a unit."""

    code = "sound.target_missed"
    words = Words(
        en="The sound is {amount} LU away from the loudness you chose: it is too quiet or its peaks are too high. "
        "Raise the quiet tracks, or choose another loudness.",
        es="El sonido queda a {amount} LU del volumen que elegiste: es demasiado bajo o sus picos son demasiado altos. "
        "Sube las pistas bajas o elige otro volumen.",
    )


class NothingToHear(SoundNote):
    """There is nothing loud enough to measure."""

    code = "sound.nothing_to_hear"
    words = Words(
        en="The film is silent, so its loudness was left as it is.",
        es="La película no tiene sonido, así que su volumen se ha dejado como está.",
    )


@dataclass(frozen=True)
class Normalisation:
    """`gain_db` is what `mix` takes; `before` is the mix without limiter, `after` with gain and limiter."""

    gain_db: float
    before: Loudness
    after: Loudness
    reduction_db: float
    """The most that the limiter takes."""
    notes: tuple[SoundNote, ...] = ()


def normalise(
    graph: SoundGraph, samples: SampleSource, *, on_progress: Callable[[int, int], None] | None = None
) -> Normalisation:
    """The gain that brings the film to its target, measured once, or again where the limiter works.

    `on_progress` hears frames done and frames in all, from the start again with each pass.
    """

    def pass_with(gain_db: float, *, limited: bool) -> tuple[Loudness, float]:
        mixer = Mixer(graph, samples, gain_db=gain_db, limited=limited)
        heard = measure(_told(mixer.chunks(0, graph.frames), graph.frames, on_progress))
        return heard, mixer.reduction_db

    before, _ = pass_with(0.0, limited=False)
    target = graph.loudness_lufs
    if target is None or not np.isfinite(before.integrated):
        notes = () if target is None else (NothingToHear(0.0),)
        return _settled(0.0, before, *_limited(graph, before, 0.0, pass_with), notes)
    gain = min(target - before.integrated, MOST_GAIN_DB)
    after, reduction = _limited(graph, before, gain, pass_with)
    for _ in range(_MOST_PASSES - 1):
        missing = target - after.integrated
        if reduction == 0 or abs(missing) <= TOLERANCE_LU or gain >= MOST_GAIN_DB or reduction > 2 * HEAVY_DB:
            break
        gain = min(gain + missing, MOST_GAIN_DB)
        after, reduction = _limited(graph, before, gain, pass_with)
    missed = abs(target - after.integrated)
    return _settled(gain, before, after, reduction, (TargetMissed(missed),) if missed > 0.5 else ())


def _limited(
    graph: SoundGraph, before: Loudness, gain: float, pass_with: Callable[..., tuple[Loudness, float]]
) -> tuple[Loudness, float]:
    """The loudness after `gain` and limiter, and what the limiter takes; known at once where it has nothing to do."""
    if before.true_peak + gain > graph.ceiling_dbtp:
        return pass_with(gain, limited=True)
    raised = replace(
        before,
        integrated=before.integrated + gain,
        momentary_max=before.momentary_max + gain,
        short_term_max=before.short_term_max + gain,
        true_peak=before.true_peak + gain,
        momentary=before.momentary + gain,
        short_term=before.short_term + gain,
    )
    return raised, 0.0


def _settled(
    gain: float, before: Loudness, after: Loudness, reduction: float, notes: tuple[SoundNote, ...]
) -> Normalisation:
    if reduction > HEAVY_DB:
        notes = (*notes, LimiterWorksHard(reduction))
    return Normalisation(gain, before, after, reduction, notes)


def _told(chunks: Iterable[Samples], total: int, on_progress: Callable[[int, int], None] | None) -> Iterator[Samples]:
    done = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        if on_progress:
            on_progress(done, total)
