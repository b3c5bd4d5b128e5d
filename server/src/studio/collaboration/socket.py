"""One open socket: who it is, reading, writing, and looking again whether it may stay open."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from django.db import DatabaseError
from pydantic import TypeAdapter, ValidationError

from claqueta.document.json_text import read_json
from claqueta.errors import ClaquetaError
from studio.accounts.public import Actor, Caller, may
from studio.collaboration.callers import SUBPROTOCOL, Credential, again, color_of, credential_of
from studio.collaboration.errors import Closed, Closing, MessageTooLarge, MessageUnreadable
from studio.collaboration.protocol import MAX_MESSAGE_BYTES, Error, ErrorData, Message, Missed, Rights, You
from studio.collaboration.threads import reading
from studio.lib.errors import Missing
from studio.lib.ids import mint
from studio.lib.wording import error_data
from studio.realtime.public import bus

type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]

LOOK_AGAIN_SECONDS = 15.0
"""At least so often rights are read again, also when no event said so."""
SILENCE_SECONDS = 75.0
"""A client that says nothing for so long is gone."""
MESSAGES_PER_SECOND, MESSAGES_AT_ONCE = 100.0, 400.0
MAX_WAITING = 500
"""Messages kept for a slow reader; then it is told to look again instead."""
_ID = re.compile(r"[A-Za-z0-9_-]{16}")


class Allowance:
    """A bucket of tokens that refills: so many a second, so many at once."""

    def __init__(self, rate: float, most: float) -> None:
        self._rate, self._most = rate, most
        self._left, self._at = most, monotonic()

    def spend(self) -> bool:
        """Whether one more is allowed now."""
        now = monotonic()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Socket[M: Message](ABC):
    """An ASGI application for one connection."""

    messages: TypeAdapter[M]
    """What the client may say."""

    @classmethod
    async def application(cls, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Serves one connection until it ends."""
        await cls(scope, receive, send).serve()

    def __init__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        self.socket_id = mint()
        self.thing_id: str = scope["url_route"]["kwargs"]["id"]
        self._scope, self._receive, self._send = scope, receive, send
        self._wake = asyncio.Event()
        self._look = asyncio.Event()
        self._replies: list[str] = []
        self._events: list[str] = []
        self._heard_at = monotonic()
        self._allowance = Allowance(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE)
        self._credential: Credential
        self.caller: Caller
        self.you: You
        self.workspace_id = ""

    # ── what each kind of socket adds ─────────────────────────────────────────────────────────────────────────────────
    @abstractmethod
    def find_workspace(self, actor: Actor) -> str:
        """The workspace that the thing belongs to. Runs in a thread. Raises Missing."""

    @abstractmethod
    async def opened(self) -> None:
        """Says hello and begins to listen."""

    @abstractmethod
    async def said(self, message: M) -> None:
        """The client said `message`."""

    @abstractmethod
    async def write(self) -> None:
        """Sends whatever waits beyond replies and events."""

    @abstractmethod
    async def ended(self) -> None:
        """The connection is over."""

    # ── a connection's life ───────────────────────────────────────────────────────────────────────────────────────────
    async def serve(self) -> None:
        """From the handshake to the end."""
        await self._receive()  # websocket.connect
        offered = self._scope.get("subprotocols", ())
        await self._send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL if SUBPROTOCOL in offered else None})
        code: Closing | None
        try:
            await self._sign_in()
            await self.opened()
            code = await self._live()
        except Closed as closed:
            code = closed.code
        except DatabaseError:
            code = Closing.TRY_AGAIN
        finally:
            bus().leave(f"user-{self.caller.actor.user_id}", self) if hasattr(self, "caller") else None
            await asyncio.shield(self.ended())
        if code is not None:
            await self._say_last_words()
            await self._send({"type": "websocket.close", "code": int(code), "reason": code.name.lower()})

    async def _sign_in(self) -> None:
        credential = credential_of(self._scope)
        if credential is None:
            raise Closed(Closing.SIGN_IN)
        self._credential = credential
        caller = await reading(credential.caller)
        if caller is None:
            raise Closed(Closing.SIGN_IN)
        self.caller = caller
        await bus().listen(f"user-{caller.actor.user_id}", self)
        await self._look_again()

    async def _look_again(self) -> None:
        """Reads who this is and what they may do; closes when they may not see the thing any more."""

        def look() -> tuple[Caller, str, You]:
            caller = self._credential.caller()
            if caller is None or caller.actor.user_id is None:
                raise Closed(Closing.SIGN_IN)
            if not _ID.fullmatch(self.thing_id):
                raise Missing
            workspace_id = self.find_workspace(caller.actor)
            rights = {verb: may(caller.actor, verb, workspace_id) for verb in ("project.comment", "project.edit")}
            return (
                caller,
                workspace_id,
                You(
                    user_id=caller.actor.user_id,
                    name=caller.name,
                    color=color_of(caller.actor.user_id),
                    comment=rights["project.comment"],
                    edit=rights["project.edit"],
                ),
            )

        try:
            self.caller, self.workspace_id, you = await reading(look)
        except ClaquetaError:
            raise Closed(Closing.MISSING) from None
        old, self.you = getattr(self, "you", you), you
        if (old.comment, old.edit) != (you.comment, you.edit):
            self.reply(Rights(comment=you.comment, edit=you.edit))

    async def _live(self) -> Closing | None:
        tasks = [asyncio.create_task(part()) for part in (self._read, self._write, self._watch)]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            error = task.exception()
            if isinstance(error, Closed):
                return error.code
            if isinstance(error, DatabaseError):
                return Closing.TRY_AGAIN
            if error is not None and not isinstance(error, OSError):
                raise error
        return None

    async def _read(self) -> None:
        while True:
            frame = await self._receive()
            if frame["type"] == "websocket.disconnect":
                return
            self._heard_at = monotonic()
            if not self._allowance.spend():
                raise Closed(Closing.TOO_MANY)
            await self.said(self._understood(frame))

    def _understood(self, frame: dict[str, Any]) -> M:
        text = frame.get("text")
        if text is None:
            raise self._refusing(MessageUnreadable(what="binary"), Closing.BAD_MESSAGE)
        data = text.encode("utf-8", "surrogatepass")
        if len(data) > MAX_MESSAGE_BYTES:
            raise self._refusing(MessageTooLarge(limit=MAX_MESSAGE_BYTES // 1024), Closing.TOO_LARGE)
        try:
            read_json(data)  # depth, doubled names, numbers that JSON does not have
            return self.messages.validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            what = ".".join(str(part) for part in first["loc"])[:80]
            raise self._refusing(MessageUnreadable(what=what or "JSON"), Closing.BAD_MESSAGE) from None
        except ClaquetaError as error:
            raise self._refusing(error, Closing.BAD_MESSAGE) from None

    def _refusing(self, error: ClaquetaError, code: Closing) -> Closed:
        self.refuse(error)
        return Closed(code)

    async def _write(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._send_waiting()
            await self.write()

    async def _send_waiting(self) -> None:
        while self._replies or self._events:
            texts, self._replies = self._replies + self._events, []
            self._events = []
            for text in texts:
                await self.send_text(text)

    async def _say_last_words(self) -> None:
        try:
            for text in self._replies:
                await self.send_text(text)
        except OSError:
            return

    async def _watch(self) -> None:
        while True:
            try:
                left = self._heard_at + SILENCE_SECONDS - monotonic()
                async with asyncio.timeout(min(LOOK_AGAIN_SECONDS, left)):
                    await self._look.wait()
            except TimeoutError:
                pass
            self._look.clear()
            if monotonic() - self._heard_at >= SILENCE_SECONDS:
                raise Closed(Closing.SILENT)
            await self._look_again()

    # ── saying things ─────────────────────────────────────────────────────────────────────────────────────────────────
    async def send_text(self, text: str) -> None:
        """Sends one message now; waits while the client reads slower than we write."""
        await self._send({"type": "websocket.send", "text": text})

    def wake(self) -> None:
        """There is something to write."""
        self._wake.set()

    def reply(self, message: Message) -> None:
        """Puts an answer in line."""
        self._replies.append(message.model_dump_json())
        self._wake.set()

    def refuse(self, error: ClaquetaError) -> None:
        """Puts an error in line."""
        self.reply(Error(error=as_error(error)))

    def event(self, text: str) -> None:
        """Puts an event in line; too many for this reader become one "look again"."""
        if len(self._events) >= MAX_WAITING:
            self._events = [Missed().model_dump_json()]
        self._events.append(text)
        self._wake.set()

    def look_again(self) -> None:
        """Rights may have changed."""
        self._look.set()

    def actor(self) -> Actor:
        """The actor, whose roles are read anew."""
        return again(self.caller.actor)

    # ── what the bus tells ────────────────────────────────────────────────────────────────────────────────────────────
    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """An event of the person's own topic; other kinds of sockets add theirs."""
        if topic.startswith("user-") and event.get("type") == "rights.changed":
            self._look.set()

    def passed(self, topic: str, message: dict[str, Any]) -> None:  # noqa: ARG002  # the bus asks so
        """What is not stored comes by the room (`rooms.py`)."""
        return

    def missed(self) -> None:
        """The bus was broken for a while."""
        self._look.set()
        self.event(Missed().model_dump_json())


def as_error(error: ClaquetaError) -> ErrorData:
    """`error` as the sockets carry it."""
    told = error_data(error)
    return ErrorData(code=told["code"], en=told["en"], es=told["es"], data=dict(told["data"]))
