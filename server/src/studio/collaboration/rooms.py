"""A project as one web process knows it: its newest commits, shared by all sockets that have it open here.

The event of a commit is only a doorbell. A room takes commits strictly in turn; when one does not follow the last, it
asks the database once for everybody. Sockets read from the room at their own pace, so none is ever sent a commit
twice, or one out of turn.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from pydantic import JsonValue

from claqueta.errors import ClaquetaError
from studio.accounts.public import SYSTEM
from studio.collaboration.presence import Presences
from studio.collaboration.protocol import CommitMade, Words
from studio.collaboration.threads import reading, writing
from studio.projects import public as projects
from studio.realtime.public import bus

logger = logging.getLogger(__name__)

KEPT = 1_000
"""Commits that a room remembers; whoever is further behind reads them from the database."""
LOOK_EVERY_SECONDS = 5.0
"""So often a room asks for the newest version, in case the doorbell was lost."""
RETRY_SECONDS = 1.0
MAX_TEXT = 256 * 1024
"""Characters of commits that go into one message, unless one alone is longer."""
PAGE = 200
AT_ONCE = 50
"""Commits of one transaction."""
_JOINED = 32


@dataclass(frozen=True)
class Entry:
    """A commit, written once for everybody."""

    seq: int
    client_id: str
    text: str


class Member(Protocol):
    """A socket in the room."""

    def wake(self) -> None:
        """There may be something to write."""

    def look_again(self) -> None:
        """The project may be gone."""

    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """Something else happened to the project."""

    def relayed(self, message: dict[str, Any]) -> None:
        """Somebody drags something."""

    def people_changed(self, here: Sequence[str], gone: Sequence[str]) -> None:
        """Sockets that came or moved, and sockets that left."""


class Room:
    """One project's sockets in this process."""

    def __init__(self, project_id: str) -> None:
        self.project_id = project_id
        self.topic = f"project-{project_id}"
        self.version = 0
        self.members: set[Member] = set()
        self._waiting: deque[tuple[projects.Wanted, asyncio.Future[projects.Commit]]] = deque()
        self._committing: asyncio.Task[None] | None = None
        self.people = Presences(self.topic)
        self._log: deque[Entry] = deque(maxlen=KEPT)
        self._joined: OrderedDict[tuple[int, int], str] = OrderedDict()
        self._wanted = 0
        self._fetching: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._opening: asyncio.Task[None] | None = None

    # ── coming and going ──────────────────────────────────────────────────────────────────────────────────────────────
    async def enter(self, member: Member) -> None:
        """Lets `member` in once the newest version is known. Raises Missing."""
        self.members.add(member)
        if self._opening is None or (self._opening.done() and self._opening.exception() is not None):
            self._opening = asyncio.create_task(self._open())
        await asyncio.shield(self._opening)

    async def _open(self) -> None:
        await bus().listen(self.topic, self)
        self.version = await reading(partial(projects.version, SYSTEM, self.project_id))
        await self.people.read()
        self._looking = asyncio.create_task(self._keep_looking())

    def leave(self, member: Member) -> None:
        """Lets `member` out; an empty room closes."""
        self.members.discard(member)
        if not self.members:
            _rooms().pop(self.project_id, None)
            bus().leave(self.topic, self)
            for task in (self._looking, self._fetching, self._opening):
                if task is not None:
                    task.cancel()

    # ── committing ────────────────────────────────────────────────────────────────────────────────────────────────────
    async def commit(self, wanted: projects.Wanted) -> projects.Commit:
        """Commits; those that wait meanwhile go into the database together. Raises what `wanted` is refused for."""
        done: asyncio.Future[projects.Commit] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, done))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_waiting())
        return await done

    async def _commit_waiting(self) -> None:
        while self._waiting:
            turn = [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]
            outcomes: Sequence[projects.Outcome | Exception]
            try:
                outcomes = await writing(partial(projects.commit_together, self.project_id, [each for each, _ in turn]))
            except Exception as error:  # noqa: BLE001  # each of them is told, whatever it is
                outcomes = [error] * len(turn)
            for made in outcomes:
                if isinstance(made, projects.Commit):
                    self.offer(entry_from(made))
            for (_, done), outcome in zip(turn, outcomes, strict=True):
                if done.done():  # the socket has gone; its client asks again
                    continue
                if isinstance(outcome, projects.Commit):
                    done.set_result(outcome)
                else:
                    done.set_exception(outcome)

    # ── commits ───────────────────────────────────────────────────────────────────────────────────────────────────────
    def offer(self, entry: Entry) -> None:
        """Takes the commit if it is the next; asks for what lies between if it is not."""
        if entry.seq == self.version + 1:
            self._take(entry)
            self._wake()
        elif entry.seq > self.version:
            self.ask(entry.seq)

    def ask(self, version: int) -> None:
        """Fetches the commits up to `version`, once for all who want them."""
        self._wanted = max(self._wanted, version)
        if self._wanted > self.version and (self._fetching is None or self._fetching.done()):
            self._fetching = asyncio.create_task(self._fetch())

    def after(self, version: int, limit: int = PAGE) -> list[Entry] | None:
        """The commits that follow `version`, as many as fit a message; None when the room has forgotten them."""
        first = self._log[0].seq if self._log else self.version + 1
        if version + 1 < first:
            return None
        start = version + 1 - first
        found: list[Entry] = []
        size = 0
        for place in range(start, min(start + limit, len(self._log))):
            entry = self._log[place]
            size += len(entry.text)
            if found and size > MAX_TEXT:
                break
            found.append(entry)
        return found

    def joined(self, entries: Sequence[Entry]) -> str:
        """`entries`, which follow each other, as one message; written once for all sockets at the same place."""
        key = (entries[0].seq, entries[-1].seq)
        text = self._joined.get(key)
        if text is None:
            text = joined(entries)
            self._joined[key] = text
            if len(self._joined) > _JOINED:
                self._joined.popitem(last=False)
        return text

    def _take(self, entry: Entry) -> None:
        self._log.append(entry)
        self.version = entry.seq

    def _wake(self) -> None:
        for member in self.members:
            member.wake()

    async def _fetch(self) -> None:
        while self.members:
            try:
                found = await read_commits(self.project_id, self.version)
            except ClaquetaError:
                for member in tuple(self.members):
                    member.look_again()
                return
            except DatabaseError as error:
                logger.warning("room.waits", extra={"project": self.project_id, "reason": str(error)})
                await asyncio.sleep(RETRY_SECONDS)
                continue
            for entry in found:
                if entry.seq == self.version + 1:  # else the doorbell brought it in the meantime
                    self._take(entry)
            self._wake()
            if not found or self.version >= self._wanted:
                return

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                self.ask(await reading(partial(projects.version, SYSTEM, self.project_id)))
            except ClaquetaError:
                for member in tuple(self.members):
                    member.look_again()
            except DatabaseError as error:
                logger.warning("room.waits", extra={"project": self.project_id, "reason": str(error)})
            self._tell_people(*await self.people.refresh())

    # ── what the bus tells ────────────────────────────────────────────────────────────────────────────────────────────
    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """A commit, or something else about the project."""
        if event.get("type") != "project.committed":
            for member in tuple(self.members):
                member.heard(topic, event)
        elif event["ops"] is None:
            self.ask(event["seq"])
        elif event["seq"] > self.version:
            self.offer(entry_of(event["seq"], event["actor_id"], event["client_id"], event["label"], event["ops"]))

    def passed(self, topic: str, message: dict[str, Any]) -> None:  # noqa: ARG002  # there is one topic
        """Presence, or a drag."""
        if message.get("what") == "presence":
            self._tell_people(*self.people.told(message))
        else:
            for member in self.members:
                member.relayed(message["live"])

    def missed(self) -> None:
        """The bus was broken: the next version may have come unheard."""
        self.ask(self.version + 1)

    def _tell_people(self, here: Sequence[str], gone: Sequence[str]) -> None:
        if here or gone:
            for member in self.members:
                member.people_changed(here, gone)


def entry_of(
    seq: int,
    actor_id: str | None,
    client_id: str,
    label: dict[str, str],
    ops: list[JsonValue] | list[dict[str, JsonValue]],
) -> Entry:
    """A commit as an entry."""
    made = CommitMade.model_construct(
        seq=seq,
        actor_id=actor_id,
        client_id=client_id,
        label=Words.model_construct(en=label["en"], es=label["es"]),
        ops=ops,  # type: ignore[arg-type]  # objects, as the log keeps them
    )
    return Entry(seq, client_id, made.model_dump_json())


def entry_from(commit: projects.Commit) -> Entry:
    """A commit of the log as an entry."""
    return entry_of(commit.seq, commit.actor_id, commit.client_id, commit.label.model_dump(), commit.ops)


def joined(entries: Sequence[Entry]) -> str:
    """`entries` as one message."""
    return f'{{"type":"commits","commits":[{",".join(entry.text for entry in entries)}]}}'


async def read_commits(project_id: str, version: int) -> list[Entry]:
    """The commits after `version`, oldest first, a page of them. Raises Missing."""

    def read() -> list[Entry]:
        return [entry_from(made) for made in projects.commits_since(SYSTEM, project_id, version, PAGE)]

    return await reading(read)


_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Room]] = WeakKeyDictionary()


def _rooms() -> dict[str, Room]:
    return _by_loop.setdefault(asyncio.get_running_loop(), {})


def room(project_id: str) -> Room:
    """The room of the project in this event loop."""
    rooms = _rooms()
    found = rooms.get(project_id)
    if found is None:
        found = rooms[project_id] = Room(project_id)
    return found
