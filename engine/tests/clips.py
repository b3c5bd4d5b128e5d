"""Tiny films and sounds made on the spot, whose every frame says its number.

A numbered frame shows ten columns, black or white: the bits of its number. So a test can ask any picture which
frame it is, whatever codec, size or turn it went through.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from claqueta.ports import Picture

BITS = 10
WIDTH, HEIGHT = 160, 96


@dataclass(frozen=True)
class Film:
    """What to make."""

    frames: int = 30
    rate: Fraction = Fraction(25)
    codec: str = "libx264"
    pixel_format: str = "yuv420p"
    options: dict[str, str] = field(default_factory=dict)
    gop: int = 12
    stamps: Sequence[int] | None = None
    """Time stamps in 1/1000 s instead of an even rate."""
    rotation: int = 0
    flip: bool = False
    aspect: Fraction = Fraction(1)
    size: tuple[int, int] = (WIDTH, HEIGHT)
    colour: tuple[int, int] | None = None
    """Matrix and range as FFmpeg numbers them."""
    sound: NDArray[np.float32] | None = None
    sound_codec: str = "aac"
    sound_rate: int = 48_000
    sound_start: int = 0
    """Samples by which the sound starts late."""
    container_options: dict[str, str] = field(default_factory=dict)
    interlaced: bool = False


def numbered(number: int, width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """The picture of `number`, shape (height, width, 3)."""
    bits = [(number >> (BITS - 1 - bit)) & 1 for bit in range(BITS)]
    row = np.array([255 if bits[x * BITS // width] else 0 for x in range(width)], np.uint8)
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (height, width, 3)))


def number_of(picture: Picture | NDArray[np.uint8]) -> int:
    """The number that a picture (BGRA) or a plane of luma shows."""
    green = pixels_of(picture)[..., 1] if isinstance(picture, Picture) else picture
    height, width = green.shape
    row = green[height // 2]
    number = 0
    for bit in range(BITS):
        number = number * 2 + int(row[(2 * bit + 1) * width // (2 * BITS)] > 127)
    return number


def pixels_of(picture: Picture) -> NDArray[np.uint8]:
    """Shape (height, width, 4)."""
    rows = np.frombuffer(picture.pixels, np.uint8)
    return np.lib.stride_tricks.as_strided(rows, (picture.height, picture.width, 4), (picture.row_bytes, 4, 1))


def write_film(path: Path, film: Film | None = None) -> Path:
    """The path, after the film was written there in the container its extension names."""
    film = film or Film()
    width, height = film.size
    container: Any = av.open(str(path), "w", options=film.container_options)
    with container:
        stream = container.add_stream(film.codec, rate=film.rate, options=film.options)
        stream.width, stream.height, stream.pix_fmt = width, height, film.pixel_format
        stream.codec_context.gop_size = film.gop
        stream.codec_context.thread_count = 1
        stream.sample_aspect_ratio = film.aspect
        stream.codec_context.sample_aspect_ratio = film.aspect
        if film.rotation or film.flip:
            stream.set_display_rotation(film.rotation, vflip=film.flip)
        base = Fraction(1, 1000) if film.stamps is not None else 1 / film.rate
        stream.codec_context.time_base = base
        stream.time_base = base
        if film.colour is not None:
            stream.codec_context.colorspace, stream.codec_context.color_range = film.colour
        sound = _add_sound(container, film)
        for number in range(film.frames):
            frame = VideoFrame.from_ndarray(numbered(number, width, height), format="rgb24").reformat(
                format=film.pixel_format, dst_colorspace=film.colour[0] if film.colour else 1
            )
            frame.pts = number if film.stamps is None else film.stamps[number]
            frame.time_base = base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if sound is not None and film.sound is not None:
            _encode_sound(container, sound, film)
    return path


def write_sound(
    path: Path,
    samples: NDArray[np.float32],
    codec: str,
    rate: int = 48_000,
    layout: str = "stereo",
    options: dict[str, str] | None = None,
) -> Path:
    """The path, after the samples, shape (frames, channels), were written there."""
    container: Any = av.open(str(path), "w")
    with container:
        stream = container.add_stream(codec, rate=rate, options=options)
        stream.layout = layout
        _encode_samples(container, stream, samples, rate, layout, 0)
    return path


def noise(frames: int, seed: int = 1, channels: int = 2) -> NDArray[np.float32]:
    """Soft band-limited noise, unlike itself at any shift; shape (frames, channels)."""
    random = np.random.default_rng(seed)
    window = np.hanning(24)
    lines = [np.convolve(random.standard_normal(frames), window / window.sum(), "same") for _ in range(channels)]
    return (np.stack(lines, axis=1) * 0.6).astype(np.float32)


def delay_of(heard: NDArray[np.float32], expected: NDArray[np.float32], most: int = 2000) -> int:
    """By how many samples `heard` comes later than `expected` (one channel each), by correlation."""
    size = 1 << (len(heard) + len(expected)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)), size)
    shifts = np.concatenate([product[-most:], product[:most]])
    return int(np.argmax(shifts)) - most


def png(
    width: int, height: int, rows: bytes | None = None, *, depth: int = 8, kind: int = 6, extra: bytes = b""
) -> bytes:
    """A PNG file, with any header one likes."""
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    body = rows if rows is not None else b"\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + extra
        + _chunk(b"IDAT", zlib.compress(body))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_with_orientation(plain: bytes, orientation: int) -> bytes:
    """A JPEG with an EXIF header that names `orientation`, put in front of the rest of `plain`."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    exif = b"Exif\0\0" + tiff
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def _add_sound(container: Any, film: Film) -> Any:
    if film.sound is None:
        return None
    stream = container.add_stream(film.sound_codec, rate=film.sound_rate)
    stream.layout = "stereo"
    return stream


def _encode_sound(container: Any, stream: Any, film: Film) -> None:
    assert film.sound is not None
    _encode_samples(container, stream, film.sound, film.sound_rate, "stereo", film.sound_start)


def _encode_samples(
    container: Any, stream: Any, samples: NDArray[np.float32], rate: int, layout: str, start: int
) -> None:
    for first in range(0, len(samples), 1024):
        block = np.ascontiguousarray(samples[first : first + 1024].T)
        frame = AudioFrame.from_ndarray(block, format="fltp", layout=layout)
        frame.sample_rate = rate
        frame.pts = start + first
        frame.time_base = Fraction(1, rate)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
