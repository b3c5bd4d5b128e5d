"""What the library's endpoints take and give."""

from datetime import datetime

from ninja import Schema
from pydantic import Field, JsonValue


class AssetOut(Schema):
    """An asset with all that is known of it. `links` are signed addresses, good for two hours."""

    id: str
    workspace_id: str
    owner_id: str | None
    folder_id: str | None
    kind: str
    name: str
    notes: str
    category: str
    tags: list[str]
    state: str
    error: dict[str, JsonValue] | None
    """`{code, en, es, data, temporary}` of a refusal; a temporary one can be tried again."""
    step: str
    """What ingest is at: probe, pictures, peaks, loudness, proxy, done."""
    share: float
    version: int
    sha256: str
    size: int
    extension: str
    mime: str
    duration: int
    """Ticks: 240 000 a second."""
    width: int
    height: int
    rate: tuple[int, int] | None
    has_sound: bool
    has_alpha: bool
    codec: str
    loudness: float | None
    true_peak: float | None
    info: dict[str, JsonValue]
    origin: dict[str, JsonValue]
    created: datetime
    changed: datetime
    trashed_at: datetime | None
    links: dict[str, str]


class StatesAsked(Schema):
    """Whose states are asked for."""

    id: list[str] = Field(max_length=200)


class AssetState(Schema):
    """How far an asset is."""

    id: str
    state: str
    step: str
    share: float
    error: dict[str, JsonValue] | None


class AssetVersionOut(Schema):
    """An earlier version of an asset."""

    number: int
    name: str
    size: int
    sha256: str
    created: datetime
    download: str


class UsageOut(Schema):
    """What takes a workspace's room, in bytes. The cache is not counted in `used`."""

    quota: int
    used: int
    reserved: int
    cache: int
    by_kind: dict[str, int]
    trash: int
    versions: int
