"""How requests to the JSON API say who they are: the browser's session (with its CSRF header) or a bearer token."""

from django.http import HttpRequest
from ninja.security import SessionAuth

from studio.accounts.actor import Actor
from studio.accounts.middleware import actor_of


class Session(SessionAuth):
    """The browser's session."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002  # ninja asks so
        """The signed-in person, or None."""
        actor = actor_of(request)
        return actor if actor.user_id is not None else None


session_or_token = [Session()]
