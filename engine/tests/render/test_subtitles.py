"""Subtitle files."""

from claqueta.render.subtitles import Cue, srt, vtt
from claqueta.time import Ticks

CUES = (
    Cue(Ticks(0), Ticks(240_000), ("¡Hola!", "¿Qué tal?")),
    Cue(Ticks(3661 * 240_000 + 240 * 5), Ticks(3662 * 240_000), ("a < b & c",)),
)


def test_subrip_counts_its_blocks_and_writes_milliseconds_after_a_comma() -> None:
    assert srt(CUES) == (
        "1\n00:00:00,000 --> 00:00:01,000\n¡Hola!\n¿Qué tal?\n\n2\n01:01:01,005 --> 01:01:02,000\na < b & c\n"
    )


def test_webvtt_writes_markup_signs_as_entities() -> None:
    assert vtt(CUES) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n¡Hola!\n¿Qué tal?\n\n"
        "01:01:01.005 --> 01:01:02.000\na &lt; b &amp; c\n"
    )
