"""What the example pictures are painted with: outlines, lights, ridges, clouds, trees, in percent of a picture."""

import math
import random
from collections.abc import Sequence

from claqueta.color import Color
from claqueta.evaluate.display_list import (
    EffectCall,
    GradientPaint,
    GroupContent,
    Layer,
    PaintValue,
    ShapeContent,
    StrokeLine,
)
from claqueta.geometry import Affine

WIDTH, HEIGHT = 2400, 1600
type Point = tuple[float, float]
type Chance = random.Random
"""Seeded by who draws."""


def paint(*stops: str, angle: float = 90.0, radial: bool = False) -> PaintValue:
    """One colour, or a gradient of equally spaced ones (downwards, unless `angle` or `radial` says otherwise)."""
    if len(stops) == 1:
        return Color.parse(stops[0])
    last = len(stops) - 1
    colors = tuple((index / last, Color.parse(stop)) for index, stop in enumerate(stops))
    return GradientPaint("radial" if radial else "linear", angle, colors)


def shape(
    kind: str, x: float, y: float, width: float, height: float, fill: PaintValue | None, *, path: str = "",
    line: tuple[str, float] | None = None, blur: float = 0.0, opacity: float = 1.0, blend: str = "normal",
    rotation: float = 0.0, radius: float = 0.0,
) -> Layer:  # fmt: skip
    """An outline in a box given in percent of the picture."""
    wide, high = width * WIDTH / 100, height * HEIGHT / 100
    left, top = x * WIDTH / 100, y * HEIGHT / 100
    center = Affine.translate(left + wide / 2, top + high / 2)
    matrix = center @ Affine.rotate(rotation) @ Affine.translate(-wide / 2, -high / 2)
    stroke = StrokeLine(Color.parse(line[0]), line[1]) if line else None
    content = ShapeContent(kind, 5, 0.5, path, radius, fill, stroke, None)  # type: ignore[arg-type]  # a name of ours
    effects = (EffectCall("gaussian_blur", (("edges", "spread"), ("radius", blur))),) if blur else ()
    return Layer(content, wide, high, matrix, opacity=opacity, blend=blend, effects=effects)


def outline(points: Sequence[Point], fill: PaintValue, **look: float | str) -> Layer:
    """A polygon through `points`, in percent of the picture."""
    path = "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in points) + " Z"
    return shape("path", 0, 0, 100, 100, fill, path=path, **look)  # type: ignore[arg-type]  # passed on


def ground(*colors: str) -> Layer:
    """A gradient over the whole picture."""
    return shape("rectangle", 0, 0, 100, 100, paint(*colors))


def glow(x: float, y: float, size: float, color: str, opacity: float = 1.0) -> Layer:
    """A soft round light, `size` percent of the picture's height across."""
    wide = size * HEIGHT / WIDTH
    # The gradient's radius reaches the corner of the box: it is clear from where the ellipse ends.
    fading = paint(color, color + "70", color + "22", color + "00", color + "00", radial=True)
    return shape("ellipse", x - wide / 2, y - size / 2, wide, size, fading, opacity=opacity, blend="screen")


def disc(x: float, y: float, size: float, fill: PaintValue, **look: float | str) -> Layer:
    """A circle, `size` percent of the picture's height across."""
    wide = size * HEIGHT / WIDTH
    return shape("ellipse", x - wide / 2, y - size / 2, wide, size, fill, **look)  # type: ignore[arg-type]  # passed on


def ridge(chance: Chance, base: float, height: float, rough: float, steps: int = 160) -> list[Point]:
    """A mountain skyline, closed at the bottom: waves of falling size, `height` percent tall at most."""
    waves = [(chance.uniform(0, math.tau), 0.6 * 1.9**octave, rough**octave) for octave in range(7)]
    total = sum(weight for _, _, weight in waves)
    points = []
    for step in range(steps + 1):
        place = step / steps
        # The absolute value of a wave has sharp crests, as mountains have.
        lift = sum(w * (1 - abs(math.sin(place * math.pi * f + phase))) for phase, f, w in waves) / total
        points.append((100 * place, base - height * lift))
    return [*points, (100, 100), (0, 100)]


def hills(chance: Chance, base: float, height: float) -> list[Point]:
    """A soft skyline, closed at the bottom."""
    phases = [(chance.uniform(0, math.tau), frequency, 1 / frequency) for frequency in (1.1, 2.3, 4.1)]
    points = []
    for step in range(101):
        place = step / 100
        points.append((100 * place, base - height * sum(w * math.sin(place * math.tau * f + p) for p, f, w in phases)))
    return [*points, (100, 100), (0, 100)]


def cloud(chance: Chance, x: float, y: float, size: float, fill: PaintValue, opacity: float = 1.0) -> list[Layer]:
    """A flat-bottomed heap of discs, `size` percent of the width across."""
    puffs = [shape("rectangle", x - size / 2, y - size * 0.12, size, size * 0.16, fill, radius=200, opacity=opacity)]
    for index in range(7):
        place = (index + 0.5) / 7
        bulge = math.sin(place * math.pi)
        across = size * (0.2 + 0.34 * bulge) * chance.uniform(0.8, 1.15)
        center = x + (place - 0.5) * size * 0.86
        puffs.append(disc(center, y - size * 0.2 * bulge, across, fill, opacity=opacity))
    return puffs


def pine(x: float, foot: float, height: float, color: str) -> Layer:
    """A fir of four tiers."""
    points: list[Point] = [(x, foot - height)]
    for tier in range(1, 5):
        wide = height * 0.085 * tier
        level = foot - height + height * 0.94 * tier / 4
        points += [(x + wide, level), (x + wide * 0.55, level - height * 0.02)]
    points += [(x + height * 0.03, foot - height * 0.06), (x + height * 0.03, foot)]
    mirrored = [(2 * x - px, py) for px, py in reversed(points[1:])]
    return outline([*points, *mirrored], paint(color))


def grain(chance: Chance, count: int = 900) -> list[Layer]:
    """Fine specks, so that flat areas live."""
    return [
        disc(chance.uniform(0, 100), chance.uniform(0, 100), chance.uniform(0.08, 0.22), paint("#FFFFFF"), opacity=0.05)
        for _ in range(count)
    ]


def striped(x: float, y: float, width: float, height: float, turn: float) -> Layer:
    """A stick of black and white stripes, turned about its left bottom corner."""
    bars = [shape("rectangle", 0, 0, 100, 100, paint("#1B1C22"))]
    for index in range(-1, 6):
        left = index * 20.0
        bars.append(outline([(left, 0), (left + 10, 0), (left + 20, 100), (left + 10, 100)], paint("#F6F1E6")))
    fit = Affine.translate(x * WIDTH / 100, (y + height) * HEIGHT / 100) @ Affine.rotate(turn)
    fit = fit @ Affine.translate(0, -height * HEIGHT / 100) @ Affine.scale(width / 100, height / 100)
    return Layer(GroupContent(tuple(bars)), WIDTH, HEIGHT, fit, clip=True)
