"""What every request gets: its language, and the actor behind it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from studio.accounts.actor import NOBODY, Actor, person
from studio.accounts.models import User


class LanguageMiddleware:
    """The language of the signed-in person, else the one chosen in this browser, else the one it asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers in the right language."""
        language = _language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ActorMiddleware:
    """Puts the actor on the request as `request.actor`; tokens are added by the API's own sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers with the actor known."""
        request.actor = actor_of(request)  # type: ignore[attr-defined]  # read through `actor_of` alone
        return self._get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind `request`."""
    known = getattr(request, "actor", None)
    if isinstance(known, Actor):
        return known
    user = getattr(request, "user", None)
    return person(user) if isinstance(user, User) and user.is_active else NOBODY


def _language(request: HttpRequest) -> str:
    offered = dict(settings.LANGUAGES)
    user = getattr(request, "user", None)
    if isinstance(user, User) and user.language in offered:
        return user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in offered else translation.get_language_from_request(request)
