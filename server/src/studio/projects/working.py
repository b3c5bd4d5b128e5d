"""Going through leased rows: taking them in turn, keeping the lease while one is done, saying how it ended."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from claqueta.errors import ClaquetaError
from studio.lib.errors import Unavailable
from studio.lib.leases import LEASE, FenceLost, Leased, State, hold, let_go, spent, take
from studio.lib.wording import error_data

logger = logging.getLogger(__name__)


def work_through[T: Leased](
    rows: Callable[[], QuerySet[T]], do: Callable[[T], None], told: Callable[[T], None]
) -> None:
    """Takes ripe rows one after the other; `do` finishes its row in the transaction of what comes of it."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
    while (row := take(rows(), holder=holder)) is not None:
        told(row)
        try:
            with renewed(row):
                do(row)
        except FenceLost:
            continue
        except ClaquetaError as error:
            _give_back(row, error, final=not error.temporary)
        except Exception:  # one bad package must not end the worker's round
            logger.exception("projects.work_failed", extra={"kind": type(row).__name__, "id": row.pk})
            _give_back(row, Unavailable(), final=False)
        row.refresh_from_db()
        told(row)


def fail_spent[T: Leased](rows: QuerySet[T], told: Callable[[T], None]) -> None:
    """Marks failed whatever killed its holder at each attempt."""
    for row in spent(rows):
        error = row.error or error_data(Unavailable())
        same = rows.model._default_manager.filter(pk=row.pk, fence=row.fence, state=row.state)
        if same.update(state=State.FAILED, error=error, lease_end=None):
            row.refresh_from_db()
            told(row)


@contextmanager
def renewed(row: Any) -> Iterator[None]:
    """Renews the lease of `row` from a thread of its own while the block runs."""
    over = threading.Event()

    def renew() -> None:
        try:
            while not over.wait(LEASE.total_seconds() / 4):
                hold(row)
        except FenceLost:
            return
        finally:
            connection.close()

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _give_back(row: Leased, error: ClaquetaError, *, final: bool) -> None:
    try:
        let_go(row, dict(error_data(error)), final=final)
    except FenceLost:
        return
