"""Gaussian blur of a plate, wide ones at a fraction of the size: sixteen times the pixels would look the same."""

from math import ceil, floor, log2, sqrt
from typing import Any

import skia

from claqueta.draw.geometry import Region
from claqueta.draw.plates import Plate, PlatePool

_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
_FINEST_SIGMA = 2.0
"""The narrowest blur, in pixels of the smaller picture, that hides how small it is."""
_MAX_HALVINGS = 6


def blurred(pool: PlatePool, plate: Plate, sigma_x: float, sigma_y: float, limit: Region) -> Plate:
    """A new plate with the blurred picture, wider by what spreads out but within `limit`. Sigmas in device pixels."""
    spread = plate.region.grown(ceil(3 * sigma_x), ceil(3 * sigma_y)).meet(limit)
    region = spread if not spread.is_empty else plate.region
    halvings = _halvings(min(sigma_x, sigma_y))
    source = pool.take(region)
    source.canvas.drawImage(plate.image(), plate.region.left - region.left, plate.region.top - region.top)
    for _ in range(halvings):
        half = pool.take(Region(0, 0, (source.width + 1) // 2, (source.height + 1) // 2))
        target = skia.Rect.MakeWH(source.width / 2, source.height / 2)
        half.canvas.drawImageRect(source.image(), target, _LINEAR, skia.Paint(AntiAlias=True))
        pool.give_back(source)
        source = half
    step = 2**halvings
    result = pool.take(Region(0, 0, source.width, source.height) if halvings else region)
    filter_paint = skia.Paint()
    filter_paint.setImageFilter(_filter(sigma_x, sigma_y, step))
    result.canvas.saveLayer(None, filter_paint)
    result.canvas.drawImage(source.image(), 0, 0)
    result.canvas.restore()
    pool.give_back(source)
    if halvings:
        full = pool.take(region)
        full.canvas.scale(step, step)
        full.canvas.drawImage(result.image(), 0, 0, _LINEAR)
        full.canvas.resetMatrix()
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
