"""Effects on a layer's picture, one after the other: SkSL programs, or native where an image filter does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, cos, hypot, radians, sin
from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.blurs import blurred
from claqueta.draw.geometry import Region, scales, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.resampling import smeared
from claqueta.draw.shaders import (
    Shader,
    UniformValue,
    number,
    picture_shader,
    plate_matrix,
    seconds,
    spec_shader,
    uniform_values,
)
from claqueta.evaluate.display_list import EffectCall
from claqueta.geometry import Affine
from claqueta.spec.parameters import AssetParameter, VisualSpec, visual_specs


@dataclass(frozen=True, slots=True)
class EffectGround:
    """What every effect of one layer stands on: its box, where that lies on the device, and how far pixels matter."""

    pool: PlatePool
    matrix: Affine
    width: float
    height: float
    limit: Region
    filled: bool
    """Whether the content fills its outline as a picture does; text and shapes do not."""
    lut: Callable[[str], tuple[int, Any]]
    """Gives the edge length and the image of a lookup table."""


def apply_effect(ground: EffectGround, plate: Plate, call: EffectCall) -> Plate:
    """The plate with the effect on it: `plate` itself, or a new one for which `plate` has been given back."""
    spec = visual_specs("effects").get(call.effect)
    if spec is None:
        raise ValueError(f"no effect {call.effect}")
    values = uniform_values(spec, call.params)
    native = NATIVE_EFFECTS.get(call.effect)
    if native is not None:
        return native(ground, plate, values)
    shader = spec_shader("effects", call.effect)
    if shader is None:
        raise ValueError(f"effect {call.effect} has no program")
    pictures: dict[str, Any] = {}
    for name, parameter in spec.params.items():
        if isinstance(parameter, AssetParameter):
            asset = dict(call.params).get(name, "")
            if not isinstance(asset, str) or not asset:
                return plate
            edge, image = ground.lut(asset)
            values[f"{name}_edge"] = float(edge)
            pictures[name] = image.makeRawShader(
                skia.TileMode.kClamp, skia.TileMode.kClamp, skia.SamplingOptions(skia.FilterMode.kLinear)
            )
    values["time"] = seconds(call.time)
    return _run(ground, plate, shader, values, pictures, _reach(ground, spec, values))


def _run(
    ground: EffectGround,
    plate: Plate,
    shader: Shader,
    values: Mapping[str, UniformValue],
    pictures: dict[str, Any],
    reach: int,
) -> Plate:
    region = plate.region.grown(reach, reach).meet(ground.limit) if reach else plate.region
    result = ground.pool.take(region)
    pictures["content"] = picture_shader(plate, ground.matrix, in_place=shader.in_place)
    paint = skia.Paint(Shader=shader.fill({**values, **_box_values(ground)}, pictures))
    result.canvas.setMatrix(skia_matrix(plate_matrix(result, ground.matrix)))
    result.canvas.drawPaint(paint)
    result.canvas.resetMatrix()
    ground.pool.give_back(plate)
    return result


def _box_values(ground: EffectGround) -> dict[str, UniformValue]:
    return {"size": (ground.width, ground.height), "pixel": 1 / max(1e-6, min(scales(ground.matrix)))}


def _reach(ground: EffectGround, spec: VisualSpec, values: Mapping[str, UniformValue]) -> int:
    value = values.get(spec.reach, 0.0) if spec.reach else 0.0
    return ceil(abs(value) * max(scales(ground.matrix))) if isinstance(value, float) else 0


def _gaussian_blur(ground: EffectGround, plate: Plate, values: Mapping[str, UniformValue]) -> Plate:
    sigma_x, sigma_y = _sigmas(ground.matrix, number(values, "radius"))
    if max(sigma_x, sigma_y) < 0.05:
        return plate
    soft = blurred(ground.pool, plate, sigma_x, sigma_y, ground.limit)
    edges = number(values, "edges")
    keep = ground.filled if edges == 0 else edges == 1
    if not keep:
        ground.pool.give_back(plate)
        return soft
    shader = spec_shader("effects", "gaussian_blur")
    if shader is None:
        raise ValueError("gaussian_blur has no program")
    result = _run(
        ground, plate, shader, {}, {"blurred": picture_shader(soft, ground.matrix, in_place=shader.in_place)}, 0
    )
    ground.pool.give_back(soft)
    return result


def _drop_shadow(ground: EffectGround, plate: Plate, values: Mapping[str, UniformValue]) -> Plate:
    color = _color(values, "color")
    matrix = ground.matrix
    angle_x, angle_y = number(values, "x"), number(values, "y")
    shift_x = round(matrix.a * angle_x + matrix.c * angle_y)
    shift_y = round(matrix.b * angle_x + matrix.d * angle_y)
    sigma_x, sigma_y = _sigmas(matrix, number(values, "blur"))
    soft = blurred(ground.pool, plate, sigma_x, sigma_y, ground.limit.grown(abs(shift_x), abs(shift_y)))
    shadow = Region(
        soft.region.left + shift_x,
        soft.region.top + shift_y,
        soft.region.right + shift_x,
        soft.region.bottom + shift_y,
    )
    region = Region(
        min(shadow.left, plate.region.left),
        min(shadow.top, plate.region.top),
        max(shadow.right, plate.region.right),
        max(shadow.bottom, plate.region.bottom),
    ).meet(ground.limit)
    if region.is_empty:
        ground.pool.give_back(soft)
        return plate
    result = ground.pool.take(region)
    paint = skia.Paint()
    paint.setColorFilter(skia.ColorFilters.Blend(color, skia.BlendMode.kSrcIn))
    left, top = region.left, region.top
    result.canvas.drawImage(soft.image(), shadow.left - left, shadow.top - top, skia.SamplingOptions(), paint)
    if number(values, "only") < 0.5:
        result.canvas.drawImage(plate.image(), plate.region.left - left, plate.region.top - top)
    ground.pool.give_back(soft)
    ground.pool.give_back(plate)
    return result


def _glow(ground: EffectGround, plate: Plate, values: Mapping[str, UniformValue]) -> Plate:
    strength = number(values, "strength") / 100
    if strength <= 0:
        return plate
    threshold = min(0.99, number(values, "threshold") / 100)
    tint = values["tint"]
    red, green, blue, _ = tint if isinstance(tint, tuple) else (1.0, 1.0, 1.0, 1.0)
    gain, cut = 1 / (1 - threshold), -threshold / (1 - threshold)
    bright = ground.pool.take(plate.region)
    paint = skia.Paint()
    paint.setColorFilter(
        skia.ColorFilters.Matrix(
            [
                *(gain * red, 0, 0, 0, cut * red),
                *(0, gain * green, 0, 0, cut * green),
                *(0, 0, gain * blue, 0, cut * blue),
                *(0, 0, 0, 1, 0),
            ]
        )
    )
    bright.canvas.drawImage(plate.image(), 0, 0, skia.SamplingOptions(), paint)
    sigma_x, sigma_y = _sigmas(ground.matrix, number(values, "radius"))
    soft = blurred(ground.pool, bright, sigma_x, sigma_y, plate.region if ground.filled else ground.limit)
    ground.pool.give_back(bright)
    region = soft.region
    result = ground.pool.take(region)
    result.canvas.drawImage(plate.image(), plate.region.left - region.left, plate.region.top - region.top)
    while strength > 0:
        light = skia.Paint(Alphaf=min(1.0, strength), BlendMode=skia.BlendMode.kScreen)
        result.canvas.drawImage(soft.image(), 0, 0, skia.SamplingOptions(), light)
        strength -= 1.0
    ground.pool.give_back(soft)
    ground.pool.give_back(plate)
    return result


def _motion_blur(ground: EffectGround, plate: Plate, values: Mapping[str, UniformValue]) -> Plate:
    """Streaks along one direction."""
    turn, streak = radians(number(values, "angle")), number(values, "streak")
    across, down = cos(turn) * streak, sin(turn) * streak
    x = ground.matrix.a * across + ground.matrix.c * down
    y = ground.matrix.b * across + ground.matrix.d * down
    if hypot(x, y) < 0.5:
        return plate
    if not ground.filled:
        region = plate.region.grown(ceil(abs(x) / 2), ceil(abs(y) / 2)).meet(ground.limit)
        wide = ground.pool.take(region if not region.is_empty else plate.region)
        left, top = plate.region.left - wide.region.left, plate.region.top - wide.region.top
        wide.canvas.drawImage(plate.image(), left, top)
        ground.pool.give_back(plate)
        plate = wide
    result = smeared(ground.pool, plate, lambda t: Affine.translate(x * t, y * t), hypot(x, y))
    ground.pool.give_back(plate)
    return result


def _zoom_blur(ground: EffectGround, plate: Plate, values: Mapping[str, UniformValue]) -> Plate:
    """Streaks towards a point."""
    reach = number(values, "amount") * 0.004
    x, y = ground.matrix.apply(ground.width * number(values, "x") / 100, ground.height * number(values, "y") / 100)
    length = reach * hypot(plate.width, plate.height) / 2
    if length < 0.5:
        return plate
    centre = Affine.translate(x - plate.region.left, y - plate.region.top)
    back = Affine.translate(plate.region.left - x, plate.region.top - y)

    def at(t: float) -> Affine:
        scale = (1 + reach) ** t
        return centre @ Affine.scale(scale, scale) @ back

    result = smeared(ground.pool, plate, at, length)
    ground.pool.give_back(plate)
    return result


NATIVE_EFFECTS: dict[str, Callable[[EffectGround, Plate, Mapping[str, UniformValue]], Plate]] = {
    "drop_shadow": _drop_shadow,
    "gaussian_blur": _gaussian_blur,
    "glow": _glow,
    "motion_blur": _motion_blur,
    "zoom_blur": _zoom_blur,
}


def _sigmas(matrix: Affine, sigma: float) -> tuple[float, float]:
    """A blur of the box's space in device pixels; a turned box is blurred alike in both directions."""
    across, down = scales(matrix)
    if matrix.b or matrix.c:
        across = down = (across * down) ** 0.5
    return min(limits.MAX_SIGMA, sigma * across), min(limits.MAX_SIGMA, sigma * down)


def _color(values: Mapping[str, UniformValue], name: str) -> Any:
    value = values[name]
    red, green, blue, alpha = value if isinstance(value, tuple) else (0.0, 0.0, 0.0, 1.0)
    return skia.Color4f(red, green, blue, alpha).toColor()
