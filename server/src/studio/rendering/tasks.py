"""What the queue calls: nothing in, one look."""

from typing import Any

from celery import shared_task
from celery.signals import worker_shutting_down


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


@worker_shutting_down.connect
def _give_everything_back(**_: Any) -> None:
    """A worker that is told to end gives its leases back instead of letting them run out."""
    from studio.rendering.keeping import stop_all  # as above

    stop_all()
