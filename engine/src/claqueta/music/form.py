"""The form of a piece: how many bars, which sections, who plays in each."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claqueta.errors import ClaquetaError, Words
from claqueta.music.mood import Mood
from claqueta.time import TICKS_PER_SECOND, Ticks

BEATS = 4
_PHRASE = 4
_SHORTEST_SECONDS, _LONGEST_SECONDS = 2, 1800

type Kind = Literal["intro", "build", "full", "break", "lift", "outro"]


class MusicLength(ClaquetaError):
    """A piece of that length is not composed."""

    code = "music.length"
    words = Words(
        en="Music is composed from {low} to {high} seconds; {seconds} s were asked for.",
        es="Se compone música de {low} a {high} segundos; se han pedido {seconds} s.",
    )


@dataclass(frozen=True)
class Section:
    """Bars [start, end) in which the same layers play."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Presence:
    """How much each layer plays, 0–1."""

    pad: float
    arpeggio: float
    bass: float
    drums: float
    lead: float


PRESENCE: dict[Kind, Presence] = {
    "intro": Presence(pad=0.95, arpeggio=0.75, bass=0.5, drums=0.0, lead=0.0),
    "build": Presence(pad=0.95, arpeggio=0.9, bass=0.9, drums=0.55, lead=0.0),
    "full": Presence(pad=0.9, arpeggio=1.0, bass=1.0, drums=1.0, lead=0.8),
    "break": Presence(pad=1.0, arpeggio=0.6, bass=0.65, drums=0.0, lead=1.0),
    "lift": Presence(pad=1.0, arpeggio=1.0, bass=1.0, drums=1.0, lead=1.0),
    "outro": Presence(pad=1.0, arpeggio=0.7, bass=0.7, drums=0.25, lead=0.3),
}
# What follows the intro, again and again, until the outro is due.
_CYCLE: tuple[Kind, ...] = ("build", "full", "full", "break", "lift", "full", "break", "build", "lift")


@dataclass(frozen=True)
class Plan:
    """A piece in time. beat: its exact length in ticks.  bars: before the last chord rings out."""

    duration: Ticks
    beat: Fraction
    bars: int
    sections: tuple[Section, ...]

    def beat_start(self, beat: Fraction | int) -> Fraction:
        """When a beat, also a part of one, starts, in ticks."""
        return self.beat * beat

    def section_at(self, bar: int) -> Section:
        """The section that `bar` lies in; the last one for the ringing out."""
        return next((one for one in self.sections if one.start <= bar < one.end), self.sections[-1])


def plan(mood: Mood, duration: Ticks) -> Plan:
    """The piece of that length: whole bars, then a ring-out of about one bar; the tempo gives way by a few per cent.

    Raises MusicLength.
    """
    if not _SHORTEST_SECONDS * TICKS_PER_SECOND <= duration <= _LONGEST_SECONDS * TICKS_PER_SECOND:
        raise MusicLength(low=_SHORTEST_SECONDS, high=_LONGEST_SECONDS, seconds=round(duration / TICKS_PER_SECOND, 2))
    wanted = Fraction(60 * TICKS_PER_SECOND, mood.tempo)
    # The ring-out counts as one bar of its own, so that the last chord comes on a downbeat.
    total = max(1, round(duration / (BEATS * wanted)))
    # Even phrases when the tempo can bear it: a piece that stops in the middle of one sounds cut off.
    phrased = max(_PHRASE, round((total - 1) / _PHRASE) * _PHRASE) + 1
    if abs(Fraction(phrased, total) - 1) <= Fraction(8, 100):
        total = phrased
    beat = Fraction(duration, BEATS * total)
    bars = max(1, total - 1) if total > 1 else 1
    return Plan(duration, beat, bars, _sections(bars))


def _sections(bars: int) -> tuple[Section, ...]:
    if bars < 2 * _PHRASE:
        half = max(1, bars // 2)
        first = Section("build", 0, half)
        return (first, Section("full", half, bars)) if bars > half else (first,)
    phrases = -(-bars // _PHRASE)
    kinds: list[Kind] = ["intro", *(_CYCLE[index % len(_CYCLE)] for index in range(phrases - 2)), "outro"]
    return tuple(Section(kind, index * _PHRASE, min(bars, (index + 1) * _PHRASE)) for index, kind in enumerate(kinds))
