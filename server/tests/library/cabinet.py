"""A library for tests of search and order: assets without bytes, indexed."""

from typing import Any

from studio.accounts.models import Workspace
from studio.library.models import Asset, Kind
from studio.library.search.index import index_asset
from studio.library.tagging import put_tags


def make_asset(workspace: Workspace, name: str = "Toma.mp4", *, tags: tuple[str, ...] = (), **values: Any) -> Asset:
    """An indexed asset."""
    facts: dict[str, Any] = {"kind": Kind.VIDEO, "state": "ready", "sha256": "0" * 64, "size": 1000, "extension": "mp4"}
    asset = Asset.objects.create(workspace=workspace, name=name, **{**facts, **values})
    if tags:
        put_tags([asset], add=tags, remove=())
    index_asset(asset.id)
    return asset
