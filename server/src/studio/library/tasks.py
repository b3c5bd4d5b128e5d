"""What the queue calls: ids in, one action call."""

from celery import shared_task

from studio.library import holdings, quota


@shared_task(name="studio.library.ingest")
def ingest() -> None:
    """Takes ingest jobs one after the other until none is ripe."""


@shared_task(name="studio.library.reconcile")
def reconcile() -> None:
    """Takes back expired promises and forgets bytes that nobody needs."""
    quota.sweep()
    holdings.sweep()
