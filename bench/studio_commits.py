"""Ten editors, five commits a second each, over sockets: from sending a commit to its acknowledgement.

`python -m bench.studio_commits [sqlite|postgres] [seconds]` prints one line of JSON.
"""

import asyncio
import json
import random
import sys
from statistics import quantiles
from typing import Any, Literal, cast

from claqueta.ops import Patch
from studio.testing.studio import RunningStudio
from studio.testing.sync import SyncClient

EDITORS = 10
PER_SECOND = 5


async def edit(client: SyncClient, seconds: float, chance: random.Random) -> None:
    """Moves texts about, evenly in time."""
    texts = [id for id in client.records if id.startswith("text")]
    await asyncio.sleep(chance.random() / PER_SECOND)
    for _ in range(int(seconds * PER_SECOND)):
        await client.edit([Patch(id=chance.choice(texts), set={"placement.x": float(chance.randrange(320))})])
        await asyncio.sleep(1 / PER_SECOND)
    await client.settled()


async def main(database: Literal["sqlite", "postgres"], seconds: float) -> dict[str, Any]:
    """Milliseconds."""
    with RunningStudio(database=database) as studio:
        ana = studio.person("ana")
        workspace_id = studio.workspace("Taller", {ana: "editor"})
        project_id = studio.call("studio.testing.console:film", workspace_id=workspace_id, scenes=10, texts=10)
        clients = [SyncClient.of(studio, ana, project_id) for _ in range(EDITORS)]
        for client in clients:
            await client.open()
        chances = [random.Random(number) for number in range(EDITORS)]  # noqa: S311  # where texts go
        await asyncio.gather(*(edit(client, seconds, chance) for client, chance in zip(clients, chances, strict=True)))
        waits = sorted(wait for client in clients for wait in client.waits)
        for client in clients:
            await client.close()
    parts = quantiles(waits, n=100)
    figures = {"p50_ms": parts[49], "p95_ms": parts[94], "p99_ms": parts[98], "worst_ms": waits[-1]}
    return {"database": database, "commits": len(waits)} | {
        name: round(value * 1000, 1) for name, value in figures.items()
    }


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", "20")[len(sys.argv) - 1 :]]
    print(json.dumps(asyncio.run(main(cast(Literal["sqlite", "postgres"], arguments[0]), float(arguments[1])))))
