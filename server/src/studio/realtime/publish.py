"""Sending events: after commit, and never failing the work that they tell of.

The channel layer may drop messages and Redis may be away; whoever must know for certain asks again
(docs/specs/sync.md).
"""

import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from redis.exceptions import RedisError

from studio.realtime.events import Event, Topic

logger = logging.getLogger(__name__)

ENVELOPE = "studio.event"
"""The channel-layer message type; consumers answer it in `studio_event`."""


def publish(topic: Topic, event: Event) -> None:
    """Tells `topic` of `event` once the running transaction is committed (at once when there is none)."""
    transaction.on_commit(lambda: publish_now(topic, event))


def publish_now(topic: Topic, event: Event) -> None:
    """Tells `topic` of `event` now; a message bus that is away is logged, not raised."""
    layer = get_channel_layer()
    if layer is None:
        return
    message = {"type": ENVELOPE, "topic": topic, "event": event.model_dump(mode="json")}
    try:
        async_to_sync(layer.group_send)(topic, message)
    except (OSError, RedisError) as error:
        logger.warning("event.lost", extra={"topic": topic, "event": event.type, "reason": str(error)})
