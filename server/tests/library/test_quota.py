"""Room: never more is given than there is, and all of it comes back."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import Sum

from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib import blobs
from studio.library import holdings, public, quota
from studio.library.models import Account, Blob, HoldingRole, Reservation
from studio.library.quota import QuotaExceeded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]


def test_fifty_at_once_never_get_more_than_there_is(workspace: Workspace) -> None:
    Workspace.objects.update(quota_bytes=10_000)

    def ask(number: int) -> int:
        dice = random.Random(number)
        got = 0
        try:
            for _ in range(4):
                size = dice.randint(100, 900)
                try:
                    reservation = quota.reserve(workspace.id, size)
                except QuotaExceeded:
                    continue
                if dice.random() < 0.5:
                    quota.release(reservation)
                else:
                    got += size
        finally:
            connection.close()
        return got

    with ThreadPoolExecutor(50) as pool:
        given = sum(pool.map(ask, range(50)))
    account = Account.objects.get()
    assert given == account.reserved <= 10_000
    assert account.reserved == Reservation.objects.aggregate(total=Sum("size"))["total"]


def test_a_promise_becomes_what_was_really_kept(workspace: Workspace, editor: Actor, tmp_path: Path) -> None:
    Workspace.objects.update(quota_bytes=100)
    reservation = public.reserve(workspace.id, 80)
    path = tmp_path / "a.png"
    path.write_bytes(b"x" * 30)
    public.add_file(
        editor,
        workspace_id=workspace.id,
        path=path,
        name="a.png",
        kind="image",
        origin={},
        reservation=reservation,
    )
    assert (Account.objects.get().used, Account.objects.get().reserved) == (30, 0)


def test_more_than_was_promised_is_kept_only_where_there_is_room(workspace: Workspace) -> None:
    Workspace.objects.update(quota_bytes=100)
    reservation = public.reserve(workspace.id, 80)
    with pytest.raises(QuotaExceeded):
        public.settle(reservation, 101)
    assert Account.objects.get().reserved == 80
    public.settle(reservation, 100)
    assert Account.objects.get().reserved == 0


def test_promises_expire_and_taking_back_twice_takes_once(workspace: Workspace) -> None:
    reservation = public.reserve(workspace.id, 80)
    public.reserve(workspace.id, 20)
    public.release(reservation)
    public.release(reservation)
    assert Account.objects.get().reserved == 20
    Reservation.objects.update(expires="2000-01-01T00:00:00Z")
    assert quota.sweep() == 1
    assert Account.objects.get().reserved == 0


def test_bytes_go_when_their_last_holder_goes_and_an_hour_has_passed(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"held by two")
    for holder in ("a" * 16, "b" * 16):
        stored = holdings.keep(
            path, workspace_id=workspace.id, role=HoldingRole.ORIGINAL, holder_kind="asset", holder_id=holder
        )
    holdings.drop(workspace.id, holder_kind="asset", holder_id="a" * 16)
    assert Account.objects.get().used == stored.size
    holdings.drop(workspace.id, holder_kind="asset", holder_id="b" * 16)
    assert Account.objects.get().used == 0
    assert holdings.sweep() == 0
    Blob.objects.update(created="2000-01-01T00:00:00Z")
    assert holdings.sweep() == 1
    assert not blobs.has(stored.sha256)


def test_the_cache_is_counted_apart(workspace: Workspace, editor: Actor, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"can be made again")
    with transaction.atomic():
        holdings.keep(
            path, workspace_id=workspace.id, role=HoldingRole.DERIVED, holder_kind="asset", holder_id="a" * 16
        )
    usage = public.usage(editor, workspace.id)
    assert (usage.used, usage.cache) == (0, path.stat().st_size)
