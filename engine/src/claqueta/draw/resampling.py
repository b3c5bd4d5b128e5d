"""Plates moved, mixed, halved and enlarged. Skia's fast paths only: an 8-bit picture drawn over another, never added to
it while it is being scaled."""

from collections.abc import Callable
from math import ceil, log2
from typing import Any

import skia

from claqueta.draw.geometry import Region, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.geometry import Affine

_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
_GAP = 3.0
"""Pixels between the copies of a smear at which they still look like one streak."""
_COARSE = 24.0
"""Streaks longer than this are drawn at half the size."""
_MAX_PASSES = 5


def moved(
    pool: PlatePool, plate: Plate, matrix: Affine, region: Region | None = None, *, mirror: bool = False
) -> Plate:
    """A new plate over `region` (or the plate's own) with the picture under `matrix`, a map of the plate's own pixels
    to those of the new one; beyond its edge the outermost pixels go on, or with `mirror` its reflection."""
    result = pool.take(region or plate.region)
    tile = skia.TileMode.kMirror if mirror else skia.TileMode.kClamp
    shader = plate.image().makeShader(tile, tile, _LINEAR, skia_matrix(matrix))
    result.canvas.drawPaint(skia.Paint(Shader=shader))
    return result


def halved(pool: PlatePool, plate: Plate) -> Plate:
    """A new plate at half the size, its edges going on; each pixel is the mean of four."""
    region = Region(0, 0, (plate.width + 1) // 2, (plate.height + 1) // 2)
    return moved(pool, plate, Affine.scale(0.5, 0.5), region)


def enlarged(pool: PlatePool, plate: Plate, region: Region, step: int) -> Plate:
    """A new plate over `region` with the picture `step` times as large."""
    return moved(pool, plate, Affine.scale(step, step), region)


def mixed(pool: PlatePool, first: Plate, second: Plate, share: float) -> Plate:
    """A new plate with `share` (0…1) of the second and the rest of the first; what is opaque in both stays so to the
    last bit."""
    part = round(min(1.0, max(0.0, share)) * 255)
    result = pool.take(first.region)
    if part < 255:
        result.canvas.drawImage(first.image(), 0, 0, skia.SamplingOptions(), skia.Paint(Alpha=255 - part))
    if part > 0:
        paint: Any = skia.Paint(Alpha=part, BlendMode=skia.BlendMode.kPlus)
        result.canvas.drawImage(second.image(), 0, 0, skia.SamplingOptions(), paint)
    return result


def smeared(pool: PlatePool, plate: Plate, at: Callable[[float], Affine], length: float) -> Plate:
    """A new plate with the mean of the picture under `at(t)` for t from -½ to ½, maps of the plate's own pixels that
    move them `length` pixels at most. Each pass doubles the copies."""
    coarse = length >= _COARSE
    source = halved(pool, plate) if coarse else plate
    passes = min(_MAX_PASSES, max(1, ceil(log2(max(2.0, length / _GAP / (2 if coarse else 1))))))
    for number in range(passes):
        share = 0.5 ** (number + 2)
        before, after = _scaled(at(-share), coarse), _scaled(at(share), coarse)
        first, second = moved(pool, source, before), moved(pool, source, after)
        if source is not plate:
            pool.give_back(source)
        source = mixed(pool, first, second, 0.5)
        pool.give_back(first)
        pool.give_back(second)
    if not coarse:
        return source
    result = enlarged(pool, source, plate.region, 2)
    pool.give_back(source)
    return result


def _scaled(matrix: Affine, coarse: bool) -> Affine:
    return Affine.scale(0.5, 0.5) @ matrix @ Affine.scale(2.0, 2.0) if coarse else matrix
