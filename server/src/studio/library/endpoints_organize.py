"""JSON endpoints for finding assets and setting them in order."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Status

from studio.accounts.middleware import actor_of
from studio.accounts.public import SYSTEM, Actor
from studio.lib.errors import Missing
from studio.library import arranging, organize, queries, tagging
from studio.library.endpoints import router  # one router: two with one address would hide each other's methods
from studio.library.models import Asset
from studio.library.organize import AssetChange, Freed
from studio.library.schemas_organize import (
    AssetCardOut,
    AssetFilter,
    AssetIds,
    AssetPatch,
    AssetSearch,
    AssetsOut,
    BulkChange,
    Changed,
    FacetsOut,
    FolderIn,
    FolderOut,
    FolderPatch,
    FreedOut,
    Purge,
    TagCountOut,
    TagDelete,
    TagMerge,
    UseOut,
)
from studio.library.search.asking import AssetCard, AssetQuery, Facets, Page
from studio.library.search.facets import facets
from studio.library.search.page import card, page

__all__ = ["router"]


@router.get("/workspaces/{workspace_id}/assets", response=AssetsOut, operation_id="searchAssets")
def search_assets(request: HttpRequest, workspace_id: str, search: Query[AssetSearch]) -> Page:
    """The assets that meet a search, one page of them."""
    query = _query(search, sort=search.sort, limit=search.limit, cursor=search.cursor)
    return page(actor_of(request), workspace_id, query)


@router.get("/workspaces/{workspace_id}/assets/facets", response=FacetsOut, operation_id="countAssets")
def count_assets(request: HttpRequest, workspace_id: str, search: Query[AssetFilter]) -> Facets:
    """How many assets each value of each filter has under the other filters."""
    return facets(actor_of(request), workspace_id, _query(search))


@router.post("/workspaces/{workspace_id}/assets/bulk", response=Changed, operation_id="changeAssets")
def change_assets(request: HttpRequest, workspace_id: str, change: BulkChange) -> dict[str, int]:
    """Edits, trashes or restores many assets at once: all of them, or none."""
    actor = actor_of(request)
    if change.action == "trash":
        organize.trash(actor, workspace_id, change.asset_ids)
    elif change.action == "restore":
        organize.restore(actor, workspace_id, change.asset_ids)
    else:
        wanted = _change(change, name=None, notes=None)
        if wanted != AssetChange() or change.favourite is None:
            organize.edit(actor, workspace_id, change.asset_ids, wanted)
        if change.favourite is not None:
            organize.favourite(actor, workspace_id, change.asset_ids, change.favourite)
    return {"changed": len(set(change.asset_ids))}


@router.get("/workspaces/{workspace_id}/assets/freed", response=FreedOut, operation_id="freedByAssets")
def freed_by_assets(request: HttpRequest, workspace_id: str, which: Query[AssetIds]) -> Freed:
    """What deleting these assets for ever would give back."""
    return organize.would_free(actor_of(request), workspace_id, which.asset_id)


@router.patch("/assets/{asset_id}", response=AssetCardOut, operation_id="changeAsset")
def change_asset(request: HttpRequest, asset_id: str, change: AssetPatch) -> AssetCard:
    """Renames, describes, tags, moves an asset, or makes it a favourite."""
    actor = actor_of(request)
    workspace_id = _asset(actor, asset_id).workspace_id
    wanted = _change(change, name=change.name, notes=change.notes)
    if wanted != AssetChange() or change.favourite is None:
        organize.edit(actor, workspace_id, [asset_id], wanted)
    if change.favourite is not None:
        organize.favourite(actor, workspace_id, [asset_id], change.favourite)
    return card(actor, _asset(actor, asset_id))


@router.delete("/assets/{asset_id}", response={204: None}, operation_id="trashAsset")
def trash_asset(request: HttpRequest, asset_id: str) -> Status[None]:
    """Moves an asset to the trash."""
    actor = actor_of(request)
    organize.trash(actor, _asset(actor, asset_id).workspace_id, [asset_id])
    return Status(204, None)


@router.post("/assets/{asset_id}/restore", response=AssetCardOut, operation_id="restoreAsset")
def restore_asset(request: HttpRequest, asset_id: str) -> AssetCard:
    """Takes an asset out of the trash."""
    actor = actor_of(request)
    organize.restore(actor, _asset(actor, asset_id).workspace_id, [asset_id])
    return card(actor, _asset(actor, asset_id))


@router.post("/assets/{asset_id}/purge", response=FreedOut, operation_id="purgeAsset")
def purge_asset(request: HttpRequest, asset_id: str, purge: Purge) -> Freed:
    """Deletes an asset that lies in the trash for ever."""
    actor = actor_of(request)
    workspace_id = _asset(actor, asset_id).workspace_id
    return organize.purge(actor, workspace_id, [asset_id], even_used=purge.even_used)


@router.get("/assets/{asset_id}/uses", response=list[UseOut], operation_id="assetUses")
def asset_uses(request: HttpRequest, asset_id: str) -> list[dict[str, str]]:
    """The projects and templates that show an asset."""
    actor = actor_of(request)
    _asset(actor, asset_id)
    return [{"kind": kind, "id": id} for kind, id in organize.used_where(actor, asset_id)]


@router.get("/workspaces/{workspace_id}/folders", response=list[FolderOut], operation_id="listFolders")
def list_folders(request: HttpRequest, workspace_id: str) -> list[Any]:
    """All folders, each after the one it lies in."""
    return list(arranging.folders(actor_of(request), workspace_id))


@router.post("/workspaces/{workspace_id}/folders", response={201: FolderOut}, operation_id="createFolder")
def create_folder(request: HttpRequest, workspace_id: str, folder: FolderIn) -> Status[Any]:
    """Makes a folder."""
    actor = actor_of(request)
    made = arranging.create_folder(actor, workspace_id, folder.name, parent_id=folder.parent_id)
    found = arranging.folders(SYSTEM, workspace_id)  # a token that may only write is told what it made
    return Status(201, next(each for each in found if each.id == made))


@router.patch("/folders/{folder_id}", response={204: None}, operation_id="changeFolder")
def change_folder(request: HttpRequest, folder_id: str, change: FolderPatch) -> Status[None]:
    """Renames a folder, or moves it."""
    arranging.change_folder(actor_of(request), folder_id, name=change.name, parent=change.parent_id)
    return Status(204, None)


@router.delete("/folders/{folder_id}", response={204: None}, operation_id="deleteFolder")
def delete_folder(
    request: HttpRequest, folder_id: str, contents: Literal["refuse", "move_up"] = "refuse"
) -> Status[None]:
    """Deletes an empty folder, or one whose contents move up."""
    arranging.delete_folder(actor_of(request), folder_id, contents=contents)
    return Status(204, None)


@router.get("/workspaces/{workspace_id}/tags", response=list[TagCountOut], operation_id="listTags")
def list_tags(request: HttpRequest, workspace_id: str) -> list[Any]:
    """The tags of a workspace with how many assets have them."""
    return list(tagging.tags(actor_of(request), workspace_id))


@router.post("/workspaces/{workspace_id}/tags/merge", response=Changed, operation_id="mergeTags")
def merge_tags(request: HttpRequest, workspace_id: str, merge: TagMerge) -> dict[str, int]:
    """Renames a tag, or makes several one."""
    return {"changed": tagging.merge_tags(actor_of(request), workspace_id, merge.names, into=merge.into)}


@router.post("/workspaces/{workspace_id}/tags/delete", response=Changed, operation_id="deleteTag")
def delete_tag(request: HttpRequest, workspace_id: str, tag: TagDelete) -> dict[str, int]:
    """Takes a tag off every asset."""
    return {"changed": tagging.delete_tag(actor_of(request), workspace_id, tag.name)}


def _asset(actor: Actor, asset_id: str) -> Asset:
    """The asset, whatever stands in the address. Raises Missing."""
    if not asset_id.isprintable():
        raise Missing
    return queries.asset(actor, asset_id)


def _query(search: AssetFilter, **values: Any) -> AssetQuery:
    return AssetQuery(
        text=search.q,
        kinds=tuple(search.kind),
        shapes=tuple(search.shape),
        states=tuple(search.state),
        categories=tuple(search.category),
        uploaders=tuple(search.uploader),
        tags=tuple(search.tag),
        tags_mode=search.tags_mode,
        folder=search.folder,
        deep=search.deep,
        min_duration=search.min_duration,
        max_duration=search.max_duration,
        created_from=search.created_from,
        created_until=search.created_until,
        favourite=search.favourite,
        used=search.used,
        trashed=search.trashed,
        **values,
    )


def _change(change: AssetPatch | BulkChange, *, name: str | None, notes: str | None) -> AssetChange:
    return AssetChange(
        name=name,
        notes=notes,
        category=change.category,
        folder=change.folder_id,
        add_tags=tuple(change.add_tags),
        remove_tags=tuple(change.remove_tags),
    )
