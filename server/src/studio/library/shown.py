"""Assets as the API shows them."""

from studio.library.models import Asset, IngestJob
from studio.library.queries import ingest_of
from studio.library.schemas import AssetOut, AssetState
from studio.library.serving.addresses import links
from studio.library.serving.types import mime_of


def shown(asset: Asset) -> AssetOut:
    """All that is known of an asset."""
    job = ingest_of(asset)
    rate = (asset.rate_numerator, asset.rate_denominator)
    return AssetOut(
        id=asset.id,
        workspace_id=asset.workspace_id,
        owner_id=asset.owner_id,
        folder_id=asset.folder_id,
        kind=asset.kind,
        name=asset.name,
        notes=asset.notes,
        category=asset.category,
        tags=sorted(asset.tags.names()),
        state=asset.state,
        error=asset.error,
        step=job.step if job else "",
        share=job.share if job else 1.0,
        version=asset.version,
        sha256=asset.sha256,
        size=asset.size,
        extension=asset.extension,
        mime=mime_of(asset.extension),
        duration=asset.duration,
        width=asset.width,
        height=asset.height,
        rate=(rate[0], rate[1]) if rate[0] is not None and rate[1] is not None else None,
        has_sound=asset.has_sound,
        has_alpha=asset.has_alpha,
        codec=asset.codec,
        loudness=asset.loudness,
        true_peak=asset.true_peak,
        info=asset.info,
        origin=asset.origin,
        created=asset.created,
        changed=asset.changed,
        trashed_at=asset.trashed_at,
        links=links(asset),
    )


def states(assets: list[Asset]) -> list[AssetState]:
    """How far each of the assets is."""
    jobs = {job.asset_id: job for job in IngestJob.objects.filter(asset__in=assets).order_by("created")}
    return [
        AssetState(
            id=asset.id,
            state=asset.state,
            step=jobs[asset.id].step if asset.id in jobs else "",
            share=jobs[asset.id].share if asset.id in jobs else 1.0,
            error=asset.error,
        )
        for asset in assets
    ]
