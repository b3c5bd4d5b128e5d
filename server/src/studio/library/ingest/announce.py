"""Telling the workers that there is ingest to do."""

import logging

from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def announce() -> None:
    """Says "look now" to one worker; when the queue is away, `reconcile` says it again later."""
    from studio.library.tasks import ingest  # the task calls what announces

    try:
        ingest.apply_async(retry=False)
    except OperationalError as error:
        logger.warning("ingest.unannounced", extra={"reason": str(error)})
