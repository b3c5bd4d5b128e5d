"""Telling workers to look: the work itself stands in rows, and `reconcile` says it again when a message is lost."""

import logging
from typing import Any

from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def look_on_commit(task: Any, *ids: str) -> None:
    """Says "look now" once the transaction is committed; a queue that is away is logged, not raised."""
    transaction.on_commit(lambda: look(task, *ids))


def look(task: Any, *ids: str) -> None:
    """Says "look now"."""
    try:
        task.apply_async(args=ids, retry=False)
    except OperationalError as error:
        logger.warning("projects.unannounced", extra={"task": task.name, "reason": str(error)})
