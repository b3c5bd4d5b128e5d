"""The footage of the benchmark: moving texture with grain, always the same, made once and kept in `var/bench`.

It stands for camera footage: detail at every scale, two planes that move against each other and noise that no encoder
can predict, at 12.6 Mb/s. With `CLAQUETA_MEDIA` real footage of that folder would have other sizes and rates; these
have exactly the output's, so that nothing but the composition is measured.
"""

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from claqueta.document.document import MediaRef

RATE = 30
SECONDS = 10
_BIT_RATE = 12_600_000
_ROOM = 480
"""Pixels that a texture is larger than the picture, for the camera to pan over."""
_GRAINS = 8
_VERSION = 1
"""Part of the folder's name: raise it when the footage changes."""


@dataclass(frozen=True)
class Source:
    """One medium."""

    name: str
    path: Path
    kind: str

    def ref(self) -> MediaRef:
        """How a document names it."""
        data = self.path.read_bytes()
        return MediaRef.model_validate(
            {
                "path": self.path.name,
                "sha256": hashlib.sha256(data).hexdigest(),
                "size": len(data),
                "kind": self.kind,
                "name": self.path.name,
            }
        )


@dataclass(frozen=True)
class Sources:
    """All of them."""

    folder: Path
    street: Source
    """1920 × 1080."""
    harbour: Source
    """1920 × 1080."""
    portrait: Source
    """1080 × 1920."""
    stills: tuple[Source, ...]
    """2880 × 1620."""

    def all(self) -> tuple[Source, ...]:
        """Every one."""
        return (self.street, self.harbour, self.portrait, *self.stills)


def sources(root: Path) -> Sources:
    """The footage, made in `root` where it is not there yet."""
    folder = root / f"sources-{_VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    return Sources(
        folder=folder,
        street=_video(folder, "street", 1, 1920, 1080),
        harbour=_video(folder, "harbour", 2, 1920, 1080),
        portrait=_video(folder, "portrait", 3, 1080, 1920),
        stills=tuple(_still(folder, f"still{number}", 10 + number) for number in range(4)),
    )


def _video(folder: Path, name: str, seed: int, width: int, height: int) -> Source:
    path = folder / f"{name}.mp4"
    if not path.exists():
        draft = path.with_suffix(".part.mp4")
        _write_video(draft, seed, width, height)
        draft.rename(path)
    return Source(name, path, "video")


def _still(folder: Path, name: str, seed: int) -> Source:
    path = folder / f"{name}.jpg"
    if not path.exists():
        planes = _texture(np.random.default_rng(seed), 2880, 1620)
        with av.open(str(path), "w", format="mjpeg") as container:
            stream: Any = container.add_stream("mjpeg", rate=1, options={"q:v": "3"})
            stream.width, stream.height, stream.pix_fmt = 2880, 1620, "yuvj420p"
            container.mux(stream.encode(_frame(planes, "yuvj420p")))
            container.mux(stream.encode(None))
    return Source(name, path, "image")


def _write_video(path: Path, seed: int, width: int, height: int) -> None:
    random = np.random.default_rng(seed)
    far = _texture(random, width + _ROOM, height + _ROOM)
    near = _texture(random, width + _ROOM, height + _ROOM)
    grain = [random.normal(0, 2.5, (height, width)).round().astype(np.int16) for _ in range(_GRAINS)]
    with av.open(str(path), "w") as container:
        options = {"preset": "veryfast", "g": "250"}
        stream: Any = container.add_stream("libx264", rate=RATE, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.bit_rate = _BIT_RATE
        context = stream.codec_context
        context.color_primaries = context.color_trc = context.colorspace = context.color_range = 1
        for number in range(SECONDS * RATE):
            planes = _seen(far, near, number, width, height)
            luma = planes[0].astype(np.int16) + grain[number % _GRAINS]
            planes[0] = np.clip(luma, 16, 235).astype(np.uint8)
            frame = _frame(planes, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _seen(
    far: list[NDArray[np.uint8]], near: list[NDArray[np.uint8]], number: int, width: int, height: int
) -> list[NDArray[np.uint8]]:
    """The camera pans over the far plane; a strip of the near one passes the other way."""
    planes = []
    for index, (behind, front) in enumerate(zip(far, near, strict=True)):
        half = 1 if index == 0 else 2
        left, top = (number % 200) * 2 // half, (number % 100) * 2 // half
        wide, high = width // half, height // half
        picture = behind[top : top + high, left : left + wide].copy()
        first, last = high // 2, high * 3 // 4
        slide = (_ROOM - (number % 110) * 4) // half
        picture[first:last, wide // 3 :] = front[first:last, slide + wide // 3 : slide + wide]
        planes.append(picture)
    return planes


def _texture(random: np.random.Generator, width: int, height: int) -> list[NDArray[np.uint8]]:
    """Planes of 4:2:0 with detail at every scale, amplitudes falling with frequency as in photographs."""
    return [
        _noise(random, width, height, 16, 235),
        _noise(random, width // 2, height // 2, 80, 176),
        _noise(random, width // 2, height // 2, 80, 176),
    ]


def _noise(random: np.random.Generator, width: int, height: int, low: int, high: int) -> NDArray[np.uint8]:
    spectrum = np.fft.rfft2(random.standard_normal((height, width)))
    across, down = np.fft.rfftfreq(width), np.fft.fftfreq(height)
    frequency = np.hypot(down[:, None], across[None, :])
    frequency[0, 0] = 1
    field = np.fft.irfft2(spectrum / frequency**1.3, (height, width))
    field /= field.std()
    return np.clip((low + high) / 2 + field * (high - low) / 5, low, high).astype(np.uint8)


def _frame(planes: list[NDArray[np.uint8]], pixel_format: str) -> VideoFrame:
    height, width = planes[0].shape
    frame = VideoFrame(width, height, pixel_format)
    for plane, values in zip(frame.planes, planes, strict=True):
        rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
        rows[: values.shape[0], : values.shape[1]] = values
    return frame
