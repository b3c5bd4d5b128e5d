"""The ground that every record stands on: the strict frozen model, ids, bounded numbers, properties over time."""

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from claqueta.color import COLOR_PATTERN

type RecordId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16}$")]
"""Minted by the client, unguessable, 16 characters."""
type AssetId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16}$")]
"""Names a medium in the document's media table (and, in the studio, an asset of the library)."""
type Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
"""A key of a map inside a record; patches address map entries by it."""
type OrderKey = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,200}$")]
"""A fractional index: siblings are shown in the order of their keys, ties broken by id."""
type SpecId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""Names an effect, transition, generator, animation or style of `spec/`."""

type Name = Annotated[str, StringConstraints(max_length=200)]
type LongText = Annotated[str, StringConstraints(max_length=20_000)]
type LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
type ColorText = Annotated[str, StringConstraints(pattern=COLOR_PATTERN)]

MAX_TICKS = 12 * 3600 * 240_000
type Time = Annotated[int, Field(ge=0, le=MAX_TICKS)]
"""Ticks from the start of what holds the record."""
type Duration = Annotated[int, Field(gt=0, le=MAX_TICKS)]
"""Ticks, at least one."""
type PositiveInt = Annotated[int, Field(gt=0, le=1_000_000_000)]
type NaturalInt = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
type Fractional = tuple[NaturalInt, PositiveInt]
"""Numerator and denominator: a rational that is not negative."""
type Ratio = tuple[PositiveInt, PositiveInt]
"""Numerator and denominator: a rational above zero."""

type Pixels = Annotated[float, Field(ge=-100_000, le=100_000)]
type Length = Annotated[float, Field(ge=0, le=100_000)]
type Degrees = Annotated[float, Field(ge=-36_000, le=36_000)]
type Unit = Annotated[float, Field(ge=0, le=1)]
type Scale = Annotated[float, Field(ge=-100, le=100)]
type Decibels = Annotated[float, Field(ge=-96, le=24)]
"""Gain; −96 dB and below is silence."""
type Pan = Annotated[float, Field(ge=-1, le=1)]
"""−1 left, 0 centre, 1 right."""


class Model(BaseModel):
    """Frozen and strict: unknown keys, wrong types and numbers that are not finite are refused."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )


class Bezier(Model):
    """The curve of CSS `cubic-bezier(x1, y1, x2, y2)`."""

    bezier: tuple[Unit, Annotated[float, Field(ge=-4, le=4)], Unit, Annotated[float, Field(ge=-4, le=4)]]


class Steps(Model):
    """Equal steps; `jump` says at which end of each interval the value jumps, as CSS `steps()`."""

    steps: Annotated[int, Field(ge=1, le=1000)]
    jump: Literal["start", "end"] = "end"


class Spring(Model):
    """A damped spring from rest at 0 to 1; the keyframe interval holds its whole settling time."""

    stiffness: Annotated[float, Field(ge=1, le=2000)] = 170
    damping: Annotated[float, Field(ge=1, le=200)] = 26
    mass: Annotated[float, Field(ge=0.1, le=20)] = 1


type Ease = SpecId | Bezier | Steps | Spring
"""A name of `spec/easings.json` or a curve of one's own."""


class Keyframe[V](Model):
    """A value at a time; `ease` shapes the way to the next keyframe."""

    time: Time
    value: V
    ease: Ease = "linear"


class Animated[V](Model):
    """A value that changes: keyframes in strictly increasing time, held before the first and after the last."""

    keys: Annotated[tuple[Keyframe[V], ...], Field(min_length=1, max_length=2000)]

    @model_validator(mode="after")
    def _increasing(self) -> "Animated[V]":
        times = [key.time for key in self.keys]
        if any(late <= early for early, late in pairwise(times)):
            raise PydanticCustomError("claqueta_keyframes", "keyframe times must increase")
        return self


type Property[V] = V | Animated[V]
"""A constant or keyframes; their times count from the start of the record that owns the property."""


class GradientStop(Model):
    """A colour at a place (0…1) along the gradient."""

    at: Unit
    color: ColorText


class Gradient(Model):
    """Colours along a line through the box (at `angle` degrees, 0 = to the right, clockwise) or from its centre out."""

    gradient: Literal["linear", "radial"] = "linear"
    angle: Degrees = 90
    stops: Annotated[tuple[GradientStop, ...], Field(min_length=2, max_length=16)]


type Paint = ColorText | Gradient


class Stroke(Model):
    """A line along an outline, centred on it."""

    paint: Paint
    width: Property[Length] = 2.0
    """Pixels."""
    dash: Annotated[tuple[Length, ...], Field(max_length=8)] = ()
    """Lengths of dashes and gaps in turn, in pixels; empty is a solid line."""
    cap: Literal["butt", "round", "square"] = "round"


class Shadow(Model):
    """A soft shadow behind a shape or text."""

    color: ColorText = "#00000080"
    x: Pixels = 0.0
    y: Pixels = 4.0
    blur: Annotated[float, Field(ge=0, le=500)] = 8.0
    """Gaussian sigma in pixels."""


type ParameterValue = Property[float] | Property[ColorText] | SpecId | AssetId | bool
"""A parameter of an effect, transition or generator; its `spec/` entry says which type, range and unit it has."""


class EffectUse(Model):
    """One effect on an element, scene or track; effects of one owner run in the order of their keys."""

    effect: SpecId
    order: OrderKey = "a0"
    enabled: bool = True
    params: dict[Key, ParameterValue] = {}
