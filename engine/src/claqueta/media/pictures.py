"""Turns decoded frames into what a compositor or an encoder takes: BGRA pictures, or planes in BT.709 limited.

swscale's way from YUV to packed RGB rounds down, whatever its flags: pictures come out a level too dark. Its way to
planar RGB with ACCURATE_RND is exact on average, and packing the planes afterwards costs little (at 1080p 4.2 and
2.7 ms against 2.7 ms), so every picture goes that way.
"""

import ctypes
import struct
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from av.sidedata.sidedata import Type as SideData
from av.video.frame import VideoFrame
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from numpy.typing import NDArray

from claqueta.media.info import Orientation, VideoInfo
from claqueta.ports import Picture

# AVColorSpace, as FFmpeg's frames carry it
_AV_MATRIX = {"rgb": 0, "bt709": 1, "bt601": 6, "bt2020": 9}
_SAME_SIZE = Interpolation.BILINEAR | Interpolation.ACCURATE_RND
_SMALLER = Interpolation.AREA | Interpolation.ACCURATE_RND
_SCALED = Interpolation.BICUBIC | Interpolation.ACCURATE_RND

# (reads columns first, mirror horizontally, mirror vertically) for each orientation
_TURNS: dict[Orientation, tuple[bool, bool, bool]] = {
    1: (False, False, False),
    2: (False, True, False),
    3: (False, True, True),
    4: (False, False, True),
    5: (True, False, False),
    6: (True, True, False),
    7: (True, True, True),
    8: (True, False, True),
}

type DecodedFrame = VideoFrame
"""What a decoder gives; callers outside this package hand it on and look no further."""


@dataclass(frozen=True, eq=False)
class YuvPicture:
    """Planes in BT.709 limited range, 4:2:0, 8 bit; `frame` owns the memory and can be encoded as it is."""

    frame: VideoFrame

    @property
    def planes(self) -> tuple[NDArray[np.uint8], ...]:
        """Y, U, V (and straight alpha), each of shape (rows, columns), views into the frame."""
        return tuple(_plane(self.frame, index) for index in range(len(self.frame.planes)))

    def make_writable(self) -> None:
        """Give the planes memory of their own, where the decoder may still refer to it."""
        self.frame.make_writable()

    def cropped(self, left: int, top: int, width: int, height: int) -> "YuvPicture":
        """A copy of a part; all four even."""
        part = VideoFrame(width, height, self.frame.format.name)
        part.colorspace, part.color_range = self.frame.colorspace, self.frame.color_range
        picture = YuvPicture(part)
        for source, target, half in zip(self.planes, picture.planes, (1, 2, 2, 1), strict=False):
            rows, columns = target.shape
            target[...] = source[top // half : top // half + rows, left // half : left // half + columns]
        return picture


class Converter:
    """Converts the frames of one stream; holds swscale's tables between frames."""

    def __init__(self, info: VideoInfo, *, threads: int = 1) -> None:
        self._info = info
        self._threads = threads
        self._planar = VideoReformatter()
        self._bgra = VideoReformatter()
        self._yuv = VideoReformatter()
        self._hdr = VideoReformatter()
        self._matrix = VideoReformatter()

    def bgra(self, frame: VideoFrame, width: int, height: int) -> Picture:
        """The frame upright as premultiplied BGRA of about the wanted size.

        The size is the source's, halved as often as it stays at least `width` × `height` in both directions.
        """
        target = reduced_size(self._info.width, self._info.height, width, height)
        return self.bgra_exact(frame, *target)

    def bgra_exact(self, frame: VideoFrame, width: int, height: int) -> Picture:
        """The frame upright as premultiplied BGRA, stretched to exactly `width` × `height`."""
        raw_width, raw_height = self._unturned(width, height)
        source = self._prepare(frame)
        if _is_luma_and_chroma(source):
            source = self._planar.reformat(
                source,
                width=raw_width,
                height=raw_height,
                format="gbrap" if self._info.has_alpha else "gbrp",
                interpolation=_flags(source, raw_width, raw_height),
                threads=self._threads,
            )
        converted = self._bgra.reformat(
            source,
            width=raw_width,
            height=raw_height,
            format="bgra",
            interpolation=_flags(source, raw_width, raw_height),
            threads=self._threads,
        )
        pixels = turned(_packed(converted), self._info.orientation)
        if self._info.has_alpha:
            pixels = premultiplied(pixels)
        height, width, _ = pixels.shape
        row_bytes = pixels.strides[0]
        return Picture(width, height, row_bytes, _flat(pixels), opaque=not self._info.has_alpha)

    def yuv(self, frame: VideoFrame, width: int, height: int) -> YuvPicture:
        """The frame upright as 4:2:0 planes of exactly `width` × `height`, both even; alpha stays, straight."""
        raw_width, raw_height = self._unturned(width, height)
        source = self._prepare(frame)
        if self._info.colour.matrix == "bt601" and not self._info.has_alpha:
            # swscale's own way from matrix to matrix takes three times as long as the way over RGB
            source = self._matrix.reformat(source, format="gbrp", interpolation=_SAME_SIZE, threads=self._threads)
        converted = self._yuv.reformat(
            source,
            width=raw_width,
            height=raw_height,
            format="yuva420p" if self._info.has_alpha else "yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=_flags(source, raw_width, raw_height),
            threads=self._threads,
        )
        if self._info.orientation != 1:
            converted = _turned_frame(converted, self._info.orientation)
        converted.colorspace = _AV_MATRIX["bt709"]
        converted.color_range = ColorRange.MPEG
        return YuvPicture(converted)

    def _unturned(self, width: int, height: int) -> tuple[int, int]:
        return (height, width) if self._info.orientation >= 5 else (width, height)

    def _prepare(self, frame: VideoFrame) -> VideoFrame:
        colour = self._info.colour
        frame.colorspace = _AV_MATRIX[colour.matrix]
        frame.color_range = ColorRange.JPEG if colour.full_range else ColorRange.MPEG
        if self._info.is_hdr:
            return self._hdr.reformat(
                frame,
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.JPEG if colour.full_range else ColorRange.MPEG,
                dst_color_trc=ColorTrc.BT709,
                dst_color_primaries=ColorPrimaries.BT709,
                interpolation=_SAME_SIZE,
                threads=self._threads,
            )
        return frame


def reduced_size(width: int, height: int, wanted_width: int, wanted_height: int) -> tuple[int, int]:
    """`width` × `height` halved as often as it stays at least as large as wanted, rounded half up."""
    shift = 0
    while width >> (shift + 1) >= max(1, wanted_width) and height >> (shift + 1) >= max(1, wanted_height):
        shift += 1
    divisor = 1 << shift
    return max(1, (width + divisor // 2) // divisor), max(1, (height + divisor // 2) // divisor)


def shown_size(width: int, height: int, aspect: Fraction, orientation: Orientation) -> tuple[int, int]:
    """The size on a screen of square pixels, upright."""
    if aspect > 1:
        width = round(width * aspect)
    elif 0 < aspect < 1:
        height = round(height / aspect)
    return (height, width) if orientation >= 5 else (width, height)


def orientation_of(frame: VideoFrame) -> tuple[Orientation, bool]:
    """How the frame lies, by its display matrix (oblique ones count as upright), and whether it has an ICC profile.

    PyAV frees the metadata of side data a second time together with the frame, which kills the process; so what is
    looked at here stays in memory for ever. Call it for one frame a medium.
    """
    side_data = frame.side_data
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(side_data))
    has_profile = SideData.ICC_PROFILE in side_data
    matrix = side_data.get(SideData.DISPLAYMATRIX)
    if matrix is None or len(memoryview(matrix)) < 36:
        return 1, has_profile
    a, b, _, c, d, *_ = struct.unpack("=9i", bytes(matrix)[:36])
    signs: tuple[bool, bool, bool] | None = None
    if b == c == 0:
        signs = (False, a < 0, d < 0)
    elif a == d == 0:
        signs = (True, c < 0, b < 0)
    return next((orientation for orientation, turn in _TURNS.items() if turn == signs), 1), has_profile


def turned(pixels: NDArray[np.uint8], orientation: Orientation) -> NDArray[np.uint8]:
    """`pixels`, shape (rows, columns, …), turned upright; the same array when they are."""
    if orientation == 1:
        return pixels
    transpose, mirror, flip = _TURNS[orientation]
    if transpose:
        pixels = pixels.swapaxes(0, 1)
    if mirror:
        pixels = pixels[:, ::-1]
    if flip:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def premultiplied(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """BGRA with colour times alpha, each (c·a + 127) / 255."""
    result = np.empty(pixels.shape, np.uint8)
    alpha = pixels[..., 3]
    wide = alpha.astype(np.uint16)
    for channel in range(3):
        product = pixels[..., channel] * wide + np.uint16(128)
        result[..., channel] = (product + (product >> 8)) >> 8
    result[..., 3] = alpha
    return result


def unpremultiplied(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """BGRA with straight alpha, colours rounded half up and black where alpha is 0."""
    alpha = pixels[..., 3].astype(np.uint32)
    safe = np.maximum(alpha, 1)
    result = np.empty(pixels.shape, np.uint8)
    for channel in range(3):
        result[..., channel] = np.minimum(255, (pixels[..., channel] * np.uint32(255) + safe // 2) // safe)
    result[..., 3] = alpha
    return result


def _is_luma_and_chroma(frame: VideoFrame) -> bool:
    return frame.format.name.startswith(("yuv", "nv1", "nv2", "p01"))


def _flags(frame: VideoFrame, width: int, height: int) -> Interpolation:
    if (frame.width, frame.height) == (width, height):
        return _SAME_SIZE
    if 2 * width <= frame.width and 2 * height <= frame.height:
        return _SMALLER
    return _SCALED


def _plane(frame: VideoFrame, index: int) -> NDArray[np.uint8]:
    plane = frame.planes[index]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width]


def _packed(frame: VideoFrame) -> NDArray[np.uint8]:
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return (
        rows[: frame.height, : frame.width * 4].reshape(frame.height, frame.width, 4)
        if (plane.line_size == frame.width * 4)
        else np.lib.stride_tricks.as_strided(
            rows, (frame.height, frame.width, 4), (plane.line_size, 4, 1), writeable=False
        )
    )


def _flat(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The rows as one dimension, padding included, without a copy."""
    height, width, _ = pixels.shape
    if pixels.flags.c_contiguous:
        return pixels.reshape(-1)
    size = pixels.strides[0] * (height - 1) + width * 4
    return np.lib.stride_tricks.as_strided(pixels, (size,), (1,), writeable=False)


def _turned_frame(frame: VideoFrame, orientation: Orientation) -> VideoFrame:
    planes = [turned(_plane(frame, index), orientation) for index in range(len(frame.planes))]
    height, width = planes[0].shape
    result = VideoFrame(width, height, frame.format.name)
    for plane, source in zip(result.planes, planes, strict=True):
        rows = np.zeros((plane.buffer_size // plane.line_size, plane.line_size), np.uint8)
        rows[: source.shape[0], : source.shape[1]] = source
        plane.update(rows.tobytes())
    result.pts, result.time_base = frame.pts, frame.time_base
    return result
