"""Calls a job of the host again when its child was lost, as may happen by no fault of the film."""

import os
from collections.abc import Callable, Mapping, Sequence

from claqueta.host import Answer, Host, HostDied, HostOutOfMemory, HostTimedOut, Json, Limits

ATTEMPTS = 3
LOST = (HostDied, HostOutOfMemory, HostTimedOut)
"""What says that a child was lost before it could answer."""


def call_again(
    host: Host,
    job: str,
    payload: Json,
    files: Mapping[str, int],
    *,
    written: Sequence[str],
    limits: Limits,
    on_event: Callable[[Json], None] | None = None,
) -> Answer:
    """The answer of `job`, called up to three times; see Host.call.

    written: names of the files that the job writes; empty at first, they are emptied before each further call.
    """
    for attempt in range(1, ATTEMPTS + 1):
        for name in written if attempt > 1 else ():
            os.ftruncate(files[name], 0)
            os.lseek(files[name], 0, os.SEEK_SET)
        try:
            return host.call(job, payload, files, limits=limits, on_event=on_event)
        except LOST:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable")
