"""The model of a style file: how a storyboard looks and moves, as `spec/templates/<id>.json` says it.

Places are shares of the frame in percent (0…100 across and down). Lengths and type sizes are percent of the frame's
short side, so that they look alike in every format. Times are seconds. Colours are named by their role in `palette`.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from claqueta.color import COLOR_PATTERN
from claqueta.document.model import Ease
from claqueta.spec.parameters import Label, SpecModel

type Family = Literal["wide", "tall", "square"]
type LayoutName = Literal[
    "title", "cover", "statement", "spoken", "feature", "split", "full", "list", "quote", "number", "closing"
]
type Role = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
type Share = Annotated[float, Field(ge=-60, le=160)]
type Length = Annotated[float, Field(ge=0, le=200)]
type Seconds = Annotated[float, Field(ge=0, le=20)]
type BoxShares = tuple[Share, Share, Length, Length]
"""Left, top, width, height in percent of the frame."""
type ItemRole = Literal[
    "kicker", "headline", "support", "lead", "number", "label", "points", "author", "rule", "mark", "bar"
]

FAMILIES: Final[tuple[Family, ...]] = get_args(Family.__value__)
LAYOUTS: Final[tuple[LayoutName, ...]] = get_args(LayoutName.__value__)


class Face(SpecModel):
    """A look of type."""

    font: str
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    italic: bool = False
    size: Annotated[float, Field(gt=0, le=60)]
    """Percent of the short side; text that does not fit is set down to `smallest` of it."""
    smallest: Annotated[float, Field(ge=0.3, le=1)] = 0.55
    line_height: Annotated[float, Field(ge=0.6, le=2)] = 1.15
    tracking: Annotated[float, Field(ge=-0.2, le=1)] = 0.0
    """Ems."""
    case: Literal["as_written", "upper", "lower"] = "as_written"
    color: Role
    max_lines: Annotated[int, Field(ge=1, le=8)] = 3
    glow: Annotated[float, Field(ge=0, le=10)] = 0.0
    """A light of the accent colour around the letters: its radius."""


class Motion(SpecModel):
    """How something comes: an animation of `spec/animations.json`, or a line that draws itself."""

    style: str
    """`draw` draws an outline from its start to its end."""
    unit: Literal["block", "line", "word", "character"] = "block"
    duration: Seconds = 0.7
    stagger: Seconds = 0.0
    ease: Ease = "cubic_out"
    amount: Annotated[float, Field(ge=0, le=10)] = 1.0


class GradientRoles(SpecModel):
    """A gradient between roles."""

    gradient: Literal["linear", "radial"] = "linear"
    angle: float = 90.0
    stops: Annotated[tuple[tuple[Annotated[float, Field(ge=0, le=1)], Role], ...], Field(min_length=2, max_length=8)]


type Fill = Role | GradientRoles


class Ground(SpecModel):
    """What lies at the back of a scene."""

    paint: Fill
    generator: str | None = None
    params: dict[str, float | bool | str] = Field(default_factory=dict)
    """Numbers and choices as the generator takes them; the name of a role stands for its colour."""
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    beside_pictures: bool = True
    """Whether it also moves where a picture does; a quiet ground is not missed there, and costs time in each frame."""


class Shape(SpecModel):
    """An ornament: an outline, or a moving picture of `spec/generators` in a box."""

    generator: str | None = None
    params: dict[str, float | bool | str] = Field(default_factory=dict)
    """Of the generator, as in a ground."""
    shape: Literal["rectangle", "ellipse", "line", "triangle", "polygon", "star", "arrow", "path"] = "rectangle"
    box: BoxShares
    square: bool = False
    """Keeps the shape as high as it is wide, in the middle of its box."""
    path: str = ""
    sides: int = 5
    fill: Fill | None = None
    line: Role | None = None
    line_width: Length = 0.3
    dash: tuple[float, ...] = ()
    radius: Length = 0.0
    rotation: float = 0.0
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    motion: str | None = None
    """A name in the style's `motions`."""
    delay: Seconds = 0.0
    drift: tuple[float, float, float] | None = None
    """How far it wanders over the scene: right and down in percent of the short side, and degrees clockwise."""
    blur: Annotated[float, Field(ge=0, le=40)] = 0.0
    level: Literal["under", "middle", "over"] = "middle"
    """Below the picture, between picture and texts, or above all."""


class Scrim(SpecModel):
    """A veil that makes text on a picture legible, strongest at one side."""

    side: Literal["left", "right", "top", "bottom", "all"]
    color: Role
    strength: Annotated[float, Field(ge=0, le=1)] = 0.72
    reach: Annotated[float, Field(ge=0, le=100)] = 30.0
    """Percent of the picture from its side to where the veil has gone, at least; it reaches past the texts."""


class MediaSlot(SpecModel):
    """Where the picture or clip stands."""

    box: BoxShares
    radius: Length = 0.0
    motion: str | None = None
    rotation: float = 0.0
    frame: Role | None = None
    """A mount of this colour around the picture."""
    frame_width: Length = 0.0
    scrims: tuple[Scrim, ...] = ()
    tint: Role | None = None
    """A colour laid over the picture with `tint_opacity`."""
    tint_opacity: Annotated[float, Field(ge=0, le=1)] = 0.2
    tint_blend: Literal["normal", "multiply", "screen", "color", "soft_light", "overlay"] = "normal"


class Item(SpecModel):
    """One member of a stack; it is left out where the scene has nothing for it."""

    role: ItemRole
    face: str | None = None
    """A name in the style's `faces`; ornaments have none."""
    color: Role | None = None
    size: Annotated[float, Field(gt=0, le=60)] | None = None
    max_lines: Annotated[int, Field(ge=1, le=8)] | None = None
    motion: str | None = None
    gap: Length = 2.0
    """Above it, where something stands above."""
    delay: Seconds = 0.0
    width: Length = 10.0
    """Of a rule, bar or mark."""
    thickness: Length = 0.4
    marker: Literal["none", "number", "dash", "dot", "square", "check", "ring"] = "none"
    """Before each of the points."""
    marker_color: Role | None = None
    row_gap: Length = 2.2
    text: str = ""
    """Of a mark: a sign, set in `face`."""
    path: str = ""
    """Of a mark without `text`: SVG path data in a 100 × 100 field, `width` wide and `thickness` high."""


class Plate(SpecModel):
    """A panel behind a stack that hugs it."""

    fill: Fill
    padding: tuple[Length, Length] = (3.0, 2.4)
    radius: Length = 0.0
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    motion: str | None = None
    whole_width: bool = False
    """As wide as the stack's box, not as its content."""
    line: Role | None = None
    line_width: Length = 0.2


class Stack(SpecModel):
    """Texts one below the other, placed as one block in a box."""

    box: BoxShares
    vertical: Literal["top", "middle", "bottom"] = "middle"
    align: Literal["start", "center", "end"] = "start"
    on: Role
    """The colour that it stands on, for contrast; over pictures, the scrim's."""
    plate: Plate | None = None
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=10)]


class WordsSlot(SpecModel):
    """Where the spoken words themselves are the picture."""

    box: BoxShares
    face: str
    align: Literal["start", "center", "end"] = "start"
    vertical: Literal["top", "middle", "bottom"] = "middle"
    on: Role
    color: Role | None = None
    highlight: str
    """A name in the style's `highlights`."""
    max_words: Annotated[int, Field(ge=1, le=30)] = 14
    max_lines: Annotated[int, Field(ge=1, le=4)] = 4


class CaptionSlot(SpecModel):
    """Where captions stand."""

    box: BoxShares
    align: Literal["start", "center", "end"] = "center"
    max_words: Annotated[int, Field(ge=1, le=30)] = 9
    max_lines: Annotated[int, Field(ge=1, le=3)] = 2


class Layout(SpecModel):
    """A composition for one family of formats."""

    ground: str
    media: MediaSlot | None = None
    shapes: Annotated[tuple[Shape, ...], Field(max_length=40)] = ()
    stacks: Annotated[tuple[Stack, ...], Field(max_length=4)] = ()
    words: WordsSlot | None = None
    captions: CaptionSlot | None = None
    """None takes the style's own place."""


class HighlightLook(SpecModel):
    """How the word being spoken stands out."""

    mode: Literal["none", "color", "plate", "pop", "reveal"] = "color"
    paint: Role
    plate: Role | None = None
    scale: Annotated[float, Field(ge=1, le=2)] = 1.0


class CaptionLook(SpecModel):
    """How captions look, and where they stand unless a layout says otherwise."""

    face: str
    highlight: str
    plate: Role | None = None
    plate_opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    padding: tuple[Length, Length] = (1.6, 0.8)
    radius: Length = 0.8
    slots: dict[Family, CaptionSlot]


class Emphasis(SpecModel):
    """What words between stars look like in headlines and support."""

    color: Role | None = None
    underline: Role | None = None
    """A line that draws itself under them."""
    marker: Role | None = None
    """A broad stroke that draws itself behind them."""
    thickness: Length = 0.5
    path: str = "M0 50 L100 50"
    """Of the stroke in a 100 × 100 field over the words."""


class TransitionChoice(SpecModel):
    """A transition of `spec/transitions`; scenes take them in turn."""

    transition: str
    duration: Seconds
    ease: Ease = "cubic_in_out"
    params: dict[str, float | bool | str] = Field(default_factory=dict)


class Music(SpecModel):
    """What lies under the voice."""

    mood: str
    gain: Annotated[float, Field(ge=-60, le=6)] = -6.0
    depth: Annotated[float, Field(ge=0, le=40)] = 12.0
    """Decibels by which it steps back."""
    fade_in: Seconds = 0.8
    fade_out: Seconds = 3.0


class Camera(SpecModel):
    """How still pictures move."""

    zoom: Annotated[float, Field(ge=0, le=0.4)] = 0.1
    pan: Annotated[float, Field(ge=0, le=0.4)] = 0.04
    ease: Ease = "linear"


class Pace(SpecModel):
    """The rhythm of scenes."""

    breath: Seconds = 0.7
    """After the voice has ended."""
    lead: Seconds = 0.3
    """Before it begins, besides the transition."""
    shortest: Seconds = 2.5
    card: Seconds = 3.4
    """The length of a scene in which nobody speaks."""
    step: Seconds = 0.16
    """Between the entrances of one text and the next."""


class Style(SpecModel):
    """A style as a whole."""

    label: Label
    description: Label
    palette: dict[Role, Annotated[str, StringConstraints(pattern=COLOR_PATTERN)]]
    faces: dict[str, Face]
    grounds: dict[str, Ground]
    motions: dict[str, Motion]
    exit: Motion | None = None
    transitions: Annotated[tuple[TransitionChoice, ...], Field(min_length=1, max_length=8)]
    highlights: dict[str, HighlightLook]
    captions: CaptionLook
    emphasis: Emphasis
    music: Music
    camera: Camera = Camera()
    pace: Pace = Pace()
    kicker_first: str = "{number:02}"
    """What stands over a chapter's first headline; `{number}` and `{chapter}` are filled in."""
    kicker_next: str = "{chapter}"
    point_marker_pad: Length = 2.0
    scales: dict[Family, Annotated[float, Field(ge=0.5, le=2)]] = Field(default_factory=dict)
    """By how much all type is larger in a family of formats; 1 where nothing is said."""
    layouts: dict[LayoutName, dict[Family, Layout]]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for layout in LAYOUTS:
            for family in FAMILIES:
                if family not in self.layouts.get(layout, {}):
                    raise ValueError(f"layout {layout} lacks {family}")
        if set(self.captions.slots) != set(FAMILIES):
            raise ValueError("captions need a slot for each family")
        known: dict[str, set[str]] = {
            "role": set(self.palette), "face": set(self.faces), "motion": set(self.motions),
            "ground": set(self.grounds), "highlight": set(self.highlights),
        }  # fmt: skip
        for kind, name in _references(self):
            if name not in known[kind]:
                raise ValueError(f"unknown {kind}: {name}")
        return self

    def layout(self, name: LayoutName, family: Family) -> Layout:
        """The composition of that name for a family of formats."""
        return self.layouts[name][family]


_ROLE_FIELDS: Final = ("color", "fill", "line", "frame", "tint", "on", "plate", "paint", "marker_color", "underline")


def _references(value: Any) -> Iterator[tuple[str, str]]:
    """Every (kind, name) by which a part of a style names another part of it."""
    match value:
        case SpecModel():
            for field in type(value).model_fields:
                content = getattr(value, field)
                if isinstance(content, str):
                    if field in ("face", "motion", "ground", "highlight"):
                        yield field, content
                    elif field in _ROLE_FIELDS or (field == "marker" and isinstance(value, Emphasis)):
                        yield "role", content
                elif field == "stops":
                    yield from (("role", role) for _, role in content)
                elif not isinstance(value, Label):
                    yield from _references(content)
        case dict():
            for content in value.values():
                yield from _references(content)
        case tuple():
            for content in value:
                yield from _references(content)
