"""The rules of docs/specs/sync.md about who is behind, slow, silent or too loud, over real sockets."""

import asyncio
import json
import time
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from claqueta.ops import Patch
from collaboration.conftest import Place
from studio.collaboration.protocol import MAX_CATCH_UP
from studio.collaboration.rooms import KEPT, LOOK_EVERY_SECONDS
from studio.testing.sync import SyncClient

TEXT = "text_00000000001"


def moved(x: float) -> list[Patch]:
    return [Patch(id=TEXT, set={"placement.x": x})]


def opened(place: Place, project_id: str, **options: Any) -> AbstractAsyncContextManager[ClientConnection]:
    """A socket of the project that keeps no rules by itself."""
    headers = {"Origin": place.studio.url, "Cookie": f"sessionid={place.owner.session}"}
    url = f"{place.studio.url.replace('http', 'ws', 1)}/ws/projects/{project_id}"
    settings: dict[str, Any] = {"max_size": None, "compression": None, "proxy": None, "ping_interval": None}
    return connect(url, additional_headers=headers, **settings | options)


async def prefill(place: Place, project_id: str, commits: int, ops: int = 1) -> int:
    """A longer log; the number of its last commit."""
    last: int = await asyncio.to_thread(
        place.studio.call, "studio.testing.console:prefill", project_id=project_id, commits=commits, ops=ops
    )
    return last


async def said(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of `kind`."""
    async with asyncio.timeout(30):
        while (message := json.loads(await socket.recv()))["type"] != kind:
            pass
    return dict(message)


async def test_s14_who_is_too_far_behind_loads_and_says_hello_again(place: Place) -> None:
    project_id = place.project()
    last = await prefill(place, project_id, MAX_CATCH_UP)
    async with opened(place, project_id) as socket:
        await said(socket, "hello")
        await socket.send('{"type":"hello","version":1}')
        assert await said(socket, "gap") == {"type": "gap", "version": last}
        commit = {"type": "commit", "client_id": "in-the-gap", "base_version": 1, "ops": [moved(1.0)[0].model_dump()]}
        await socket.send(json.dumps(commit))
        assert (await said(socket, "error"))["error"]["code"] == "socket.hello"
        snapshot = await asyncio.to_thread(place.studio.call, "studio.testing.console:document", project_id=project_id)
        await socket.send(json.dumps({"type": "hello", "version": snapshot["version"]}))
        await socket.send(json.dumps(commit))
        assert await said(socket, "ack") == {"type": "ack", "client_id": "in-the-gap", "seq": last + 1}


async def test_s14_who_is_just_near_enough_is_caught_up(place: Place) -> None:
    project_id = place.project()
    last = await prefill(place, project_id, MAX_CATCH_UP - 1)
    async with opened(place, project_id) as socket:
        await said(socket, "hello")
        await socket.send('{"type":"hello","version":1}')
        version = 1
        while version < last:
            for commit in (await said(socket, "commits"))["commits"]:
                assert commit["seq"] == version + 1
                version += 1


async def test_s15_a_commit_that_no_event_told_of_is_found_by_looking(place: Place) -> None:
    project_id = place.project()
    client = SyncClient.of(place.studio, place.owner, project_id)
    await client.open()
    await asyncio.to_thread(place.studio.kill, "redis")
    try:
        ops = [moved(3.0)[0].model_dump()]
        await asyncio.to_thread(place.studio.call, "studio.testing.console:commit", project_id=project_id, ops=ops)
        start = time.monotonic()
        await client.until(lambda: client.version == 2, 30)
        assert time.monotonic() - start < 2 * LOOK_EVERY_SECONDS + 2
        await client.edit(moved(4.0))  # and what one commits oneself needs no event at all
        await client.settled()
    finally:
        await asyncio.to_thread(place.studio.restart, "redis")
    await client.until(lambda: {"type": "refresh"} in client.heard)  # S-24: told, once it is known
    await client.close()


async def test_s16_a_slow_reader_delays_nobody_and_misses_nothing(place: Place) -> None:
    project_id = place.project()
    last = await prefill(place, project_id, KEPT + 100, ops=130)  # 12 MB, more than any buffer between us
    async with opened(place, project_id, max_queue=1) as slow:
        await said(slow, "hello")
        await slow.send('{"type":"hello","version":1}')
        quick = SyncClient.of(place.studio, place.owner, project_id)
        await quick.open()
        for x in range(20):
            start = time.monotonic()
            await quick.edit(moved(float(x)))
            await quick.settled()
            assert time.monotonic() - start < 5
        await quick.close()
        version = 1
        while version < last + 20:
            for commit in (await said(slow, "commits"))["commits"]:
                assert commit["seq"] == version + 1
                version += 1


async def test_s20_gathered_presence_is_told_without_another_word(place: Place) -> None:
    project_id = place.project()
    one = SyncClient.of(place.studio, place.owner, project_id)
    await one.open()
    async with opened(place, project_id) as socket:
        me = (await said(socket, "hello"))["socket"]
        for number in range(1, 101):
            message = {"type": "presence", "attention": {"playhead": number, "selection": []}}
            await socket.send(json.dumps(message))
        await one.until(lambda: playheads(one, me)[-1:] == [100], 10)
        assert len(playheads(one, me)) < 60
    await one.close()


def playheads(client: SyncClient, socket: str) -> list[int | None]:
    """What the client was told of another's playhead."""
    people = (person for message in client.heard for person in message.get("here", ()))
    return [person["attention"]["playhead"] for person in people if person["socket"] == socket]


async def test_s22_drags_beyond_the_rate_are_dropped_but_their_end_is_not(place: Place) -> None:
    project_id = place.project()
    one = SyncClient.of(place.studio, place.owner, project_id)
    await one.open()
    async with opened(place, project_id) as socket:
        await said(socket, "hello")
        start = time.monotonic()
        for number in range(150):
            live = {"type": "live", "drag": f"drag-{number:04}", "ops": [moved(float(number))[0].model_dump()]}
            await socket.send(json.dumps(live))
        await socket.send('{"type":"live","drag":"drag-0149","ops":[],"done":true}')
        await one.until(lambda: any(message.get("done") for message in one.heard), 30)
        told = sum(message["type"] == "live" for message in one.heard)
        assert 30 <= told <= 30 + 30 * (time.monotonic() - start) + 2
    await one.close()


async def test_s31_too_many_messages_close(place: Place) -> None:
    async with opened(place, place.project()) as socket:
        await said(socket, "hello")
        for _ in range(350):
            await socket.send('{"type":"ping"}')
        for _ in range(350):
            await said(socket, "pong")
    async with opened(place, place.project()) as socket:
        await said(socket, "hello")
        with pytest.raises(ConnectionClosed):
            await flood(socket)
        await socket.wait_closed()
        assert socket.close_code == 4429


async def flood(socket: ClientConnection) -> None:
    """Pings as fast as the server reads, then reads what is left."""
    for _ in range(20_000):
        await socket.send('{"type":"ping"}')
    while True:
        await socket.recv()


@pytest.mark.nightly
async def test_s32_who_is_silent_for_75_seconds_is_closed_and_who_pings_is_not(place: Place) -> None:
    project_id = place.project()
    async with opened(place, project_id) as silent, opened(place, project_id) as heard:
        start = time.monotonic()

        async def ping() -> None:
            while True:
                await heard.send('{"type":"ping"}')
                await asyncio.sleep(25)

        pinging = asyncio.create_task(ping())
        await asyncio.wait_for(silent.wait_closed(), 120)
        assert silent.close_code == 4408
        assert 74 < time.monotonic() - start < 90
        assert (await said(heard, "pong"))["version"] == 1
        pinging.cancel()
