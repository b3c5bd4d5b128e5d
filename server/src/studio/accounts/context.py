"""What every page shows around its own content."""

from typing import Any

from django.http import HttpRequest

from studio.accounts.middleware import actor_of
from studio.accounts.models import Workspace


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, their workspaces, and the one they are in."""
    actor = actor_of(request)
    if actor.user_id is None:
        return {"actor": actor, "workspaces": [], "workspace": None}
    workspaces = list(Workspace.objects.filter(id__in=actor.workspace_ids).order_by("name"))
    match = request.resolver_match
    wanted = (match.kwargs.get("workspace_id") if match else None) or request.session.get("workspace_id")
    current = next((each for each in workspaces if each.id == wanted), workspaces[0] if workspaces else None)
    return {"actor": actor, "workspaces": workspaces, "workspace": current}
