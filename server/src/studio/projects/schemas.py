"""What the JSON endpoints of projects take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue

from claqueta.document.document import Document
from claqueta.document.file import from_json
from claqueta.document.migrations import migrate
from claqueta.spec.parameters import Label as EngineLabel
from studio.projects.queries.cards import Sort

type Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16}$", examples=["k3x9QzV1bT-0aYpW"])]
type Number = Annotated[int, Field(ge=0, le=2_000_000_000)]


class Label(Schema):
    """Words in each language."""

    en: Annotated[str, Field(max_length=300, examples=["Move ‘street’"])]
    es: Annotated[str, Field(max_length=300, examples=["Mover «street»"])]


class Made(Schema):
    """The id of what was made or ordered."""

    id: str


class Seq(Schema):
    """A version of the project."""

    seq: Annotated[int, Field(ge=1, le=2_000_000_000, examples=[12])]


class AtVersion(Schema):
    """Which version; the newest by default."""

    version: Annotated[int | None, Field(ge=1, le=2_000_000_000)] = None


class Since(Schema):
    """From where on."""

    since: Number
    limit: Annotated[int, Field(ge=1, le=500)] = 500


class Before(Schema):
    """From where back."""

    before: Annotated[int | None, Field(ge=1, le=2_000_000_000)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class TwoVersions(Schema):
    """Which versions to compare."""

    older: Annotated[int, Field(ge=1, le=2_000_000_000)]
    newer: Annotated[int, Field(ge=1, le=2_000_000_000)]


class Target(Schema):
    """Where to move it."""

    workspace_id: Id


class ProjectsAsked(Schema):
    """Which projects."""

    search: Annotated[str, Field(max_length=200)] = ""
    trashed: bool = False
    folder: Annotated[str | None, Field(max_length=100)] = None
    sort: Sort = "-changed"
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=100)] = 24


class ProjectCard(Schema):
    """A project in a list. Times are in ticks, 240 000 a second."""

    id: str
    workspace_id: str
    title: str
    folder: str
    version: int
    width: int
    height: int
    duration: int
    scene_count: int
    language: str
    poster_time: int
    owner_id: str | None
    owner_name: str
    created: datetime
    changed: datetime
    trashed: datetime | None
    origin: str


class ProjectPage(Schema):
    """A page of projects."""

    total: int
    page: int
    pages: int
    items: list[ProjectCard]


class NewProject(Schema):
    """Blank, or with a document's records (its media table is not read: media come from the library)."""

    model_config = ConfigDict(json_schema_extra={"example": {"title": "Mi vídeo", "shape": "9:16", "rate": "30"}})
    title: Annotated[str, Field(max_length=200)] = ""
    folder: Annotated[str, Field(max_length=100)] = ""
    shape: Literal["16:9", "9:16", "1:1", "4:5"] = "16:9"
    rate: Literal["23.976", "24", "25", "29.97", "30", "50", "59.94", "60"] = "30"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")] = "es"
    document: dict[str, JsonValue] | None = None


def read_document(value: dict[str, JsonValue]) -> Document:
    """The document, brought to the newest version. Raises DocumentInvalid and the errors of migrations."""
    document = from_json(migrate(value))
    return Document.model_construct(records=document.records, media={})


class WholeProject(Schema):
    """A project at one version."""

    project_id: str
    workspace_id: str
    version: int
    title: str
    document: dict[str, Any]


class ProjectPatch(Schema):
    """What to change; what is left out stays."""

    title: Annotated[str | None, Field(min_length=1, max_length=200)] = None
    folder: Annotated[str | None, Field(max_length=100)] = None


class CommitIn(Schema):
    """Operations (see spec/schema/operations.json), applied whole or not at all."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "base_version": 7,
                "client_id": "c-7f3k29qmzx81",
                "ops": [{"op": "patch", "id": "k3x9QzV1bT-0aYpW", "set": {"name": "Portada"}}],
            }
        }
    )
    base_version: Number | None = None
    ops: Annotated[list[dict[str, JsonValue]], Field(max_length=20_000)]
    client_id: Annotated[str | None, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")] = None
    label: EngineLabel | None = None


class CommitOut(Schema):
    """One commit of the log; its seq is the project's version after it."""

    project_id: str
    seq: int
    actor_id: str | None
    client_id: str
    label: Label
    ops: list[JsonValue]
    inverse: list[JsonValue]
    at: datetime


class CommitPage(Schema):
    """Commits, oldest first, and the newest version there is."""

    version: int
    items: list[CommitOut]


class HistoryEntry(Schema):
    """Who did what, when."""

    seq: int
    label: Label
    author_id: str | None
    author_name: str
    at: datetime


class HistoryPage(Schema):
    """Newest first; `next_before` leads to the next page."""

    total: int
    entries: list[HistoryEntry]
    next_before: int | None


class VersionIn(Schema):
    """A name for a version, the newest by default."""

    name: Annotated[str, Field(min_length=1, max_length=100, examples=["Antes de los cambios de Ana"])]
    version: Annotated[int | None, Field(ge=1, le=2_000_000_000)] = None


class VersionOut(Schema):
    """A named version."""

    id: str
    seq: int
    name: str
    author_id: str | None
    author_name: str
    at: datetime


class RecordChange(Schema):
    """A record that differs."""

    id: str
    type: str
    name: str
    how: str


class ComparisonOut(Schema):
    """What leads from one version to another."""

    older: int
    newer: int
    changes: list[RecordChange]
    labels: list[HistoryEntry]


class TemplateField(Schema):
    """Something to fill in."""

    key: str
    kind: str
    label: Label
    required: bool
    max_length: int | None
    minimum: float | None
    maximum: float | None
    choices: list[str]
    value: JsonValue


class TemplateOut(Schema):
    """A template."""

    id: str
    version: int
    built_in: bool
    workspace_id: str | None
    category: str
    title: Label
    about: Label
    width: int
    height: int
    duration: int
    poster_time: int
    hover_times: list[int]
    """Moments whose stills, one after the other, tell what the template is."""
    fields: list[TemplateField]


class TemplateValues(Schema):
    """Values by field key; media by asset id."""

    model_config = ConfigDict(json_schema_extra={"example": {"values": {"sentence": "Poco a poco", "author": "Ana"}}})
    values: Annotated[dict[str, JsonValue], Field(max_length=500)]
    title: Annotated[str, Field(max_length=200)] = ""


class NewTemplate(Schema):
    """How the template is called, and its fields by key (as the Project record writes them)."""

    category: Literal["marketing", "education", "events", "social", "business", "other"]
    title_en: Annotated[str, Field(max_length=200)] = ""
    title_es: Annotated[str, Field(max_length=200)] = ""
    about_en: Annotated[str, Field(max_length=500)] = ""
    about_es: Annotated[str, Field(max_length=500)] = ""
    fields: Annotated[dict[str, dict[str, JsonValue]], Field(max_length=200, default_factory=dict)]


class Package(Schema):
    """A package in the library."""

    asset_id: Id


class PackageOut(Schema):
    """How a package stands: waiting, held (a worker is at it), done or failed."""

    id: str
    way: Literal["import", "export"]
    state: str
    project_id: str | None
    error: dict[str, JsonValue] | None
    download: str | None
    """Where a finished export is fetched, good for a quarter of an hour."""
