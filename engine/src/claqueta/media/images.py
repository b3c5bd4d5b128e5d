"""Still pictures: decoded once, turned upright, 8 bit, no larger than twice what is needed."""

from fractions import Fraction
from typing import Literal

import numpy as np
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.pictures import unpremultiplied
from claqueta.media.refusals import EncodingFailed
from claqueta.media.source import refusals
from claqueta.ports import Picture

type ImageFormat = Literal["png", "jpeg", "webp"]

_FLAGS = Interpolation.BILINEAR | Interpolation.ACCURATE_RND
_ENCODERS: dict[ImageFormat, tuple[str, str, dict[str, str]]] = {
    "png": ("png", "rgba", {}),
    "jpeg": ("mjpeg", "yuvj420p", {"q": "3"}),
    "webp": ("libwebp", "bgra", {"quality": "82"}),
}


def read_image(
    descriptor: int, suffix: str, info: MediaInfo, width: int, height: int, *, limits: MediaLimits | None = None
) -> Picture:
    """The picture (or a video's first frame), at least `width` × `height` where it has as much, at most twice that."""
    reader = VideoReader(descriptor, suffix, info, limits=limits)
    try:
        return reader.bgra(Fraction(0), width, height)
    finally:
        reader.close()


def encode_image(picture: Picture, format_: ImageFormat) -> bytes:
    """The picture as a file of its own; PNG and WebP keep alpha, JPEG shows it over black. Raises EncodingFailed."""
    rows = np.frombuffer(picture.pixels, np.uint8)
    shape = (picture.height, picture.width, 4)
    pixels = np.lib.stride_tricks.as_strided(rows, shape, (picture.row_bytes, 4, 1))
    if not picture.opaque and format_ != "jpeg":
        pixels = unpremultiplied(pixels)
    name, pixel_format, options = _ENCODERS[format_]
    source = VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="bgra")
    full = format_ == "jpeg"
    with refusals():
        frame = source.reformat(
            format="rgb24" if picture.opaque and format_ == "png" else pixel_format,
            dst_colorspace=Colorspace.ITU601 if full else None,
            dst_color_range=ColorRange.JPEG if full else None,
            interpolation=_FLAGS,
            threads=1,
        )
        encoder = CodecContext.create(name, "w")
        if not isinstance(encoder, VideoCodecContext):
            raise EncodingFailed(detail=name)
        encoder.width, encoder.height = picture.width, picture.height
        encoder.pix_fmt = frame.format.name
        encoder.time_base = Fraction(1, 25)
        encoder.thread_count = 1
        encoder.color_range = ColorRange.JPEG
        if name == "mjpeg":
            encoder.qmin = encoder.qmax = 3
        else:
            encoder.options = options
        frame.pts = 0
        frame.pict_type = 0
        return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])
