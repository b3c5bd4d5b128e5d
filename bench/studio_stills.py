"""How long a page waits for its pictures: `python -m bench.studio_stills` asks ten stills of a 1080p film at once.

They go over HTTP to the web process, through the queue to a real worker, and come back as PNGs 640 pixels wide: once
as the first thing that is ever asked of the worker's host, once for other times of the film, once again as known ones.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx

from claqueta.document.document import Document
from claqueta.testing import SECOND, film, generator, scene, shape, text
from studio.testing.studio import RunningStudio

_STILLS = 10


def _document() -> Document:
    scenes = [scene(2 * SECOND, generator("gradient"), shape("star"), text(f"Scene {number}")) for number in range(10)]
    return Document(records=tuple(film(*scenes, width=1920, height=1080, rate=(25, 1))))


def main() -> int:
    """Measures, prints, and returns the exit code."""
    with ExitStack() as stack:
        studio = stack.enter_context(RunningStudio(database="sqlite", storage="folder", worker=True))
        person = studio.person("ana")
        place = studio.workspace("Bench", {person: "editor"})
        made = studio.call(
            "studio.testing.exports:project",
            workspace_id=place,
            user_id=person.id,
            document=_document().model_dump_json(),
        )
        client = stack.enter_context(studio.client(person))
        client.get(f"/p/{made}")  # what a first request loads is not the pictures' matter
        for title, first in (("first ever", 0), ("other times", SECOND), ("known", SECOND)):
            began = time.monotonic()
            with ThreadPoolExecutor(_STILLS) as pool:
                times = [first + number * 2 * SECOND for number in range(_STILLS)]
                took = sorted(pool.map(lambda at: _fetch(client, made, at), times))
            whole = time.monotonic() - began
            print(
                f"{title:12}  first {took[0]:5.2f} s   median {statistics.median(took):5.2f} s   "
                f"last {took[-1]:5.2f} s   all {whole:5.2f} s"
            )
    return 0


def _fetch(client: httpx.Client, project: str, at: int) -> float:
    """Seconds until the picture is there."""
    began = time.monotonic()
    while (answer := client.get(f"/p/{project}/still", params={"t": at, "w": 640})).status_code == 503:
        pass  # it has waited already
    answer.raise_for_status()
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
