"""JSON endpoints of library. Files come in by the tus protocol: see uploads/views.py."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from studio.accounts.middleware import actor_of
from studio.accounts.public import allow
from studio.library import queries, quota
from studio.library.retrying import retry
from studio.library.schemas import AssetOut, AssetState, AssetVersionOut, StatesAsked, UsageOut
from studio.library.serving.addresses import address, links
from studio.library.shown import shown, states

router = Router()


@router.get("/assets/{asset_id}", response=AssetOut, operation_id="getAsset")
def get_asset(request: HttpRequest, asset_id: str) -> AssetOut:
    """An asset with all that is known of it."""
    asset = queries.asset(actor_of(request), asset_id)
    allow(actor_of(request), "library.view", asset)
    return shown(asset)


@router.post("/assets/{asset_id}/retry", response=AssetOut, operation_id="retryAsset")
def retry_asset(request: HttpRequest, asset_id: str) -> AssetOut:
    """Tries again with a file that was refused for a reason which may have passed (`error.temporary`)."""
    return shown(retry(actor_of(request), asset_id))


@router.get("/assets/{asset_id}/links", response=dict[str, str], operation_id="getAssetLinks")
def get_links(request: HttpRequest, asset_id: str) -> dict[str, str]:
    """Fresh addresses of an asset's bytes, good for two hours."""
    asset = queries.asset(actor_of(request), asset_id)
    allow(actor_of(request), "library.view", asset)
    return links(asset)


@router.get("/assets/{asset_id}/versions", response=list[AssetVersionOut], operation_id="listAssetVersions")
def list_versions(request: HttpRequest, asset_id: str) -> list[AssetVersionOut]:
    """The earlier versions of an asset, newest first."""
    asset = queries.asset(actor_of(request), asset_id)
    allow(actor_of(request), "library.view", asset)
    return [
        AssetVersionOut(
            number=row.number,
            name=row.name,
            size=row.size,
            sha256=row.sha256,
            created=row.created,
            download=address(row.sha256, row.extension, row.name, download=True),
        )
        for row in asset.versions.order_by("-number")
    ]


@router.get("/workspaces/{workspace_id}/assets/states", response=list[AssetState], operation_id="listAssetStates")
def list_states(request: HttpRequest, workspace_id: str, asked: Annotated[StatesAsked, Query()]) -> list[AssetState]:
    """How far up to 200 assets are; ids that are not of this workspace are left out."""
    allow(actor_of(request), "library.view", workspace_id)
    return states(queries.assets(actor_of(request), workspace_id, asked.id))


@router.get("/workspaces/{workspace_id}/usage", response=UsageOut, operation_id="getUsage")
def get_usage(request: HttpRequest, workspace_id: str) -> quota.Usage:
    """What takes the workspace's room."""
    return quota.usage(actor_of(request), workspace_id)
