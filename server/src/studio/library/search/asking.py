"""What can be asked of the library and what is answered: values that pages, endpoints and other apps share."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from claqueta.errors import Words
from studio.lib.errors import Invalid, StudioError

type Sort = Literal["relevance", "name", "newest", "longest", "largest"]
type Field = Literal["notes", "transcript"]
type Mark = tuple[int, int]
"""[start, stop) in characters (code points) of the text it belongs to."""

MOST_HITS = 200
_MOST_VALUES = 100
_INT64 = range(-(1 << 63), 1 << 63)


class CursorUnknown(StudioError):
    """The place to go on from does not belong to this search."""

    code = "library.cursor_unknown"
    status = 422
    words = Words(
        en="This place in the results does not belong to this search. Start again from the first page.",
        es="Este punto de los resultados no es de esta búsqueda. Empieza otra vez por la primera página.",
    )


@dataclass(frozen=True)
class AssetQuery:
    """A search. Every filter narrows; within one filter, any of its values will do (tags: see `tags_mode`)."""

    text: str = ""
    """Words, "phrases" and -words to leave out; anything else in it is ignored."""
    kinds: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """"" is "without a category"."""
    uploaders: tuple[str, ...] = ()
    """User ids; "" is "made by the studio"."""
    tags: tuple[str, ...] = ()
    """Names, in any usual case."""
    tags_mode: Literal["all", "any"] = "all"
    folder: str | None = None
    """A folder's id, with what is inside its folders; "" is the top; None is everywhere."""
    deep: bool = True
    """Whether folders inside the folder count."""
    min_duration: int | None = None
    """Ticks, inclusive."""
    max_duration: int | None = None
    """Ticks, exclusive."""
    created_from: datetime | None = None
    created_until: datetime | None = None
    """Exclusive."""
    favourite: bool | None = None
    """Of the one who asks."""
    used: bool | None = None
    trashed: bool = False
    sort: Sort | None = None
    """None: by relevance where words are asked for, else the newest first."""
    limit: int = 50
    cursor: str = ""
    """`Page.next` of the page before; "" is the first page."""

    def __post_init__(self) -> None:
        """Refuses what a database would choke on. Raises Invalid."""
        values = (*self.kinds, *self.shapes, *self.states, *self.categories, *self.uploaders, *self.tags)
        if len(values) > _MOST_VALUES:
            raise Invalid(what="filters")
        for value in (*values, self.folder or ""):
            if len(value) > _MOST_VALUES or not value.isprintable():
                raise Invalid(what="filters")
        if not 1 <= self.limit <= MOST_HITS:
            raise Invalid(what="limit")
        if any(each is not None and each not in _INT64 for each in (self.min_duration, self.max_duration)):
            raise Invalid(what="duration")


@dataclass(frozen=True)
class Place:
    """A place between two hits."""

    sort: Sort
    tier: int
    """Which fields the words were found in: 1 name … 4 transcript."""
    key: str | int
    """What is sorted by."""
    id: int
    """Entry id."""

    def write(self) -> str:
        """As a cursor."""
        data = json.dumps([self.sort, self.tier, self.key, self.id], separators=(",", ":"))
        return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def read_cursor(cursor: str, sort: Sort) -> Place:
    """The place a cursor tells. Raises CursorUnknown."""
    try:
        data = json.loads(base64.urlsafe_b64decode(cursor[:4000].encode() + b"=" * (-len(cursor[:4000]) % 4)))
        its_sort, tier, key, id = data
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise CursorUnknown from None
    fits = type(key) is str and len(key) <= 400 and key.isprintable() if sort == "name" else type(key) is int
    if its_sort != sort or type(tier) is not int or type(id) is not int or not fits:
        raise CursorUnknown
    if tier not in range(1, 5) or id not in _INT64 or (isinstance(key, int) and key not in _INT64):
        raise CursorUnknown
    return Place(sort, tier, key, id)


@dataclass(frozen=True)
class Snippet:
    """Where in a longer text the words were found."""

    field: Field
    text: str
    """Plain text, cut out around the find; to be escaped like any other."""
    marks: tuple[Mark, ...]
    before: bool
    """Whether text goes on before and after."""
    after: bool


@dataclass(frozen=True)
class AssetTag:
    """A tag of an asset."""

    name: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class AssetCard:
    """An asset as lists show it."""

    id: str
    workspace_id: str
    kind: str
    name: str
    name_marks: tuple[Mark, ...]
    snippet: Snippet | None
    notes: str
    category: str
    tags: tuple[AssetTag, ...]
    folder_id: str | None
    owner_id: str | None
    owner_name: str
    created: datetime
    changed: datetime
    trashed_at: datetime | None
    state: str
    error: dict[str, object] | None
    version: int
    sha256: str
    extension: str
    size: int
    """Bytes."""
    duration: int
    """Ticks."""
    width: int
    height: int
    shape: str
    has_sound: bool
    favourite: bool
    uses: int
    """How many projects and templates show it."""
    thumbnail: str
    """SHA-256 of pictures made of it, blank while there is none; so the following."""
    filmstrip: str
    peaks: str
    proxy: str


@dataclass(frozen=True)
class Page:
    """Some hits, best first."""

    assets: tuple[AssetCard, ...]
    next: str
    """Cursor of the next page; "" after the last."""
    sort: Sort


@dataclass(frozen=True)
class Count:
    """How many assets there would be with this value chosen."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facets:
    """How many assets each value of each filter has under all other filters."""

    total: int
    kinds: tuple[Count, ...]
    shapes: tuple[Count, ...]
    states: tuple[Count, ...]
    categories: tuple[Count, ...]
    uploaders: tuple[Count, ...]
    tags: tuple[Count, ...]
    """The most frequent hundred; in mode "all" under the chosen tags, too."""
    folders: tuple[Count, ...] = field(default=())
    """With what is inside their folders."""
    favourites: int = 0
    used: int = 0
    unused: int = 0
