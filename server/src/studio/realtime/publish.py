"""Sending events: after commit, and never failing the work that they tell of.

Events go out by Redis' publish: one message for each event however many people listen, and each web process hands it
to its own sockets (`bus.py`). Redis may be away, and then the event is lost; whoever must know for certain asks again
(docs/specs/sync.md).
"""

import json
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from redis import Redis
from redis.exceptions import RedisError

from studio.realtime.events import Event, Topic

logger = logging.getLogger(__name__)

EVENTS = "studio:event:"
"""What the names of the Redis channels that carry events begin with; the topic follows."""
_TIMEOUT_SECONDS = 2.0
_lock = threading.Lock()
_redis: "Redis | None" = None


_gathered: ContextVar[list[tuple[str, str]] | None] = ContextVar("gathered", default=None)


def publish(topic: Topic, event: Event) -> None:
    """Tells `topic` of `event` once the running transaction is committed (at once when there is none)."""
    transaction.on_commit(lambda: publish_now(topic, event))


@contextmanager
def together() -> Iterator[None]:
    """Sends what is published within, one after the other, in one round trip at its end. Put it around a
    transaction."""
    found: list[tuple[str, str]] = []
    token = _gathered.set(found)
    try:
        yield
    finally:
        _gathered.reset(token)
        _send(found)


def publish_now(topic: Topic, event: Event) -> None:
    """Tells `topic` of `event` now; a Redis that is away is logged, not raised."""
    message = json.dumps(event.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    gathered = _gathered.get()
    if gathered is None:
        _send([(topic, message)])
    else:
        gathered.append((topic, message))


def _send(messages: Sequence[tuple[str, str]]) -> None:
    if not messages:
        return
    try:
        with _connection().pipeline(transaction=False) as pipe:
            for topic, message in messages:
                pipe.publish(f"{EVENTS}{topic}", message)
            pipe.execute()
    except (OSError, RedisError) as error:
        logger.warning("event.lost", extra={"topics": sorted({topic for topic, _ in messages}), "reason": str(error)})


def _connection() -> Redis:
    """This process's Redis, safe between threads."""
    global _redis
    with _lock:
        if _redis is None:
            _redis = Redis.from_url(
                settings.STUDIO.redis_url, socket_timeout=_TIMEOUT_SECONDS, socket_connect_timeout=_TIMEOUT_SECONDS
            )
        return _redis
