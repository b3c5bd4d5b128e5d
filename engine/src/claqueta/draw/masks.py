"""Masks: the part of a layer's box that is seen."""

from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.blurs import blurred
from claqueta.draw.geometry import scales, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import plate_matrix
from claqueta.evaluate.display_list import MaskShape
from claqueta.geometry import Affine


def clips(mask: MaskShape) -> bool:
    """Whether the mask is a plain edge, which a clip draws for less."""
    return not mask.invert and mask.feather <= 0


def mask_path(mask: MaskShape) -> Any:
    """The mask's outline in the box's space."""
    width, height = limits.length(mask.width), limits.length(mask.height)
    box = skia.Rect.MakeXYWH(-width / 2, -height / 2, width, height)
    path = skia.Path()
    if mask.shape == "ellipse":
        path.addOval(box)
    else:
        radius = limits.clamp(mask.radius, 0.0, min(width, height) / 2)
        path.addRRect(skia.RRect.MakeRectXY(box, radius, radius))
    turn = Affine.translate(limits.place(mask.x), limits.place(mask.y)) @ Affine.rotate(
        limits.clamp(mask.rotation, -36_000.0, 36_000.0)
    )
    path.transform(skia_matrix(turn))
    return path


def cut(pool: PlatePool, plate: Plate, matrix: Affine, mask: MaskShape) -> None:
    """Takes away from the plate what the mask hides; `matrix` maps the box to the device."""
    mode = skia.BlendMode.kDstOut if mask.invert else skia.BlendMode.kDstIn
    across, down = scales(matrix)
    feather = limits.clamp(mask.feather, 0.0, limits.MAX_SIGMA) * (across * down) ** 0.5
    margin = int(3 * min(feather, limits.MAX_SIGMA)) + 1
    shape = pool.take(plate.region.grown(margin, margin))
    shape.canvas.setMatrix(skia_matrix(plate_matrix(shape, matrix)))
    shape.canvas.drawPath(mask_path(mask), skia.Paint(AntiAlias=True, Color=skia.ColorBLACK))
    shape.canvas.resetMatrix()
    if feather > 0.05:
        soft = blurred(pool, shape, feather, feather, shape.region)
        pool.give_back(shape)
        shape = soft
    paint = skia.Paint(BlendMode=mode)
    left, top = shape.region.left - plate.region.left, shape.region.top - plate.region.top
    plate.canvas.drawImage(shape.image(), left, top, skia.SamplingOptions(), paint)
    pool.give_back(shape)
