"""Keeping a lease alive while the host works, however long that takes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

from studio.lib.leases import FenceLost, hold
from studio.library.models import IngestJob

_EVERY_SECONDS = 6.0


@contextmanager
def kept(job: IngestJob) -> Iterator[threading.Event]:
    """Renews the lease of `job` inside the block; the event it yields is set once the lease is lost."""
    lost, over = threading.Event(), threading.Event()

    def beat() -> None:
        try:
            while not over.wait(_EVERY_SECONDS):
                hold(job)
        except FenceLost:
            lost.set()
        finally:
            connections.close_all()

    thread = threading.Thread(target=beat, name=f"lease-{job.id}", daemon=True)
    thread.start()
    try:
        yield lost
    finally:
        over.set()
        if not connection.in_atomic_block:  # only tests call from inside one, where the beat may wait for it
            thread.join()
