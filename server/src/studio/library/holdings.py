"""Who needs which bytes. A blob lives as long as somebody holds it, and costs a workspace its size once."""

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from studio.lib import blobs
from studio.library import quota
from studio.library.cache import room
from studio.library.cache.models import Cached
from studio.library.models import Account, Blob, Holding, HoldingRole

_GRACE = timedelta(hours=1)
"""How long bytes that nobody holds stay: whoever is just keeping them holds them a moment later."""


def keep(
    path: Path,
    *,
    workspace_id: str,
    role: HoldingRole,
    holder_kind: str,
    holder_id: str,
    stored: blobs.Stored | None = None,
) -> blobs.Stored:
    """Stores the file at `path` and holds it. Counted in the quota unless derived. Raises QuotaExceeded.

    stored: what `blobs.keep` answered, where the caller has called it, so that no transaction waits for copying.
    """
    stored = stored or blobs.keep(path)
    with transaction.atomic():
        account = quota.locked(workspace_id)
        blob, _ = Blob.objects.select_for_update().get_or_create(pk=stored.sha256, defaults={"size": stored.size})
        counted = role != HoldingRole.DERIVED and not _counted(workspace_id, stored.sha256).exists()
        if counted:
            quota.check(account, stored.size)
        Holding.objects.get_or_create(
            workspace_id=workspace_id, blob=blob, role=role, holder_kind=holder_kind, holder_id=holder_id
        )
        if counted:
            Account.objects.filter(pk=account.pk).update(used=F("used") + stored.size)
        if not blobs.has(stored.sha256):
            blobs.keep(path)  # somebody has just forgotten it
        if role == HoldingRole.DERIVED:
            room.put(stored.sha256)
        else:
            Cached.objects.filter(pk=stored.sha256).update(away=False)
    return stored


def hold_known(sha256: str, *, workspace_id: str, role: HoldingRole, holder_kind: str, holder_id: str) -> None:
    """Holds a blob that is held already by somebody. Raises QuotaExceeded, FileNotFoundError when nobody holds it.

    What was derived may be away: whoever holds it can have it made again.
    """
    with transaction.atomic():
        account = quota.locked(workspace_id)
        blob = Blob.objects.select_for_update().filter(pk=sha256).first()
        away = role == HoldingRole.DERIVED and Cached.objects.filter(pk=sha256, away=True).exists()
        if blob is None or not (away or blobs.has(sha256)):
            raise FileNotFoundError(sha256)
        counted = role != HoldingRole.DERIVED and not _counted(workspace_id, sha256).exists()
        if counted:
            quota.check(account, blob.size)
            Account.objects.filter(pk=account.pk).update(used=F("used") + blob.size)
        Holding.objects.get_or_create(
            workspace_id=workspace_id, blob=blob, role=role, holder_kind=holder_kind, holder_id=holder_id
        )


def drop(workspace_id: str, *, holder_kind: str, holder_id: str, role: HoldingRole | None = None) -> None:
    """Ends what a holder holds (in one role, or all), and gives its room back."""
    with transaction.atomic():
        quota.locked(workspace_id)
        mine = Q(workspace_id=workspace_id, holder_kind=holder_kind, holder_id=holder_id)
        if role is not None:
            mine &= Q(role=role)
        rows = list(Holding.objects.filter(mine).select_related("blob"))
        counted = {row.blob_id: row.blob.size for row in rows if row.role != HoldingRole.DERIVED}
        Holding.objects.filter(pk__in=[row.pk for row in rows]).delete()
        freed = sum(size for sha256, size in counted.items() if not _counted(workspace_id, sha256).exists())
        if freed:
            Account.objects.filter(pk=workspace_id).update(used=F("used") - freed)
        Blob.objects.filter(pk__in=[row.blob_id for row in rows], holdings=None).update(created=timezone.now())


def sweep(limit: int = 200) -> int:
    """Forgets blobs that nobody has held for an hour; returns how many."""
    idle = Blob.objects.filter(holdings=None, created__lt=timezone.now() - _GRACE)
    gone = 0
    for sha256 in list(idle.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            row = Blob.objects.select_for_update().filter(pk=sha256).first()
            if row is not None and not Holding.objects.filter(blob_id=sha256).exists():
                blobs.forget(sha256)
                row.delete()
                gone += 1
    return gone


def _counted(workspace_id: str, sha256: str) -> QuerySet[Holding]:
    return Holding.objects.filter(workspace_id=workspace_id, blob_id=sha256).exclude(role=HoldingRole.DERIVED)
