"""Shaders: SkSL of `spec/` compiled once, and filled with values by name."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import skia

from claqueta.color import Color
from claqueta.draw.geometry import inverse, skia_matrix
from claqueta.draw.limits import FAR, clamp
from claqueta.draw.plates import Plate
from claqueta.evaluate.display_list import Parameters
from claqueta.geometry import Affine
from claqueta.spec.parameters import (
    AssetParameter,
    ChoiceParameter,
    ColorParameter,
    NumberParameter,
    VisualSpec,
    shader_source,
    visual_specs,
)
from claqueta.spec.places import spec_path

type Folder = Literal["effects", "transitions", "generators"]
type UniformValue = float | tuple[float, ...]

_UNIFORM = re.compile(r"^\s*uniform\s+(shader|float[234]?)\s+(\w+)\s*;", re.MULTILINE)
_READ = re.compile(r"\.eval\(\s*(.*?)\s*\)\s*[).;,]")
_VECTORS = {2: skia.V2, 3: skia.V3, 4: skia.V4}


class Shader:
    """One compiled SkSL program."""

    def __init__(self, source: str) -> None:
        self._effect: Any = skia.RuntimeEffect.MakeForShader(source)
        self.uniforms: dict[str, str] = {name: kind for kind, name in _UNIFORM.findall(source)}
        self.in_place = set(_READ.findall(source)) == {"place"}
        """Whether it reads pictures only at `place`, the point that it is asked for."""

    def fill(self, values: Mapping[str, UniformValue], pictures: Mapping[str, Any]) -> Any:
        """A Skia shader; values and pictures that the program does not declare are left out.

        Give it to a paint as `skia.Paint(Shader=…)`: `setShader` copies it, pictures and all, by way of PNG.
        """
        builder = skia.RuntimeShaderBuilder(self._effect)
        for name, kind in self.uniforms.items():
            if kind == "shader":
                builder.setChild(name, pictures[name])
                continue
            value = values[name]
            if isinstance(value, tuple):
                builder.setUniform(name, _VECTORS[len(value)](*value))
            else:
                builder.setUniform(name, float(value))
        return builder.makeShader()


@cache
def spec_shader(folder: Folder, name: str) -> Shader | None:
    """The program of an effect, transition or generator; None when it is drawn by other means or unknown."""
    if name not in visual_specs(folder):
        return None
    source = shader_source(folder, name)
    return Shader(source) if source is not None else None


@cache
def blend_shader(name: str) -> Shader:
    """The program of a blend mode that `spec/blends.json` gives one."""
    return Shader(spec_path("blends", f"{name}.sksl").read_text(encoding="utf-8"))


def uniform_values(spec: VisualSpec, params: Parameters) -> dict[str, UniformValue]:
    """What the shader gets for each parameter: numbers within their bounds, colours as straight RGBA 0…1, choices as
    their index, switches as 0 or 1. Assets are left out."""
    given = dict(params)
    values: dict[str, UniformValue] = {}
    for name, parameter in spec.params.items():
        value = given.get(name, parameter.default)
        match parameter:
            case NumberParameter():
                number = float(value) if isinstance(value, int | float) else parameter.default
                values[name] = clamp(number, parameter.minimum, parameter.maximum, parameter.default)
            case ColorParameter():
                color = value if isinstance(value, Color) else Color.parse(parameter.default)
                values[name] = color.unit
            case ChoiceParameter():
                choices = list(parameter.choices)
                values[name] = float(choices.index(value if value in choices else parameter.default))
            case AssetParameter():
                continue
            case _:
                values[name] = 1.0 if value else 0.0
    return values


def number(values: Mapping[str, UniformValue], name: str) -> float:
    """A value that is a number."""
    value = values[name]
    return value if isinstance(value, float) else 0.0


def seconds(time: float) -> float:
    """A time that a shader can count with."""
    return clamp(time, 0.0, FAR)


def picture_shader(plate: Plate, matrix: Affine, *, in_place: bool = False) -> Any:
    """What lies on the plate as a shader in the box's space; `matrix` maps the box to the device. Beyond the plate its
    outermost pixels go on. `in_place` saves the filtering where every pixel is read just where it lies."""
    local = inverse(matrix) @ Affine.translate(plate.region.left, plate.region.top)
    sampling = skia.SamplingOptions(skia.FilterMode.kNearest if in_place else skia.FilterMode.kLinear)
    return plate.image().makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, sampling, skia_matrix(local))


def plate_matrix(plate: Plate, matrix: Affine) -> Affine:
    """`matrix`, which maps to the device, as one that maps to the plate's own pixels."""
    return Affine.translate(-plate.region.left, -plate.region.top) @ matrix
