"""Ten editors, five commits a second each, over sockets: from sending a commit to its acknowledgement.

`python -m bench.studio_commits [sqlite|postgres] [seconds]` prints one line of JSON. The editors only read what comes:
what a browser does with the commits of others is not the server's time. `load` is the machine's, before; `cpu` is what
the web process spent for each commit.
"""

import asyncio
import json
import os
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Any, Literal, cast

from websockets.asyncio.client import ClientConnection, connect

from claqueta.ops import new_id
from studio.testing.studio import RunningStudio

EDITORS = 10
PER_SECOND = 5
TEXTS = 100


@dataclass
class Editor:
    """Sends commits in time, whether or not those before are acknowledged."""

    socket: ClientConnection
    seed: int
    sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    async def read(self, commits: int) -> None:
        """Until every commit of its own is acknowledged."""
        version = json.loads(await self.socket.recv())["version"]
        await self.socket.send(json.dumps({"type": "hello", "version": version}))
        async for text in self.socket:
            message = json.loads(text)
            if message["type"] == "ack":
                self.waits.append(monotonic() - self.sent[message["client_id"]])
            elif message["type"] == "refused":
                raise ValueError(message["error"])
            if len(self.waits) == commits:
                return

    async def write(self, commits: int) -> None:
        """Moves texts about, evenly in time."""
        chance = random.Random(self.seed)  # noqa: S311  # where texts go
        await asyncio.sleep(1 + chance.random() / PER_SECOND)
        due = monotonic()
        for _ in range(commits):
            id, x = f"text_{chance.randrange(TEXTS) + 1:011}", float(chance.randrange(320))
            ops = [{"op": "patch", "id": id, "set": {"placement.x": x}}]
            client_id = new_id()
            self.sent[client_id] = monotonic()
            message = {"type": "commit", "client_id": client_id, "base_version": 1, "ops": ops}
            await self.socket.send(json.dumps(message))
            due += 1 / PER_SECOND
            await asyncio.sleep(due - monotonic())


async def main(database: Literal["sqlite", "postgres"], seconds: float) -> dict[str, Any]:
    """Milliseconds."""
    load = os.getloadavg()[0]
    with RunningStudio(database=database) as studio:
        ana = studio.person("ana")
        workspace_id = studio.workspace("Taller", {ana: "editor"})
        project_id = studio.call("studio.testing.console:film", workspace_id=workspace_id, scenes=10, texts=TEXTS // 10)
        url = f"{studio.url.replace('http', 'ws', 1)}/ws/projects/{project_id}"
        headers = {"Origin": studio.url, "Cookie": f"sessionid={ana.session}"}
        options: dict[str, Any] = {"additional_headers": headers, "proxy": None, "compression": None}
        editors = [Editor(await connect(url, max_size=None, **options), number) for number in range(EDITORS)]
        commits = int(seconds * PER_SECOND)
        before = processor_seconds(studio.pid("web"))
        await asyncio.gather(*(each.read(commits) for each in editors), *(each.write(commits) for each in editors))
        spent = processor_seconds(studio.pid("web")) - before
        for each in editors:
            each.socket.transport.abort()
    waits = [wait for each in editors for wait in each.waits]
    parts = quantiles(waits, n=100)
    figures = {"p50_ms": parts[49], "p95_ms": parts[94], "p99_ms": parts[98], "worst_ms": max(waits)}
    return {
        "database": database,
        "commits": len(waits),
        "load": round(load, 1),
        "cpu_ms_per_commit": round(spent / len(waits) * 1000, 1),
    } | {name: round(value * 1000, 1) for name, value in figures.items()}


def processor_seconds(pid: int) -> float:
    """What the process has spent so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", "20")[len(sys.argv) - 1 :]]
    print(json.dumps(asyncio.run(main(cast(Literal["sqlite", "postgres"], arguments[0]), float(arguments[1])))))
