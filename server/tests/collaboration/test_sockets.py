"""The rules of docs/specs/sync.md, over real sockets."""

import asyncio
import json
import time
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from claqueta.ops import Patch
from collaboration.conftest import Place
from studio.collaboration.protocol import FROM_PROJECT_SERVER
from studio.testing.studio import Person
from studio.testing.sync import SyncClient, same

TEXT = "text_00000000001"


def moved(x: float) -> list[Patch]:
    """Moves the first text."""
    return [Patch(id=TEXT, set={"placement.x": x})]


def address(place: Place, path: str) -> str:
    """A socket's URL."""
    return place.studio.url.replace("http", "ws", 1) + path


async def first_and_code(url: str, **options: Any) -> tuple[dict[str, Any] | None, int | None]:
    """The first message, and the closing code when the server closes instead."""
    async with connect(url, proxy=None, **options) as socket:
        try:
            return json.loads(await asyncio.wait_for(socket.recv(), 10)), None
        except ConnectionClosed:
            return None, socket.close_code


async def everything(socket: ClientConnection) -> list[dict[str, Any]]:
    """What is said until the server closes."""
    said = []
    while True:
        try:
            said.append(json.loads(await socket.recv()))
        except ConnectionClosed:
            return said


def cookie(person: Person) -> dict[str, str]:
    """The session."""
    return {"Cookie": f"sessionid={person.session}"}


@pytest.mark.parametrize(
    "change", [("http:", "https:"), ("127.0.0.1", "localhost"), ("http://", "http://evil."), (":", ":1"), ("", "null")]
)
async def test_s2_any_other_origin_is_refused_before_anything_is_accepted(
    place: Place, change: tuple[str, str]
) -> None:
    origin = place.studio.url.replace(*change) if change[0] else change[1]
    if change == (":", ":1"):
        origin = place.studio.url[:-1]
    with pytest.raises(InvalidStatus) as refused:
        await first_and_code(
            address(place, f"/ws/workspaces/{place.workspace_id}"),
            additional_headers=cookie(place.owner) | {"Origin": origin},
        )
    assert refused.value.response.status_code == 403


async def test_s3_without_an_origin_a_cookie_counts_for_nothing_and_a_token_does(place: Place) -> None:
    url = address(place, f"/ws/workspaces/{place.workspace_id}")
    assert await first_and_code(url, additional_headers=cookie(place.owner)) == (None, 4401)
    token = place.studio.call("studio.testing.console:token", user_id=place.owner.id, scopes=["read"])
    hello, _ = await first_and_code(url, subprotocols=["claqueta.1", f"claqueta.token.{token}"])
    assert hello is not None
    assert hello["you"]["user_id"] == place.owner.id
    assert not hello["you"]["edit"]  # the token only reads
    assert await first_and_code(url, subprotocols=["claqueta.1", "claqueta.token.claq_x"]) == (None, 4401)


async def test_s4_a_foreign_project_and_one_that_never_was_close_alike(place: Place) -> None:
    stranger = place.studio.person("extra")
    headers = cookie(stranger) | {"Origin": place.studio.url}
    for path in (
        f"projects/{place.project()}",
        "projects/AAAAAAAAAAAAAAAA",
        "projects/x",
        "workspaces/AAAAAAAAAAAAAAAA",
    ):
        answer = await first_and_code(address(place, f"/ws/{path}"), additional_headers=headers)
        assert answer == (None, 4404)


async def test_two_sockets_converge_and_every_message_fits_the_schema(place: Place) -> None:
    project_id = place.project()
    one, two = (SyncClient.of(place.studio, place.owner, project_id) for _ in range(2))
    await one.open()
    await two.open()
    for x in range(10):
        await one.edit(moved(float(x)))
        await two.edit([Patch(id=TEXT, set={"text": f"dos {x}"})])
    await one.settled()
    await two.settled()
    await one.until(lambda: one.version == two.version == 21)
    assert same(one.records, two.records)
    for message in [one.hello, *one.heard, *two.heard]:
        FROM_PROJECT_SERVER.validate_json(json.dumps(message))
    await one.close()
    await two.close()


async def test_s10_a_refused_commit_says_why_in_both_languages_and_is_taken_back(place: Place) -> None:
    project_id = place.project()
    client = SyncClient.of(place.studio, place.owner, project_id)
    await client.open()
    await asyncio.to_thread(
        place.studio.call,
        "studio.testing.console:commit",
        project_id=project_id,
        ops=[{"op": "remove", "id": TEXT}],
    )
    await client.send(
        {"type": "commit", "client_id": "refused-one", "base_version": 1, "ops": [moved(1.0)[0].model_dump()]}
    )
    await client.until(lambda: client.refused)
    error = client.refused["refused-one"]
    assert error["data"]["reason"] == "record.missing"
    assert error["es"] != error["en"]
    await client.close()


async def test_s11_a_commit_sent_twice_takes_place_once(place: Place) -> None:
    project_id = place.project()
    client = SyncClient.of(place.studio, place.owner, project_id)
    await client.open()
    id = await client.edit(moved(5.0))
    await client.settled()
    again = {"type": "commit", "client_id": id, "base_version": 1, "ops": [moved(5.0)[0].model_dump()]}
    client.acked.clear()
    await client.send(again)
    await client.until(lambda: client.acked)
    assert client.acked == {id: 2}
    assert client.version == 2
    await client.close()


async def test_s26_a_removed_member_is_closed_within_two_seconds(place: Place) -> None:
    project_id = place.project()
    member = place.member("quitada", "editor")
    client = SyncClient.of(place.studio, member, project_id)
    await client.open()
    assert await client.edit(moved(1.0))
    await client.settled()
    start = time.monotonic()
    place.studio.call("studio.testing.console:role", workspace_id=place.workspace_id, user_id=member.id, role=None)
    with pytest.raises(ConnectionError):
        await client.until(lambda: False, 5)
    assert client.closed == 4404
    assert time.monotonic() - start < 2


async def test_s27_a_demoted_editor_keeps_the_socket_and_commits_nothing(place: Place) -> None:
    project_id = place.project()
    member = place.member("bajada", "editor")
    client = SyncClient.of(place.studio, member, project_id)
    await client.open()
    place.studio.call("studio.testing.console:role", workspace_id=place.workspace_id, user_id=member.id, role="viewer")
    await client.until(lambda: {"type": "rights", "comment": False, "edit": False} in client.heard)
    id = await client.edit(moved(1.0))
    await client.until(lambda: client.refused)
    assert client.refused[id or ""]["code"] == "forbidden"
    await client.close()


async def test_s18_people_see_each_other_come_move_and_leave_and_s21_drags_are_relayed(place: Place) -> None:
    project_id = place.project()
    one, two = (SyncClient.of(place.studio, place.owner, project_id) for _ in range(2))
    await one.open()
    await two.open()
    assert [person["socket"] for person in two.hello["here"]] == [one.hello["socket"]]
    await two.send({"type": "presence", "attention": {"playhead": 240_000, "selection": [TEXT]}})
    await one.until(lambda: _playheads(one, two.hello["socket"])[-1:] == [240_000])
    ops = [moved(9.0)[0].model_dump()]
    await two.send({"type": "live", "drag": "drag-0001", "ops": ops})
    await one.until(lambda: any(message["type"] == "live" and message["ops"] == ops for message in one.heard))
    await two.close()
    await one.until(lambda: any(two.hello["socket"] in message.get("gone", ()) for message in one.heard))
    assert not any(message["type"] == "live" for message in two.heard)
    await one.close()


def _playheads(client: SyncClient, socket: str) -> list[int | None]:
    people = (person for message in client.heard for person in message.get("here", ()))
    return [person["attention"]["playhead"] for person in people if person["socket"] == socket]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", 4400),
        ('{"type":"ping","more":1}', 4400),
        ('{"type":"ping","type":"ping"}', 4400),
        ('{"type":"hello","version":"1"}', 4400),
        ('{"type":"live","drag":"drag-0001","ops":' + "[" * 100 + "]" * 100 + "}", 4400),
        ('{"type":"hello","version":' + " " * 300_000 + "1}", 1009),
        (b"binary", 4400),
    ],
)
async def test_s30_what_is_not_a_message_is_told_and_closed(place: Place, text: str | bytes, code: int) -> None:
    url = address(place, f"/ws/projects/{place.project()}")
    headers = cookie(place.owner) | {"Origin": place.studio.url}
    async with connect(url, additional_headers=headers, proxy=None) as socket:
        await socket.recv()
        await socket.send(text)
        said = await everything(socket)
    assert socket.close_code == code
    errors = [message["error"] for message in said if message["type"] == "error"]
    assert len(errors) == 1
    assert errors[0]["en"] != errors[0]["es"]


async def test_s23_a_workspace_hears_of_its_projects(place: Place) -> None:
    url = address(place, f"/ws/workspaces/{place.workspace_id}")
    headers = cookie(place.owner) | {"Origin": place.studio.url}
    async with connect(url, additional_headers=headers, proxy=None) as socket:
        assert json.loads(await socket.recv())["type"] == "hello"
        project_id = await asyncio.to_thread(place.project)
        while (message := json.loads(await asyncio.wait_for(socket.recv(), 10)))["type"] != "event":
            pass
        assert message["event"]["type"] == "project.changed"
        assert message["event"]["project_id"] == project_id
        await socket.send('{"type":"ping"}')
        assert json.loads(await socket.recv()) == {"type": "pong", "version": None}


async def test_s26_a_session_that_ended_is_closed(place: Place) -> None:
    member = place.member("salida", "editor")
    client = SyncClient.of(place.studio, member, place.project())
    await client.open()
    place.studio.call("studio.testing.console:sign_out", session=member.session)
    place.studio.call("studio.testing.console:role", workspace_id=place.workspace_id, user_id=member.id, role="editor")
    with pytest.raises(ConnectionError):
        await client.until(lambda: False, 5)
    assert client.closed == 4401
