"""Elements: everything that is seen. One record type, told apart by `kind`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claqueta.document.model import (
    AssetId,
    ColorText,
    Decibels,
    Degrees,
    Duration,
    Ease,
    EffectUse,
    Fractional,
    Key,
    LanguageTag,
    Length,
    LongText,
    Model,
    Name,
    OrderKey,
    Paint,
    ParameterValue,
    Pixels,
    Property,
    Ratio,
    RecordId,
    Scale,
    Shadow,
    SpecId,
    Stroke,
    Time,
    Unit,
)

type Blend = Literal[
    "normal", "darken", "multiply", "color_burn", "lighten", "screen", "color_dodge", "plus", "overlay",
    "soft_light", "hard_light", "difference", "exclusion", "hue", "saturation", "color", "luminosity",
]  # fmt: skip


class Placement(Model):
    """Where the element's box stands in its parent, in composition pixels, y down."""

    x: Property[Pixels] = 0.0
    """Where the anchor lies."""
    y: Property[Pixels] = 0.0
    width: Property[Length] = 100.0
    """The box before scaling."""
    height: Property[Length] = 100.0
    anchor_x: Unit = 0.5
    """The point of the box, as a share of its width, that lies at (x, y) and about which it scales and turns."""
    anchor_y: Unit = 0.5
    scale_x: Property[Scale] = 1.0
    scale_y: Property[Scale] = 1.0
    rotation: Property[Degrees] = 0.0
    """Degrees, clockwise."""
    opacity: Property[Unit] = 1.0


class Crop(Model):
    """How much of the source is cut off at each side, as shares of its width or height."""

    left: Property[Unit] = 0.0
    top: Property[Unit] = 0.0
    right: Property[Unit] = 0.0
    bottom: Property[Unit] = 0.0


class Mask(Model):
    """The part of the element's box that is seen."""

    shape: Literal["rectangle", "ellipse"] = "rectangle"
    x: Property[Pixels] = 0.0
    """The centre, in pixels of the box."""
    y: Property[Pixels] = 0.0
    width: Property[Length] = 100.0
    height: Property[Length] = 100.0
    rotation: Property[Degrees] = 0.0
    radius: Property[Length] = 0.0
    """Corner radius of a rectangle in pixels."""
    feather: Property[Length] = 0.0
    """Gaussian sigma of the edge in pixels."""
    invert: bool = False


class Animation(Model):
    """How the element comes or goes: a style of `spec/animations.json` over `duration`."""

    style: SpecId
    duration: Duration = 120_000
    """Ticks that one unit takes."""
    unit: Literal["block", "line", "word", "character"] = "block"
    """What moves as one; other than text always moves as a block."""
    stagger: Time = 0
    """Ticks between the starts of one unit and the next."""
    delay: Time = 0
    ease: Ease = "cubic_out"
    amount: Annotated[float, Field(ge=0, le=10)] = 1.0
    """How far it travels; 1 is the style's own measure."""


class ElementBase(Model):
    """What all elements have in common."""

    id: RecordId
    type: Literal["element"] = "element"
    parent: RecordId
    """A scene, a group, or the project for what lies over all scenes."""
    order: OrderKey
    """Back to front among its siblings."""
    name: Name = ""
    start: Time = 0
    """Ticks from the start of the scene or group (of the project, for what lies over all)."""
    duration: Duration
    hidden: bool = False
    locked: bool = False
    placement: Placement = Placement()
    corner_radius: Property[Length] = 0.0
    blend: Blend = "normal"
    mask: Mask | None = None
    effects: dict[Key, EffectUse] = {}
    entrance: Animation | None = None
    exit: Animation | None = None
    reason: Annotated[str, StringConstraints(max_length=500)] = ""
    """Why the assistant chose it, in the project's language."""


type Fit = Literal["cover", "contain", "fill", "none"]


class VideoElement(ElementBase):
    """A range of a video, fitted into the box."""

    kind: Literal["video"] = "video"
    asset: AssetId
    source_start: Fractional = (0, 1)
    """Seconds from the first frame of the source."""
    speed: Ratio = (1, 1)
    loop: bool = False
    """Starts again at `source_start` where the source ends; otherwise the last frame stays."""
    fit: Fit = "cover"
    focus_x: Unit = 0.5
    """The point of the source, as a share, that stays in view when `cover` cuts."""
    focus_y: Unit = 0.5
    crop: Crop = Crop()
    gain: Property[Decibels] = 0.0
    """Of the video's own sound."""
    muted: bool = False


class ImageElement(ElementBase):
    """A picture, fitted into the box."""

    kind: Literal["image"] = "image"
    asset: AssetId
    fit: Fit = "cover"
    focus_x: Unit = 0.5
    focus_y: Unit = 0.5
    crop: Crop = Crop()


type FontSize = Annotated[float, Field(ge=1, le=4000)]


class TextBackground(Model):
    """A plate behind the text."""

    paint: Paint
    per_line: bool = True
    """A plate for each line that hugs it, or one for the whole block."""
    padding_x: Length = 16.0
    padding_y: Length = 8.0
    radius: Length = 8.0


class TextStyle(Model):
    """How text looks."""

    font: Name = "Inter"
    """A family of `spec/fonts.json`."""
    weight: Annotated[int, Field(ge=100, le=900)] = 700
    italic: bool = False
    size: Property[FontSize] = 64.0
    """Pixels of the em."""
    line_height: Annotated[float, Field(ge=0.5, le=4)] = 1.15
    """In ems."""
    letter_spacing: Pixels = 0.0
    """Extra pixels after each letter."""
    case: Literal["as_written", "upper", "lower"] = "as_written"
    align: Literal["start", "center", "end"] = "center"
    vertical: Literal["top", "middle", "bottom"] = "middle"
    fill: Paint = "#FFFFFF"
    color: Property[ColorText] | None = None
    """An animated colour that takes the place of `fill`."""
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    background: TextBackground | None = None
    shrink: bool = True
    """Whether text that does not fit the box is set smaller until it does (to a quarter at most)."""


class TextElement(ElementBase):
    """Text broken into lines within the box."""

    kind: Literal["text"] = "text"
    text: LongText
    """`\\n` breaks a line; words between `*stars*` take `emphasis`."""
    style: TextStyle = TextStyle()
    emphasis: Paint | None = None


class CaptionWord(Model):
    """A spoken word and when it is spoken, in ticks from the element's start."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    start: Time
    end: Time


class Highlight(Model):
    """How the word that is being spoken stands out."""

    mode: Literal["none", "color", "plate", "pop", "reveal"] = "color"
    """`color` recolours it, `plate` puts a plate behind it, `pop` enlarges it, `reveal` shows each when said."""
    paint: Paint = "#FFD54A"
    plate: Paint = "#000000"
    scale: Annotated[float, Field(ge=1, le=2)] = 1.0


class CaptionElement(ElementBase):
    """Spoken words, shown a page at a time."""

    kind: Literal["caption"] = "caption"
    words: Annotated[tuple[CaptionWord, ...], Field(max_length=20_000)]
    language: LanguageTag = "en"
    style: TextStyle = TextStyle()
    highlight: Highlight = Highlight()
    max_lines: Annotated[int, Field(ge=1, le=4)] = 2
    max_words: Annotated[int, Field(ge=1, le=30)] = 10
    """Words on one page at most."""


class ShapeElement(ElementBase):
    """A drawn outline, filled and stroked, that fills the box."""

    kind: Literal["shape"] = "shape"
    shape: Literal["rectangle", "ellipse", "line", "triangle", "polygon", "star", "arrow", "path"] = "rectangle"
    sides: Annotated[int, Field(ge=3, le=60)] = 5
    """Corners of a polygon, points of a star."""
    inner: Unit = 0.5
    """Inner radius of a star as a share of the outer."""
    path: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9eE ,.+-]*$", max_length=20_000)] = ""
    """SVG path data in a 100 × 100 field stretched over the box, for shape `path`."""
    fill: Paint | None = "#FFFFFF"
    color: Property[ColorText] | None = None
    """An animated colour that takes the place of `fill`."""
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    trim_start: Property[Unit] = 0.0
    """The stroke is drawn from this share of the outline's length…"""
    trim_end: Property[Unit] = 1.0
    """…to this one."""


class GeneratorElement(ElementBase):
    """A moving picture that a shader of `spec/generators` draws."""

    kind: Literal["generator"] = "generator"
    generator: SpecId
    params: dict[Key, ParameterValue] = {}


class GroupElement(ElementBase):
    """A box that holds other elements; their places and times are relative to it."""

    kind: Literal["group"] = "group"
    clip: bool = False
    """Whether what lies outside the box is cut off."""


type Element = Annotated[
    VideoElement | ImageElement | TextElement | CaptionElement | ShapeElement | GeneratorElement | GroupElement,
    Field(discriminator="kind"),
]
