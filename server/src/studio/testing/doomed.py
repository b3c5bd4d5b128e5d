"""A worker that meets its end at a named step: `celery -A studio.testing.doomed worker …`.

`STUDIO_DOOM` reads "<how> <point>": at the first time that rendering reaches the point, the worker is killed
(`worker`), it and all in its process group (`group`), or its host with every job in it (`host`).
"""

import os
import signal

from studio.config.celery import app
from studio.lib import hosting
from studio.rendering import points

_how, _, _where = os.environ.get("STUDIO_DOOM", "").partition(" ")
_met = False


def _heard(point: points.Point) -> None:
    global _met
    if point != _where or _met:
        return
    _met = True
    match _how:
        case "worker":
            os.kill(os.getpid(), signal.SIGKILL)
        case "group":
            os.killpg(0, signal.SIGKILL)
        case "host":
            warm = hosting.host()._warm
            assert warm is not None, "the point comes before the host"
            os.killpg(warm._process.pid, signal.SIGKILL)


points.listen(_heard)
__all__ = ["app"]
