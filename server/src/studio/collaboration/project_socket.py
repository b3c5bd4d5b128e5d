"""`/ws/projects/<id>`: editing a project together. docs/specs/sync.md numbers the rules kept here."""

import asyncio
import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import DatabaseError
from pydantic import JsonValue

from claqueta.errors import ClaquetaError
from claqueta.spec.parameters import Label
from studio.accounts.public import Actor
from studio.collaboration.errors import Closed, Closing, HelloNeeded
from studio.collaboration.protocol import (
    FROM_CLIENT,
    MAX_CATCH_UP,
    Ack,
    Attention,
    ClientCommit,
    ClientHello,
    ClientLive,
    ClientPing,
    ClientPresence,
    Gap,
    Hello,
    Person,
    Pong,
    Presence,
    Refused,
)
from studio.collaboration.rooms import Entry, Room, joined, read_commits, room
from studio.collaboration.socket import Allowance, Receive, Send, Socket, as_error
from studio.collaboration.workspace_socket import as_message, noun, told
from studio.lib.errors import Forbidden, Missing
from studio.projects import public as projects
from studio.realtime.public import bus

LIVE_PER_SECOND = 30.0
"""Drag messages relayed for one socket; more are dropped, the next one says it all (S-22)."""
PRESENCE_PER_SECOND = 15.0
"""More are gathered, and the last is told when the next may be (S-20)."""
_OF_PROJECT = frozenset({"project", "export", "preview", "speech"})
_OF_WORKSPACE = frozenset({"asset", "assets"})
"""What a project's socket tells of its project, and what of its workspace; the rest is told on a workspace's."""

type ProjectMessage = ClientHello | ClientCommit | ClientPresence | ClientLive | ClientPing


class ProjectSocket(Socket[ProjectMessage]):
    """One editor's socket."""

    messages = FROM_CLIENT

    def __init__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        super().__init__(scope, receive, send)
        self._room: Room | None = None
        self._offered_version = 0
        self._sent: int | None = None
        """The version that the client has once it has read what we sent; None before its hello and in a gap."""
        self._mine: set[str] = set()
        self._attention = Attention()
        self._saying: asyncio.Task[None] | None = None
        self._here: set[str] = set()
        self._gone: set[str] = set()
        self._drags: dict[tuple[str, str], str] = {}
        self._live_allowance = Allowance(LIVE_PER_SECOND, LIVE_PER_SECOND)
        self._presence_allowance = Allowance(PRESENCE_PER_SECOND, PRESENCE_PER_SECOND)

    def find_workspace(self, actor: Actor) -> str:
        """The workspace of the project, if the actor may see it."""
        workspace_id = projects.workspace_of(actor, self.thing_id)
        self._told = told(actor, workspace_id)
        return workspace_id

    # ── coming and going ──────────────────────────────────────────────────────────────────────────────────────────────
    async def opened(self) -> None:
        """Enters the room, says hello, tells the others."""
        self._topic = f"workspace-{self.workspace_id}"
        self._room = room(self.thing_id)
        try:
            await self._room.enter(self)
        except Missing:
            raise Closed(Closing.MISSING) from None
        await bus().listen(self._topic, self)
        self._offered_version = self._room.version
        here = [person for person in self._room.people.known.values() if person.socket != self.socket_id]
        self.reply(Hello(socket=self.socket_id, version=self._offered_version, you=self.you, here=here))
        await self._room.people.say(self._person())

    async def ended(self) -> None:
        """Leaves the room and tells the others."""
        if self._room is None:
            return
        if self._saying is not None:
            self._saying.cancel()
        self._room.leave(self)
        bus().leave(self._topic, self)
        await self._room.people.gone(self.socket_id)

    def _person(self) -> Person:
        return Person(
            socket=self.socket_id,
            user_id=self.you.user_id,
            name=self.you.name,
            color=self.you.color,
            attention=self._attention,
        )

    @property
    def room(self) -> Room:
        """The project's room."""
        assert self._room is not None  # noqa: S101  # nothing is said before `opened`
        return self._room

    # ── what the client says ──────────────────────────────────────────────────────────────────────────────────────────
    async def said(self, message: ProjectMessage) -> None:
        """Does what `message` asks. The next one is read when this one is done, so nobody can pile up work."""
        match message:
            case ClientHello():
                self._begin(message.version)
            case ClientCommit():
                await self._commit(message)
            case ClientPresence():
                self._attention = message.attention
                await self._say_presence()
            case ClientLive():
                await self._pass_on(message)
            case ClientPing():
                await self.room.people.keep(self._person())
                self.reply(Pong(version=self.room.version))

    def _begin(self, version: int | None) -> None:
        known = self._offered_version if version is None else version
        if known > self.room.version:
            self.room.ask(known)  # the client read it elsewhere before the doorbell rang here
        if self.room.version - known > MAX_CATCH_UP:
            self._sent = None
            self.reply(Gap(version=self.room.version))
            return
        self._sent = known
        self.wake()

    async def _commit(self, message: ClientCommit) -> None:
        if self._sent is None:
            self.refuse(HelloNeeded())
            return
        self._mine.add(message.client_id)
        wanted = projects.Wanted(
            self.actor(),
            message.base_version,
            message.ops,
            message.client_id,
            None if message.label is None else Label(en=message.label.en, es=message.label.es),
        )
        try:
            made = await self.room.commit(wanted)
        except ClaquetaError as error:
            self._mine.discard(message.client_id)
            self.reply(Refused(client_id=message.client_id, error=as_error(error)))
            if isinstance(error, Forbidden | Missing):
                self.look_again()
            return
        except DatabaseError:
            raise Closed(Closing.TRY_AGAIN) from None
        if self._sent is not None and made.seq <= self._sent and message.client_id in self._mine:
            self._mine.discard(message.client_id)  # done in an earlier connection, and told of then
            self.reply(Ack(client_id=message.client_id, seq=made.seq))

    async def _say_presence(self) -> None:
        if self._saying is not None:
            return
        if self._presence_allowance.spend():
            await self.room.people.say(self._person())
        else:
            self._saying = asyncio.create_task(self._say_presence_later())

    async def _say_presence_later(self) -> None:
        await asyncio.sleep(1 / PRESENCE_PER_SECOND)
        self._saying = None
        self._presence_allowance.spend()
        await self.room.people.say(self._person())

    async def _pass_on(self, message: ClientLive) -> None:
        if not self.you.edit:
            self.refuse(Forbidden())
        elif self._live_allowance.spend() or message.done:
            live: dict[str, JsonValue] = {
                "type": "live",
                "socket": self.socket_id,
                "drag": message.drag,
                "ops": list(message.ops),
                "done": message.done,
            }
            await bus().pass_on(self.room.topic, {"what": "live", "live": live})

    # ── what is written ───────────────────────────────────────────────────────────────────────────────────────────────
    async def write(self) -> None:
        """Brings the client to the newest version, then tells of people and drags."""
        while self._sent is not None and self._sent < self.room.version:
            entries = self.room.after(self._sent)
            shared = entries is not None
            if entries is None:
                entries = await read_commits(self.thing_id, self._sent)
            if not entries:
                break
            await self._send_entries(entries, shared=shared)
        if self._here or self._gone:
            await self._send_people()
        while self._drags:
            _, text = self._drags.popitem()
            await self.send_text(text)

    async def _send_entries(self, entries: Sequence[Entry], *, shared: bool) -> None:
        for mine, group in groupby(entries, lambda entry: entry.client_id in self._mine):
            run = list(group)
            for entry in run if mine else ():
                self._mine.discard(entry.client_id)
                await self.send_text(Ack(client_id=entry.client_id, seq=entry.seq).model_dump_json())
            if not mine:
                await self.send_text(self.room.joined(run) if shared else joined(run))
            self._sent = run[-1].seq

    async def _send_people(self) -> None:
        here, gone = self._here, self._gone
        self._here, self._gone = set(), set()
        known = self.room.people.known
        people = [known[socket] for socket in sorted(here) if socket in known]
        await self.send_text(Presence(here=people, gone=sorted(gone)).model_dump_json())

    # ── what the room and the bus tell ────────────────────────────────────────────────────────────────────────────────
    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """Events of the workspace that matter to someone editing, and of the project itself."""
        super().heard(topic, event)
        if event.get("type") == "project.changed":
            if event.get("project_id") == self.thing_id and event.get("what") not in ("edited", "named"):
                self.look_again()
            return
        wanted = _OF_PROJECT if topic == self.room.topic else _OF_WORKSPACE if topic == self._topic else frozenset()
        if noun(event) in wanted & self._told:
            self.event(as_message(event))

    def relayed(self, message: dict[str, Any]) -> None:
        """Somebody's drag; only the newest of each waits."""
        if message["socket"] != self.socket_id:
            self._drags[message["socket"], message["drag"]] = json.dumps(message, ensure_ascii=False)
            self.wake()

    def people_changed(self, here: Sequence[str], gone: Sequence[str]) -> None:
        """Notes who to tell of; however often they move, each is told of once."""
        self._here.update(socket for socket in here if socket != self.socket_id)
        self._gone.update(gone)
        self._gone.difference_update(here)
        self._here.difference_update(gone)
        self.wake()
