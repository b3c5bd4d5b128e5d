"""What the queue calls: nothing in, one look."""

import logging
import threading
from typing import Any

from celery import shared_task
from celery.signals import worker_ready, worker_shutting_down

from claqueta.errors import ClaquetaError

logger = logging.getLogger(__name__)


@shared_task
def look() -> None:
    """Does what there is to do for exports."""
    from studio.rendering.worker import work_on_exports  # the engine's render comes with it: workers only

    work_on_exports()


@shared_task
def look_at_previews() -> None:
    """Makes the previews that are waited for."""
    from studio.rendering.worker import work_on_previews  # as above

    work_on_previews()


@shared_task
def reconcile() -> None:
    """Makes the ledger true again."""
    from studio.rendering.reconciling import reconcile as do  # as above

    do()


@worker_ready.connect
def _warm(**_: Any) -> None:
    """A worker starts its host, and loads what renders, before the first person waits for a picture."""
    threading.Thread(target=_start_host, name="warming", daemon=True).start()


def _start_host() -> None:
    from claqueta.render.versions import versions  # as above
    from studio.lib.hosting import host  # as above
    from studio.rendering import worker  # noqa: F401  # as above: its import is what takes time

    versions()  # hashes what draws, once
    try:
        host().start()
    except ClaquetaError as error:  # the first call tries again, and tells whoever waits
        logger.warning("rendering.not_warm", extra={"reason": str(error)})


@worker_shutting_down.connect
def _give_everything_back(**_: Any) -> None:
    """A worker that is told to end gives its leases back instead of letting them run out."""
    from studio.rendering.keeping import stop_all  # as above

    stop_all()
