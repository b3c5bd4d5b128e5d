"""Work as rows: whoever holds the lease does it, and a fence keeps out whoever held it before.

A row is waiting, then held under a lease, then done, failed or cancelled. Taking it raises the fence; every later
write names its fence, and one from an older fence changes nothing. A lease ends in database time; a holder renews it
while it works. After `ATTEMPTS` takings without success the row has failed, with the reason of the last one.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

LEASE = timedelta(seconds=20)
"""How long a taken row is left alone without a sign of life."""
ATTEMPTS = 3


class State(models.TextChoices):
    """Where a piece of work stands."""

    WAITING = "waiting"
    HELD = "held"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OVER = (State.DONE, State.FAILED, State.CANCELLED)


class FenceLost(Exception):
    """Somebody else holds the row now, or it is over: stop working and write nothing."""


class Leased(models.Model):
    """A row of work that one holder at a time may do."""

    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=100, blank=True)
    lease_end = models.DateTimeField(null=True, blank=True)
    error = models.JSONField(null=True, blank=True)
    """None, or {"code", "en", "es", "data"} of what went wrong last."""

    class Meta:
        abstract = True


def ripe() -> Q:
    """Rows that may be taken now: waiting ones, and held ones whose lease has ended."""
    return Q(state=State.WAITING) | Q(state=State.HELD, lease_end__lt=Now())


def take[T: Leased](rows: models.QuerySet[T], *, holder: str) -> T | None:
    """The first ripe row of `rows` (in their order), now held by `holder`; None when there is none.

    Two takers never get the same row. Rows that were taken `ATTEMPTS` times are left for `give_up`.
    """
    ready = rows.filter(ripe(), attempt__lt=ATTEMPTS)
    with transaction.atomic(using=rows.db):
        if connections[rows.db].features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True, of=("self",))
        row = ready.first()
        if row is None:
            return None
        taken = rows.model._default_manager.using(rows.db).filter(ripe(), pk=row.pk, fence=row.fence)
        if not taken.update(
            state=State.HELD,
            attempt=F("attempt") + 1,
            fence=F("fence") + 1,
            holder=holder,
            lease_end=Now() + LEASE,
        ):
            return None
        row.refresh_from_db()
        return row


def hold[T: Leased](row: T, **values: Any) -> None:
    """Renews the lease of `row` and writes `values`. Raises FenceLost."""
    _write(row, {**values, "lease_end": Now() + LEASE})


def finish[T: Leased](row: T, **values: Any) -> None:
    """Writes `values` and marks `row` done. Raises FenceLost."""
    _write(row, {**values, "state": State.DONE, "lease_end": None})


def let_go[T: Leased](row: T, error: Mapping[str, Any] | None, *, final: bool, **values: Any) -> State:
    """Gives `row` back after an error: waiting for another attempt, or failed when `final` or tried enough.

    Returns the state it is in now. Raises FenceLost.
    """
    state = State.FAILED if final or row.attempt >= ATTEMPTS else State.WAITING
    _write(row, {**values, "state": state, "error": error, "lease_end": None, "holder": ""})
    return state


def spent[T: Leased](rows: models.QuerySet[T]) -> models.QuerySet[T]:
    """Rows whose last attempt ended without a word: their holder died each time."""
    return rows.filter(ripe(), attempt__gte=ATTEMPTS)


def _write(row: Leased, values: Mapping[str, Any]) -> None:
    model: type[Leased] = type(row)
    changed = model._default_manager.filter(pk=row.pk, fence=row.fence, state=State.HELD).update(**values)
    if not changed:
        raise FenceLost


def database_now() -> datetime:
    """The time as the database tells it, the only clock that leases know."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT CURRENT_TIMESTAMP")
        (now,) = cursor.fetchone()
    return now if isinstance(now, datetime) else datetime.fromisoformat(f"{now}+00:00")
