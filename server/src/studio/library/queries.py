"""Reading the library."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from studio.accounts.public import Actor, allow
from studio.lib.errors import Missing
from studio.library.models import Asset, Folder, IngestJob
from studio.library.search.page import page as page  # the library page reads through this module


@dataclass(frozen=True)
class AssetFacts:
    """What other apps may know of an asset."""

    id: str
    workspace_id: str
    kind: str
    name: str
    state: str
    sha256: str
    size: int
    duration: int
    """Ticks."""
    width: int
    height: int
    mime: str
    extension: str
    has_sound: bool
    has_alpha: bool
    loudness: float | None
    version: int
    trashed: bool


def visible(actor: Actor) -> QuerySet[Asset]:
    """The assets the actor may see, in the trash or not."""
    return Asset.objects.all() if actor.way == "system" else Asset.objects.filter(workspace_id__in=actor.workspace_ids)


def asset(actor: Actor, asset_id: str) -> Asset:
    """The asset. Raises Missing."""
    found = visible(actor).filter(pk=asset_id).first()
    if found is None:
        raise Missing
    return found


def assets(actor: Actor, workspace_id: str, asset_ids: Collection[str]) -> list[Asset]:
    """Those of the ids that are assets of the workspace, which the actor may see."""
    return list(visible(actor).filter(Q(workspace_id=workspace_id), pk__in=list(asset_ids)))


def folder(actor: Actor, folder_id: str) -> Folder:
    """The folder, which the actor may change. Raises Missing, Forbidden."""
    found = Folder.objects.filter(pk=folder_id).first() if folder_id.isprintable() else None
    if found is None:
        raise Missing
    allow(actor, "library.edit", found)
    return found


def ingest_of(asset: Asset) -> IngestJob | None:
    """The newest ingest of an asset."""
    return asset.ingests.order_by("-created").first()
