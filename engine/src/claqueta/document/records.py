"""The records that a project is made of, besides its elements: project, scene, track, audio, marker."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from claqueta.document.elements import CaptionWord, Element
from claqueta.document.model import (
    AssetId,
    ColorText,
    Decibels,
    Duration,
    Ease,
    EffectUse,
    Fractional,
    Key,
    LanguageTag,
    LongText,
    Model,
    Name,
    OrderKey,
    Paint,
    Pan,
    ParameterValue,
    Property,
    Ratio,
    RecordId,
    SpecId,
    Time,
)

type Dimension = Annotated[int, Field(ge=16, le=8192)]


class FieldTarget(Model):
    """The place that a template field fills."""

    record: RecordId
    path: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){0,7}$")]


class TemplateField(Model):
    """Something a person fills in when making a project from this one."""

    kind: Literal["text", "media", "color", "number", "choice", "font"]
    label_en: Name
    label_es: Name
    order: OrderKey = "a0"
    required: bool = True
    max_length: Annotated[int, Field(ge=1, le=20_000)] | None = None
    """Characters, for text."""
    minimum: float | None = None
    maximum: float | None = None
    choices: Annotated[tuple[Name, ...], Field(max_length=100)] = ()
    targets: Annotated[tuple[FieldTarget, ...], Field(min_length=1, max_length=200)]


class Project(Model):
    """The root: format, language and loudness of the whole."""

    id: RecordId
    type: Literal["project"] = "project"
    parent: None = None
    title: Name = ""
    width: Dimension = 1920
    height: Dimension = 1080
    rate: Ratio = (30, 1)
    """Frames a second."""
    background: ColorText = "#000000"
    language: LanguageTag = "en"
    loudness: Annotated[float, Field(ge=-40, le=-6)] | None = -14.0
    """Integrated loudness the export is brought to, in LUFS; none leaves the mix as it is."""
    master_gain: Decibels = 0.0
    effects: dict[Key, EffectUse] = {}
    """Sound effects on the master."""
    fields: dict[Key, TemplateField] = {}
    style: SpecId | None = None
    """The style of `spec/templates` the storyboard used."""


class TransitionUse(Model):
    """The change into the next scene: it begins at the cut and lasts into the next scene, over which the
    outgoing one goes on."""

    transition: SpecId
    duration: Duration = 120_000
    ease: Ease = "cubic_in_out"
    params: dict[Key, ParameterValue] = {}


class Scene(Model):
    """A stretch of the video; scenes follow one another in the order of their keys."""

    id: RecordId
    type: Literal["scene"] = "scene"
    parent: RecordId
    order: OrderKey
    name: Name = ""
    duration: Duration
    background: Paint | None = None
    """None shows the project's background."""
    transition: TransitionUse | None = None
    effects: dict[Key, EffectUse] = {}
    notes: LongText = ""
    """The script of this scene, as written."""


class Ducking(Model):
    """How far, and how fast, a track steps back while a voice is heard."""

    depth: Annotated[float, Field(ge=0, le=60)] = 14.0
    """dB."""
    threshold: Annotated[float, Field(ge=-80, le=0)] = -40.0
    """dBFS of the voice above which it counts as heard."""
    attack: Duration = 48_000
    hold: Time = 360_000
    """So long that music stays down in the breath between two sentences or scenes."""
    release: Duration = 240_000
    lookahead: Time = 48_000
    """Ticks by which it begins before the voice."""


class Track(Model):
    """A line of sound with its own gain, pan and effects."""

    id: RecordId
    type: Literal["track"] = "track"
    parent: RecordId
    order: OrderKey
    name: Name = ""
    gain: Property[Decibels] = 0.0
    pan: Property[Pan] = 0.0
    muted: bool = False
    solo: bool = False
    effects: dict[Key, EffectUse] = {}
    ducking: Ducking | None = None


type FadeCurve = Literal["linear", "equal_power", "exponential", "s_curve"]


class Fade(Model):
    """The way from or to silence."""

    duration: Time = 0
    curve: FadeCurve = "equal_power"


class Speech(Model):
    """The text that this sound speaks, and how."""

    text: LongText
    language: LanguageTag
    voice: Name = ""
    """Empty: the best voice there is for the language."""
    speed: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    pitch: Annotated[float, Field(ge=-12, le=12)] = 0.0
    """Semitones."""
    volume: Decibels = 0.0


class Audio(Model):
    """A range of a sound on a track."""

    id: RecordId
    type: Literal["audio"] = "audio"
    parent: RecordId
    """Its track."""
    scene: RecordId | None = None
    """The scene it moves with; none stands at a time of the project."""
    name: Name = ""
    role: Literal["voice", "music", "effect"] = "effect"
    asset: AssetId
    start: Time = 0
    """Ticks from the start of its scene, or of the project."""
    duration: Duration
    source_start: Fractional = (0, 1)
    """Seconds from the first sample of the source."""
    speed: Ratio = (1, 1)
    loop: bool = False
    gain: Property[Decibels] = 0.0
    pan: Property[Pan] = 0.0
    fade_in: Fade = Fade()
    fade_out: Fade = Fade()
    muted: bool = False
    speech: Speech | None = None
    words: Annotated[tuple[CaptionWord, ...], Field(max_length=20_000)] = ()
    """When each word is spoken, in ticks from the clip's start at speed 1."""
    reason: Annotated[str, StringConstraints(max_length=500)] = ""


class Marker(Model):
    """A named moment or range of the project."""

    id: RecordId
    type: Literal["marker"] = "marker"
    parent: RecordId
    time: Time
    duration: Time = 0
    name: Name = ""
    color: ColorText = "#FF6B4A"


type Record = Annotated[
    Project | Scene | Element | Track | Audio | Marker,
    Field(discriminator="type"),
]

RECORD: TypeAdapter[Record] = TypeAdapter(Record)
