"""Room: promised before bytes come, taken when they are kept, given back when nobody needs them any more.

For every workspace holds `used + reserved ≤ quota`, whoever asks at the same time: all changes go through its
Account row, which is locked first. Only a quota that is lowered afterwards can leave more used than allowed.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.models import Workspace
from studio.accounts.public import Actor, allow
from studio.lib.errors import StudioError
from studio.library.models import Account, Asset, AssetVersion, Holding, HoldingRole, Kind, Reservation

RESERVED_FOR = timedelta(hours=24)


class QuotaExceeded(StudioError):
    """The workspace has no room for that many bytes."""

    code = "library.quota_exceeded"
    status = 413
    words = Words(
        en="The workspace is full: {free} bytes are free and {size} are needed. Delete what is no longer needed.",
        es="El espacio está lleno: quedan {free} bytes libres y hacen falta {size}. Borra lo que ya no necesites.",
    )


@dataclass(frozen=True)
class Usage:
    """What a workspace takes, in bytes."""

    quota: int
    used: int
    reserved: int
    cache: int
    """Pictures, peaks and proxies that can be made again; outside the quota."""
    by_kind: dict[str, int]
    """Of what is used, by kind of asset; bytes that several assets share count with the first of them."""
    trash: int
    """Of what is used, by assets in the trash alone."""
    versions: int
    """Of what is used, by earlier versions alone."""


def reserve(workspace_id: str, size: int) -> str:
    """Promises `size` bytes for a day; returns the reservation's id. Raises QuotaExceeded."""
    with transaction.atomic():
        account = locked(workspace_id)
        check(account, size)
        row = Reservation.objects.create(workspace_id=workspace_id, size=size, expires=timezone.now() + RESERVED_FOR)
        Account.objects.filter(pk=account.pk).update(reserved=F("reserved") + size)
        return row.id


def settle(reservation: str, actual: int) -> None:
    """Turns a promise into `actual` bytes, which the caller keeps in the same transaction.

    Raises QuotaExceeded when there is no room for what exceeds the promise; then the promise stays.
    """
    with transaction.atomic():
        row = Reservation.objects.filter(pk=reservation).first()
        if row is None:
            return  # it has expired: keeping the bytes asks for room itself
        account = locked(row.workspace_id)
        check(account, actual - row.size)
        _take_back(row)


def release(reservation: str) -> None:
    """Takes a promise back; one that is gone already is fine."""
    with transaction.atomic():
        row = Reservation.objects.filter(pk=reservation).first()
        if row is not None:
            locked(row.workspace_id)
            _take_back(row)


def renew(reservation: str) -> None:
    """Lets a promise last another day."""
    Reservation.objects.filter(pk=reservation).update(expires=timezone.now() + RESERVED_FOR)


def sweep() -> int:
    """Takes back every promise that has expired; returns how many."""
    expired = list(Reservation.objects.filter(expires__lt=timezone.now()).values_list("id", flat=True)[:500])
    for reservation in expired:
        release(reservation)
    return len(expired)


def usage(actor: Actor, workspace_id: str) -> Usage:
    """What takes the workspace's room. Raises Missing."""
    allow(actor, "workspace.view", workspace_id)
    quota = Workspace.objects.values_list("quota_bytes", flat=True).get(pk=workspace_id)
    account = Account.objects.filter(pk=workspace_id).first() or Account()
    counted = Holding.objects.filter(workspace_id=workspace_id).exclude(role=HoldingRole.DERIVED)
    cache = (
        Holding.objects.filter(workspace_id=workspace_id, role=HoldingRole.DERIVED)
        .exclude(blob__in=counted.values("blob"))
        .exclude(blob__cached__away=True)
        .values("blob")
        .distinct()
        .aggregate(total=Sum("blob__size"))["total"]
    )
    by_kind, trash, versions = _by_kind(workspace_id)
    rest = account.used - sum(by_kind.values())
    if rest > 0:
        by_kind["other"] = rest
    return Usage(quota, account.used, account.reserved, cache or 0, by_kind, trash, versions)


def locked(workspace_id: str) -> Account:
    """The workspace's account, locked until the running transaction ends."""
    Account.objects.get_or_create(workspace_id=workspace_id)
    return Account.objects.select_for_update().get(workspace_id=workspace_id)


def check(account: Account, size: int) -> None:
    """Raises QuotaExceeded when `size` more bytes do not fit."""
    quota = Workspace.objects.values_list("quota_bytes", flat=True).get(pk=account.pk)
    free = quota - account.used - account.reserved
    if size > max(0, free):
        raise QuotaExceeded(free=max(0, free), size=size)


def _take_back(row: Reservation) -> None:
    deleted, _ = Reservation.objects.filter(pk=row.pk).delete()
    if deleted:
        Account.objects.filter(pk=row.workspace_id).update(reserved=F("reserved") - row.size)


def _by_kind(workspace_id: str) -> tuple[dict[str, int], int, int]:
    seen: set[str] = set()
    by_kind: dict[str, int] = {}
    trash = versions = 0
    assets = Asset.objects.filter(workspace_id=workspace_id).order_by(F("trashed_at").asc(nulls_first=True), "created")
    for sha256, size, kind, trashed in assets.values_list("sha256", "size", "kind", "trashed_at").iterator():
        if sha256 not in seen:
            seen.add(sha256)
            by_kind[kind] = by_kind.get(kind, 0) + size
            trash += size if trashed else 0
    earlier = AssetVersion.objects.filter(asset__workspace_id=workspace_id).values_list("sha256", "size", "asset__kind")
    for sha256, size, kind in earlier.iterator():
        if sha256 not in seen:
            seen.add(sha256)
            by_kind[Kind(kind)] = by_kind.get(kind, 0) + size
            versions += size
    return by_kind, trash, versions
