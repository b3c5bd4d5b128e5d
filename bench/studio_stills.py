"""How long a page waits for its pictures: `python -m bench.studio_stills` asks ten stills of a 1080p film at once.

They go over HTTP to the web process, through the queue to a real worker, and come back as PNGs 640 pixels wide: once
as the first thing that is ever asked of the worker's host, once for other times of the film, once again as known ones.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from claqueta.document.document import Document
from claqueta.testing import SECOND, film, generator, scene, shape, text
from studio.testing.studio import Person, RunningStudio

_STILLS = 10


def _document() -> Document:
    scenes = [scene(2 * SECOND, generator("gradient"), shape("star"), text(f"Scene {number}")) for number in range(10)]
    return Document(records=tuple(film(*scenes, width=1920, height=1080, rate=(25, 1))))


def main() -> int:
    """Measures, prints, and returns the exit code."""
    with RunningStudio(database="sqlite", storage="folder", worker=True) as studio:
        person = studio.person("ana")
        place = studio.workspace("Bench", {person: "editor"})
        made = studio.call(
            "studio.testing.exports:project",
            workspace_id=place,
            user_id=person.id,
            document=_document().model_dump_json(),
        )
        with studio.client(person) as client:
            client.get(f"/p/{made}")  # what a first request loads is not the pictures' matter
        for title, first in (("first ever", 0), ("other times", SECOND), ("known", SECOND)):
            began = time.monotonic()
            with ThreadPoolExecutor(_STILLS) as pool:
                times = [first + number * 2 * SECOND for number in range(_STILLS)]
                took = sorted(pool.map(lambda at: _fetch(studio, person, made, at), times))
            whole = time.monotonic() - began
            print(
                f"{title:12}  first {took[0]:5.2f} s   median {statistics.median(took):5.2f} s   "
                f"last {took[-1]:5.2f} s   all {whole:5.2f} s"
            )
    return 0


def _fetch(studio: RunningStudio, person: Person, project: str, at: int) -> float:
    """Seconds until the picture is there."""
    with studio.client(person) as client:
        began = time.monotonic()
        while True:
            answer: httpx.Response = client.get(f"/p/{project}/still", params={"t": at, "w": 640})
            if answer.status_code == 200:
                return time.monotonic() - began
            if answer.status_code != 503:
                answer.raise_for_status()


if __name__ == "__main__":
    sys.exit(main())
