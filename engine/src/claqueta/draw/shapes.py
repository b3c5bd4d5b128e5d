"""Shapes: an outline with its shadow, fill and line, in this order."""

from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.geometry import grown, union
from claqueta.draw.outlines import outline, outline_length
from claqueta.draw.paints import fill_paint, stroke_paint
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shadows import cast_shadow, shadow_bounds
from claqueta.evaluate.display_list import ShapeContent, StrokeLine
from claqueta.geometry import Affine, Rect


def draw_shape(
    pool: PlatePool,
    ground: Plate,
    matrix: Affine,
    content: ShapeContent,
    width: float,
    height: float,
    opacity: float = 1.0,
) -> None:
    """Draws into the box (0, 0, width, height) of the ground's canvas, which `matrix` maps to the device. `opacity`
    below 1 is right only for a shape of `one_ink`."""
    box = Rect(0.0, 0.0, width, height)
    path = outline(content, width, height)
    if content.shadow is not None and content.shadow.color.alpha > 0:
        ink = _ink_bounds(content, box)
        cast_shadow(pool, ground, matrix, content.shadow, ink, lambda canvas: _ink(canvas, path, content, box, 1.0))
    _ink(ground.canvas, path, content, box, opacity)


def one_ink(content: ShapeContent) -> bool:
    """Whether nothing of the shape lies over another part of it, so that opacity may go into its paint."""
    return content.shadow is None and (content.fill is None or content.stroke is None)


def shape_bounds(content: ShapeContent, width: float, height: float) -> Rect | None:
    """The rectangle of the box's space that the shape can reach."""
    ink = _ink_bounds(content, Rect(0.0, 0.0, width, height))
    return union([ink] if content.shadow is None else [ink, shadow_bounds(ink, content.shadow)])


def _ink(canvas: Any, path: Any, content: ShapeContent, box: Rect, opacity: float) -> None:
    if content.shape == "line":
        line = content.stroke
        if line is None and content.fill is not None:
            line = StrokeLine(content.fill, max(1.0, box.height), cap="butt")
        if line is not None:
            _line(canvas, path, content, line, box, opacity)
        return
    if content.fill is not None:
        canvas.drawPath(path, fill_paint(content.fill, box, opacity))
    if content.stroke is not None:
        _line(canvas, path, content, content.stroke, box, opacity)


def _line(canvas: Any, path: Any, content: ShapeContent, line: StrokeLine, box: Rect, opacity: float) -> None:
    start = limits.clamp(content.trim_start, 0.0, 1.0, 0.0)
    end = limits.clamp(content.trim_end, 0.0, 1.0, 1.0)
    if end <= start or limits.length(line.width) <= 0:
        return
    paint = stroke_paint(line, box, outline_length(path) if line.dash else 0.0, opacity)
    if content.shape in ("rectangle", "triangle", "polygon", "star", "arrow") and content.radius <= 0:
        paint.setStrokeJoin(skia.Paint.kMiter_Join)
    if (start, end) != (0.0, 1.0):
        trim = skia.TrimPathEffect.Make(start, end)
        dash = paint.refPathEffect()
        paint.setPathEffect(skia.PathEffect.MakeCompose(dash, trim) if dash is not None else trim)
    canvas.drawPath(path, paint)


def _ink_bounds(content: ShapeContent, box: Rect) -> Rect:
    """The box and its line; a path may leave the box."""
    line = limits.length(content.stroke.width) if content.stroke is not None else 0.0
    ink = grown(box, line * 2 + 1)
    if content.shape == "path":
        bounds = outline(content, box.width, box.height).getBounds()
        path_box = Rect(bounds.left(), bounds.top(), bounds.width(), bounds.height())
        ink = union([ink, grown(path_box, line * 2 + 1)]) or ink
    return ink
