"""Every message of every socket, said by everyone over a real connection, is answered as authorization.csv says."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from safety.matrix.table import Row, rows
from safety.matrix.world import TOKENS, WHO
from studio.collaboration.errors import Closing
from studio.testing.studio import Person, RunningStudio

pytestmark = pytest.mark.flow
ROWS = [row for row in rows() if row.surface == "socket"]
ROLES = ("viewer", "commenter", "editor", "admin", "owner")
MESSAGES: dict[str, dict[str, Any]] = {
    "hello": {"version": None},
    "commit": {"base_version": 0, "ops": [{"op": "patch", "id": "text_00000000001", "set": {"name": "Otro"}}]},
    "presence": {"attention": {}},
    "live": {"drag": "drag-0001", "ops": []},
    "ping": {},
}
"""A valid message of each type, without what differs each time."""


@dataclass(frozen=True)
class Place:
    """A running studio with the people of the matrix."""

    studio: RunningStudio
    people: dict[str, Person]
    tokens: dict[str, str]
    ids: dict[str, str]

    def connection(self, path: str, who: str) -> connect:
        """A socket opened as `who`."""
        url = self.studio.url.replace("http", "ws", 1) + path.format(**self.ids)
        options: dict[str, Any] = {"proxy": None, "open_timeout": 60}
        if who in TOKENS:
            return connect(url, subprotocols=["claqueta.1", f"claqueta.token.{self.tokens[who]}"], **options)  # type: ignore[list-item]  # a NewType of str
        cookies = {"Cookie": f"sessionid={self.people[who].session}"} if who in self.people else {}
        return connect(url, additional_headers={"Origin": self.studio.url, **cookies}, **options)


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A studio that runs for all tests of the module."""
    with RunningStudio() as studio:
        people = {who: studio.person(who) for who in (*ROLES, "removed", "foreign")}
        workspace = studio.workspace("Taller", {people[role]: role for role in ROLES} | {people["removed"]: "editor"})
        studio.workspace("Ajeno", {people["foreign"]: "owner"})
        studio.call("studio.testing.console:role", workspace_id=workspace, user_id=people["removed"].id, role=None)
        tokens = {
            who: studio.call(
                "studio.testing.console:token", user_id=people["owner"].id, scopes=[who.removeprefix("token-")]
            )
            for who in TOKENS
        }
        project = studio.call("studio.testing.console:film", workspace_id=workspace)
        yield Place(studio, people, tokens, {"workspace_id": workspace, "project_id": project})


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_everyone_is_answered_as_the_file_says(place: Place, row: Row) -> None:
    got = {who: await _answer(place, row, who) for who in WHO}
    assert got == row.answers


async def _answer(place: Place, row: Row, who: str) -> str:
    """ok, 403, or closed where there is no connection."""
    async with place.connection(row.path, who) as socket:
        try:
            assert (await _heard(socket))["type"] == "hello"
        except ConnectionClosed:
            assert socket.close_code in (Closing.SIGN_IN, Closing.MISSING)
            return "closed"
        if row.method == "commit":
            await socket.send(json.dumps({"type": "hello", "version": None}))
        message = {"type": row.method, **MESSAGES[row.method]}
        if row.method == "commit":
            message["client_id"] = f"{who}-{row.method}-0001"
        await socket.send(json.dumps(message))
        await socket.send(json.dumps({"type": "ping"}))  # answered after it: messages are done one by one
        refused = False
        while (heard := await _heard(socket))["type"] != "pong":
            if heard["type"] in ("error", "refused"):
                assert heard["error"]["code"] == "forbidden", heard
                refused = True
        if row.method == "ping":
            assert (await _heard(socket, "pong"))["type"] == "pong"
        return "403" if refused else "ok"


async def _heard(socket: ClientConnection, wanted: str | None = None) -> dict[str, Any]:
    """The next message, of the type `wanted` where one is named."""
    while True:
        message: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 60))
        if wanted in (None, message["type"]):
            return message
