"""What the endpoints of rendering take and give."""

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

type Ticks = Annotated[int, Field(ge=0, le=2**53)]
type Name = Annotated[str, StringConstraints(max_length=40)]
type Value = Annotated[str, StringConstraints(max_length=80)]
type Priority = Annotated[int, Field(ge=-2, le=2)]
type Phase = Literal[
    "waiting", "planning", "rendering", "joining", "verifying", "paused", "done", "failed", "cancelled"
]
type Language = Literal["en", "es"]


class PresetIn(Schema):
    """A preset, and fields of it changed by hand."""

    preset: Name
    overrides: dict[Name, Value] = Field(default_factory=dict, max_length=20)


class ExportIn(Schema):
    """An order."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={
            "example": {
                "presets": [{"preset": "h264_1080p", "overrides": {"crf": "20"}}, {"preset": "gif"}],
                "start": 0,
                "stop": 2_400_000,
                "priority": 0,
            }
        }
    )
    presets: Annotated[list[PresetIn], Field(min_length=1, max_length=20)]
    start: Ticks | None = None
    """Ticks of 1/240 000 s; none is the film's start."""
    stop: Ticks | None = None
    priority: Priority = 0
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    """Of the project; none is the newest."""


class PriorityIn(Schema):
    """How early an export comes among those of its owner."""

    model_config: ClassVar[ConfigDict] = ConfigDict(json_schema_extra={"example": {"priority": 1}})
    priority: Priority


class OutputOut(Schema):
    """A finished file, in the library."""

    asset_id: str
    name: str
    size: int
    """Bytes."""
    download: str
    """Its address: signed, good for some hours, with ranges and the file's name."""


class ExportOut(Schema):
    """An export."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "b7Qm2xkD0sT4hJ9a",
                "workspace_id": "w1Qm2xkD0sT4hJ9a",
                "project_id": "p3Qm2xkD0sT4hJ9a",
                "project_version": 41,
                "title": "Receta de gazpacho",
                "owner_id": "u5Qm2xkD0sT4hJ9a",
                "owner_name": "Ana",
                "batch_id": "c9Qm2xkD0sT4hJ9a",
                "preset_id": "h264_1080p",
                "preset_label": {"en": "MP4 1080p", "es": "MP4 1080p"},
                "overrides": {},
                "start": 0,
                "stop": None,
                "priority": 0,
                "phase": "rendering",
                "frames_done": 320,
                "frames_total": 500,
                "share": 0.61,
                "remaining_seconds": 8.4,
                "created": "2026-01-31T12:00:00Z",
                "started": "2026-01-31T12:00:01Z",
                "finished": None,
                "output": None,
                "beside": [],
                "warnings": [],
                "error": None,
                "attempt": 0,
                "is_over": False,
                "may_control": True,
            }
        }
    )
    id: str
    workspace_id: str
    project_id: str
    project_version: int
    title: str
    owner_id: str | None
    owner_name: str
    batch_id: str
    preset_id: str
    preset_label: dict[Language, str]
    overrides: dict[str, str]
    start: int
    stop: int | None
    priority: int
    phase: Phase
    frames_done: int
    frames_total: int
    share: float
    """0…1, weighted by cost."""
    remaining_seconds: float | None
    created: datetime
    started: datetime | None
    finished: datetime | None
    output: OutputOut | None
    beside: list[OutputOut]
    """Subtitle files."""
    warnings: list[dict[str, Any]]
    error: dict[str, Any] | None
    """`code`, `en`, `es`, `data` of why it failed."""
    attempt: int
    is_over: bool
    is_stuck: bool = False
    """Under way, and no further for half a minute."""
    may_control: bool


class ExportPageOut(Schema):
    """Some of many exports: those under way first, then the newest."""

    exports: list[ExportOut]
    total: int
    page: int
    pages: int


class OrderedOut(Schema):
    """The exports that an order made, in its order."""

    model_config: ClassVar[ConfigDict] = ConfigDict(json_schema_extra={"example": {"ids": ["b7Qm2xkD0sT4hJ9a"]}})
    ids: list[str]


class PresetFieldOut(Schema):
    """A field that can be changed, and what it takes."""

    name: str
    takes: dict[Language, str]


class PresetOut(Schema):
    """A preset to choose."""

    id: str
    label: dict[Language, str]
    description: dict[Language, str]
    container: str
    has_picture: bool
    has_sound: bool
    fields: list[PresetFieldOut]


class EstimateOut(Schema):
    """What an export would take."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={
            "example": {"frames": 500, "width": 1280, "height": 720, "seconds": 21.5, "size": 12_400_000}
        }
    )
    frames: int
    width: int
    height: int
    seconds: float
    """Of one worker, as fast as the last exports were."""
    size: int
    """Bytes, generously."""


class Filter(Schema):
    """Which exports, and which page of them."""

    phase: list[Phase | Literal["active"]] = Field(default_factory=list, max_length=10)
    """Only these; `active` stands for all that are not over."""
    mine: bool = False
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=100)] = 25


class Wish(Schema):
    """What to estimate."""

    preset: Name = "h264_1080p"
    overrides: list[Value] = Field(default_factory=list, max_length=20)
    """As `field=value`."""
    start: Ticks = 0
    stop: Ticks | None = None


class ClipIn(Schema):
    """A short clip to look at."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={"example": {"time": 0, "length": 720_000, "version": None}}
    )
    time: Ticks = 0
    length: Annotated[int, Field(ge=1, le=2_400_000)] = 720_000
    """Ticks, at most 10 s."""
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class ClipOut(Schema):
    """A clip, and where it is to be had once it is ready."""

    id: str
    state: str
    """waiting, held, done or failed."""
    address: str
    error: dict[str, Any] | None
