"""What the library tells open pages when many things change at once."""

from collections.abc import Sequence
from typing import Literal

from studio.library.events import tell
from studio.library.models import Asset
from studio.realtime.events import topic
from studio.realtime.public import Event, publish


class AssetsChanged(Event):
    """Several assets have changed, or gone; to their workspace."""

    type: Literal["assets.changed"] = "assets.changed"
    asset_ids: tuple[str, ...]
    gone: bool = False


class FoldersChanged(Event):
    """The tree of folders is another; to its workspace."""

    type: Literal["folders.changed"] = "folders.changed"


class FavouritesChanged(Event):
    """A person's favourites are others; to them."""

    type: Literal["favourites.changed"] = "favourites.changed"
    asset_ids: tuple[str, ...]
    favourite: bool


def tell_many(assets: Sequence[Asset], *, gone: bool = False) -> None:
    """One event for `assets` of one workspace: about the one, or about all."""
    if len(assets) == 1:
        tell(assets[0], gone=gone)
    elif assets:
        ids = tuple(asset.id for asset in assets)
        publish(topic("workspace", assets[0].workspace_id), AssetsChanged(asset_ids=ids, gone=gone))


def tell_folders(workspace_id: str) -> None:
    """Tells a workspace to look at its folders again."""
    publish(topic("workspace", workspace_id), FoldersChanged())


def tell_favourites(user_id: str, asset_ids: Sequence[str], *, favourite: bool) -> None:
    """Tells a person's other pages."""
    publish(topic("user", user_id), FavouritesChanged(asset_ids=tuple(asset_ids), favourite=favourite))
