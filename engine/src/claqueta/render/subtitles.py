"""Caption pages as SubRip and WebVTT files."""

from collections.abc import Iterable
from dataclasses import dataclass

from claqueta.time import Ticks

_TICKS_PER_MILLISECOND = 240


@dataclass(frozen=True)
class Cue:
    """Lines of text from `start` up to `end`, in ticks from the start of the film."""

    start: Ticks
    end: Ticks
    lines: tuple[str, ...]


def srt(cues: Iterable[Cue]) -> str:
    """The cues as SubRip text."""
    blocks = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{'\n'.join(cue.lines)}\n"
        for number, cue in enumerate(cues, start=1)
    )
    return "\n".join(blocks)


def vtt(cues: Iterable[Cue]) -> str:
    """The cues as WebVTT text; `&`, `<` and `>` are written as entities, as the standard asks."""
    blocks = (
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{'\n'.join(map(_escaped, cue.lines))}\n" for cue in cues
    )
    return "\n".join(["WEBVTT\n", *blocks])


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(time: Ticks, point: str) -> str:
    milliseconds = (time + _TICKS_PER_MILLISECOND // 2) // _TICKS_PER_MILLISECOND
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}{point}{rest:03}"
