"""The client half of docs/specs/sync.md: an editor without a screen, for tests and benchmarks.

It shows every edit at once, keeps what the server has not confirmed, and meets the commits of others by taking its own
back, applying theirs and doing its own again (`claqueta.ops.rebase`).
"""

import asyncio
import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from claqueta.document.document import Document
from claqueta.document.records import Record
from claqueta.ops import OPS, Applied, Op, Ops, Pending, Refused, apply, new_id, rebase
from studio.testing.studio import Person, RunningStudio

RETRY_SECONDS = 0.05


class OutOfTurn(AssertionError):
    """The server broke a rule of the protocol."""


@dataclass
class Unconfirmed:
    """A commit of mine that the server has not confirmed."""

    client_id: str
    pending: Pending
    base_version: int
    sent_at: float = 0.0


@dataclass
class SyncClient:
    """One editor. `records` is what they see, `version` the last commit of the server's that is in it."""

    url: str
    project_id: str
    headers: dict[str, str]
    records: dict[str, Record] = field(default_factory=dict)
    version: int = 0
    mine: list[Unconfirmed] = field(default_factory=list)
    acked: dict[str, int] = field(default_factory=dict)
    """client id → seq of everything that the server said is saved."""
    refused: dict[str, dict[str, Any]] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    """Seconds from sending each commit to its acknowledgement, when that came in one connection."""
    heard: list[dict[str, Any]] = field(default_factory=list)
    """Every other message."""
    closed: int | None = None
    """The last closing code."""
    hello: dict[str, Any] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _task: asyncio.Task[None] | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _greeted: bool = False

    @classmethod
    def of(cls, studio: RunningStudio, person: Person, project_id: str) -> "SyncClient":
        """An editor signed in as `person`, with the project loaded."""
        snapshot = studio.call("studio.testing.console:document", project_id=project_id)
        document = Document.model_validate_json(snapshot["document"])
        return cls(
            url=f"{studio.url.replace('http', 'ws', 1)}/ws/projects/{project_id}",
            project_id=project_id,
            headers={"Origin": studio.url, "Cookie": f"sessionid={person.session}"},
            records={record.id: record for record in document.records},
            version=snapshot["version"],
        )

    # ── the connection ────────────────────────────────────────────────────────────────────────────────────────────────
    async def open(self) -> None:
        """Connects, and connects again whenever the connection breaks, until `close`."""
        self._task = asyncio.create_task(self._stay())
        await self.until(lambda: self._greeted)

    async def close(self) -> None:
        """Leaves for good."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def cut(self) -> None:
        """Breaks the connection without a word, as a network does."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def send(self, message: dict[str, Any]) -> None:
        """Sends any message; a broken connection swallows it."""
        if self._socket is not None:
            with contextlib.suppress(ConnectionClosed):
                await self._socket.send(json.dumps(message))

    async def until(self, condition: Callable[[], object], seconds: float = 60, *, progress: bool = False) -> None:
        """Returns once `condition` holds. Raises TimeoutError, or what ended the connection for good.

        progress: `seconds` counts anew whenever a commit has come, so a slow machine is not taken for a dead one.
        """
        async with asyncio.timeout(seconds) as limit:
            seen = self.version
            while not condition():
                if self._task is not None and self._task.done():
                    self._task.result()
                    raise ConnectionError(f"closed with {self.closed}")
                if progress and self.version != seen:
                    seen = self.version
                    limit.reschedule(asyncio.get_running_loop().time() + seconds)
                self._changed.clear()
                await self._changed.wait()

    async def reached(self, version: int) -> None:
        """Returns once commit `version` is here, however long, as long as commits come."""
        await self.until(lambda: self.version >= version, progress=True)

    async def _stay(self) -> None:
        try:
            while True:
                with contextlib.suppress(OSError, InvalidStatus, ConnectionClosed, TimeoutError, EOFError):
                    await self._connection()
                self._socket, self._greeted = None, False
                if self.closed is not None and 4400 <= self.closed < 4500:
                    return
                await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._changed.set()

    async def _connection(self) -> None:
        async with connect(
            self.url, additional_headers=self.headers, max_size=None, compression=None, proxy=None, ping_interval=None
        ) as socket:
            self._socket = socket
            try:
                async for text in socket:
                    await self._take(json.loads(text))
                    self._changed.set()
            finally:
                self.closed = socket.close_code

    async def _take(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "hello":
                self.hello = message
                await self.send({"type": "hello", "version": self.version})
                for unconfirmed in list(self.mine):
                    unconfirmed.sent_at = 0.0
                    await self._send_commit(unconfirmed)
                self._greeted = True
            case "commits":
                self._take_commits(message["commits"])
            case "ack":
                self._take_ack(message["client_id"], message["seq"])
            case "refused":
                self.refused[message["client_id"]] = message["error"]
                self._replay((), without=message["client_id"])
            case _:
                self.heard.append(message)

    # ── editing ───────────────────────────────────────────────────────────────────────────────────────────────────────
    async def edit(self, ops: Sequence[Op]) -> str | None:
        """Does `ops` here and sends them; returns the client id, or None when they do not apply here."""
        outcome = apply(self.records, ops)
        if isinstance(outcome, Refused):
            return None
        self.records = dict(outcome.records)
        made = Unconfirmed(new_id(), Pending(tuple(ops), outcome.inverse), self.version)
        self.mine.append(made)
        if self._greeted:
            made.sent_at = monotonic()
            await self._send_commit(made)
        return made.client_id

    async def settled(self) -> None:
        """Returns once the server has answered everything."""
        await self.until(lambda: not self.mine, progress=True)

    async def _send_commit(self, made: Unconfirmed) -> None:
        ops = OPS.dump_python(made.pending.ops, mode="json")
        message = {"type": "commit", "client_id": made.client_id, "base_version": made.base_version, "ops": ops}
        await self.send(message)

    def _take_commits(self, commits: list[dict[str, Any]]) -> None:
        """Meets those of others that follow each other in one step; one of mine comes back only after a break."""
        theirs: list[Op] = []
        for commit in commits:
            if commit["seq"] != self.version + 1:
                raise OutOfTurn(f"{commit['seq']} after {self.version}")
            self.version = commit["seq"]
            ops = _ops(json.dumps(commit["ops"]))
            if any(each.client_id == commit["client_id"] for each in self.mine):
                self._replay(tuple(theirs), without="")
                theirs = []
                self.acked[commit["client_id"]] = commit["seq"]
                self._replay(ops, without=commit["client_id"])
            else:
                theirs += ops
        if theirs:
            self._replay(tuple(theirs), without="")

    def _take_ack(self, client_id: str, seq: int) -> None:
        made = next((each for each in self.mine if each.client_id == client_id), None)
        self.acked[client_id] = seq
        if made is None:
            return
        if made.sent_at:
            self.waits.append(monotonic() - made.sent_at)
        if seq <= self.version:
            raise OutOfTurn(f"an acknowledgement of {seq} after {self.version}")
        if seq != self.version + 1:
            raise OutOfTurn(f"an acknowledgement of {seq} at {self.version}")
        self.version = seq
        if made is self.mine[0]:
            self.mine.pop(0)
        else:
            self._replay(made.pending.ops, without=client_id)

    def _replay(self, theirs: Ops, *, without: str) -> None:
        """Takes mine back, applies `theirs`, does mine again except the one `without`."""
        kept = [each for each in self.mine if each.client_id != without]
        if len(kept) != len(self.mine):  # only rebase as a whole knows how to take all of mine back
            bare = rebase(self.records, [each.pending for each in self.mine], ())
            assert not isinstance(bare, Refused)
            records = dict(bare.confirmed)
            for each in kept:
                each.pending = Pending(each.pending.ops, ())
        else:
            records = self.records
        met = rebase(records, [each.pending for each in kept], theirs)
        if isinstance(met, Refused):
            raise OutOfTurn(f"a commit does not apply: {met.text('en')}")
        self.records = dict(met.records)
        # those that do not apply at the moment stay in line: the server has the last word
        inverses = {id(each.ops): each.inverse for each in met.mine}
        for each in kept:
            each.pending = Pending(each.pending.ops, inverses.get(id(each.pending.ops), ()))
        self.mine = kept


@lru_cache(maxsize=10_000)
def _ops(text: str) -> Ops:
    """Read once for all editors of a test."""
    return OPS.validate_json(text)


def same(one: dict[str, Record], other: dict[str, Record]) -> bool:
    """Whether two sets of records are equal."""
    return one.keys() == other.keys() and all(one[id] == other[id] for id in one)


def applied(records: dict[str, Record], ops: Sequence[Op]) -> dict[str, Record]:
    """`records` after `ops`, which must apply."""
    outcome = apply(records, ops)
    assert isinstance(outcome, Applied)
    return dict(outcome.records)
