"""Plates: pieces of device space to draw on, with pixels from a pool so that memory stays warm and flat."""

from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from claqueta.draw.geometry import Region
from claqueta.ports import Picture

_POOL_BYTES = 160_000_000
"""More is given back to the system."""


class Plate:
    """BGRA pixels (premultiplied) that cover `region` of a device, and the canvas that draws on them."""

    __slots__ = ("_buffer", "canvas", "height", "pixels", "region", "row_bytes", "surface", "width")

    def __init__(self, region: Region, buffer: NDArray[np.uint8], row_bytes: int | None = None) -> None:
        """Over the first bytes of `buffer`, which may be longer."""
        self.region = region
        self.width, self.height = region.width, region.height
        self.row_bytes = row_bytes or self.width * 4
        self._buffer = buffer
        self.pixels = buffer[: self.row_bytes * self.height]
        info = _info(self.width, self.height, opaque=False)
        self.surface: Any = skia.Surface.MakeRasterDirect(info, self.pixels, self.row_bytes)
        self.canvas: Any = self.surface.getCanvas()

    def image(self) -> Any:
        """The pixels as an image, not copied: to be drawn before the plate is drawn on again or given back."""
        pixmap = skia.Pixmap(_info(self.width, self.height, opaque=False), self.pixels, self.row_bytes)
        return skia.Image.MakeFromRaster(pixmap)

    @property
    def buffer(self) -> NDArray[np.uint8]:
        """The memory it stands on."""
        return self._buffer


class PlatePool:
    """Lends plates."""

    def __init__(self) -> None:
        self._free: list[NDArray[np.uint8]] = []

    def take(self, region: Region) -> Plate:
        """A clear plate over `region`, which must not be empty."""
        need = region.width * region.height * 4
        fitting = [buffer for buffer in self._free if need <= buffer.size <= 4 * need + 65_536]
        if fitting:
            best = min(fitting, key=lambda buffer: buffer.size)
            self._free = [buffer for buffer in self._free if buffer is not best]
        else:
            best = np.empty(need, np.uint8)
        plate = Plate(region, best)
        plate.pixels.fill(0)
        return plate

    def give_back(self, plate: Plate) -> None:
        """Takes a plate back; nothing may use it or its image any more."""
        self._free.append(plate.buffer)
        while sum(buffer.size for buffer in self._free) > _POOL_BYTES:
            self._free.pop(0)


def image_of(picture: Picture) -> Any:
    """The picture as an image, not copied: `picture` must outlive every use of it."""
    needed = picture.row_bytes * (picture.height - 1) + picture.width * 4
    pixels = np.frombuffer(picture.pixels, np.uint8)
    if picture.width <= 0 or picture.height <= 0 or picture.row_bytes < picture.width * 4 or pixels.size < needed:
        raise ValueError("a picture holds fewer bytes than its size says")
    info = _info(picture.width, picture.height, opaque=picture.opaque)
    return skia.Image.MakeFromRaster(skia.Pixmap(info, pixels, picture.row_bytes))


def _info(width: int, height: int, *, opaque: bool) -> Any:
    alpha = skia.kOpaque_AlphaType if opaque else skia.kPremul_AlphaType
    return skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, alpha)
