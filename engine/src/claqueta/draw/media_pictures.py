"""Frames of videos and stills on a canvas: the part `source` of a picture onto `target` of the box."""

from math import ceil
from typing import Any

import skia

from claqueta.draw import limits
from claqueta.draw.geometry import scales, skia_rect
from claqueta.draw.plates import image_of
from claqueta.evaluate.display_list import ImageContent, VideoContent
from claqueta.geometry import Affine, Rect
from claqueta.ports import FrameSource, Picture

_MAX_REQUEST = 8_192
_NEAREST = skia.SamplingOptions()
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
_MIPMAPPED = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


def draw_medium(
    canvas: Any, matrix: Affine, frames: FrameSource, content: VideoContent | ImageContent, paint: Any
) -> None:
    """Asks for the pixels at the size at which they will be seen, and draws them with `paint`."""
    target = limits.rect(content.target)
    source = _share(content.source)
    if target.width <= 0 or target.height <= 0 or source.width <= 0 or source.height <= 0:
        return
    across, down = scales(matrix)
    width = _request(target.width * across / source.width)
    height = _request(target.height * down / source.height)
    if isinstance(content, VideoContent):
        picture = frames.frame(content.asset, content.time, width, height)
    else:
        picture = frames.still(content.asset, width, height)
    _draw(canvas, matrix, picture, source, target, paint)


def _draw(canvas: Any, matrix: Affine, picture: Picture, source: Rect, target: Rect, paint: Any) -> None:
    part = Rect(
        _whole(source.x * picture.width),
        _whole(source.y * picture.height),
        _whole(source.width * picture.width),
        _whole(source.height * picture.height),
    )
    across, down = scales(matrix)
    shrink = min(target.width * across / part.width, target.height * down / part.height)
    image = image_of(picture)
    sampling = _LINEAR if shrink >= 0.5 else _MIPMAPPED
    if _lies_on_pixels(matrix, part, target):
        sampling = _NEAREST
    strict = skia.Canvas.SrcRectConstraint.kStrict_SrcRectConstraint
    canvas.drawImageRect(image, skia_rect(part), skia_rect(target), sampling, paint, strict)


def _lies_on_pixels(matrix: Affine, part: Rect, target: Rect) -> bool:
    """Whether every pixel of the picture falls on one of the device."""
    if not matrix.is_upright:
        return False
    left, top = matrix.apply(target.x, target.y)
    return (
        abs(matrix.a * target.width - part.width) < 1e-3
        and abs(matrix.d * target.height - part.height) < 1e-3
        and all(abs(value - round(value)) < 1e-3 for value in (left, top, part.x, part.y))
    )


def _share(source: Rect) -> Rect:
    left, top = limits.clamp(source.x, 0.0, 1.0), limits.clamp(source.y, 0.0, 1.0)
    right, bottom = limits.clamp(source.right, 0.0, 1.0, 1.0), limits.clamp(source.bottom, 0.0, 1.0, 1.0)
    return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _request(pixels: float) -> int:
    return max(1, min(_MAX_REQUEST, ceil(pixels - 1e-3)))


def _whole(value: float) -> float:
    """Shares of a size are rarely exact: a thousandth of a pixel off means the pixel's edge."""
    return round(value) if abs(value - round(value)) < 1e-3 else value
