"""Projects as lists show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from django.db.models import QuerySet

from studio.accounts.public import Actor, allow
from studio.projects.models import VideoProject
from studio.projects.projection import folded
from studio.projects.queries.loading import visible

type Sort = Literal["changed", "-changed", "created", "-created", "title", "-title", "duration", "-duration"]
_COLUMNS: Final = {"changed": "changed", "created": "created", "title": "title_folded", "duration": "duration"}
MAX_PAGE: Final = 100


@dataclass(frozen=True)
class Card:
    """A project in a list."""

    id: str
    workspace_id: str
    title: str
    folder: str
    version: int
    width: int
    height: int
    duration: int
    """Ticks."""
    scene_count: int
    language: str
    poster_time: int
    """The moment whose still stands for the whole, in ticks."""
    owner_id: str | None
    owner_name: str
    created: datetime
    changed: datetime
    trashed: datetime | None
    origin: str
    """blank, template, duplicate, package, script, …"""

    @property
    def shape(self) -> str:
        """wide, tall or square."""
        return "square" if self.width == self.height else "wide" if self.width > self.height else "tall"


@dataclass(frozen=True)
class CardPage:
    """Some of the projects, and how many there are."""

    total: int
    cards: tuple[Card, ...]
    page: int
    pages: int


def cards(
    actor: Actor,
    workspace_id: str,
    *,
    search: str = "",
    trashed: bool = False,
    folder: str | None = None,
    sort: Sort = "-changed",
    page: int = 1,
    size: int = 24,
) -> CardPage:
    """The workspace's projects whose title has all words of `search`. Raises Missing, Forbidden."""
    allow(actor, "project.view", workspace_id)
    rows = VideoProject.objects.filter(workspace_id=workspace_id, trashed__isnull=not trashed)
    for word in folded(search).replace("\0", " ").split()[:10]:
        rows = rows.filter(title_folded__contains=word)
    if folder is not None:
        rows = rows.filter(folder=folder)
    down = "-" if sort.startswith("-") else ""
    column = _COLUMNS.get(sort.removeprefix("-"), "changed")
    return _page(rows.order_by(f"{down}{column}", "id"), page, min(max(size, 1), MAX_PAGE))


def card(actor: Actor, project_id: str) -> Card:
    """One project's card, also from the trash. Raises Missing."""
    return _card(visible(actor, project_id))


def folders(actor: Actor, workspace_id: str) -> list[str]:
    """The names of folders that hold projects."""
    allow(actor, "project.view", workspace_id)
    rows = VideoProject.objects.filter(workspace_id=workspace_id, trashed=None).exclude(folder="")
    return sorted(rows.values_list("folder", flat=True).distinct())


def _page(rows: QuerySet[VideoProject], page: int, size: int) -> CardPage:
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    found = rows.select_related("owner").defer("data")[(page - 1) * size : page * size]
    return CardPage(total, tuple(_card(row) for row in found), page, pages)


def _card(row: VideoProject) -> Card:
    return Card(
        id=row.id,
        workspace_id=row.workspace_id,
        title=row.title,
        folder=row.folder,
        version=row.version,
        width=row.width,
        height=row.height,
        duration=row.duration,
        scene_count=row.scene_count,
        language=row.language,
        poster_time=row.poster_time,
        owner_id=row.owner_id,
        owner_name=row.owner.name if row.owner is not None else "",
        created=row.created,
        changed=row.changed,
        trashed=row.trashed,
        origin=str(row.origin.get("kind", "")),
    )
