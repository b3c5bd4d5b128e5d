"""Two web processes on one database: what happens in one is told in the other."""

import asyncio
import random
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from claqueta.document.document import Document
from claqueta.ops import Patch
from collaboration.conftest import Place
from collaboration.editors import work
from studio.collaboration.presence import EXPIRY_SECONDS
from studio.config import processes
from studio.testing.services import free_port, wait_for
from studio.testing.sync import SyncClient, same


@pytest.fixture
def second(place: Place) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Another web process of the same studio: its address (ws://…), and the process."""
    port = free_port()
    with (place.studio.var / "second.log").open("ab") as log:
        words = processes.web("127.0.0.1", port).words
        process = subprocess.Popen(words, env=place.studio.env, stdout=log, stderr=log)

    def answers() -> bool:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=10)
        except httpx.TransportError:
            return False
        return True

    try:
        wait_for(answers, seconds=60)
        yield f"ws://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait(10)


async def test_editors_at_two_processes_converge_and_see_each_other(
    place: Place, second: tuple[str, "subprocess.Popen[bytes]"]
) -> None:
    address, _ = second
    project_id = place.project()
    clients = [SyncClient.of(place.studio, place.owner, project_id) for _ in range(4)]
    for client in clients[2:]:
        client.url = f"{address}/ws/projects/{project_id}"
    for client in clients:
        await client.open()
    assert {person["socket"] for person in clients[3].hello["here"]} == {each.hello["socket"] for each in clients[:3]}
    await asyncio.gather(*(work(client, 40, random.Random(number), cuts=0) for number, client in enumerate(clients)))
    for client in clients:
        await client.settled()
    found = place.studio.call("studio.testing.console:document", project_id=project_id)
    expected = {record.id: record for record in Document.model_validate_json(found["document"]).records}
    for client in clients:
        await client.until(lambda client=client: client.version == found["version"])  # type: ignore[misc]  # bound
        assert same(client.records, expected)
    drag = {"type": "live", "drag": "drag-0001", "ops": [Patch(id="text_00000000001", set={"x": 1}).model_dump()]}
    await clients[3].send(drag)
    await clients[0].until(lambda: any(message["type"] == "live" for message in clients[0].heard))
    for client in clients:
        await client.close()


@pytest.mark.nightly
async def test_s19_people_whose_server_died_vanish(place: Place, second: tuple[str, "subprocess.Popen[bytes]"]) -> None:
    address, process = second
    project_id = place.project()
    stays, leaves = (SyncClient.of(place.studio, place.owner, project_id) for _ in range(2))
    leaves.url = f"{address}/ws/projects/{project_id}"
    await stays.open()
    await leaves.open()
    process.kill()
    await stays.until(lambda: leaves.hello["socket"] in gone(stays), EXPIRY_SECONDS + 20)
    await stays.close()
    await leaves.close()


def gone(client: SyncClient) -> set[str]:
    """The sockets that the client was told have left."""
    return {socket for message in client.heard for socket in message.get("gone", ())}
