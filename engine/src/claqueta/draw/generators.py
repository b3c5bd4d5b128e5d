"""Generators: moving backgrounds drawn by shaders, smooth ones at a fraction of the size."""

from math import ceil
from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.geometry import Region, scales
from claqueta.draw.plates import PlatePool
from claqueta.draw.shaders import seconds, spec_shader, uniform_values
from claqueta.evaluate.display_list import GeneratorContent
from claqueta.geometry import Affine
from claqueta.spec.parameters import visual_specs


def draw_generator(
    pool: PlatePool, canvas: Any, matrix: Affine, content: GeneratorContent, width: float, height: float, paint: Any
) -> None:
    """Draws into the box of the canvas's space, with the opacity and blend mode of `paint`."""
    spec = visual_specs("generators").get(content.generator)
    shader = spec_shader("generators", content.generator)
    if spec is None or shader is None:
        raise ValueError(f"no generator {content.generator}")
    values = uniform_values(spec, content.params)
    across, down = scales(matrix)
    pixel = 1 / (max(1e-6, min(across, down)) * spec.resolution)
    filled = shader.fill({**values, "size": (width, height), "pixel": pixel, "time": seconds(content.time)}, {})
    if spec.resolution >= 1.0:
        paint.setShader(filled)
        canvas.drawRect(skia.Rect.MakeWH(width, height), paint)
        return
    columns = _side(width * across * spec.resolution)
    rows = _side(height * down * spec.resolution)
    small = pool.take(Region(0, 0, columns, rows))
    small.canvas.scale(columns / width, rows / height)
    small.canvas.drawPaint(skia.Paint(Shader=filled))
    small.canvas.resetMatrix()
    box = skia.Rect.MakeWH(width, height)
    canvas.drawImageRect(small.image(), box, skia.SamplingOptions(skia.FilterMode.kLinear), paint)
    pool.give_back(small)


def _side(pixels: float) -> int:
    return max(1, min(limits.MAX_SIDE // 4, ceil(pixels - 1e-3)))
