"""Subtitles as plain cues, whatever the file says of looks."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import pysubs2

from claqueta.errors import ClaquetaError, Words
from claqueta.time import TICKS_PER_SECOND

_MOST_BYTES = 2 << 20
_MOST_CUES = 20_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_TEXT = 2_000
_MOST_MILLISECONDS = 12 * 3600 * 1000


class SubtitlesUnreadable(ClaquetaError):
    """A file of subtitles cannot be used."""

    code = "library.subtitles"
    words = Words(
        en="These subtitles cannot be read ({detail}). Save them again as SRT or WebVTT, in UTF-8.",
        es="Estos subtítulos no se pueden leer ({detail}). Guárdalos de nuevo como SRT o WebVTT, en UTF-8.",
    )


@dataclass(frozen=True)
class Cue:
    """One text and when it is shown: ticks, half-open."""

    start: int
    stop: int
    text: str


def read_subtitles(path: Path) -> list[Cue]:
    """The cues of a file in the order of their start, without markup. Raises SubtitlesUnreadable."""
    data = path.read_bytes()[: _MOST_BYTES + 1]
    if len(data) > _MOST_BYTES:
        raise SubtitlesUnreadable(detail=f"> {_MOST_BYTES >> 20} MB")
    if b"\0" in data and not data.startswith(_UTF_16):
        raise SubtitlesUnreadable(detail="binary")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in a file is no business of the log's
            file = pysubs2.SSAFile.from_string(decoded(data), format_=path.suffix.lstrip("."))
    except (pysubs2.exceptions.Pysubs2Error, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise SubtitlesUnreadable(detail=type(error).__name__) from error
    if len(file) > _MOST_CUES:
        raise SubtitlesUnreadable(detail=f"> {_MOST_CUES}")
    cues = [
        Cue(_ticks(event.start), _ticks(event.end), _plain(event.plaintext))
        for event in file
        if not event.is_comment and 0 <= event.start < event.end <= _MOST_MILLISECONDS
    ]
    cues = sorted((cue for cue in cues if cue.text), key=lambda cue: cue.start)
    if not cues:
        raise SubtitlesUnreadable(detail="0")
    return cues


def decoded(data: bytes) -> str:
    """`data` as text: UTF-8 or UTF-16 with a mark, else UTF-8, else the Windows code page of western Europe."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _ticks(milliseconds: int) -> int:
    return milliseconds * TICKS_PER_SECOND // 1000


def _plain(text: str) -> str:
    lines = ("".join(sign for sign in line if sign.isprintable()).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:_MOST_TEXT]
