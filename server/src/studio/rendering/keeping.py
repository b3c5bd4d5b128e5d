"""The sign of life of work in progress: a thread that renews leases and passes progress on, twice a second."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from django.db import Error, connections

from claqueta.ports import Cancelled, Report
from studio.lib.leases import FenceLost

logger = logging.getLogger(__name__)

_INTERVAL_SECONDS = 0.5
_stopping = threading.Event()


def stop_all() -> None:
    """Ends all work of this process within a moment: what is held is given back."""
    _stopping.set()


def go_on() -> None:
    """Takes `stop_all` back."""
    _stopping.clear()


def is_stopping() -> bool:
    """Whether this process is about to end."""
    return _stopping.is_set()


class Keeper:
    """Calls `beat` twice a second while the block runs; `beat` renews the lease and raises FenceLost.

    It is also the engine's Progress: what it hears last is in `report_heard`, and it ends the work when the lease is
    lost or the process stops.
    """

    def __init__(self, beat: Callable[[], None]) -> None:
        self._beat = beat
        self._ended = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self.heard: Report | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def is_lost(self) -> bool:
        """Whether somebody else holds the work, or nobody may."""
        return self._lost.is_set()

    def report(self, report: Report) -> None:
        """Hears a report of the engine. Raises Cancelled."""
        self.heard = report
        self.check()

    def check(self) -> None:
        """Raises Cancelled when the work is to end."""
        if self._lost.is_set() or _stopping.is_set():
            raise Cancelled

    def _run(self) -> None:
        try:
            while not self._ended.wait(_INTERVAL_SECONDS):
                try:
                    self._beat()
                except FenceLost:
                    self._lost.set()
                    return
                except Error as error:  # the database may come back before the lease ends; if not, the fence tells
                    logger.warning("rendering.beat_missed", extra={"reason": str(error)})
        finally:
            connections.close_all()
