"""Text: plates, then shadows, then strokes, then letters, so that no word's shadow or stroke lies on its neighbour."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from math import floor, hypot
from typing import Any

import skia

from claqueta.color import Color
from claqueta.draw import limits
from claqueta.draw.geometry import grown, mapped, skia_matrix, skia_rect, union
from claqueta.draw.paints import fill_paint, stroke_paint
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import plate_matrix
from claqueta.draw.shadows import cast_shadow, shadow_bounds
from claqueta.draw.typefaces import shaped
from claqueta.evaluate.display_list import DropShadow, PaintValue, TextContent, TextPlate, TextRun
from claqueta.geometry import Affine, Rect

_TILT = 5.2e-4
"""A slope too small to see (a third of a pixel over 600). Skia fits upright text to whole pixel rows, which makes slow
motion tremble and letters change their shape when it comes to rest; on a slope of more than 1/2048 it does not."""
_ABOVE, _BELOW, _ASIDE = 1.7, 1.0, 0.5
"""How far letters may reach from their pen line, in ems, marks and flourishes included."""


def draw_text(pool: PlatePool, ground: Plate, matrix: Affine, content: TextContent, box: Rect) -> None:
    """Draws onto `ground`, whose canvas is in the box's space, which `matrix` maps to the device; gradients span
    `box`."""
    canvas, ctm = ground.canvas, plate_matrix(ground, matrix)
    for plate in content.plates:
        _draw_plate(canvas, plate)
    runs = [run for run in content.runs if run.text and run.opacity > 0 and limits.usable(run.matrix)]
    for shadow, group in groupby(runs, key=lambda run: run.shadow):
        if shadow is not None and shadow.color.alpha > 0:
            _draw_shadows(pool, ground, matrix, list(group), shadow, box)
    for run in runs:
        if not _is_plain(run):
            _draw_run(canvas, ctm, run, box, ("stroke", "fill"))
        elif run.stroke is not None:
            _draw_run(canvas, ctm, run, box, ("stroke",))
    for run in runs:
        if _is_plain(run):
            _draw_run(canvas, ctm, run, box, ("fill",))


def text_bounds(content: TextContent) -> Rect | None:
    """The rectangle of the box's space that the text can reach, shadows included; None when there is none."""

    def boxes() -> Iterable[Rect]:
        for plate in content.plates:
            if limits.usable(plate.matrix):
                yield mapped(plate.matrix, limits.rect(plate.rect))
        for run in content.runs:
            if run.text and limits.usable(run.matrix):
                reach = grown(_ink_bounds(run), 3 * limits.clamp(run.blur, 0.0, limits.MAX_SIGMA))
                yield mapped(run.matrix, reach)
                if run.shadow is not None:
                    yield mapped(run.matrix, shadow_bounds(reach, run.shadow))

    return union(boxes())


def _is_plain(run: TextRun) -> bool:
    return run.opacity >= 1.0 and run.blur <= 0.0


def _draw_plate(canvas: Any, plate: TextPlate) -> None:
    rect = limits.rect(plate.rect)
    if plate.opacity <= 0 or not limits.usable(plate.matrix):
        return
    canvas.save()
    canvas.concat(skia_matrix(plate.matrix))
    radius = limits.clamp(plate.radius, 0.0, min(rect.width, rect.height) / 2)
    canvas.drawRoundRect(skia_rect(rect), radius, radius, fill_paint(plate.paint, rect, min(1.0, plate.opacity)))
    canvas.restore()


def _draw_shadows(
    pool: PlatePool, ground: Plate, matrix: Affine, runs: list[TextRun], shadow: DropShadow, box: Rect
) -> None:
    """Neighbours that move as one share one shadow."""
    canvas = ground.canvas
    for (own, clip, blur, opacity), group in groupby(
        runs, key=lambda run: (run.matrix, run.clip, run.blur, run.opacity)
    ):
        together = list(group)
        ink = union(_ink_bounds(run) for run in together)
        if ink is None:
            continue
        whole = matrix @ own
        soft = limits.clamp(blur, 0.0, limits.MAX_SIGMA)
        cast = replace(shadow, blur=hypot(limits.clamp(shadow.blur, 0.0, limits.MAX_SIGMA), soft))

        def draw(target: Any, members: list[TextRun] = together, ctm: Affine = whole) -> None:
            for run in members:
                _ink(target, ctm, run, box, ("stroke", "fill"))

        canvas.save()
        if clip is not None:
            canvas.clipRect(skia_rect(limits.rect(clip)), skia.ClipOp.kIntersect, True)
        if limits.usable(whole):
            cast_shadow(pool, ground, whole, cast, ink, draw, opacity)
        canvas.restore()


def _draw_run(canvas: Any, ctm: Affine, run: TextRun, box: Rect, parts: tuple[str, ...]) -> None:
    canvas.save()
    if run.clip is not None:
        canvas.clipRect(skia_rect(limits.rect(run.clip)), skia.ClipOp.kIntersect, True)
    canvas.concat(skia_matrix(run.matrix))
    layered = not _is_plain(run)
    if layered:
        paint = skia.Paint(Alphaf=limits.clamp(run.opacity, 0.0, 1.0))
        sigma = limits.clamp(run.blur, 0.0, limits.MAX_SIGMA)
        if sigma > 0:
            paint.setImageFilter(skia.ImageFilters.Blur(sigma, sigma))
        canvas.saveLayer(skia_rect(_ink_bounds(run)), paint)
    _ink(canvas, ctm @ run.matrix, run, box, parts)
    if layered:
        canvas.restore()
    canvas.restore()


def _ink(canvas: Any, ctm: Affine, run: TextRun, box: Rect, parts: tuple[str, ...]) -> None:
    x, baseline = limits.place(run.x), limits.place(run.baseline)
    tilted = ctm.is_upright
    if tilted:
        slope = _TILT / ctm.d
        middle = x + limits.length(run.width) / 2
        canvas.save()
        canvas.concat(skia_matrix(Affine(b=slope, f=-slope * middle)))
    if "stroke" in parts and run.stroke is not None and run.stroke.width > 0:
        reach = 20 * limits.length(run.width) + 20 * limits.length(run.size)
        hollow = not _is_opaque(run.fill)
        if hollow:
            canvas.saveLayer(skia_rect(_ink_bounds(run)), None)
        _set(canvas, run, x, baseline, stroke_paint(run.stroke, box, reach))
        if hollow:
            _set(canvas, run, x, baseline, skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kDstOut))
            canvas.restore()
    if "fill" in parts:
        _set(canvas, run, x, baseline, fill_paint(run.fill, box))
    if tilted:
        canvas.restore()


def _set(canvas: Any, run: TextRun, x: float, baseline: float, paint: Any) -> None:
    """Skia reports where the baseline of a paragraph is and paints it at the nearest whole pixel below its top."""
    paragraph = shaped(run.text, run.face, run.size, run.letter_spacing, rtl=run.rtl, paint=paint)
    paragraph.paint(canvas, x, baseline - floor(paragraph.AlphabeticBaseline + 0.5))


def _is_opaque(paint: PaintValue) -> bool:
    """Whether letters hide the inner half of their stroke; where they do not, it is cut away: faces draw letters of
    overlapping parts, whose seams would show."""
    if isinstance(paint, Color):
        return paint.alpha == 255
    return all(color.alpha == 255 for _, color in paint.stops)


def _ink_bounds(run: TextRun) -> Rect:
    size = limits.clamp(run.size, 0.1, 8_000.0, 1.0)
    line = limits.length(run.stroke.width) if run.stroke is not None else 0.0
    left = limits.place(run.x) - size * _ASIDE
    top = limits.place(run.baseline) - size * _ABOVE
    return grown(Rect(left, top, limits.length(run.width) + 2 * size * _ASIDE, size * (_ABOVE + _BELOW)), line)
