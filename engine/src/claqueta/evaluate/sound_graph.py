"""The sound graph: all that the mixer needs for the whole film, in 48 kHz sample frames from its start."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claqueta.evaluate.display_list import ParameterValue


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A value at a sample frame (counted from the start of the clip or, on a track, of the film).

    Between points the value moves on a straight line; curved easings arrive as many points. `hold` keeps the value
    until the next point.
    """

    frame: int
    value: float
    hold: bool = False


type Curve = tuple[CurvePoint, ...]
"""At least one point, in increasing frames; held before the first and after the last."""


@dataclass(frozen=True, slots=True)
class FadeShape:
    """A fade over `frames` (0: none)."""

    frames: int = 0
    curve: Literal["linear", "equal_power", "exponential", "s_curve"] = "equal_power"


@dataclass(frozen=True, slots=True)
class Clip:
    """A range of a sound; `gain` in dB (−96 and below is silence), `pan` −1…1."""

    asset: str
    role: Literal["voice", "music", "effect"]
    start: int
    frames: int
    source_start: Fraction
    """Seconds."""
    speed: Fraction
    gain: Curve
    pan: Curve
    fade_in: FadeShape = FadeShape()
    fade_out: FadeShape = FadeShape()
    loop_seconds: Fraction | None = None
    """Starts again at `source_start` after this long a stretch of the source; None does not loop."""


@dataclass(frozen=True, slots=True)
class Duck:
    """How a track steps back under voices; lengths in sample frames."""

    depth_db: float
    threshold_db: float
    attack: int
    hold: int
    release: int
    lookahead: int


@dataclass(frozen=True, slots=True)
class SoundEffect:
    """An effect of `spec/sound/effects`; what is not named keeps its default.

    A curve counts frames from the start of the film and takes effect every 128 of them.
    """

    effect: str
    params: tuple[tuple[str, ParameterValue | Curve], ...]


@dataclass(frozen=True, slots=True)
class TrackSound:
    """Clips summed, then effects, gain, pan, ducking. Muted and not-soloed tracks are left out of the graph."""

    clips: tuple[Clip, ...]
    gain: Curve
    pan: Curve
    effects: tuple[SoundEffect, ...] = ()
    duck: Duck | None = None


@dataclass(frozen=True, slots=True)
class SoundGraph:
    """The whole film's sound: tracks summed, then master effects and gain, loudness and true-peak limit."""

    frames: int
    tracks: tuple[TrackSound, ...]
    master_gain_db: float = 0.0
    effects: tuple[SoundEffect, ...] = ()
    loudness_lufs: float | None = None
    ceiling_dbtp: float = -1.0
