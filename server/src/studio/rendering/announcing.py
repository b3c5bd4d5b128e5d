"""Telling the workers to look: by messages that carry nothing, so that none of them matters."""

import logging

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def announce(times: int = 1) -> None:
    """Says "look now" to as many workers; when the queue is away, `reconcile` says it again."""
    from studio.rendering.tasks import look  # the task ends in what announces

    try:
        for _ in range(times):
            look.apply_async(retry=False, expires=60)
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("rendering.unannounced", extra={"reason": str(error)})


def announce_preview() -> None:
    """Says that somebody waits for a preview."""
    from studio.rendering.tasks import look_at_previews  # as above

    try:
        look_at_previews.apply_async(retry=False, expires=60)
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("rendering.unannounced", extra={"reason": str(error)})
