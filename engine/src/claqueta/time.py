"""Time as integers: a second is 240 000 ticks.

Every standard frame rate and 48 kHz sound have a whole number of ticks a frame, so positions are exact. Nothing is
accumulated: the start of frame *n* is computed from zero, for any rate. Ranges are half-open.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NewType

from claqueta.errors import ClaquetaError, Words

Ticks = NewType("Ticks", int)

TICKS_PER_SECOND = 240_000
SAMPLE_RATE = 48_000
TICKS_PER_SAMPLE = TICKS_PER_SECOND // SAMPLE_RATE

_TIMECODE = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)(?::(\d{1,3}))?")
_SECONDS = re.compile(r"\d{1,7}(?:\.\d{1,9})?")


class TimeUnreadable(ClaquetaError):
    """A text that should have been a time is none."""

    code = "time.unreadable"
    words = Words(
        en="“{text}” is not a time. Write seconds (12.5) or hours:minutes:seconds:frames (00:01:30:12).",
        es="«{text}» no es un tiempo. Escribe segundos (12.5) u horas:minutos:segundos:fotogramas (00:01:30:12).",
    )


@dataclass(frozen=True, order=True)
class Rate:
    """Frames a second as an exact fraction, for example 30000/1001."""

    numerator: int
    denominator: int = 1

    def __post_init__(self) -> None:
        if self.numerator <= 0 or self.denominator <= 0:
            raise ValueError("a rate is positive")

    @property
    def fraction(self) -> Fraction:
        """Frames a second."""
        return Fraction(self.numerator, self.denominator)

    def frame_start(self, frame: int) -> Ticks:
        """The first tick at which `frame` is shown."""
        return Ticks(-(-frame * self.denominator * TICKS_PER_SECOND // self.numerator))

    def frame_at(self, time: Ticks) -> int:
        """The frame that is shown at `time`."""
        return time * self.numerator // (self.denominator * TICKS_PER_SECOND)

    def frame_count(self, duration: Ticks) -> int:
        """How many frames start in [0, duration)."""
        return self.frame_at(Ticks(duration - 1)) + 1  # the last tick's frame, whatever its start was rounded to

    def snap(self, time: Ticks) -> Ticks:
        """The frame start nearest to `time`, the later one when two are equally near."""
        doubled = 2 * time * self.numerator + self.denominator * TICKS_PER_SECOND
        return self.frame_start(doubled // (2 * self.denominator * TICKS_PER_SECOND))


def ticks(seconds: Fraction | int) -> Ticks:
    """`seconds` as ticks, rounded half up."""
    return Ticks((Fraction(seconds) * TICKS_PER_SECOND + Fraction(1, 2)).__floor__())


def seconds(time: Ticks) -> Fraction:
    """`time` in seconds, exactly."""
    return Fraction(time, TICKS_PER_SECOND)


def sample_at(time: Ticks) -> int:
    """The 48 kHz sample nearest to `time`, rounded half up."""
    return (2 * time + TICKS_PER_SAMPLE) // (2 * TICKS_PER_SAMPLE)


def timecode(time: Ticks, rate: Rate) -> str:
    """`time` as hh:mm:ss:ff, frames counted without dropping at the rate rounded up to whole frames."""
    nominal = -(-rate.numerator // rate.denominator)
    frame = rate.frame_at(time)
    whole, frames = divmod(frame, nominal)
    minutes, secs = divmod(whole, 60)
    hours, mins = divmod(minutes, 60)
    return f"{hours:02}:{mins:02}:{secs:02}:{frames:02}"


def parse_time(text: str, rate: Rate) -> Ticks:
    """The time that `text` names: seconds ("12.5"), "hh:mm:ss" or "hh:mm:ss:ff" as `timecode` writes it.

    Raises TimeUnreadable.
    """
    if _SECONDS.fullmatch(text):
        return ticks(Fraction(text))
    match = _TIMECODE.fullmatch(text)
    nominal = -(-rate.numerator // rate.denominator)
    if match is None or int(match[4] or 0) >= nominal:
        raise TimeUnreadable(text=text)
    whole = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])
    return rate.frame_start(whole * nominal + int(match[4] or 0))
