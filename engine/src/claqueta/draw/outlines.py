"""Outlines: the paths of shapes in a box, and SVG path data."""

import re
from math import cos, pi, sin
from typing import Any

import skia

from claqueta.draw.limits import clamp, place
from claqueta.evaluate.display_list import ShapeContent

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAG = re.compile(r"[\s,]*([01])")
_FIELD = 100.0
"""Path data of a shape is written in a square of this side."""


def outline(content: ShapeContent, width: float, height: float) -> Any:
    """The outline as a Skia path that fills a box of `width` × `height` with its left top corner at (0, 0)."""
    box = skia.Rect.MakeWH(width, height)
    path = skia.Path()
    match content.shape:
        case "rectangle":
            radius = clamp(content.radius, 0.0, min(width, height) / 2)
            path.addRRect(skia.RRect.MakeRectXY(box, radius, radius)) if radius > 0 else path.addRect(box)
        case "ellipse":
            path.addOval(box)
        case "line":
            path.moveTo(0, height / 2).lineTo(width, height / 2)
        case "triangle":
            path.addPoly([skia.Point(width / 2, 0), skia.Point(width, height), skia.Point(0, height)], True)
        case "polygon":
            path.addPoly(_fitted(_ring(_sides(content), 1.0), width, height), True)
        case "star":
            path.addPoly(_fitted(_ring(_sides(content), clamp(content.inner, 0.01, 1.0, 0.5)), width, height), True)
        case "arrow":
            path.addPoly(_arrow(width, height, clamp(content.inner, 0.05, 1.0, 0.5)), True)
        case "path":
            path = svg_path(content.path)
            path.transform(skia.Matrix.Scale(width / _FIELD, height / _FIELD))
    return path


def outline_length(path: Any) -> float:
    """How long all contours of the path are together, in pixels."""
    measure = skia.PathMeasure(path, False)
    total = 0.0
    while True:
        total += float(measure.getLength())
        if not measure.nextContour():
            return total


def svg_path(data: str) -> Any:
    """The Skia path of SVG 1.1 path data; what cannot be read ends it, as the standard says."""
    path = skia.Path()
    pen = _Pen(path)
    position, command = 0, ""
    while True:
        found = _TOKEN.search(data, position)
        if found is None or data[position : found.start()].strip(" ,\t\r\n"):
            return path
        if found.group(1):
            command, position = found.group(1), found.end()
        elif command in ("", "Z", "z"):
            return path
        count = _ARGUMENTS[command.upper()]
        values, position_after = _numbers(data, position, count, flags=command in "Aa")
        if values is None or (not pen.started and command not in "Mm"):
            return path
        position = position_after
        pen.draw(command, values)
        if command in "Mm":
            command = "L" if command == "M" else "l"


def _numbers(data: str, position: int, count: int, *, flags: bool) -> tuple[list[float] | None, int]:
    values: list[float] = []
    while len(values) < count:
        if flags and len(values) in (3, 4):
            flag = _FLAG.match(data, position)
            if flag is None:
                return None, position
            values.append(float(flag.group(1)))
            position = flag.end()
            continue
        found = _TOKEN.search(data, position)
        if found is None or found.group(2) is None or data[position : found.start()].strip(" ,\t\r\n"):
            return None, position
        values.append(place(float(found.group(2))))
        position = found.end()
    return values, position


class _Pen:
    """Draws SVG commands; remembers the last control point for the smooth ones."""

    def __init__(self, path: Any) -> None:
        self._path = path
        self._x = self._y = self._start_x = self._start_y = 0.0
        self._control: tuple[str, float, float] | None = None
        self.started = False

    def draw(self, command: str, values: list[float]) -> None:
        kind = command.upper()
        if command.islower():
            values = self._absolute(kind, values)
        control: tuple[str, float, float] | None = None
        x, y = self._x, self._y
        if kind == "Z":
            self._path.close()
            x, y = self._start_x, self._start_y
        elif kind == "H":
            x = values[0]
            self._path.lineTo(x, y)
        elif kind == "V":
            y = values[0]
            self._path.lineTo(x, y)
        else:
            x, y = values[-2:]
            if kind == "M":
                self._path.moveTo(x, y)
                self._start_x, self._start_y, self.started = x, y, True
            elif kind == "L":
                self._path.lineTo(x, y)
            elif kind == "A":
                self._arc(values)
            else:
                first, second = self._controls(kind, values)
                control = ("C" if kind in "CS" else "Q", *second)
                if kind in "CS":
                    self._path.cubicTo(*first, *second, x, y)
                else:
                    self._path.quadTo(*second, x, y)
        self._x, self._y, self._control = x, y, control

    def _controls(self, kind: str, values: list[float]) -> tuple[tuple[float, float], tuple[float, float]]:
        """The first and last control point; equal for a quadratic curve."""
        if kind == "C":
            return (values[0], values[1]), (values[2], values[3])
        if kind == "Q":
            return (values[0], values[1]), (values[0], values[1])
        family = "C" if kind == "S" else "Q"
        mirrored = self._x, self._y
        if self._control is not None and self._control[0] == family:
            mirrored = 2 * self._x - self._control[1], 2 * self._y - self._control[2]
        return (mirrored, (values[0], values[1])) if kind == "S" else (mirrored, mirrored)

    def _arc(self, values: list[float]) -> None:
        size = skia.Path.kLarge_ArcSize if values[3] else skia.Path.kSmall_ArcSize
        sweep = skia.PathDirection.kCW if values[4] else skia.PathDirection.kCCW
        self._path.arcTo(abs(values[0]), abs(values[1]), values[2], size, sweep, values[5], values[6])

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        if kind == "H":
            return [values[0] + self._x]
        if kind == "V":
            return [values[0] + self._y]
        if kind == "A":
            return [*values[:5], values[5] + self._x, values[6] + self._y]
        return [value + (self._y if index % 2 else self._x) for index, value in enumerate(values)]


def _sides(content: ShapeContent) -> int:
    return int(clamp(content.sides, 3, 60, 5))


def _ring(corners: int, inner: float) -> list[tuple[float, float]]:
    """Corners around the origin, the first at the top; with `inner` < 1 a point lies between each two."""
    steps = corners * 2 if inner < 1.0 else corners
    radii = (1.0, inner) if inner < 1.0 else (1.0, 1.0)
    return [
        (radii[step % 2] * sin(2 * pi * step / steps), -radii[step % 2] * cos(2 * pi * step / steps))
        for step in range(steps)
    ]


def _fitted(corners: list[tuple[float, float]], width: float, height: float) -> list[Any]:
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    return [skia.Point((x - left) / (right - left) * width, (y - top) / (bottom - top) * height) for x, y in corners]


def _arrow(width: float, height: float, shaft: float) -> list[Any]:
    """To the right; `shaft` is its thickness as a share of the height."""
    neck = width - min(width * 0.6, height * 0.8)
    high, low = height * (1 - shaft) / 2, height * (1 + shaft) / 2
    corners = [(0, high), (neck, high), (neck, 0), (width, height / 2), (neck, height), (neck, low), (0, low)]
    return [skia.Point(x, y) for x, y in corners]
