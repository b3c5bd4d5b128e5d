"""Transitions between two pictures of a box: SkSL programs, and native ones where Skia's own drawing is quicker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import hypot

import skia

from claqueta.draw.blurs import blurred
from claqueta.draw.geometry import scales, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.resampling import mixed, moved, smeared
from claqueta.draw.shaders import UniformValue, number, picture_shader, plate_matrix, spec_shader, uniform_values
from claqueta.evaluate.display_list import TransitionContent
from claqueta.geometry import Affine
from claqueta.spec.parameters import visual_specs


@dataclass(frozen=True, slots=True)
class TransitionGround:
    """The two pictures over one region of the device, and the box that `matrix` maps there."""

    pool: PlatePool
    matrix: Affine
    width: float
    height: float
    outgoing: Plate
    incoming: Plate


def draw_transition(
    pool: PlatePool,
    ground: Plate,
    matrix: Affine,
    content: TransitionContent,
    pictures: tuple[Plate, Plate],
    width: float,
    height: float,
) -> None:
    """Draws onto `ground`, whose canvas is clipped to the box; `matrix` maps the box to the device.

    `pictures` (outgoing, incoming) cover one region; progress lies within 0…1.
    """
    spec = visual_specs("transitions").get(content.transition)
    if spec is None:
        raise ValueError(f"no transition {content.transition}")
    values = uniform_values(spec, content.params)
    canvas = ground.canvas
    canvas.save()
    native = NATIVE_TRANSITIONS.get(content.transition)
    shader = spec_shader("transitions", content.transition)
    outgoing, incoming = pictures
    if native is not None:
        made = native(TransitionGround(pool, matrix, width, height, outgoing, incoming), values, content.progress)
        canvas.resetMatrix()
        canvas.drawImage(made.image(), made.region.left - ground.region.left, made.region.top - ground.region.top)
        pool.give_back(made)
    elif shader is not None:
        children = {
            "outgoing": picture_shader(outgoing, matrix, in_place=shader.in_place),
            "incoming": picture_shader(incoming, matrix, in_place=shader.in_place),
        }
        box: dict[str, UniformValue] = {
            "progress": content.progress,
            "size": (width, height),
            "pixel": 1 / max(1e-6, min(scales(matrix))),
        }
        paint = skia.Paint(AntiAlias=True, Shader=shader.fill({**values, **box}, children))
        canvas.setMatrix(skia_matrix(plate_matrix(ground, matrix)))
        canvas.drawRect(skia.Rect.MakeWH(width, height), paint)
    canvas.restore()


def _fade(ground: TransitionGround, _values: Mapping[str, UniformValue], progress: float) -> Plate:
    return mixed(ground.pool, ground.outgoing, ground.incoming, progress)


def _blur_dissolve(ground: TransitionGround, values: Mapping[str, UniformValue], progress: float) -> Plate:
    """One picture loses focus as the other finds it."""
    across, down = scales(ground.matrix)
    sigma = number(values, "amount") * 2 * progress * (1 - progress) * (across * down) ** 0.5
    first, second = (
        blurred(ground.pool, plate, sigma, sigma, plate.region, extend=True)
        for plate in (ground.outgoing, ground.incoming)
    )
    result = mixed(ground.pool, first, second, _smooth(0.15, 0.85, progress))
    ground.pool.give_back(first)
    ground.pool.give_back(second)
    return result


def _push(ground: TransitionGround, values: Mapping[str, UniformValue], progress: float) -> Plate:
    """Both pictures move as one strip, blurred along the way while they are quick."""
    away_x, away_y = ((-1, 0), (1, 0), (0, -1), (0, 1))[int(number(values, "direction"))]
    matrix = ground.matrix
    x = matrix.a * away_x * ground.width + matrix.c * away_y * ground.height
    y = matrix.b * away_x * ground.width + matrix.d * away_y * ground.height
    strip = ground.pool.take(ground.outgoing.region)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    strip.canvas.drawImage(ground.outgoing.image(), x * progress, y * progress, linear)
    strip.canvas.drawImage(ground.incoming.image(), x * (progress - 1), y * (progress - 1), linear)
    share = number(values, "blur") * 0.0048 * progress * (1 - progress)
    if share * hypot(x, y) < 0.5:
        return strip
    result = smeared(ground.pool, strip, lambda t: Affine.translate(x * share * t, y * share * t), share * hypot(x, y))
    ground.pool.give_back(strip)
    return result


def _zoom(ground: TransitionGround, values: Mapping[str, UniformValue], progress: float) -> Plate:
    """The camera dives into the outgoing picture and comes to rest on the incoming one, its reflection around it."""
    depth = number(values, "amount") / 100
    region = ground.outgoing.region
    x, y = ground.matrix.apply(ground.width / 2, ground.height / 2)
    centre = Affine.translate(x - region.left, y - region.top)
    back = Affine.translate(region.left - x, region.top - y)

    def about(scale: float) -> Affine:
        return centre @ Affine.scale(scale, scale) @ back

    before = moved(ground.pool, ground.outgoing, about(1 + 2 * depth * progress))
    after = moved(ground.pool, ground.incoming, about(1 - 0.5 * min(depth, 1.0) * (1 - progress)), mirror=True)
    result = mixed(ground.pool, before, after, _smooth(0.3, 0.7, progress))
    ground.pool.give_back(before)
    ground.pool.give_back(after)
    speed = 4 * progress * (1 - progress) * number(values, "blur") * 0.0044
    length = speed * hypot(region.width, region.height) / 2
    if length < 0.5:
        return result
    streaked = smeared(ground.pool, result, lambda t: about((1 + speed) ** t), length)
    ground.pool.give_back(result)
    return streaked


NATIVE_TRANSITIONS: dict[str, Callable[[TransitionGround, Mapping[str, UniformValue], float], Plate]] = {
    "blur_dissolve": _blur_dissolve,
    "fade": _fade,
    "push": _push,
    "zoom": _zoom,
}


def _smooth(low: float, high: float, value: float) -> float:
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3 - 2 * share)
