"""Blend modes of `spec/blends.json`: Skia's own, and programs in float where hosts would differ otherwise."""

import json
from functools import cache
from typing import Any

import skia

from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import blend_shader, picture_shader
from claqueta.geometry import Affine
from claqueta.spec.places import spec_path

_NATIVE = {
    "src_over": skia.BlendMode.kSrcOver,
    "darken": skia.BlendMode.kDarken,
    "multiply": skia.BlendMode.kMultiply,
    "lighten": skia.BlendMode.kLighten,
    "screen": skia.BlendMode.kScreen,
    "plus": skia.BlendMode.kPlus,
    "overlay": skia.BlendMode.kOverlay,
    "soft_light": skia.BlendMode.kSoftLight,
    "hard_light": skia.BlendMode.kHardLight,
    "difference": skia.BlendMode.kDifference,
    "exclusion": skia.BlendMode.kExclusion,
}


@cache
def blends() -> dict[str, dict[str, str]]:
    """How each mode is drawn: `{"skia": name}` or `{"sksl": name}`, by id."""
    entries = json.loads(spec_path("blends.json").read_bytes())["blends"]
    return {entry["id"]: entry["draw"] for entry in entries}


def native_blend(blend: str) -> Any | None:
    """Skia's mode, or None when a program draws it. Raises ValueError for an unknown mode."""
    draw = blends().get(blend)
    if draw is None:
        raise ValueError(f"no blend mode {blend}")
    return _NATIVE[draw["skia"]] if "skia" in draw else None


def compose(pool: PlatePool, ground: Plate, picture: Plate, blend: str, opacity: float) -> None:
    """Brings `picture` onto `ground` where they meet, within the clip of the ground's canvas."""
    left, top = picture.region.left - ground.region.left, picture.region.top - ground.region.top
    mode = native_blend(blend)
    canvas = ground.canvas
    canvas.save()
    canvas.resetMatrix()
    if mode is not None:
        paint = skia.Paint(Alphaf=opacity, BlendMode=mode)
        canvas.drawImage(picture.image(), left, top, skia.SamplingOptions(), paint)
    else:
        _compose_by_program(pool, ground, picture, blend, opacity)
    canvas.restore()


def _compose_by_program(pool: PlatePool, ground: Plate, picture: Plate, blend: str, opacity: float) -> None:
    region = picture.region.meet(ground.region)
    if region.is_empty:
        return
    below = pool.take(region)
    below.canvas.drawImage(ground.image(), ground.region.left - region.left, ground.region.top - region.top)
    pictures = {
        "source": picture_shader(picture, Affine(), in_place=True),
        "backdrop": picture_shader(below, Affine(), in_place=True),
    }
    program = blend_shader(blend).fill({"opacity": opacity}, pictures)
    paint = skia.Paint(BlendMode=skia.BlendMode.kSrc, Shader=program)
    ground.canvas.translate(-ground.region.left, -ground.region.top)
    ground.canvas.drawRect(skia.Rect.MakeXYWH(region.left, region.top, region.width, region.height), paint)
    pool.give_back(below)
