"""What the host's child can be asked about media; `MediaHost` asks."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

import numpy as np

from claqueta.host import Channel, Json, Reply, job
from claqueta.media import peaks, proxy, thumbnails, verify
from claqueta.media.encoders import VideoSettings
from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo
from claqueta.media.join import SegmentWriter
from claqueta.media.limits import MediaLimits
from claqueta.media.probe import probe
from claqueta.media.samples import SampleReader
from claqueta.media.source import refusals
from claqueta.media.warmup import warm_up
from claqueta.time import Rate

__all__ = ["warm_up"]  # the host calls it after loading this module

_EVENTS_A_JOB = 200


@job
def probe_medium(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """The facts.  payload: {"suffix", "limits"}."""
    del channel
    request = cast(dict[str, Any], payload)
    with refusals():
        info = probe(files["input"], request["suffix"], _limits(request))
    return Reply(info.model_dump(mode="json"))


@job
def thumbnail(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """A small picture.  payload: {"suffix", "limits", "info", "longest", "format", "time"}."""
    del channel
    request = cast(dict[str, Any], payload)
    time = None if request["time"] is None else Fraction(request["time"])
    with refusals():
        data = thumbnails.thumbnail(
            files["input"],
            request["suffix"],
            _info(request),
            longest=int(request["longest"]),
            format_=request["format"],
            time=time,
            limits=_limits(request),
        )
    return Reply(None, data)


@job
def filmstrip(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """A strip of pictures.  payload: {"suffix", "limits", "info", "height", "count", "format"}."""
    del channel
    request = cast(dict[str, Any], payload)
    with refusals():
        data = thumbnails.filmstrip(
            files["input"],
            request["suffix"],
            _info(request),
            height=int(request["height"]),
            count=int(request["count"]),
            format_=request["format"],
            limits=_limits(request),
        )
    return Reply(None, data)


@job
def outline(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Peaks of the sound.  payload: {"suffix", "limits", "info", "samples_a_point"}."""
    request = cast(dict[str, Any], payload)
    with refusals():
        data = peaks.peaks(
            files["input"],
            request["suffix"],
            _info(request),
            samples_a_point=int(request["samples_a_point"]),
            limits=_limits(request),
            check=channel.check,
        )
    return Reply(None, data)


@job
def read_picture(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Premultiplied BGRA.  payload: {"suffix", "limits", "info", "time", "width", "height"}."""
    del channel
    request = cast(dict[str, Any], payload)
    with refusals():
        reader = VideoReader(files["input"], request["suffix"], _info(request), limits=_limits(request))
        picture = reader.bgra(Fraction(request["time"]), int(request["width"]), int(request["height"]))
    rows = np.frombuffer(picture.pixels, np.uint8)
    shape = (picture.height, picture.width * 4)
    packed = np.ascontiguousarray(np.lib.stride_tricks.as_strided(rows, shape, (picture.row_bytes, 1)))
    return Reply(
        {"width": picture.width, "height": picture.height, "opaque": picture.opaque}, memoryview(packed).cast("B")
    )


@job
def read_samples(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Stereo float32.  payload: {"suffix", "limits", "info", "start", "frames", "speed"}."""
    del channel
    request = cast(dict[str, Any], payload)
    with refusals():
        reader = SampleReader(files["input"], request["suffix"], _info(request), limits=_limits(request))
        samples = reader.read(Fraction(request["start"]), int(request["frames"]), Fraction(request["speed"]))
    return Reply({"damaged": reader.damaged}, memoryview(np.ascontiguousarray(samples, "<f4")).cast("B"))


@job
def make_proxy(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """A proxy in "output"; events {"done", "total"}.  payload: {"suffix", "limits", "info", "threads"}."""
    request = cast(dict[str, Any], payload)

    def on_frame(done: int, total: int) -> None:
        channel.check()
        if done % max(1, total // _EVENTS_A_JOB) == 0:
            channel.event({"done": done, "total": total})

    with refusals():
        frames = proxy.make_proxy(
            files["input"],
            request["suffix"],
            _info(request),
            files["output"],
            threads=int(request["threads"]),
            limits=_limits(request),
            on_frame=on_frame,
        )
    return Reply({"frames": frames})


@job
def verify_output(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """The facts of a finished file.  payload: {"suffix", "expected"}."""
    del channel
    request = cast(dict[str, Any], payload)
    expected = dict(request["expected"])
    if expected.get("rate") is not None:
        expected["rate"] = Rate(**expected["rate"])
    info = verify.verify(files["input"], request["suffix"], verify.Expected(**expected))
    return Reply(info.model_dump(mode="json"))


@job
def encode_test_segment(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """A segment of plain pictures in "output": shows that an encoder works in a locked child.

    payload: {"codec", "frames", "threads"}.
    """
    request = cast(dict[str, Any], payload)
    settings = VideoSettings(request["codec"], 320, 180, Rate(30), threads=int(request["threads"]))
    writer = SegmentWriter(files["output"], settings)
    picture = np.zeros((180, 320, 4), np.uint8)
    picture[..., 3] = 255
    for number in range(int(request["frames"])):
        channel.check()
        picture[..., :3] = number * 7 % 256
        writer.bgra(picture.reshape(-1), 320 * 4)
    writer.close()
    return Reply({"frames": writer.frames})


def _limits(request: Mapping[str, Any]) -> MediaLimits:
    return MediaLimits(**request["limits"])


def _info(request: Mapping[str, Any]) -> MediaInfo:
    return MediaInfo.model_validate_json(request["info"])
