"""The back of a scene: its ground, its picture or clip with what makes text on it legible, and its ornaments."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Literal

from claqueta.document.elements import Animation, Crop
from claqueta.document.model import Animated, EffectUse, Gradient, GradientStop, Keyframe, Paint, Stroke
from claqueta.geometry import Rect, Size
from claqueta.storyboard.matching import Match
from claqueta.storyboard.scene import Sheet, animation
from claqueta.storyboard.style import Layout, MediaSlot, Scrim, Shape

_GOLDEN: Final = Fraction(618, 1000)
_SLOWEST: Final = Fraction(6, 10)
_FADE: Final = 120_000
"""Ticks over which one picture gives way to the next within a scene."""


def lay_ground(sheet: Sheet, layout: Layout) -> Paint:
    """Lays the moving ground, if the layout has one that shows; returns the scene's background."""
    ground = sheet.style.grounds[layout.ground]
    pictured = layout.media is not None and sheet.facts.match is not None
    covered = pictured and layout.media is not None and layout.media.box == (0, 0, 100, 100)
    if ground.generator and not covered and (ground.beside_pictures or not pictured):
        spanish = _spanish(sheet)
        sheet.add(
            "generator",
            _whole(sheet),
            generator=ground.generator,
            params=_colored(sheet, ground.params),
            placement={"opacity": ground.opacity},
            name=sheet.named("ground"),
            reason=(
                "Fondo animado del estilo: ninguna imagen hace falta o coincide aquí."
                if spanish
                else "The style's moving ground: no picture is needed or matches here."
            ),
        )
    return sheet.paint(ground.paint)


def lay_media(sheet: Sheet, layout: Layout, texts: Sequence[Rect]) -> None:
    """Lays the scene's picture or clip into the layout's slot, with mount, tint and scrims.

    texts: the boxes of what is written in the scene, in pixels.
    """
    slot, match = layout.media, sheet.facts.match
    if slot is None or match is None:
        return
    box = sheet.canvas.box(slot.box)
    entrance = sheet.entrance(slot.motion)
    turned = {"rotation": slot.rotation}
    if slot.frame:
        edge = sheet.canvas.length(slot.frame_width)
        mount = Rect(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)
        sheet.add(
            "shape", mount, fill=sheet.color(slot.frame), entrance=entrance, placement=turned,
            name=sheet.named("mount"), shadow={"color": "#00000038", "x": 0.0, "y": edge * 0.8, "blur": edge * 1.6},
            corner_radius=sheet.canvas.length(slot.radius) + (edge if slot.radius else 0),
        )  # fmt: skip
    shots = (match, *sheet.facts.further)
    for number, shot in enumerate(shots):
        _lay_shot(sheet, slot, shot, number, len(shots))
    if slot.tint:
        sheet.add(
            "shape", box, fill=sheet.color(slot.tint), blend=slot.tint_blend, entrance=entrance,
            corner_radius=sheet.canvas.length(slot.radius), placement=turned | {"opacity": slot.tint_opacity},
            name=sheet.named("tint"),
        )  # fmt: skip
    for scrim in slot.scrims:
        _lay_scrim(sheet, slot, scrim, texts)


def _lay_shot(sheet: Sheet, slot: MediaSlot, shot: Match, number: int, count: int) -> None:
    """Lays one of the `count` pictures that share the scene's time; each but the first fades in over the one before."""
    facts, item, box = sheet.facts, shot.item, sheet.canvas.box(slot.box)
    start, end = facts.duration * number // count, facts.duration * (number + 1) // count
    last = number + 1 == count
    length = end - start + (facts.tail if last else _FADE)
    fields: dict[str, Any] = {
        "start": start,
        "duration": end - start + (0 if last else _FADE),
        "asset": item.asset,
        "name": item.path.rsplit("/", 1)[-1][:200],
        "fit": "cover",
        "focus_x": item.focus[0],
        "focus_y": item.focus[1],
        "corner_radius": sheet.canvas.length(slot.radius),
        "entrance": sheet.entrance(slot.motion) if number == 0 else Animation(style="fade", duration=_FADE),
        "placement": {"rotation": slot.rotation},
        "reason": shot.reason,
    }
    if item.info.kind == "video":
        sheet.add("video", box, muted=True, **_range(item.info.duration, length, facts.uses), **fields)
    else:
        sheet.add("image", box, crop=_camera(sheet, shot, box, length, number), **fields)


def lay_shapes(sheet: Sheet, layout: Layout, level: Literal["under", "middle", "over"]) -> None:
    """Lays the ornaments of one level."""
    for shape in layout.shapes:
        if shape.level == level:
            _lay_shape(sheet, shape)


def _range(length: int, needed: int, uses: int) -> dict[str, Any]:
    """Which part of a clip of `length` ticks is shown for `needed`, and how fast; another part at each use."""
    spare = length - needed
    if spare >= 0:
        share = (Fraction(1, 10) + uses * _GOLDEN) % 1
        begin = Fraction(round(spare * share), 240_000).limit_denominator(1000)
        return {"source_start": (begin.numerator, begin.denominator)}
    speed = Fraction(length, needed).limit_denominator(1000)
    if speed >= _SLOWEST:
        return {"speed": (speed.numerator, speed.denominator)}
    return {"loop": True}


def _camera(sheet: Sheet, match: Match, box: Rect, end: int, number: int) -> Crop:
    """The slow movement over a still: in, to one side, out, to the other, in turn, about its focus.

    A picture much wider or higher than its box is travelled along its longer side, upwards from its focus where it is
    higher: what matters in it, heads before all, lies seldom below. The window over the picture has the
    box's shape at every moment, so that nothing but the crop decides where it is.
    """
    camera = sheet.style.camera
    shape = (box.width / box.height) / (match.item.info.width / max(1, match.item.info.height))
    full = Size(min(1.0, shape), min(1.0, 1 / shape))
    turn = (sheet.facts.index + number) % 4
    away = (1 if turn < 2 else -1) * camera.pan
    spare = (1 - full.width, 1 - full.height)
    if max(spare) > 0.12:
        reach = min(0.16, max(spare) / 2.5) * (1 if turn < 2 else -1)
        along = (reach, 0.0) if spare[0] >= spare[1] else (0.0, reach)
        zooms = (camera.zoom / 3, camera.zoom / 3 if along[0] else camera.zoom)
    elif turn % 2:
        along, zooms = (away, 0.0), (2 * camera.pan, 2 * camera.pan)
    else:
        along, zooms = (0.0, 0.0), (0.0, camera.zoom) if turn == 0 else (camera.zoom, 0.0)
    focus = match.item.focus
    lowest = focus[1] - abs(along[1])
    first = _window(full, zooms[0], focus[0] - along[0], lowest - along[1])
    last = _window(full, zooms[1], focus[0] + along[0], lowest + along[1])

    def way(start: float, stop: float) -> Animated[float]:
        return Animated(
            keys=(
                Keyframe(time=0, value=round(max(0.0, start), 5), ease=camera.ease),
                Keyframe(time=end, value=round(max(0.0, stop), 5)),
            )
        )

    return Crop(
        left=way(first.x, last.x),
        top=way(first.y, last.y),
        right=way(1 - first.right, 1 - last.right),
        bottom=way(1 - first.bottom, 1 - last.bottom),
    )


def _window(full: Size, zoom: float, x: float, y: float) -> Rect:
    """The part of a picture, in shares, `1 - zoom` of `full`, as near to centred on (x, y) as its edges let."""
    width, height = full.width * (1 - zoom), full.height * (1 - zoom)
    return Rect(min(1 - width, max(0.0, x - width / 2)), min(1 - height, max(0.0, y - height / 2)), width, height)


def _lay_scrim(sheet: Sheet, slot: MediaSlot, scrim: Scrim, texts: Sequence[Rect]) -> None:
    area = sheet.canvas.box(slot.box)
    if scrim.side == "all":
        sheet.add(
            "shape", area, fill=sheet.color(scrim.color, scrim.strength), entrance=sheet.entrance(slot.motion),
            name=sheet.named("scrim"),
        )  # fmt: skip
        return
    # How far the texts reach from the veil's side, as a share of the picture; there it still has all its strength.
    far = {
        "left": [(text.right - area.x) / area.width for text in texts],
        "right": [(area.right - text.x) / area.width for text in texts],
        "top": [(text.bottom - area.y) / area.height for text in texts],
        "bottom": [(area.bottom - text.y) / area.height for text in texts],
    }[scrim.side]
    full = SCRIM_STOPS[1][0]
    reach = min(1.25, max(scrim.reach / 100, max(far, default=0.0) / full))
    box, angle = {
        "left": (Rect(area.x, area.y, area.width * reach, area.height), 0.0),
        "right": (Rect(area.right - area.width * reach, area.y, area.width * reach, area.height), 180.0),
        "top": (Rect(area.x, area.y, area.width, area.height * reach), 90.0),
        "bottom": (Rect(area.x, area.bottom - area.height * reach, area.width, area.height * reach), 270.0),
    }[scrim.side]
    stops = tuple(
        GradientStop(at=at, color=sheet.color(scrim.color, scrim.strength * share)) for at, share in SCRIM_STOPS
    )
    sheet.add(
        "shape",
        box,
        fill=Gradient(angle=angle, stops=stops),
        entrance=sheet.entrance(slot.motion),
        name=sheet.named("scrim"),
    )


SCRIM_STOPS: Final = ((0.0, 1.0), (0.64, 0.94), (0.76, 0.7), (0.86, 0.36), (0.94, 0.1), (1.0, 0.0))
"""Places along a scrim from its strong side, and the share of its strength there: a smooth step, because a straight
ramp shows its end as an edge. Texts lie before the second."""


def _lay_shape(sheet: Sheet, shape: Shape) -> None:
    box = sheet.canvas.box(shape.box)
    if shape.square:
        side = min(box.width, box.height)
        box = Rect(box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side)
    start = sheet.facts.opens // 3 + round(shape.delay * 240_000)
    if shape.generator:
        sheet.add(
            "generator",
            box,
            start=start,
            generator=shape.generator,
            params=_colored(sheet, shape.params),
            corner_radius=sheet.canvas.length(shape.radius),
            entrance=sheet.entrance(shape.motion),
            placement={"opacity": shape.opacity},
            name=sheet.named("ornament"),
        )
        return
    stroke = None
    if shape.line:
        width = sheet.canvas.length(shape.line_width)
        stroke = Stroke(
            paint=sheet.color(shape.line), width=width, dash=tuple(sheet.canvas.length(part) for part in shape.dash)
        )
    placement: dict[str, Any] = {"opacity": shape.opacity, "rotation": shape.rotation}
    if shape.drift:
        right, down, turn = shape.drift
        end = sheet.facts.duration - start + sheet.facts.tail
        center = box.x + box.width / 2, box.y + box.height / 2
        placement["x"] = _drift(center[0], sheet.canvas.length(right), end)
        placement["y"] = _drift(center[1], sheet.canvas.length(down), end)
        placement["rotation"] = _drift(shape.rotation, turn, end)
    blur = sheet.canvas.length(shape.blur)
    sheet.add(
        "shape",
        box,
        start=start,
        shape=shape.shape,
        path=shape.path,
        sides=shape.sides,
        fill=sheet.paint(shape.fill) if shape.fill else None,
        stroke=stroke,
        trim_end=sheet.drawn(shape.motion),
        corner_radius=sheet.canvas.length(shape.radius),
        entrance=sheet.entrance(shape.motion),
        exit=animation(sheet.style.exit) if sheet.style.exit and shape.level == "over" else None,
        placement=placement,
        effects={"blur": EffectUse(effect="gaussian_blur", params={"radius": blur})} if blur else {},
        name=sheet.named("ornament"),
    )


def _drift(start: float, by: float, end: int) -> Animated[float] | float:
    if not by or end <= 0:
        return round(start, 3)
    return Animated(keys=(Keyframe(time=0, value=round(start, 3)), Keyframe(time=end, value=round(start + by, 3))))


def _colored(sheet: Sheet, params: Mapping[str, float | bool | str]) -> dict[str, float | bool | str]:
    """Parameters of a generator with the style's colours in the place of their roles."""
    return {
        key: sheet.color(value) if isinstance(value, str) and value in sheet.style.palette else value
        for key, value in params.items()
    }


def _whole(sheet: Sheet) -> Rect:
    return Rect(0, 0, sheet.canvas.width, sheet.canvas.height)


def _spanish(sheet: Sheet) -> bool:
    return sheet.facts.language.startswith("es")
