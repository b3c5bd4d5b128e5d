"""How often something may be done in a stretch of time, counted in Redis for all web processes together.

Counting is one atomic increment in a window of the clock. django-ninja's own throttles read and write a list of
times, which is slower and lets bursts through; allauth counts sign-ins and resets itself.
"""

import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle
from redis.exceptions import RedisError

from studio.lib.errors import TooMany

logger = logging.getLogger(__name__)


def spend(name: str, key: str) -> None:
    """Counts one use of `name` by `key` (a person or an address). Raises TooMany past the limit in the settings.

    A Redis that is away counts nothing: it must not lock people out.
    """
    wait = _wait(name, key)
    if wait:
        raise TooMany(seconds=wait)


def address(request: HttpRequest) -> str:
    """Where the request came from; behind a proxy, what the web server takes from it (uvicorn's proxy headers)."""
    return str(request.META.get("REMOTE_ADDR") or "local")


def _wait(name: str, key: str) -> int:
    """Seconds to wait before the next use; 0 when it may be now."""
    limit = settings.THROTTLES.get(name)
    if limit is None:
        return 0
    times, seconds = limit
    now = int(time.time())
    slot = f"throttle:{name}:{key}:{now // seconds}"
    try:
        cache.add(slot, 0, timeout=seconds)
        used = cache.incr(slot)
    except (OSError, RedisError, ValueError) as error:
        logger.warning("throttle.unknown", extra={"throttle": name, "reason": type(error).__name__})
        return 0
    return seconds - now % seconds if used > times else 0


class ApiThrottle(BaseThrottle):
    """The API's limit for each person, or each address where nobody is signed in."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Counts the request; whether it may go on."""
        return not _wait("api", self._key(request))

    def wait(self) -> int:
        """Seconds until the window ends, the same for everyone."""
        _, seconds = settings.THROTTLES.get("api", (0, 1))
        return int(seconds - int(time.time()) % seconds)

    def _key(self, request: HttpRequest) -> str:
        actor = getattr(request, "actor", None)
        return getattr(actor, "user_id", None) or address(request)
