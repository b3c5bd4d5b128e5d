"""Paints: colours, gradients and lines of the display list as Skia paints."""

from math import cos, hypot, radians, sin
from typing import Any

import skia

from claqueta.color import Color
from claqueta.draw.geometry import skia_color
from claqueta.draw.limits import clamp, length
from claqueta.evaluate.display_list import GradientPaint, PaintValue, StrokeLine
from claqueta.geometry import Rect

_MAX_DASHES = 4_000
_CAPS = {
    "butt": skia.Paint.kButt_Cap,
    "round": skia.Paint.kRound_Cap,
    "square": skia.Paint.kSquare_Cap,
}
_PREMULTIPLIED = 1
"""SkGradientShader's flag: colours are mixed with alpha multiplied in, so that a clear end is not grey."""


def fill_paint(value: PaintValue, box: Rect, opacity: float = 1.0) -> Any:
    """Fills with a colour, or with a gradient over `box`."""
    paint = skia.Paint(AntiAlias=True)
    if isinstance(value, Color):
        paint.setColor4f(skia_color(value, opacity))
        return paint
    paint.setShader(_gradient(value, box))
    paint.setAlphaf(opacity)
    paint.setDither(True)
    return paint


def stroke_paint(line: StrokeLine, box: Rect, outline_length: float, opacity: float = 1.0) -> Any:
    """Draws the line along an outline of `outline_length` pixels."""
    paint = fill_paint(line.paint, box, opacity)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(length(line.width))
    paint.setStrokeCap(_CAPS[line.cap])
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    dashes = dash_intervals(line.dash, outline_length)
    if dashes:
        paint.setPathEffect(skia.DashPathEffect.Make(dashes, 0.0))
    return paint


def dash_intervals(dash: tuple[float, ...], outline_length: float) -> list[float]:
    """Dashes and gaps in turn, even in number; empty for a solid line or one of absurdly many dashes."""
    intervals = [length(part) for part in dash]
    if len(intervals) % 2:
        intervals *= 2
    total = sum(intervals)
    if not intervals or total <= 0 or outline_length / total > _MAX_DASHES:
        return []
    return intervals


def _gradient(gradient: GradientPaint, box: Rect) -> Any:
    stops = sorted(((clamp(at, 0.0, 1.0), color) for at, color in gradient.stops), key=lambda stop: stop[0])
    places = [at for at, _ in stops]
    colors = [color.alpha << 24 | color.red << 16 | color.green << 8 | color.blue for _, color in stops]
    if len(colors) < 2:
        places, colors = [0.0, 1.0], (colors or [0]) * 2
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    if gradient.kind == "radial":
        radius = max(1e-3, hypot(box.width, box.height) / 2)
        return skia.GradientShader.MakeRadial(
            skia.Point(middle_x, middle_y), radius, colors, places, skia.TileMode.kClamp, _PREMULTIPLIED
        )
    turn = radians(clamp(gradient.angle, -36_000.0, 36_000.0))
    across, down = cos(turn), sin(turn)
    half = max(1e-3, (abs(box.width * across) + abs(box.height * down)) / 2)
    ends = [
        skia.Point(middle_x - across * half, middle_y - down * half),
        skia.Point(middle_x + across * half, middle_y + down * half),
    ]
    return skia.GradientShader.MakeLinear(ends, colors, places, skia.TileMode.kClamp, _PREMULTIPLIED)
