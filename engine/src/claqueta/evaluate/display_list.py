"""The display list: all that the compositor needs to draw one frame, and nothing of the document.

Values are immutable, hashable and free of record ids and project time: two frames with equal lists have equal pixels,
which is what segment keys are made of. Sizes and places are pixels, y down; angles degrees clockwise; opacities 0…1.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claqueta.color import Color
from claqueta.geometry import Affine, Rect
from claqueta.ports import FontFace


@dataclass(frozen=True, slots=True)
class GradientPaint:
    """Colours along the line through a box, or from its centre out."""

    kind: Literal["linear", "radial"]
    angle: float
    stops: tuple[tuple[float, Color], ...]


type PaintValue = Color | GradientPaint
type ParameterValue = float | bool | str | Color
"""Text is a choice of the effect's own list, or an asset (a lookup table)."""
type Parameters = tuple[tuple[str, ParameterValue], ...]
"""Every parameter of the effect in the order of its names, defaults filled in."""


@dataclass(frozen=True, slots=True)
class StrokeLine:
    """A line centred on an outline."""

    paint: PaintValue
    width: float
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "round"


@dataclass(frozen=True, slots=True)
class DropShadow:
    """A shadow behind; `blur` is a Gaussian sigma."""

    color: Color
    x: float
    y: float
    blur: float


@dataclass(frozen=True, slots=True)
class EffectCall:
    """An effect of `spec/effects` applied to a layer; `time` is seconds since the layer began."""

    effect: str
    params: Parameters
    time: float = 0.0


@dataclass(frozen=True, slots=True)
class MaskShape:
    """The part of a layer's box that is seen."""

    shape: Literal["rectangle", "ellipse"]
    x: float
    """The centre."""
    y: float
    width: float
    height: float
    rotation: float
    radius: float
    feather: float
    invert: bool


@dataclass(frozen=True, slots=True)
class VideoContent:
    """The frame at `time` (seconds of the source); `source` is a part of the picture in shares (0…1) of its size,
    drawn onto `target` of the box."""

    asset: str
    time: Fraction
    source: Rect
    target: Rect


@dataclass(frozen=True, slots=True)
class ImageContent:
    """A still, as VideoContent."""

    asset: str
    source: Rect
    target: Rect


@dataclass(frozen=True, slots=True)
class GeneratorContent:
    """A shader of `spec/generators` over the box; `time` is seconds since it began."""

    generator: str
    params: Parameters
    time: float


@dataclass(frozen=True, slots=True)
class ShapeContent:
    """An outline that fills the box."""

    shape: Literal["rectangle", "ellipse", "line", "triangle", "polygon", "star", "arrow", "path"]
    sides: int
    inner: float
    path: str
    radius: float
    """Of the corners of a rectangle."""
    fill: PaintValue | None
    stroke: StrokeLine | None
    shadow: DropShadow | None
    trim_start: float = 0.0
    trim_end: float = 1.0


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one line and one look, drawn with its pen at (x, baseline) and then moved by `matrix`.

    Gradients of `fill` span the box. `blur` is a Gaussian sigma.
    """

    text: str
    x: float
    baseline: float
    width: float
    face: FontFace
    size: float
    letter_spacing: float
    fill: PaintValue
    stroke: StrokeLine | None = None
    shadow: DropShadow | None = None
    opacity: float = 1.0
    matrix: Affine = Affine()
    blur: float = 0.0
    clip: Rect | None = None
    """Seen only inside this rectangle of the box, before `matrix` moves the text under it."""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class TextPlate:
    """A rounded rectangle behind text."""

    rect: Rect
    radius: float
    paint: PaintValue
    opacity: float = 1.0
    matrix: Affine = Affine()


@dataclass(frozen=True, slots=True)
class TextContent:
    """Text laid out in the box: all plates, then all runs."""

    plates: tuple[TextPlate, ...]
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class GroupContent:
    """Layers drawn together; `background` fills the box first."""

    layers: "tuple[Layer, ...]"
    background: PaintValue | None = None


@dataclass(frozen=True, slots=True)
class TransitionContent:
    """A transition of `spec/transitions` between two pictures of the box's size; `progress` 0…1 has been eased."""

    transition: str
    params: Parameters
    progress: float
    outgoing: "Layer"
    incoming: "Layer"


@dataclass(frozen=True, slots=True)
class PlaceholderContent:
    """Stands where a medium is missing or refused: a quiet plate with a sign."""

    kind: Literal["video", "image"]


type Content = (
    VideoContent
    | ImageContent
    | GeneratorContent
    | ShapeContent
    | TextContent
    | GroupContent
    | TransitionContent
    | PlaceholderContent
)


@dataclass(frozen=True, slots=True)
class Layer:
    """Content in a box of `width` × `height`, mapped into its parent by `matrix`.

    In this order: content is drawn; clipped to the box with `radius` where `clip`; effects run on the picture of the
    box; the mask cuts; opacity and blend bring it onto what lies below. Effects may reach outside the box.
    """

    content: Content
    width: float
    height: float
    matrix: Affine = Affine()
    opacity: float = 1.0
    blend: str = "normal"
    clip: bool = False
    radius: float = 0.0
    effects: tuple[EffectCall, ...] = ()
    mask: MaskShape | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the film: `layers` back to front over an opaque (or, for alpha exports, clear) `background`."""

    width: int
    height: int
    background: Color
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that could not be shown as the document says; the rest is."""

    code: str
    record: str
    detail: str = ""
