"""What is in an element's box, for all that is not text: pictures, videos, shapes, generators."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from claqueta.document.elements import GeneratorElement, ImageElement, ShapeElement, VideoElement
from claqueta.evaluate.curves import Notes, Sampler, Slot, Values
from claqueta.evaluate.display_list import (
    Content,
    GeneratorContent,
    ImageContent,
    PaintValue,
    PlaceholderContent,
    ShapeContent,
    VideoContent,
    Warning,
)
from claqueta.evaluate.fitting import CropSlots, Fitted, fitted
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.paints import StrokeSlots, paint_value, shadow_value
from claqueta.evaluate.parameters import call_slots
from claqueta.evaluate.stage import Stage
from claqueta.geometry import Size
from claqueta.ports import AssetInfo
from claqueta.time import TICKS_PER_SECOND

EM_SHARE = 0.08
"""An em of what is not text: this share of the box's shorter side. Animations travel in ems."""


@dataclass(frozen=True, slots=True)
class Made:
    """Content, the size of its em in pixels, and what could not be done just now."""

    content: Content
    em: float
    warnings: tuple[Warning, ...] = ()


class ContentView(Protocol):
    """Gives the content of one element at any moment."""

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The content at `local` ticks from the element's start, in a box of that size; None when there is none.

        `extra`: ticks by which the element lasts longer than its record says, in a transition.
        """
        ...


def em_of(box: Size) -> float:
    """The em of what is not text."""
    return EM_SHARE * min(box.width, box.height)


class PictureView:
    """A video's frame or a still, fitted into the box."""

    def __init__(self, element: VideoElement | ImageElement, notes: Notes, stage: Stage) -> None:
        self._element = element
        self._sampler = Sampler(notes)
        self._crop = CropSlots(element.crop, self._sampler)
        self._info = _usable(element, notes, stage)
        self._clock = None if self._info is None or element.kind == "image" else SourceClock(element, self._info)
        self._fits: Memo[tuple[Values, Size], Fitted | None] = Memo()
        self._made: Memo[tuple[Fraction | None, Values, Size], Made | None] = Memo(4)

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The frame shown at `local`."""
        del extra
        values = self._sampler.sample(local)
        time = None if self._clock is None else self._clock.at(local)
        return self._made.get((time, values, box), lambda: self._make(time, values, box))

    def _make(self, time: Fraction | None, values: Values, box: Size) -> Made | None:
        if self._info is None:
            return Made(PlaceholderContent(self._element.kind), em_of(box))
        fit = self._fits.get((values, box), lambda: self._fit(values, box))
        if fit is None:
            return None
        asset = self._element.asset
        content = (
            ImageContent(asset, fit.source, fit.target)
            if time is None
            else VideoContent(asset, time, fit.source, fit.target)
        )
        return Made(content, em_of(box))

    def _fit(self, values: Values, box: Size) -> Fitted | None:
        kept = self._crop.kept(values)
        if kept is None or self._info is None or box.width <= 0 or box.height <= 0:
            return None
        element, picture = self._element, Size(self._info.width, self._info.height)
        return fitted(element.fit, picture, kept, (element.focus_x, element.focus_y), box)


def _usable(element: VideoElement | ImageElement, notes: Notes, stage: Stage) -> AssetInfo | None:
    info = stage.catalog.asset(element.asset)
    if info is None:
        notes.add("asset.missing", element.asset)
    elif info.kind != element.kind or info.width <= 0 or info.height <= 0:
        notes.add("asset.kind", element.asset)
    else:
        return info
    return None


class SourceClock:
    """Which moment of a video is shown when; exact."""

    def __init__(self, element: VideoElement, info: AssetInfo) -> None:
        start, speed = Fraction(*element.source_start), Fraction(*element.speed)
        length = Fraction(info.duration, TICKS_PER_SECOND)
        frame = 1 / info.rate.fraction if info.rate is not None else Fraction(1, 1000)
        self._last = max(Fraction(0), length - frame) if info.duration > 0 else None
        # Everything over one denominator, so that a frame costs whole numbers and one fraction.
        self._denominator = start.denominator * speed.denominator * TICKS_PER_SECOND * length.denominator
        self._start = int(start * self._denominator)
        self._step = int(speed * self._denominator) // TICKS_PER_SECOND
        self._stretch = int((length - start) * self._denominator) if element.loop and length > start else 0

    def at(self, local: int) -> Fraction:
        """Seconds from the source's first frame; the last frame stays where the source has ended."""
        passed = local * self._step
        if self._stretch > 0:
            passed %= self._stretch
        time = Fraction(self._start + passed, self._denominator)
        return time if self._last is None or time <= self._last else self._last


class ShapeView:
    """An outline with fill and stroke."""

    def __init__(self, element: ShapeElement, notes: Notes) -> None:
        self._element = element
        self._sampler = sampler = Sampler(notes)
        fill: Slot[PaintValue | None] = Slot(None if element.fill is None else paint_value(element.fill))
        self._fill = fill if element.color is None else sampler.color(element.color)
        self._stroke = StrokeSlots(element.stroke, sampler)
        self._shadow = shadow_value(element.shadow)
        self._radius = sampler.number(element.corner_radius, 0)
        self._trim_start = sampler.number(element.trim_start, 0, 1)
        self._trim_end = sampler.number(element.trim_end, 0, 1)
        self._made: Memo[tuple[Values, Size], Made] = Memo()

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The shape at `local`."""
        del extra
        values = self._sampler.sample(local)
        return self._made.get((values, box), lambda: Made(self._shape(values), em_of(box)))

    def _shape(self, values: Values) -> ShapeContent:
        element = self._element
        return ShapeContent(
            shape=element.shape,
            sides=element.sides,
            inner=element.inner,
            path=element.path if element.shape == "path" else "",
            radius=self._radius.of(values),
            fill=self._fill.of(values),
            stroke=self._stroke.line(values),
            shadow=self._shadow,
            trim_start=self._trim_start.of(values),
            trim_end=self._trim_end.of(values),
        )


class GeneratorView:
    """A shader's moving picture."""

    def __init__(self, element: GeneratorElement, notes: Notes, stage: Stage) -> None:
        self._sampler = Sampler(notes)
        self._call = call_slots("generators", element.generator, element.params, self._sampler, stage)
        self._made: Memo[tuple[Values, float, Size], Made | None] = Memo(4)

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The picture at `local`; one that stands still has time 0."""
        del extra
        call = self._call
        if call is None:
            return Made(PlaceholderContent("image"), em_of(box))
        values = self._sampler.sample(local)
        seconds = local / TICKS_PER_SECOND if call.timed else 0.0
        return self._made.get(
            (values, seconds, box),
            lambda: Made(GeneratorContent(call.name, call.params(values), seconds), em_of(box)),
        )
