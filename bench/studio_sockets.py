"""200 sockets on one project and a burst of 300 commits: how long until all of them have the newest version.

`python -m bench.studio_sockets [sqlite|postgres] [sockets] [commits]` prints one line of JSON. The commits take place
in one transaction of another process, so all their events go out at once; time counts from its end.
"""

import asyncio
import json
import os
import sys
from time import monotonic
from typing import Any, Literal, cast

from websockets.asyncio.client import ClientConnection, connect

from studio.testing.studio import RunningStudio

TOGETHER = 20
"""Sockets that are opened at the same time."""


async def watch(socket: ClientConnection, goal: int) -> float:
    """When the socket had version `goal`, having read every number in turn."""
    version = json.loads(await socket.recv())["version"]
    await socket.send(json.dumps({"type": "hello", "version": version}))
    async for text in socket:
        message = json.loads(text)
        if message["type"] == "commits":
            for commit in message["commits"]:
                assert commit["seq"] == version + 1
                version += 1
            if version >= goal:
                return monotonic()
    raise ConnectionError(f"closed at {version}")


async def main(database: Literal["sqlite", "postgres"], sockets: int, commits: int) -> dict[str, Any]:
    """Seconds from the last commit to the last socket's news."""
    load = os.getloadavg()[0]
    with RunningStudio(database=database) as studio:
        ana = studio.person("ana")
        project_id = studio.call(
            "studio.testing.console:film", workspace_id=studio.workspace("Taller", {ana: "editor"})
        )
        url = f"{studio.url.replace('http', 'ws', 1)}/ws/projects/{project_id}"
        headers = {"Origin": studio.url, "Cookie": f"sessionid={ana.session}"}
        options: dict[str, Any] = {"additional_headers": headers, "proxy": None, "compression": None}
        opened: list[ClientConnection] = []
        while len(opened) < sockets:
            some = min(TOGETHER, sockets - len(opened))
            opened += await asyncio.gather(*(connect(url, max_size=None, **options) for _ in range(some)))
        watching = [asyncio.create_task(watch(socket, commits + 1)) for socket in opened]
        await asyncio.sleep(1)
        start = monotonic()
        await asyncio.to_thread(studio.call, "studio.testing.console:burst", project_id=project_id, commits=commits)
        burst = monotonic()
        last = max(await asyncio.gather(*watching))
        for socket in opened:
            socket.transport.abort()
    return {
        "database": database,
        "sockets": sockets,
        "commits": commits,
        "load": round(load, 1),
        "burst_seconds": round(burst - start, 2),
        "all_newest_after_seconds": round(max(0.0, last - burst), 2),
    }


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", "200", "300")[len(sys.argv) - 1 :]]
    kind = cast(Literal["sqlite", "postgres"], arguments[0])
    print(json.dumps(asyncio.run(main(kind, int(arguments[1]), int(arguments[2])))))
