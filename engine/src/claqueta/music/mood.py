"""Moods: what a kind of background music is made of, as data in `spec/music`."""

import json
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claqueta.errors import ClaquetaError, Words
from claqueta.spec import spec_path

type Voice = Literal["keys", "pluck", "bell", "marimba", "strings"]
type BassTone = Literal["round", "deep", "short"]
type Scale = Literal["major", "dorian", "minor", "mixolydian"]
type Level = Annotated[float, Field(ge=0, le=1)]
# One character a step: a chord tone 0-3 of an arpeggio, or x loud, o medium, - soft; a dot is silence.
type TonePattern = Annotated[str, Field(pattern=r"^[0-3.]{8,16}$")]
type Strokes = Annotated[str, Field(pattern=r"^[xo.-]{8}$|^[xo.-]{16}$")]
type Degree = Annotated[int, Field(ge=1, le=7)]


class MoodUnknown(ClaquetaError):
    """No mood has the name."""

    code = "music.mood_unknown"
    words = Words(
        en="There is no music of the mood “{name}”. Choose one of: {known}.",
        es="No hay música del carácter «{name}». Elige uno de estos: {known}.",
    )


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Name(_Part):
    """What a person calls the mood."""

    en: str
    es: str


class Room(_Part):
    """How long the room rings (to -60 dB) and how much of it is heard."""

    seconds: Annotated[float, Field(ge=0.3, le=6)]
    level: Level


class Pad(_Part):
    """The held chords. attack: seconds."""

    level: Level
    brightness: Level
    attack: Annotated[float, Field(ge=0.05, le=2)]


class Arpeggio(_Part):
    """The broken chords. steps: of a bar."""

    voice: Voice
    level: Level
    octave: Annotated[int, Field(ge=-1, le=3)]
    steps: Literal[8, 16]
    patterns: list[TonePattern]


class Bass(_Part):
    """The roots below."""

    level: Level
    tone: BassTone
    patterns: list[Strokes]


class Lead(_Part):
    """The sparse melody on top. density: how many of the eighth notes sound."""

    voice: Voice
    level: Level
    octave: Annotated[int, Field(ge=0, le=3)]
    density: Level


class Drums(_Part):
    """Bars of sixteen steps for each drum, one of which is chosen for a section."""

    level: Level
    kick: list[Strokes]
    snare: list[Strokes]
    hat: list[Strokes]
    boom: list[Strokes]


class Mood(_Part):
    """A kind of music. tempo: beats a minute, four to a bar.  root: MIDI note.  chord: scale steps above its root.

    swing: how far the offbeat is late, in eighths.  pump: how deep the chords give way to the kick.
    """

    name: Name
    tempo: Annotated[int, Field(ge=50, le=160)]
    root: Annotated[int, Field(ge=40, le=60)]
    scale: Scale
    chord: list[Annotated[int, Field(ge=0, le=12)]]
    bars_per_chord: Literal[1, 2]
    progressions: list[list[Degree]]
    swing: Annotated[float, Field(ge=0, le=0.33)]
    pump: Annotated[float, Field(ge=0, le=0.6)]
    room: Room
    pad: Pad
    arpeggio: Arpeggio
    bass: Bass
    lead: Lead
    drums: Drums


@cache
def moods() -> tuple[str, ...]:
    """The names of all moods, in alphabetical order."""
    return tuple(sorted(path.stem for path in spec_path("music").glob("*.json")))


@cache
def mood(name: str) -> Mood:
    """The mood of that name. Raises MoodUnknown."""
    if name not in moods():
        raise MoodUnknown(name=name, known=", ".join(moods()))
    return Mood.model_validate(json.loads(spec_path("music", f"{name}.json").read_text("utf-8")))
