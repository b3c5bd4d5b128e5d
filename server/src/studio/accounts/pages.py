"""What the pages of all apps share: only signed-in people, with their actor at hand, and a workspace that is theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse

from studio.accounts.actor import Actor
from studio.accounts.middleware import actor_of
from studio.accounts.policy import allow
from studio.lib.errors import SignInNeeded

type Page[**P] = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


def signed_in[**P](view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """`view` with the actor as its second argument; others are sent to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = actor_of(request)
        if actor.user_id is None:
            raise SignInNeeded
        return view(request, actor, *args, **kwargs)

    return guarded


def enter(request: HttpRequest, actor: Actor, workspace_id: str) -> None:
    """Remembers the workspace the person is in, for pages whose address does not name it. Raises Missing."""
    allow(actor, "workspace.view", workspace_id)
    if request.session.get("workspace_id") != workspace_id:
        request.session["workspace_id"] = workspace_id
