"""Which way a frame takes to the encoder: the cheapest that is correct.

*Overlay* frames are a video that fills the frame, 1:1 or scaled, with still or small pictures over it: the video
stays in YUV and only the overlay's box is drawn and blended (lanes 1 and 2 of the rendering notes). *Canvas* frames
are drawn whole by Skia (lanes 3 and 4). Both give the same picture; a test holds them to it.
"""

from dataclasses import dataclass
from enum import StrEnum

from claqueta.evaluate.display_list import Frame, GroupContent, Layer, VideoContent
from claqueta.geometry import Affine, Rect
from claqueta.ports import Catalog

_WHOLE_PIXEL = 1 / 256
"""Places closer than this to a whole pixel count as whole: no 8-bit picture tells the difference."""
_NEAR = 0.1
"""Pixels by which a scaled and cropped video may lie off to be cut out of planes, whose chroma lies on even pixels."""
_MOST_WASTE = 2.0
"""A video is scaled whole and then cut only while it is at most this many times the frame's area."""


class Lane(StrEnum):
    """How the frames of a segment are made."""

    OVERLAY = "overlay"
    CANVAS = "canvas"


@dataclass(frozen=True, slots=True)
class Base:
    """The video under an overlay frame: the part of its picture (shares of its size) that fills the frame."""

    content: VideoContent
    source: Rect


@dataclass(frozen=True, slots=True)
class Split:
    """An overlay frame taken apart."""

    base: Base
    overlay: tuple[Layer, ...]
    """What lies over the video, back to front, in frame space."""


def split(frame: Frame, catalog: Catalog) -> Split | None:
    """`frame` as a video and what lies over it, or None when it must be drawn whole."""
    layers = _flatten(frame)
    if not layers:
        return None
    base, overlay = layers[0], layers[1:]
    filled = _fills(base, frame, catalog)
    if filled is None or any(layer.blend != "normal" for layer in overlay):
        return None
    return Split(base=filled, overlay=overlay)


def _flatten(frame: Frame) -> tuple[Layer, ...]:
    """The frame's layers with plain groups (scenes, mostly) opened, as long as only their place matters."""
    layers: list[Layer] = []
    for layer in frame.layers:
        content = layer.content
        if not layers and isinstance(content, GroupContent) and _is_plain(layer) and layer.matrix == Affine():
            if content.layers:
                layers.extend(content.layers)
            elif content.background is not None:
                return ()
        else:
            layers.append(layer)
    return tuple(layers)


def _is_plain(layer: Layer) -> bool:
    return (
        layer.opacity == 1.0
        and layer.blend == "normal"
        and layer.radius == 0.0
        and not layer.effects
        and layer.mask is None
    )


def _fills(layer: Layer, frame: Frame, catalog: Catalog) -> Base | None:
    content = layer.content
    if not isinstance(content, VideoContent) or not _is_plain(layer) or not layer.matrix.is_upright:
        return None
    info = catalog.asset(content.asset)
    if info is None or info.has_alpha:
        return None
    matrix, target = layer.matrix, content.target
    left, top = matrix.apply(target.x, target.y)
    right, bottom = matrix.apply(target.right, target.bottom)
    box_left, box_top = matrix.apply(0, 0)
    box_right, box_bottom = matrix.apply(layer.width, layer.height)
    if layer.clip:
        seen = (max(left, box_left), max(top, box_top), min(right, box_right), min(bottom, box_bottom))
    else:
        seen = (left, top, right, bottom)
    wanted = (0.0, 0.0, float(frame.width), float(frame.height))
    covers = seen[0] <= _WHOLE_PIXEL and seen[1] <= _WHOLE_PIXEL
    covers = covers and seen[2] >= wanted[2] - _WHOLE_PIXEL and seen[3] >= wanted[3] - _WHOLE_PIXEL
    if not covers:
        return None
    across = content.source.width / (right - left)
    down = content.source.height / (bottom - top)
    source = Rect(
        x=content.source.x + (0 - left) * across,
        y=content.source.y + (0 - top) * down,
        width=frame.width * across,
        height=frame.height * down,
    )
    cuts_well = whole_scaled(source, frame.width, frame.height).off <= _NEAR
    wasteful = source.width * source.height * _MOST_WASTE < 1
    return Base(content=content, source=source) if cuts_well and not wasteful else None


@dataclass(frozen=True, slots=True)
class Crop:
    """How a part of a video comes to fill a frame: the whole is scaled, then the part cut out at an even place."""

    whole_width: int
    whole_height: int
    left: int
    top: int
    off: float
    """How many pixels the result lies off at most."""


def whole_scaled(source: Rect, width: int, height: int) -> Crop:
    """The crop that brings the part `source` (shares of the whole) to `width` × `height` pixels."""
    wide, high = width / source.width, height / source.height
    whole_width, whole_height = 2 * round(wide / 2), 2 * round(high / 2)
    left, top = 2 * round(source.x * wide / 2), 2 * round(source.y * high / 2)
    off = max(
        abs(whole_width - wide),
        abs(whole_height - high),
        abs(left - source.x * wide),
        abs(top - source.y * high),
    )
    return Crop(whole_width, whole_height, left, top, off)
