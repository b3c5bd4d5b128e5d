"""What the library tells open pages."""

from typing import Literal

from studio.library.models import Asset, IngestJob
from studio.realtime.events import topic
from studio.realtime.public import Event, publish


class AssetChanged(Event):
    """An asset has come, changed, moved on in ingest, or gone; to its workspace."""

    type: Literal["asset.changed"] = "asset.changed"
    asset_id: str
    kind: str
    name: str
    state: str
    step: str = ""
    share: float = 0.0
    gone: bool = False


def tell(asset: Asset, job: IngestJob | None = None, *, gone: bool = False) -> None:
    """Tells the asset's workspace how it is, once the transaction is committed."""
    publish(
        topic("workspace", asset.workspace_id),
        AssetChanged(
            asset_id=asset.id,
            kind=asset.kind,
            name=asset.name,
            state=asset.state,
            step=job.step if job else "",
            share=job.share if job else 0.0,
            gone=gone,
        ),
    )
