"""Gaussian blur of a plate, wide ones at a fraction of the size: sixteen times the pixels would look the same."""

from math import ceil, floor, log2, sqrt
from typing import Any

import skia

from claqueta.draw.geometry import Region
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.resampling import enlarged, halved, moved
from claqueta.geometry import Affine

_FINEST_SIGMA = 2.0
"""The narrowest blur, in pixels of the smaller picture, that hides how small it is."""
_MAX_HALVINGS = 6


def blurred(
    pool: PlatePool, plate: Plate, sigma_x: float, sigma_y: float, limit: Region, *, extend: bool = False
) -> Plate:
    """A new plate with the blurred picture. Sigmas in device pixels.

    It is wider by what spreads out, but within `limit`; with `extend` it is the plate's own region, and the picture is
    taken to go on beyond its edges.
    """
    spread = plate.region.grown(ceil(3 * sigma_x), ceil(3 * sigma_y)).meet(limit)
    region = plate.region if extend or spread.is_empty else spread
    source = moved(pool, plate, Affine()) if extend else pool.take(region)
    if not extend:
        source.canvas.drawImage(plate.image(), plate.region.left - region.left, plate.region.top - region.top)
    halvings = _halvings(min(sigma_x, sigma_y))
    for _ in range(halvings):
        half = halved(pool, source)
        pool.give_back(source)
        source = half
    step = 2**halvings
    margin = ceil(3 * max(sigma_x, sigma_y) / step) if extend else 0
    if margin:
        padded = Region(0, 0, source.width + 2 * margin, source.height + 2 * margin)
        wide = moved(pool, source, Affine.translate(margin, margin), padded)
        pool.give_back(source)
        source = wide
    small = Region(0, 0, source.width - 2 * margin, source.height - 2 * margin)
    result = pool.take(small if halvings else region)
    filter_paint = skia.Paint()
    filter_paint.setImageFilter(_filter(sigma_x, sigma_y, step))
    result.canvas.saveLayer(None, filter_paint)
    result.canvas.drawImage(source.image(), -margin, -margin)
    result.canvas.restore()
    pool.give_back(source)
    if halvings:
        full = enlarged(pool, result, region, step)
        pool.give_back(result)
        result = full
    return result


def _halvings(sigma: float) -> int:
    if sigma < 2 * _FINEST_SIGMA:
        return 0
    return min(_MAX_HALVINGS, floor(log2(sigma / _FINEST_SIGMA)))


def _filter(sigma_x: float, sigma_y: float, step: int) -> Any:
    """Halving and enlarging blur by themselves, as much as a sigma of half the step; the filter does the rest."""
    own = step * step / 4 if step > 1 else 0.0
    x, y = sqrt(max(0.0, sigma_x**2 - own)) / step, sqrt(max(0.0, sigma_y**2 - own)) / step
    return skia.ImageFilters.Blur(x, y)
