"""One log line a request, and an id that all lines of the request share.

The line names the route, never the address itself: links carry secrets.
"""

import logging
import re
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from studio.lib.ids import mint

logger = logging.getLogger("studio.access")

_QUIET = ("/static/", "/healthz", "/readyz")
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")


class AccessMiddleware:
    """Gives each request its id (`X-Request-Id`, taken over from a proxy that sends one) and logs its end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, with the id on every log line in between."""
        given = request.headers.get("X-Request-Id", "")
        request_id = given if _GIVEN.fullmatch(given) else mint()
        began = time.monotonic()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self._get_response(request)
            response.headers["X-Request-Id"] = request_id
            if not request.path.startswith(_QUIET):
                logger.info("request", extra=_facts(request, response, time.monotonic() - began))
        return response


def _facts(request: HttpRequest, response: HttpResponse, seconds: float) -> dict[str, object]:
    match = request.resolver_match
    actor = getattr(request, "actor", None)
    return {
        "method": request.method,
        "route": match.route if match else None,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "user": getattr(actor, "user_id", None),
        "way": getattr(actor, "way", None),
    }
