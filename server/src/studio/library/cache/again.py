"""Making again what was thrown away, once somebody asks for it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from studio.lib.leases import State
from studio.library.cache.models import Cached
from studio.library.ingest.announce import announce
from studio.library.models import Asset, AssetState, Holding, HoldingRole, IngestJob, IngestStep, Kind

_PARTS = {
    "thumbnail": IngestStep.PICTURES,
    "filmstrip": IngestStep.PICTURES,
    "peaks": IngestStep.PEAKS,
    "proxy": IngestStep.PROXY,
}
_REST = timedelta(hours=1)
"""Since the last time that making it again failed."""


def steps_again(asset: Asset) -> set[IngestStep]:
    """The steps of ingest that make what is away of a ready asset; empty when all of it is here."""
    by_sha = {getattr(asset, part): step for part, step in _PARTS.items() if getattr(asset, part)}
    away = Cached.objects.filter(pk__in=list(by_sha), away=True)
    found = {by_sha[sha256] for sha256 in away.values_list("pk", flat=True)}
    return {IngestStep.PROBE} if found and asset.kind in (Kind.FONT, Kind.SVG) else found


def ask_again(sha256: str) -> bool:
    """Orders that a blob which is away be made again; returns whether it is coming."""
    if not Cached.objects.filter(pk=sha256, away=True).exists():
        return False
    holders = Holding.objects.filter(blob_id=sha256, role=HoldingRole.DERIVED, holder_kind="asset")
    with transaction.atomic():
        ready = Asset.objects.filter(pk__in=holders.values("holder_id"), state=AssetState.READY)
        asset = ready.select_for_update(of=("self",)).order_by("trashed_at", "id").first()
        if asset is None:
            return False
        jobs = IngestJob.objects.filter(asset=asset, version=asset.version)
        if jobs.filter(state__in=(State.WAITING, State.HELD)).exists():
            return True
        if jobs.filter(state=State.FAILED, created__gt=timezone.now() - _REST).exists():
            return False
        IngestJob.objects.create(asset=asset, version=asset.version)
        transaction.on_commit(announce)
    return True
