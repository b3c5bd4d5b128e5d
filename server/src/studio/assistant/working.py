"""How a worker goes through rows of work: takes one, does it while its lease is renewed, and says how it ended.

What takes long runs in a thread of its own that knows nothing of the database; the thread that holds the row looks
after it, writes down how far it is, and learns when nobody wants it any more.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from celery import Task
from django.db import transaction
from django.db.models import QuerySet
from kombu.exceptions import OperationalError

from claqueta.errors import ClaquetaError
from claqueta.ports import Cancelled
from studio.lib.errors import Invalid, Unavailable
from studio.lib.leases import FenceLost, Leased, State, hold, let_go, spent, take
from studio.lib.wording import error_data

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 0.4
"""Between looks at what a thread has done: pages hear of it at most that often."""
_RENEW_SECONDS = 4.0


def check_storable(**texts: str) -> None:
    """Passes when every database can keep the texts. Raises Invalid, naming the one."""
    for name, text in texts.items():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Invalid(what=name) from None
        if "\0" in text:
            raise Invalid(what=name)


def announce_on_commit(task: "Task[[], None]") -> None:
    """Says "look now" once the transaction is committed; when the queue is away, `reconcile` says it again later."""
    transaction.on_commit(lambda: announce(task))


def announce(task: "Task[[], None]") -> None:
    """Says "look now" to one worker."""
    try:
        task.apply_async(retry=False)
    except OperationalError as error:
        logger.warning("assistant.unannounced", extra={"task": task.name, "reason": str(error)})


def work_through[T: Leased](
    rows: Callable[[], QuerySet[T]], do: Callable[[T], None], told: Callable[[T, str], None]
) -> None:
    """Takes the ripe rows one after the other and does them; `told` hears the state each one is left in.

    `do` finishes the row itself, in the transaction of what comes of it.
    """
    holder = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
    while (row := take(rows(), holder=holder)) is not None:
        told(row, State.HELD)
        try:
            do(row)
            told(row, State.DONE)
        except FenceLost:
            continue
        except ClaquetaError as error:
            _give_back(row, error, told, final=not error.temporary)
        except Exception:
            logger.exception("assistant.failed", extra={"kind": type(row).__name__, "id": row.pk})
            _give_back(row, Unavailable(), told, final=False)


def fail_spent[T: Leased](rows: QuerySet[T], told: Callable[[T, str], None]) -> None:
    """Marks failed whatever killed its holder at each attempt."""
    for row in spent(rows):
        error = row.error or error_data(Unavailable())
        same = rows.model._default_manager.filter(pk=row.pk, fence=row.fence, state=row.state)
        if same.update(state=State.FAILED, error=error, lease_end=None):
            told(row, State.FAILED)


class Live:
    """How far a thread is, told by it and read by whoever looks after it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, Any] = {}
        self._ended = threading.Event()

    def tell(self, **values: Any) -> None:
        """Says how far it is. Raises Cancelled when nobody wants it any more."""
        with self._lock:
            self._values |= values
        if self._ended.is_set():
            raise Cancelled

    def end(self) -> None:
        """Makes the next `tell` raise Cancelled."""
        self._ended.set()

    def values(self) -> Mapping[str, Any]:
        """What was told last."""
        with self._lock:
            return dict(self._values)


def watched[T: Leased, R](row: T, work: Callable[[Live], R], told: Callable[[T], None]) -> R:
    """What `work` returns; while it runs, the lease is renewed and what it tells is written into `row`.

    Raises FenceLost once the row is no longer ours, and whatever `work` raises.
    """
    live = Live()
    written: Mapping[str, Any] = {}
    renewed = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work, live)
        while not future.done():
            wait([future], timeout=_LOOK_SECONDS)
            values = live.values()
            if values == written and time.monotonic() - renewed < _RENEW_SECONDS:
                continue
            try:
                hold(row, **values)
            except FenceLost:
                live.end()
                raise
            renewed = time.monotonic()
            if values != written:
                for name, value in values.items():
                    setattr(row, name, value)
                told(row)
            written = values
        return future.result()


def _give_back[T: Leased](row: T, error: ClaquetaError, told: Callable[[T, str], None], *, final: bool) -> None:
    try:
        state = let_go(row, error_data(error), final=final)
    except FenceLost:
        return
    told(row, state)
