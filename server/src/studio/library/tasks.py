"""What the queue calls: ids in, one action call."""

import os
import socket

from celery import shared_task
from django.core.cache import cache

from studio.library import holdings, quota
from studio.library.cache import room
from studio.library.ingest import run
from studio.library.uploads import actions as uploads

_ROOM_SECONDS = 60
"""Between two looks at how much the cache takes: counting it reads all of its list."""


@shared_task
def ingest() -> None:
    """Takes ingest jobs one after the other until none is ripe."""
    run.run_ripe(holder=f"{socket.gethostname()}:{os.getpid()}"[:100])


@shared_task
def reconcile() -> None:
    """Announces what waits, takes back expired promises, and forgets bytes that nobody needs."""
    run.reconcile()
    uploads.sweep()
    quota.sweep()
    holdings.sweep()
    if cache.add("library.room", 1, timeout=_ROOM_SECONDS):
        room.sweep()
