"""Who stands behind a credential: for connections that live longer than a request and ask again and again."""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

from django.contrib.auth import get_user
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from studio.accounts.actor import Actor, person
from studio.accounts.models import ApiToken, User
from studio.accounts.secrets import hashed
from studio.accounts.sessions import SessionStore

_LAST_USED_STEP = timedelta(minutes=1)
"""A busy token writes its last use no more often than this."""


@dataclass(frozen=True)
class Caller:
    """An actor, and what others are shown of them."""

    actor: Actor
    name: str


def caller_by_session(session_key: str) -> Caller | None:
    """The person whose browser session it is; None when it has ended."""
    request = cast(HttpRequest, SimpleNamespace(session=SessionStore(session_key)))
    user = get_user(request)
    return Caller(person(user), user.name) if isinstance(user, User) and user.is_active else None


def caller_by_token(token: str) -> Caller | None:
    """The program acting for a person; None when the token is unknown, withdrawn or has expired."""
    now = timezone.now()
    live = ApiToken.objects.select_related("user").filter(expires__gt=now, user__is_active=True)
    found = live.filter(secret_hash=hashed(token)).first()
    if found is None:
        return None
    if found.last_used is None or found.last_used < now - _LAST_USED_STEP:
        stale = Q(last_used=None) | Q(last_used__lt=now - _LAST_USED_STEP)
        ApiToken.objects.filter(stale, id=found.id).update(last_used=now)
    return Caller(Actor(found.user_id, "token", frozenset(found.scopes), found.workspace_id), found.user.name)
