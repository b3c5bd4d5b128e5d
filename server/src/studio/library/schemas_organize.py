"""What the endpoints of search and order take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from studio.library.models import Kind
from studio.library.search.asking import MOST_HITS
from studio.library.search.models import Shape

type Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16}$")]
type Text = Annotated[str, StringConstraints(max_length=100)]
type Ids = Annotated[list[Id], Field(min_length=1, max_length=1_000)]
type Range = Annotated[list[int], Field(min_length=2, max_length=2)]

_ASSET: JsonDict = {
    "id": "b0Yx3mQ9LkTz7aWe",
    "workspace_id": "w5Hn2pRt8cVd1sKj",
    "kind": "video",
    "name": "Calle de noche.mp4",
    "name_marks": [[0, 5]],
    "snippet": {
        "field": "transcript",
        "text": "la calle estaba vacía",
        "marks": [[3, 8]],
        "before": True,
        "after": False,
    },
    "tags": [{"name": "exterior", "marks": []}],
    "duration": 2_880_000,
    "favourite": False,
    "uses": 2,
}


class SnippetOut(Schema):
    """Where in a longer text the words were found: plain text, and ranges of it to mark."""

    field: Literal["notes", "transcript"]
    text: str
    marks: list[Range]
    before: bool
    after: bool


class TagOut(Schema):
    """A tag, with the ranges that were found."""

    name: str
    marks: list[Range]


class AssetCardOut(Schema):
    """An asset as lists show it. Marks are [start, stop) in characters."""

    model_config = ConfigDict(json_schema_extra={"example": _ASSET})

    id: str
    workspace_id: str
    kind: str
    name: str
    name_marks: list[Range]
    snippet: SnippetOut | None
    notes: str
    category: str
    tags: list[TagOut]
    folder_id: str | None
    owner_id: str | None
    owner_name: str
    created: datetime
    changed: datetime
    trashed_at: datetime | None
    state: str
    error: dict[str, Any] | None
    version: int
    sha256: str
    extension: str
    size: int = Field(description="Bytes.")
    duration: int = Field(description="Ticks; 240 000 a second.")
    width: int
    height: int
    shape: str
    has_sound: bool
    favourite: bool = Field(description="Of the one who asks.")
    uses: int = Field(description="How many projects and templates show it.")
    thumbnail: str
    filmstrip: str
    peaks: str
    proxy: str


class AssetsOut(Schema):
    """A page of assets, best first."""

    assets: list[AssetCardOut]
    next: str = Field(description="The cursor of the next page; empty after the last.")
    sort: str


class CountOut(Schema):
    """How many assets there would be with this value chosen."""

    model_config = ConfigDict(json_schema_extra={"example": {"value": "video", "label": "Video", "count": 12}})

    value: str
    label: str
    count: int


class FacetsOut(Schema):
    """For each filter the counts of its values under all other filters."""

    total: int
    kinds: list[CountOut]
    shapes: list[CountOut]
    states: list[CountOut]
    categories: list[CountOut]
    uploaders: list[CountOut]
    tags: list[CountOut]
    folders: list[CountOut]
    favourites: int
    used: int
    unused: int


class AssetFilter(Schema):
    """What to look for. Every filter narrows; of several values of one filter any will do (tags: see tags_mode)."""

    q: str = Field("", max_length=2_000, description='Words, "phrases", and -words to leave out.', examples=["calle"])
    kind: list[Kind] = Field(default_factory=list)
    shape: list[Shape] = Field(default_factory=list)
    state: list[Literal["waiting", "ready", "refused"]] = Field(default_factory=list)
    category: list[Text] = Field(default_factory=list)
    uploader: list[Text] = Field(default_factory=list, description="User ids; empty for what the studio made.")
    tag: list[Text] = Field(default_factory=list)
    tags_mode: Literal["all", "any"] = "all"
    folder: Text | None = Field(None, description="A folder with all inside it; empty for the top.")
    deep: bool = True
    min_duration: int | None = Field(None, ge=0, description="Ticks, inclusive.")
    max_duration: int | None = Field(None, ge=0, description="Ticks, exclusive.")
    created_from: datetime | None = None
    created_until: datetime | None = Field(None, description="Exclusive.")
    favourite: bool | None = None
    used: bool | None = None
    trashed: bool = False


class AssetSearch(AssetFilter):
    """A filter, an order, and which page."""

    sort: Literal["relevance", "name", "newest", "longest", "largest"] | None = None
    limit: int = Field(50, ge=1, le=MOST_HITS)
    cursor: str = Field("", max_length=4_000)


class AssetPatch(Schema):
    """What to change of an asset; what is left out stays."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"name": "Calle.mp4", "add_tags": ["noche"], "favourite": True}}
    )

    name: str | None = Field(None, min_length=1, max_length=400)
    notes: str | None = Field(None, max_length=20_000)
    category: str | None = Field(None, max_length=40)
    folder_id: Id | Literal[""] | None = Field(None, description="Empty for the top.")
    add_tags: list[Text] = Field(default_factory=list, max_length=50)
    remove_tags: list[Text] = Field(default_factory=list, max_length=50)
    favourite: bool | None = None


class BulkChange(Schema):
    """The same change for many assets: all are changed, or none."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"asset_ids": ["b0Yx3mQ9LkTz7aWe"], "add_tags": ["rodaje"]}}
    )

    asset_ids: Ids
    action: Literal["edit", "trash", "restore"] = "edit"
    category: str | None = Field(None, max_length=40)
    folder_id: Id | Literal[""] | None = Field(None, description="Empty for the top.")
    add_tags: list[Text] = Field(default_factory=list, max_length=50)
    remove_tags: list[Text] = Field(default_factory=list, max_length=50)
    favourite: bool | None = None


class AssetIds(Schema):
    """Some assets."""

    asset_id: list[Id] = Field(min_length=1, max_length=1_000)


class Changed(Schema):
    """How many were changed."""

    model_config = ConfigDict(json_schema_extra={"example": {"changed": 3}})

    changed: int


class Purge(Schema):
    """Whether to delete for ever what something still shows."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"even_used": False}})

    even_used: bool = False


class FreedOut(Schema):
    """What deleting for ever gives back, in bytes."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"room": 52_428_800, "shared": 0, "cache": 4096, "used": 0}}
    )

    room: int
    shared: int
    cache: int
    used: int


class UseOut(Schema):
    """Something that shows an asset."""

    model_config = ConfigDict(json_schema_extra={"example": {"kind": "project", "id": "p7Ab2cDe9FgH4iJk"}})

    kind: str
    id: str


class FolderOut(Schema):
    """A folder; 1 is the depth of those at the top."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"id": "f1Gh5jKl0ZxC3vBn", "name": "Rodaje", "parent_id": None, "depth": 1}}
    )

    id: str
    name: str
    parent_id: str | None
    depth: int


class FolderIn(Schema):
    """A new folder, at the top or inside another."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"name": "Rodaje", "parent_id": None}})

    name: str = Field(min_length=1, max_length=100)
    parent_id: Id | None = None


class FolderPatch(Schema):
    """A folder's new name, or new place."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"name": "Rodaje de marzo"}})

    name: str | None = Field(None, min_length=1, max_length=100)
    parent_id: Id | Literal[""] | None = Field(None, description="Empty for the top.")


class TagCountOut(Schema):
    """A tag and how many assets have it."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "noche", "count": 4}})

    name: str
    count: int


class TagMerge(Schema):
    """Tags that become one; one name alone is renamed."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"names": ["nocturno"], "into": "noche"}})

    names: list[Text] = Field(min_length=1, max_length=50)
    into: str = Field(min_length=1, max_length=60)


class TagDelete(Schema):
    """The tag to take off every asset."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"name": "noche"}})

    name: Text
