"""What the host's child can be asked about a newcomer beyond its facts: loudness, fonts, tables, drawings.

`Inspector` asks. Here as in an export drawing, media and sound meet.
"""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from claqueta.draw.newcomers import draw_svg, look_at_font, warm_up
from claqueta.host import Channel, Json, Reply, job
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.luts import read_lut
from claqueta.media.samples import SampleReader
from claqueta.media.source import refusals
from claqueta.sound.loudness import measure
from claqueta.time import SAMPLE_RATE, sample_at

__all__ = ["warm_up"]  # the host calls it after loading this module

_BLOCK = 10 * SAMPLE_RATE


@job
def measure_loudness(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Integrated loudness and true peak; None where silent.  payload: {"suffix", "limits", "info"}."""
    request = cast(dict[str, Any], payload)
    info = MediaInfo.model_validate_json(request["info"])
    with refusals():
        reader = SampleReader(files["input"], request["suffix"], info, limits=MediaLimits(**request["limits"]))
        loudness = measure(_blocks(reader, sample_at(info.duration), channel))
    return Reply({"lufs": _finite(loudness.integrated), "peak_dbtp": _finite(loudness.true_peak)})


def _blocks(reader: SampleReader, frames: int, channel: Channel) -> Iterator[NDArray[np.float32]]:
    for start in range(0, frames, _BLOCK):
        channel.check()
        channel.event({"done": start, "total": frames})
        yield reader.read(Fraction(start, SAMPLE_RATE), min(_BLOCK, frames - start))


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None


@job
def inspect_font(payload: Json, files: Mapping[str, int], _channel: Channel) -> Reply:
    """Family, style and a picture of a few letters.  payload: {"suffix"}."""
    request = cast(dict[str, Any], payload)
    facts, picture = look_at_font(files["input"], str(request["suffix"]))
    return Reply(dict(facts), picture)


@job
def inspect_lut(_payload: Json, files: Mapping[str, int], _channel: Channel) -> Reply:
    """The edge of a colour lookup table that can be used."""
    edge, _ = read_lut(files["input"])
    return Reply({"edge": edge})


@job
def rasterise_svg(payload: Json, files: Mapping[str, int], _channel: Channel) -> Reply:
    """A PNG of a drawing.  payload: {"width", "height"} in pixels."""
    request = cast(dict[str, Any], payload)
    return Reply(None, draw_svg(files["input"], int(request["width"]), int(request["height"])))
