"""The loop of a worker: look, take, do, until there is nothing left to do."""

import os
import socket
import threading
from collections.abc import Callable

from studio.rendering import limits
from studio.rendering.claims import EndClaim, PlanClaim, RunClaim, any_ripe, claim, claim_preview
from studio.rendering.keeping import is_stopping
from studio.rendering.steps.ending import end_export
from studio.rendering.steps.pieces import Run
from studio.rendering.steps.planning import plan_export
from studio.rendering.steps.previews import make_preview

_exports = threading.BoundedSemaphore(limits.slots())
_previews = threading.BoundedSemaphore(2)


def work_on_exports() -> int:
    """Does what is to do for exports, unless enough threads of this process are at it; how many things it did.

    Threads that find no slot leave at once: whoever has one looks again before leaving.
    """
    return _loop(_exports, do_one, any_ripe)


def work_on_previews() -> int:
    """Makes the previews that are waited for."""
    return _loop(_previews, do_one_preview, lambda: False)


def do_one() -> bool:
    """Does the next thing for an export; False when there is none."""
    match claim(holder()):
        case PlanClaim(job):
            plan_export(job)
        case RunClaim(job, segments):
            Run(job, segments).render()
        case EndClaim(job):
            end_export(job)
        case None:
            return False
    return True


def do_one_preview() -> bool:
    """Makes the next preview; False when there is none."""
    row = claim_preview(holder())
    if row is None:
        return False
    make_preview(row)
    return True


def holder() -> str:
    """This thread, as leases name it."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{threading.get_ident()}"


def _loop(slots: threading.BoundedSemaphore, one: Callable[[], bool], more: Callable[[], bool]) -> int:
    done = 0
    while slots.acquire(blocking=False):
        try:
            while not is_stopping() and one():
                done += 1
        finally:
            slots.release()
        if is_stopping() or not more():  # something may have come between the last look and leaving
            break
    return done
