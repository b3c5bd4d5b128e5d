"""How requests to the JSON API say who they are: the browser's session (with its CSRF header) or a bearer token."""

from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer, SessionAuth

from studio.accounts.actor import Actor
from studio.accounts.middleware import actor_of
from studio.accounts.models import ApiToken
from studio.accounts.secrets import hashed
from studio.lib.throttles import address, spend

_LAST_USED_STEP = timedelta(minutes=1)
"""A busy token writes its last use no more often than this."""


class Bearer(HttpBearer):
    """A token of a person: `Authorization: Bearer claq_…`. Browsers never send it unasked, so it needs no CSRF."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The program acting for a person, or None."""
        now = timezone.now()
        found = ApiToken.objects.filter(secret_hash=hashed(token), expires__gt=now, user__is_active=True).first()
        if found is None:
            spend("bad_token", address(request))
            return None
        stale = Q(last_used=None) | Q(last_used__lt=now - _LAST_USED_STEP)
        if found.last_used is None or found.last_used < now - _LAST_USED_STEP:
            ApiToken.objects.filter(stale, id=found.id).update(last_used=now)
        actor = Actor(found.user_id, "token", frozenset(found.scopes), found.workspace_id)
        request.actor = actor  # type: ignore[attr-defined]  # read through `actor_of` alone
        return actor


class Session(SessionAuth):
    """The browser's session."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002  # ninja asks so
        """The signed-in person, or None."""
        actor = actor_of(request)
        return actor if actor.user_id is not None else None


session_or_token = [Bearer(), Session()]
