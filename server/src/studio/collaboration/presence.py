"""Who has a project open, in all processes: a hash in Redis whose entries expire unless they are refreshed.

Redis may forget all of it; the next refresh of every socket brings it back.
"""

import json
import logging
from time import time as now_seconds
from typing import Any, Literal

from redis.exceptions import RedisError

from studio.collaboration.protocol import Person
from studio.realtime.public import bus

logger = logging.getLogger(__name__)

EXPIRY_SECONDS = 30.0
"""An entry that nobody refreshed for so long is of a socket whose process died."""


class Presences:
    """The people of one project."""

    def __init__(self, topic: str) -> None:
        self._topic = topic
        self._key = f"studio:presence:{topic}"
        self.known: dict[str, Person] = {}
        """By socket id: this process's copy."""

    async def read(self) -> None:
        """Fills the copy."""
        await self.refresh()

    async def refresh(self) -> tuple[list[str], list[str]]:
        """Compares the copy with Redis; returns the sockets that came or moved, and those that left."""
        try:
            found = await bus().redis.hgetall(self._key)
        except (OSError, RedisError) as error:
            logger.warning("presence.away", extra={"reason": str(error)})
            return [], []
        now = now_seconds()
        fresh: dict[str, Person] = {}
        for socket, text in found.items():
            entry = json.loads(text)
            if entry["until"] >= now:
                fresh[socket.decode() if isinstance(socket, bytes) else socket] = Person.model_validate(entry["person"])
        here = [socket for socket, person in fresh.items() if self.known.get(socket) != person]
        gone = [socket for socket in self.known if socket not in fresh]
        self.known = fresh
        return here, gone

    def told(self, message: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Takes what another socket said of itself; returns as `refresh` does."""
        if message["gone"] is not None:
            return [], [message["gone"]] if self.known.pop(message["gone"], None) is not None else []
        person = Person.model_validate(message["person"])
        if self.known.get(person.socket) == person:
            return [], []
        self.known[person.socket] = person
        return [person.socket], []

    async def say(self, person: Person) -> None:
        """Writes that `person` is here and tells all processes."""
        await self.keep(person)
        await self._tell(person=person.model_dump(), gone=None)

    async def keep(self, person: Person) -> None:
        """Refreshes the entry, telling nobody. An entry that lasts beyond its socket does so for seconds only."""
        entry = json.dumps({"until": now_seconds() + EXPIRY_SECONDS, "person": person.model_dump()})
        await self._redis("write", person.socket, entry)

    async def gone(self, socket: str) -> None:
        """Removes the entry and tells all processes."""
        await self._redis("remove", socket)
        await self._tell(person=None, gone=socket)

    async def _tell(self, *, person: dict[str, Any] | None, gone: str | None) -> None:
        await bus().pass_on(self._topic, {"what": "presence", "person": person, "gone": gone})

    async def _redis(self, what: Literal["write", "remove"], socket: str, entry: str = "") -> None:
        try:
            async with bus().redis.pipeline(transaction=False) as pipe:
                if what == "write":
                    pipe.hset(self._key, socket, entry)
                else:
                    pipe.hdel(self._key, socket)
                pipe.expire(self._key, int(2 * EXPIRY_SECONDS))
                await pipe.execute()
        except (OSError, RedisError) as error:
            logger.warning("presence.away", extra={"reason": str(error)})
