"""Making room: what can be made again goes first, the least lately used of it before the rest."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from studio.lib import blobs
from studio.library.cache.models import Cached
from studio.library.models import Asset, Blob, Holding, HoldingRole

_USED_EVERY = timedelta(hours=1)
_AT_ONCE = 500


def limit_bytes() -> int:
    """How much the cache may take."""
    return int(getattr(settings, "CACHE_BYTES", 20 << 30))


def free_bytes() -> int:
    """How much of the disk stays free, as long as there is cache to throw away."""
    return int(getattr(settings, "CACHE_FREE_BYTES", 2 << 30))


def taken() -> int:
    """What the cache takes, in bytes."""
    return _here().aggregate(total=Sum("blob__size"))["total"] or 0


def put(sha256: str) -> None:
    """Notes that the blob is cache, and here; to be called in the transaction that holds it."""
    Cached.objects.update_or_create(blob_id=sha256, defaults={"used": timezone.now(), "away": False})


def touch(sha256: str) -> None:
    """Notes that somebody wants the blob now."""
    now = timezone.now()
    Cached.objects.filter(pk=sha256, used__lt=now - _USED_EVERY).update(used=now)


def sweep() -> int:
    """Throws away the least lately used until the cache and the disk are within their bounds; returns how many."""
    too_much = max(taken() - limit_bytes(), _lacking())
    gone = 0
    for sha256, size in list(_here().order_by("used").values_list("pk", "blob__size")[:_AT_ONCE]):
        if too_much <= 0:
            break
        if _throw_away(sha256):
            too_much -= size
            gone += 1
    return gone


def _here() -> QuerySet[Cached]:
    """What may go: bytes that nobody needs as an original, and that no film draws."""
    counted = Holding.objects.exclude(role=HoldingRole.DERIVED)
    drawn = Asset.objects.exclude(film_sha256="")
    return Cached.objects.filter(away=False).exclude(
        Q(pk__in=counted.values("blob")) | Q(pk__in=drawn.values("film_sha256"))
    )


def _throw_away(sha256: str) -> bool:
    with transaction.atomic():
        Blob.objects.select_for_update().filter(pk=sha256).first()  # nobody begins to hold it meanwhile
        if not _here().filter(pk=sha256).update(away=True):
            return False
        blobs.forget(sha256)
    return True


def _lacking() -> int:
    """How many bytes the disk has too few; what lies in an object store takes none of it."""
    if settings.STUDIO.object_store is not None:
        return 0
    return free_bytes() - shutil.disk_usage(settings.STUDIO.var).free
