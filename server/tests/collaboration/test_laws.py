"""Laws over real sockets: all editors end equal to the database, and what was acknowledged stays."""

import asyncio
import random
import signal

import pytest

from claqueta.document.document import Document
from collaboration.conftest import Place
from collaboration.editors import work
from studio.testing.studio import RunningStudio
from studio.testing.sync import SyncClient, same


def database(studio: RunningStudio, project_id: str) -> tuple[int, Document]:
    """What the database holds."""
    found = studio.call("studio.testing.console:document", project_id=project_id)
    return found["version"], Document.model_validate_json(found["document"])


async def converge(place: Place, editors: int, edits: int, seed: int, drops: int) -> None:
    """Seeded editors with cuts, and a bus that breaks `drops` times; all end equal to the database."""
    project_id = place.project()
    clients = [SyncClient.of(place.studio, place.owner, project_id) for _ in range(editors)]
    for client in clients:
        await client.open()
    tasks = [
        asyncio.create_task(work(client, edits, random.Random(seed * 1000 + number)))
        for number, client in enumerate(clients)
    ]

    async def drop() -> None:
        for number in range(drops):
            share = editors * edits * (number + 1) / (drops + 1)
            await clients[0].reached(int(share))
            await asyncio.to_thread(place.studio.call, "studio.testing.console:lose_the_bus")

    dropping = asyncio.create_task(drop())
    await asyncio.gather(*tasks)
    for client in clients:
        await client.settled()
    dropping.cancel()
    version, document = database(place.studio, project_id)
    for client in clients:
        await client.reached(version)
    expected = {record.id: record for record in document.records}
    assert all(same(client.records, expected) for client in clients)
    logged = dict(map(reversed, place.studio.call("studio.testing.console:log", project_id=project_id)))
    assert len(logged) >= sum(len(client.acked) for client in clients)
    assert all(logged[id] == seq for client in clients for id, seq in client.acked.items())
    for client in clients:
        await client.close()


async def test_five_editors_with_cuts_and_a_broken_bus_end_equal_to_the_database(place: Place) -> None:
    await converge(place, editors=5, edits=100, seed=1, drops=2)


@pytest.mark.nightly
async def test_twenty_editors_with_cuts_and_a_broken_bus_end_equal_to_the_database(place: Place) -> None:
    await converge(place, editors=20, edits=500, seed=2, drops=10)


@pytest.mark.parametrize("kills", [5, pytest.param(300, marks=pytest.mark.nightly)])
async def test_what_was_acknowledged_survives_a_killed_server(place: Place, kills: int) -> None:
    project_id = place.project()
    clients = [SyncClient.of(place.studio, place.owner, project_id) for _ in range(3)]
    chance = random.Random(kills)
    for client in clients:
        await client.open()
    stop = asyncio.Event()

    async def go_on(client: SyncClient, seed: int) -> None:
        while not stop.is_set():
            await work(client, 1, random.Random(seed), cuts=0)
            seed += 1

    tasks = [asyncio.create_task(go_on(client, number * 100_000)) for number, client in enumerate(clients)]
    for _ in range(kills):
        goal = clients[0].version + chance.randrange(5, 30)
        await clients[0].reached(goal)
        await asyncio.sleep(chance.random() / 50)  # a random moment within a commit
        await asyncio.to_thread(place.studio.kill, "web", signal.SIGKILL)
        await asyncio.to_thread(place.studio.restart, "web")
    stop.set()
    await asyncio.gather(*tasks)
    for client in clients:
        await client.settled()
    version, document = database(place.studio, project_id)
    for client in clients:
        await client.reached(version)
        assert same(client.records, {record.id: record for record in document.records})
    log = place.studio.call("studio.testing.console:log", project_id=project_id)
    logged = {client_id: seq for seq, client_id in log}
    assert len(logged) == len(log), "a commit was doubled"
    assert all(logged[id] == seq for client in clients for id, seq in client.acked.items())
    for client in clients:
        await client.close()
