"""The compositor: turns a display list into pixels, back to front, each layer by the cheapest way that is right.

A layer is drawn straight onto what lies below it wherever that gives the same pixels. Only effects, feathered masks,
blends of many parts and opacity over parts that overlap need a plate of its own.
"""

from collections.abc import Buffer, Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from claqueta.draw import limits
from claqueta.draw.blends import compose, native_blend
from claqueta.draw.effects import EffectGround, apply_effect
from claqueta.draw.generators import draw_generator
from claqueta.draw.geometry import Region, covering, mapped, skia_color, skia_matrix, skia_rect, union
from claqueta.draw.lookup_tables import LookupTables
from claqueta.draw.masks import clips, cut, mask_path
from claqueta.draw.media_pictures import draw_medium
from claqueta.draw.paints import fill_paint
from claqueta.draw.placeholders import draw_placeholder
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import plate_matrix
from claqueta.draw.shapes import draw_shape, one_ink, shape_bounds
from claqueta.draw.text import draw_text, text_bounds
from claqueta.draw.transitions import draw_transition
from claqueta.errors import ClaquetaError
from claqueta.evaluate.display_list import (
    Content,
    Frame,
    GeneratorContent,
    GroupContent,
    ImageContent,
    Layer,
    PlaceholderContent,
    ShapeContent,
    TextContent,
    TransitionContent,
    VideoContent,
    Warning,
)
from claqueta.geometry import Affine, Rect
from claqueta.ports import Cancelled, FrameSource, Picture
from claqueta.spec.places import AssetMissing

_FAULTS = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
"""What Skia or a hostile value may raise; anything else is a mistake of ours and comes through."""
_MAX_WARNINGS = 100


@dataclass(frozen=True)
class Drawn:
    """A picture on clear ground and the rectangle of the pixels that are not clear; None when all are."""

    picture: Picture
    bounds: Region | None


class Compositor:
    """Draws frames. One at a time; its memory stays as large as the largest frame needed."""

    def __init__(self, frames: FrameSource) -> None:
        self._frames = frames
        self._pool = PlatePool()
        self._tables = LookupTables(frames)
        self._warnings: dict[Warning, None] = {}

    def draw(self, frame: Frame, *, clear: bool = False) -> Picture:
        """The frame over its background, opaque; with `clear` over nothing."""
        width, height = _side(frame.width), _side(frame.height)
        pixels = np.empty(width * height * 4, np.uint8)
        self.draw_into(frame, pixels, width * 4, clear=clear)
        return Picture(width, height, width * 4, pixels, opaque=not clear and frame.background.alpha == 255)

    def draw_into(self, frame: Frame, pixels: Buffer, row_bytes: int, *, clear: bool = False) -> None:
        """Draws the frame over `pixels` (BGRA, premultiplied, `row_bytes` apart), whatever they held.

        Raises ValueError when they are too few.
        """
        width, height = _side(frame.width), _side(frame.height)
        ground = Plate(Region(0, 0, width, height), _writable(pixels, row_bytes, width, height), row_bytes)
        ground.canvas.clear(skia.Color4f(0, 0, 0, 0) if clear else skia_color(frame.background))
        self._layers(ground, Affine(), frame.layers)

    def draw_layers(self, layers: Iterable[Layer], width: int, height: int) -> Drawn:
        """The layers on clear ground, and where they left anything."""
        width, height = _side(width), _side(height)
        pixels = np.zeros(width * height * 4, np.uint8)
        whole = Region(0, 0, width, height)
        self._layers(Plate(whole, pixels), Affine(), layers)
        return Drawn(Picture(width, height, width * 4, pixels, opaque=False), _inked(pixels, width, height))

    def take_warnings(self) -> tuple[Warning, ...]:
        """What could not be shown since the last call, each once."""
        taken = tuple(self._warnings)
        self._warnings.clear()
        return taken

    def _layers(self, ground: Plate, parent: Affine, layers: Iterable[Layer]) -> None:
        for layer in layers:
            depth = ground.canvas.save()
            try:
                self._layer(ground, parent, layer)
            except (Cancelled, AssetMissing):
                raise
            except ClaquetaError as error:
                self._warn(error.code, str(error))
                self._stand_in(ground, parent, layer, depth)
            except _FAULTS as error:
                self._warn("draw.failed", type(error).__name__)
                self._stand_in(ground, parent, layer, depth)
            ground.canvas.restoreToCount(depth)

    def _layer(self, ground: Plate, parent: Affine, layer: Layer) -> None:
        width, height = limits.length(layer.width), limits.length(layer.height)
        opacity = limits.clamp(layer.opacity, 0.0, 1.0)
        matrix = parent @ layer.matrix
        if not all(isfinite(value) for value in (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)):
            self._warn("draw.matrix", "")
            return
        if width <= 0 or height <= 0 or opacity <= 0 or not limits.usable(matrix):
            return
        if _is_direct(layer, opacity):
            self._direct(ground, matrix, layer, width, height, opacity)
        else:
            self._through_plate(ground, matrix, layer, width, height, opacity)

    def _direct(self, ground: Plate, matrix: Affine, layer: Layer, width: float, height: float, opacity: float) -> None:
        canvas = ground.canvas
        canvas.setMatrix(skia_matrix(plate_matrix(ground, matrix)))
        if layer.mask is not None:
            canvas.clipPath(mask_path(layer.mask), skia.ClipOp.kIntersect, True)
        mode = native_blend(layer.blend)
        self._content(ground, matrix, layer, width, height, skia.Paint(AntiAlias=True, Alphaf=opacity, BlendMode=mode))

    def _through_plate(
        self, ground: Plate, matrix: Affine, layer: Layer, width: float, height: float, opacity: float
    ) -> None:
        limit = ground.region
        if layer.effects:
            limit = limit.grown(ground.width // 2, ground.height // 2)
        bounds = _bounds(layer, width, height)
        region = covering(mapped(matrix, bounds)).meet(limit) if bounds is not None else None
        if region is None or region.is_empty:
            return
        plate = self._pool.take(region)
        plate.canvas.setMatrix(skia_matrix(plate_matrix(plate, matrix)))
        self._content(plate, matrix, layer, width, height, skia.Paint(AntiAlias=True))
        plate.canvas.resetMatrix()
        filled = isinstance(layer.content, VideoContent | ImageContent | GeneratorContent | TransitionContent)
        effects = EffectGround(self._pool, matrix, width, height, limit, filled, self._tables.image)
        for call in layer.effects:
            try:
                plate = apply_effect(effects, plate, call)
            except Cancelled:
                raise
            except ClaquetaError as error:
                self._warn(error.code, str(error))
            except _FAULTS:
                self._warn("draw.effect", call.effect)
        if layer.mask is not None:
            cut(self._pool, plate, matrix, layer.mask)
        compose(self._pool, ground, plate, layer.blend, opacity)
        self._pool.give_back(plate)

    def _content(self, ground: Plate, matrix: Affine, layer: Layer, width: float, height: float, paint: Any) -> None:
        """Draws the content; the ground's canvas is in the box's space. `paint` brings opacity and blend where the
        content can take them (`_is_direct`)."""
        canvas, box = ground.canvas, Rect(0.0, 0.0, width, height)
        depth = canvas.save()
        if layer.clip or layer.radius > 0:
            _clip(canvas, layer, box)
        match layer.content:
            case VideoContent() | ImageContent() as medium:
                try:
                    draw_medium(canvas, matrix, self._frames, medium, paint)
                except Cancelled:
                    raise
                except ClaquetaError as error:
                    self._warn(error.code, str(error))
                    draw_placeholder(canvas, "video" if isinstance(medium, VideoContent) else "image", width, height)
            case GeneratorContent() as generator:
                draw_generator(self._pool, canvas, matrix, generator, width, height, paint)
            case ShapeContent() as shape:
                draw_shape(self._pool, ground, matrix, shape, width, height, paint.getAlphaf())
            case TextContent() as text:
                draw_text(self._pool, ground, matrix, text, box)
            case GroupContent() as group:
                if group.background is not None:
                    canvas.drawRect(skia_rect(box), fill_paint(group.background, box))
                self._layers(ground, matrix, group.layers)
            case TransitionContent() as transition:
                self._transition(ground, matrix, transition, box)
            case PlaceholderContent() as placeholder:
                draw_placeholder(canvas, placeholder.kind, width, height)
        canvas.restoreToCount(depth)

    def _transition(self, ground: Plate, matrix: Affine, content: TransitionContent, box: Rect) -> None:
        ground.canvas.clipRect(skia_rect(box), skia.ClipOp.kIntersect, True)
        progress = limits.clamp(content.progress, 0.0, 1.0)
        if progress in (0.0, 1.0):
            self._layers(ground, matrix, [content.incoming if progress else content.outgoing])
            return
        limit = ground.region.grown(ground.width // 2, ground.height // 2)
        region = covering(mapped(matrix, box)).meet(limit)
        if region.is_empty:
            return
        outgoing, incoming = self._pool.take(region), self._pool.take(region)
        self._layers(outgoing, matrix, [content.outgoing])
        self._layers(incoming, matrix, [content.incoming])
        draw_transition(self._pool, ground, matrix, content, (outgoing, incoming), box.width, box.height)
        self._pool.give_back(outgoing)
        self._pool.give_back(incoming)

    def _stand_in(self, ground: Plate, parent: Affine, layer: Layer, depth: int) -> None:
        """A plate in the place of a layer that could not be drawn; nothing for text and shapes, whose box may be the
        whole picture."""
        ground.canvas.restoreToCount(depth)
        ground.canvas.save()
        matrix = parent @ layer.matrix
        width, height = limits.length(layer.width), limits.length(layer.height)
        if isinstance(layer.content, VideoContent | ImageContent | GeneratorContent) and limits.usable(matrix):
            ground.canvas.setMatrix(skia_matrix(plate_matrix(ground, matrix)))
            draw_placeholder(ground.canvas, "image", width, height)

    def _warn(self, code: str, detail: str) -> None:
        if len(self._warnings) < _MAX_WARNINGS:
            self._warnings[Warning(code=code, record="", detail=detail)] = None


def _is_direct(layer: Layer, opacity: float) -> bool:
    """Whether the layer can be drawn onto what lies below without a plate of its own."""
    if layer.effects or (layer.mask is not None and not clips(layer.mask)):
        return False
    content = layer.content
    if layer.blend != "normal":
        pictured = isinstance(content, VideoContent | ImageContent | GeneratorContent)
        return pictured and native_blend(layer.blend) is not None
    if opacity >= 1.0:
        return True
    if isinstance(content, ShapeContent):
        return one_ink(content)
    return isinstance(content, VideoContent | ImageContent | GeneratorContent)


def _clip(canvas: Any, layer: Layer, box: Rect) -> None:
    radius = limits.clamp(layer.radius, 0.0, min(box.width, box.height) / 2)
    if radius > 0:
        canvas.clipRRect(skia.RRect.MakeRectXY(skia_rect(box), radius, radius), skia.ClipOp.kIntersect, True)
    else:
        canvas.clipRect(skia_rect(box), skia.ClipOp.kIntersect, True)


def _bounds(layer: Layer, width: float, height: float) -> Rect | None:
    """The rectangle of the box's space that the content can reach."""
    box = Rect(0.0, 0.0, width, height)
    bounds = _content_bounds(layer.content, box)
    if bounds is None or not (layer.clip or layer.radius > 0):
        return bounds
    left, top = max(0.0, bounds.x), max(0.0, bounds.y)
    return Rect(left, top, min(width, bounds.right) - left, min(height, bounds.bottom) - top)


def _content_bounds(content: Content, box: Rect) -> Rect | None:
    match content:
        case VideoContent(target=target) | ImageContent(target=target):
            return limits.rect(target)
        case ShapeContent():
            return shape_bounds(content, box.width, box.height)
        case TextContent():
            return text_bounds(content)
        case GroupContent():
            inner = [_placed_bounds(layer) for layer in content.layers]
            own = [box] if content.background is not None else []
            return union([*own, *(bounds for bounds in inner if bounds is not None)])
        case _:
            return box


def _placed_bounds(layer: Layer) -> Rect | None:
    """What the layer can reach in its parent's space; effects that spread are allowed the whole picture."""
    if not limits.usable(layer.matrix):
        return None
    width, height = limits.length(layer.width), limits.length(layer.height)
    bounds = _bounds(layer, width, height)
    if bounds is None:
        return None
    if layer.effects:
        bounds = Rect(-limits.FAR, -limits.FAR, 2 * limits.FAR, 2 * limits.FAR)
    return mapped(layer.matrix, bounds)


def _side(pixels: int) -> int:
    return max(1, min(limits.MAX_SIDE, int(pixels)))


def _writable(pixels: Buffer, row_bytes: int, width: int, height: int) -> NDArray[np.uint8]:
    array = np.frombuffer(pixels, np.uint8)
    if row_bytes < width * 4 or array.size < row_bytes * (height - 1) + width * 4 or not array.flags.writeable:
        raise ValueError("the target is too small or not writable")
    return array


def _inked(pixels: NDArray[np.uint8], width: int, height: int) -> Region | None:
    alpha = pixels.reshape(height, width, 4)[..., 3]
    rows = np.flatnonzero(alpha.any(axis=1))
    if rows.size == 0:
        return None
    columns = np.flatnonzero(alpha[rows[0] : rows[-1] + 1].any(axis=0))
    return Region(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
