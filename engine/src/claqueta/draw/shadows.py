"""Shadows of letters and shapes: their silhouette, blurred, coloured and shifted, drawn before they are."""

from collections.abc import Callable
from math import ceil
from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.blurs import blurred
from claqueta.draw.geometry import covering, grown, mapped, scales, skia_color, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import plate_matrix
from claqueta.evaluate.display_list import DropShadow
from claqueta.geometry import Affine, Rect

_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)


def shadow_bounds(ink: Rect, shadow: DropShadow) -> Rect:
    """Where the shadow of `ink` falls."""
    spread = grown(ink, 3 * limits.clamp(shadow.blur, 0.0, limits.MAX_SIGMA) + 1)
    return Rect(spread.x + limits.place(shadow.x), spread.y + limits.place(shadow.y), spread.width, spread.height)


def cast_shadow(
    pool: PlatePool,
    ground: Plate,
    matrix: Affine,
    shadow: DropShadow,
    ink: Rect,
    draw: Callable[[Any], None],
    opacity: float = 1.0,
) -> None:
    """Draws the shadow of what `draw` draws within `ink`, both in the space that `matrix` maps to the device, onto
    `ground` within its canvas's clip."""
    across, down = scales(matrix)
    if matrix.b or matrix.c:
        across = down = (across * down) ** 0.5
    blur = limits.clamp(shadow.blur, 0.0, limits.MAX_SIGMA)
    sigma_x, sigma_y = min(limits.MAX_SIGMA, blur * across), min(limits.MAX_SIGMA, blur * down)
    x, y = limits.place(shadow.x), limits.place(shadow.y)
    shift_x = limits.place(matrix.a * x + matrix.c * y)
    shift_y = limits.place(matrix.b * x + matrix.d * y)
    reach_x, reach_y = ceil(3 * sigma_x + abs(shift_x)) + 1, ceil(3 * sigma_y + abs(shift_y)) + 1
    near = ground.region.grown(min(reach_x, ground.width * 2), min(reach_y, ground.height * 2))
    region = covering(mapped(matrix, ink)).meet(near)
    if region.is_empty:
        return
    plate = pool.take(region)
    plate.canvas.setMatrix(skia_matrix(plate_matrix(plate, matrix)))
    draw(plate.canvas)
    plate.canvas.resetMatrix()
    if max(sigma_x, sigma_y) > 0.05:
        soft = blurred(pool, plate, sigma_x, sigma_y, near)
        pool.give_back(plate)
        plate = soft
    paint = skia.Paint(Alphaf=limits.clamp(opacity, 0.0, 1.0))
    paint.setColorFilter(skia.ColorFilters.Blend(skia_color(shadow.color).toColor(), skia.BlendMode.kSrcIn))
    ground.canvas.save()
    ground.canvas.resetMatrix()
    left, top = plate.region.left - ground.region.left + shift_x, plate.region.top - ground.region.top + shift_y
    ground.canvas.drawImage(plate.image(), left, top, _LINEAR, paint)
    ground.canvas.restore()
    pool.give_back(plate)
