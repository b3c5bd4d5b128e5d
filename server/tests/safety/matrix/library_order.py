"""The library in order: how its folders are made and what requests for search and order carry."""

from library.cabinet import make_asset
from safety.matrix.world import Request, World, request, thing
from studio.library.arranging import create_folder


@thing("folder_id")
def _folder(world: World) -> str:
    return create_folder(world.owner, world.workspace.id, "Rodaje")


@thing("asset_id")
def _asset(world: World) -> str:
    return make_asset(world.workspace, "Toma", tags=("noche",)).id


@request("api", "GET", "/api/v1/workspaces/{workspace_id}/assets/freed")
def _freed(world: World, _who: str) -> Request:
    return Request(query={"asset_id": _asset(world)})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/assets/bulk")
def _bulk(world: World, _who: str) -> Request:
    return Request(json={"asset_ids": [_asset(world)], "add_tags": ["rodaje"]})


@request("api", "PATCH", "/api/v1/assets/{asset_id}")
def _patch(_world: World, _who: str) -> Request:
    return Request(json={"name": "Otra toma"})


@request("api", "POST", "/api/v1/assets/{asset_id}/purge")
def _purge(_world: World, _who: str) -> Request:
    return Request(json={"even_used": False})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/folders")
def _create_folder(_world: World, _who: str) -> Request:
    return Request(json={"name": "Nueva"})


@request("api", "PATCH", "/api/v1/folders/{folder_id}")
def _rename_folder(_world: World, _who: str) -> Request:
    return Request(json={"name": "Otra"})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/tags/merge")
def _merge(world: World, _who: str) -> Request:
    _asset(world)
    return Request(json={"names": ["noche"], "into": "nocturno"})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/tags/delete")
def _delete_tag(world: World, _who: str) -> Request:
    _asset(world)
    return Request(json={"name": "noche"})
