"""Lookup tables as images that shaders read: n slices of n × n side by side, blue choosing the slice."""

from collections import OrderedDict
from typing import Any

import numpy as np
import skia

from claqueta.ports import FrameSource

_KEPT = 8
_MAX_EDGE = 129


class LookupTables:
    """Remembers the last few tables of a source."""

    def __init__(self, frames: FrameSource) -> None:
        self._frames = frames
        self._tables: OrderedDict[str, tuple[int, Any, object]] = OrderedDict()

    def image(self, asset: str) -> tuple[int, Any]:
        """The edge length and the image of a table. Raises ClaquetaError where the source does, ValueError for a table
        of a wrong size."""
        known = self._tables.get(asset)
        if known is None:
            known = self._load(asset)
            self._tables[asset] = known
            if len(self._tables) > _KEPT:
                self._tables.popitem(last=False)
        self._tables.move_to_end(asset)
        return known[0], known[1]

    def _load(self, asset: str) -> tuple[int, Any, object]:
        edge, triples = self._frames.lut(asset)
        values = np.frombuffer(triples, np.float32)
        if not 2 <= edge <= _MAX_EDGE or values.size != edge**3 * 3:
            raise ValueError("a lookup table of a wrong size")
        cube = np.nan_to_num(values.reshape(edge, edge, edge, 3), nan=0.0, posinf=1.0, neginf=0.0).clip(0.0, 1.0)
        strip = np.full((edge, edge * edge, 4), 255, np.uint8)
        for blue in range(edge):
            strip[:, blue * edge : (blue + 1) * edge, :3] = np.rint(cube[blue, :, :, ::-1] * 255)
        info = skia.ImageInfo.Make(edge * edge, edge, skia.kBGRA_8888_ColorType, skia.kOpaque_AlphaType)
        image = skia.Image.MakeFromRaster(skia.Pixmap(info, strip, edge * edge * 4))
        return edge, image, strip
