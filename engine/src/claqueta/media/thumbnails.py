"""Small pictures of a medium: one for its tile, a strip of them for the timeline."""

from fractions import Fraction

import numpy as np

from claqueta.media.frames import VideoReader
from claqueta.media.images import ImageFormat, encode_image
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.pictures import Converter
from claqueta.ports import Picture

_DARK = 24
_TRIES = 6


def thumbnail(
    descriptor: int,
    suffix: str,
    info: MediaInfo,
    *,
    longest: int,
    format_: ImageFormat,
    time: Fraction | None = None,
    limits: MediaLimits | None = None,
) -> bytes:
    """A file with a picture whose longer side has `longest` pixels (fewer where the medium has fewer).

    time: seconds from the first frame; None looks for a frame that is neither black nor of one colour.
    """
    reader = VideoReader(descriptor, suffix, info, limits=limits)
    try:
        width, height = fitted(reader.info.width, reader.info.height, longest)
        converter = Converter(reader.info)
        if time is not None or info.kind == "image":
            return encode_image(converter.bgra_exact(reader.frame(time or Fraction(0)), width, height), format_)
        best: tuple[float, Picture] | None = None
        for number in range(1, _TRIES + 1):
            picture = converter.bgra_exact(reader.frame(info.duration_secs * number / (2 * _TRIES)), width, height)
            liveliness = _liveliness(picture)
            if best is None or liveliness > best[0]:
                best = liveliness, picture
            if liveliness > _DARK:
                break
        if best is None:
            raise AssertionError("a range of tries is never empty")
        return encode_image(best[1], format_)
    finally:
        reader.close()


def filmstrip(
    descriptor: int,
    suffix: str,
    info: MediaInfo,
    *,
    height: int,
    count: int,
    format_: ImageFormat,
    limits: MediaLimits | None = None,
) -> bytes:
    """A file with `count` pictures side by side, each `height` pixels high, evenly spread over the duration."""
    reader = VideoReader(descriptor, suffix, info, limits=limits)
    try:
        width = max(1, round(Fraction(reader.info.width, reader.info.height) * height))
        converter = Converter(reader.info)
        strip = np.zeros((height, width * count, 4), np.uint8)
        for number in range(count):
            time = info.duration_secs * (2 * number + 1) / (2 * count)
            picture = converter.bgra_exact(reader.frame(time), width, height)
            strip[:, number * width : (number + 1) * width] = _pixels(picture)
    finally:
        reader.close()
    return encode_image(
        Picture(width * count, height, width * count * 4, strip.reshape(-1), opaque=not reader.info.has_alpha), format_
    )


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """`width` × `height` made smaller so that the longer side is at most `longest`; never larger."""
    share = min(Fraction(1), Fraction(longest, max(width, height)))
    return max(1, round(width * share)), max(1, round(height * share))


def _pixels(picture: Picture) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    rows = np.frombuffer(picture.pixels, np.uint8)
    return np.lib.stride_tricks.as_strided(rows, (picture.height, picture.width, 4), (picture.row_bytes, 4, 1))


def _liveliness(picture: Picture) -> float:
    """How much light and difference there is: 0 for black, and for any single colour."""
    green = _pixels(picture)[::2, ::2, 1].astype(np.float32)
    return float(min(green.std() * 2, green.mean()))
