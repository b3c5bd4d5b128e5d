"""A worker that meets its end at a named step: `celery -A studio.testing.doomed worker …`, or one of `claimers`.

A doom reads "<how> <point>" (for a Celery worker it stands in `STUDIO_DOOM`). The first time that rendering reaches
the point,

- `worker`: the worker is killed;
- `group`: it and all in its process group;
- `host`: its host, with every job in it;
- `stop`: the worker is stopped, as by a machine that sleeps, until somebody continues it;
- `kill:<pid>,<pid>…`: those processes are killed;
- `gather:<count>`: it waits until so many workers of the same `STUDIO_GATHERING` folder have come there.
"""

import os
import signal
import threading
from pathlib import Path

from studio.config.celery import app
from studio.lib import hosting
from studio.rendering import points
from studio.testing.services import wait_for


def doom(words: str) -> None:
    """Prepares the end of this process; no words, no end."""
    how, _, where = words.partition(" ")
    met = threading.Lock()  # never released: an end is met once, by whichever thread comes first

    def heard(point: points.Point) -> None:
        if point == where and met.acquire(blocking=False):
            _meet(how)

    points.listen(heard)


def _meet(how: str) -> None:
    how, _, what = how.partition(":")
    match how:
        case "worker":
            os.kill(os.getpid(), signal.SIGKILL)
        case "group":
            os.killpg(0, signal.SIGKILL)
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "host":
            warm = hosting.host()._warm
            assert warm is not None, "the point comes before the host"
            os.killpg(warm._process.pid, signal.SIGKILL)
        case "kill":
            for pid in what.split(","):
                os.kill(int(pid), signal.SIGKILL)
        case "gather":
            folder = Path(os.environ["STUDIO_GATHERING"])
            (folder / str(os.getpid())).touch()
            wait_for(lambda: len(list(folder.iterdir())) >= int(what))


if "STUDIO_DOOM" in os.environ:
    doom(os.environ["STUDIO_DOOM"])
__all__ = ["app", "doom"]
