"""Refusals on pages: whatever an action raises becomes words in the reader's language, in the page's look.

A request of htmx gets a toast and leaves the page as it is; a whole page gets an error page; whoever is not signed in
goes to the sign-in page and comes back.
"""

import json
from collections.abc import Callable, Mapping

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from claqueta.errors import ClaquetaError
from studio.lib.errors import Missing, SignInNeeded, StudioError, TooMany
from studio.lib.wording import current_language

_UNFIT = 422


class RefusalMiddleware:
    """Answers with the words of a ClaquetaError that a page's view raised."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a refusal; other exceptions are not ours."""
        return answer(request, error) if isinstance(error, ClaquetaError) else None


def answer(request: HttpRequest, error: ClaquetaError) -> HttpResponse:
    """`error` as a page or a toast."""
    if isinstance(error, SignInNeeded):
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": redirect_to_login(request.get_full_path()).url})
        return redirect_to_login(request.get_full_path())
    status = error.status if isinstance(error, StudioError) else _UNFIT
    text = error.text(current_language())
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=status, headers={"HX-Trigger": toast(text, "bad"), "HX-Reswap": "none"})
    else:
        heading = _("Nothing here") if isinstance(error, Missing) else _("That was not possible")
        response = render(request, "shell/error.html", {"heading": heading, "text": text}, status=status)
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.data.get("seconds", 1))
    return response


def toast(
    text: str,
    kind: str = "good",
    *,
    undo: str = "",
    href: str = "",
    link: str = "",
    more: Mapping[str, object] | None = None,
) -> str:
    """The value of an HX-Trigger header that shows `text` (kind: good, warn, bad), with `more` that it triggers."""
    detail = {"text": text, "kind": kind, "undo": undo, "href": href, "link": link}
    return json.dumps({"toast": {name: value for name, value in detail.items() if value}, **(more or {})})
