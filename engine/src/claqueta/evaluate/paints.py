"""Paints, strokes and shadows of records as values of the display list."""

from claqueta.color import Color
from claqueta.document.model import Gradient, Paint, Shadow, Stroke
from claqueta.evaluate.curves import Sampler, Slot, Values
from claqueta.evaluate.display_list import DropShadow, GradientPaint, PaintValue, StrokeLine


def paint_value(paint: Paint) -> PaintValue:
    """A colour, or a gradient with its stops in order."""
    if isinstance(paint, Gradient):
        stops = sorted(((stop.at, Color.parse(stop.color)) for stop in paint.stops), key=lambda stop: stop[0])
        return GradientPaint(paint.gradient, paint.angle, tuple(stops))
    return Color.parse(paint)


def shadow_value(shadow: Shadow | None) -> DropShadow | None:
    """The shadow, if there is one."""
    return None if shadow is None else DropShadow(Color.parse(shadow.color), shadow.x, shadow.y, shadow.blur)


class StrokeSlots:
    """A stroke made ready; one of no width is none."""

    def __init__(self, stroke: Stroke | None, sampler: Sampler) -> None:
        self._stroke = stroke
        self._paint = None if stroke is None else paint_value(stroke.paint)
        self._width: Slot[float] = Slot(0.0) if stroke is None else sampler.number(stroke.width, 0)

    def line(self, values: Values) -> StrokeLine | None:
        """The line at the moment of `values`."""
        width = self._width.of(values)
        if self._stroke is None or self._paint is None or width <= 0:
            return None
        return StrokeLine(self._paint, width, tuple(self._stroke.dash), self._stroke.cap)
