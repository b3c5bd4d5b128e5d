"""Draws the first scene of a script in every style, one still after the other."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from claqueta.storyboard import Format
from studio.assistant.events import tell_stills
from studio.assistant.models import StyleStills
from studio.assistant.speech.speaking import scratch
from studio.assistant.storyboard.first_scenes import best_moment, first_scenes
from studio.lib import blobs
from studio.lib.hosting import host
from studio.lib.leases import finish, hold

SHORT_SIDE = 270
"""Pixels: cards are small."""


def draw_stills(row: StyleStills) -> None:
    """Draws what is missing of `row`. Raises ClaquetaError, FenceLost."""
    from claqueta.render.still import render_still  # only workers load it

    stills: dict[str, str] = dict(row.stills)
    format = cast(Format, row.format)
    width, height = _size(format)
    with TemporaryDirectory(dir=scratch()) as folder:
        for style, document in first_scenes(row.script, format).items():
            if style in stills:
                continue
            still = render_still(host(), document, Path(folder), best_moment(document), width=width, height=height)
            stills[style] = blobs.keep_bytes(still.png).sha256
            row.stills = dict(stills)
            hold(row, stills=row.stills)
            tell_stills(row)
    finish(row, stills=row.stills)


def _size(format: Format) -> tuple[int, int]:
    return {"16:9": (480, SHORT_SIDE), "9:16": (SHORT_SIDE, 480), "1:1": (360, 360)}[format]
