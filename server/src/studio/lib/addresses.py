"""Addresses that no thing can have: their text is not even storable, so they are answered before any query."""

import re
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from studio.lib.bodies import storable
from studio.lib.errors import Missing
from studio.lib.problems import problem

_NUL_IN_QUERY: Final = re.compile("%00|\0")


class AddressMiddleware:
    """Answers 404 where the path or the query holds what no database keeps."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes on what could be an address."""
        if storable(request.path) and not _NUL_IN_QUERY.search(request.META.get("QUERY_STRING", "")):
            return self._get_response(request)
        if not request.path.startswith("/api/"):
            raise Http404
        told = problem(Missing())
        return HttpResponse(told.model_dump_json(), status=told.status, content_type="application/problem+json")
