"""Hearing events: one subscription for each web process, handed on to whoever listens in it.

The subscription takes all topics, so nothing is missed between a socket's opening and its subscription. When it
breaks, events may have passed unheard: every listener is told, and asks the database.
"""

import asyncio
import json
import logging
from collections import defaultdict
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from django.conf import settings
from redis import asyncio as redis
from redis.exceptions import RedisError

from studio.realtime.publish import EVENTS

logger = logging.getLogger(__name__)

PASSING = "studio:passing:"
"""What the names of the Redis channels begin with that carry what is never stored: presence, drags."""
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 2.0
"""Seconds between attempts to reach Redis."""
_PATIENCE = 2.0
"""Seconds that a socket waits for the first subscription; it works without, only later news comes late."""


class Listener(Protocol):
    """Whoever wants to hear. Called in the event loop; must return at once."""

    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """Something happened: `event` as its model writes it."""

    def passed(self, topic: str, message: dict[str, Any]) -> None:
        """Somebody said something that is not stored."""

    def missed(self) -> None:
        """Something may have happened unheard."""


class Bus:
    """The subscription of one event loop."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._redis = redis.Redis.from_url(settings.STUDIO.redis_url, socket_connect_timeout=_PATIENCE)
        self._subscribed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def redis(self) -> "redis.Redis":
        """The connection for what sockets themselves keep in Redis."""
        return self._redis

    async def listen(self, topic: str, listener: Listener) -> None:
        """Hands `listener` whatever `topic` hears from now on."""
        self._listeners[topic].add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._subscribed.wait()
        except TimeoutError:
            logger.warning("bus.away", extra={"topic": topic})

    def leave(self, topic: str, listener: Listener) -> None:
        """Hands `listener` no more of `topic`."""
        found = self._listeners.get(topic)
        if found is not None:
            found.discard(listener)
            if not found:
                del self._listeners[topic]

    async def pass_on(self, topic: str, message: dict[str, Any]) -> None:
        """Says something that is not stored to the listeners of `topic` in every process; lost when Redis is away."""
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        try:
            await self._redis.publish(f"{PASSING}{topic}", text)
        except (OSError, RedisError):
            logger.debug("bus.lost", extra={"topic": topic})

    async def _run(self) -> None:
        wait, first = _FIRST_WAIT, True
        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=False) as subscription:
                    await subscription.psubscribe(f"{EVENTS}*", f"{PASSING}*")
                    async for message in subscription.listen():
                        if message["type"] == "psubscribe" and message["data"] == 2:  # both patterns
                            wait = _FIRST_WAIT
                            self._subscribed.set()
                            if not first:
                                self._tell_missed()
                            first = False
                        elif message["type"] == "pmessage":
                            self._hand_on(message["channel"].decode(), message["data"])
            except (OSError, RedisError) as error:
                logger.warning("bus.broken", extra={"reason": str(error)})
            self._subscribed.clear()
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    def _hand_on(self, channel: str, data: bytes) -> None:
        prefix = EVENTS if channel.startswith(EVENTS) else PASSING
        topic = channel.removeprefix(prefix)
        listeners = self._listeners.get(topic)
        if not listeners:
            return
        message = json.loads(data)
        for listener in tuple(listeners):
            if prefix == EVENTS:
                listener.heard(topic, message)
            else:
                listener.passed(topic, message)

    def _tell_missed(self) -> None:
        for listener in {listener for found in self._listeners.values() for listener in found}:
            listener.missed()


_buses: WeakKeyDictionary[asyncio.AbstractEventLoop, Bus] = WeakKeyDictionary()


def bus() -> Bus:
    """The bus of the running event loop."""
    loop = asyncio.get_running_loop()
    found = _buses.get(loop)
    if found is None:
        found = _buses[loop] = Bus()
    return found
