"""What machines ask: is this process alive, and is the studio able to serve."""

import shutil
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from studio.lib.blobs import reachable

LEAST_FREE_BYTES = 1 << 30


def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # a view
    """200 as long as this process answers; asks nothing else, so that a slow database restarts no web process."""
    return JsonResponse({"alive": True})


def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # a view
    """200 when everything that a request may need answers, else 503; says which part does not, never why."""
    answers = {name: _holds(check) for name, check in CHECKS.items()}
    response = JsonResponse({"ready": all(answers.values()), **answers}, status=200 if all(answers.values()) else 503)
    response["Cache-Control"] = "no-store"
    return response


def database_answers() -> bool:
    """Whether the database answers and has all tables of this version."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def redis_answers() -> bool:
    """Whether Redis keeps what it is told."""
    cache.set("ready", 1, 5)
    return bool(cache.get("ready") == 1)


def disk_has_room() -> bool:
    """Whether this machine can still write."""
    return shutil.disk_usage(settings.STUDIO.var).free > LEAST_FREE_BYTES


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "redis": redis_answers,
    "blobs": reachable,
    "disk": disk_has_room,
}


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001  # whatever it is, this part is not ready
        return False
