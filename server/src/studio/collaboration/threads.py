"""The database from the event loop: threads of our own, each with its own connection.

Django's own bridge puts every caller of a process on one thread, so a slow page would hold up every editor. SQLite has
one writer at a time, and waiting for it in the database means sleeping; there commits wait in line here instead.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.db import close_old_connections, connections

_THREADS = 8


async def reading[T](work: Callable[[], T]) -> T:
    """What `work` returns, run in a thread with a database connection."""
    return await asyncio.get_running_loop().run_in_executor(_readers(), _with_connections(work))


async def writing[T](work: Callable[[], T]) -> T:
    """What `work` returns, run in a thread that may write."""
    return await asyncio.get_running_loop().run_in_executor(_writers(), _with_connections(work))


def _with_connections[T](work: Callable[[], T]) -> Callable[[], T]:
    def run() -> T:
        close_old_connections()
        try:
            return work()
        finally:
            close_old_connections()

    return run


@cache
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, "socket-read")


@cache
def _writers() -> ThreadPoolExecutor:
    one_writer = connections["default"].vendor == "sqlite"
    return ThreadPoolExecutor(1 if one_writer else _THREADS, "socket-write")
