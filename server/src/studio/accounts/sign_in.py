"""How requests to the JSON API say who they are: the browser's session (with its CSRF header) or a bearer token."""

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from studio.accounts.actor import Actor
from studio.accounts.credentials import caller_by_token
from studio.accounts.middleware import actor_of
from studio.lib.throttles import address, spend


class Bearer(HttpBearer):
    """A token of a person: `Authorization: Bearer claq_…`. Browsers never send it unasked, so it needs no CSRF."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The program acting for a person, or None."""
        caller = caller_by_token(token)
        if caller is None:
            spend("bad_token", address(request))
            return None
        actor = caller.actor
        request.actor = actor  # type: ignore[attr-defined]  # read through `actor_of` alone
        return actor


class Session(SessionAuth):
    """The browser's session."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002  # ninja asks so
        """The signed-in person, or None."""
        actor = actor_of(request)
        return actor if actor.user_id is not None else None


session_or_token = [Bearer(), Session()]
