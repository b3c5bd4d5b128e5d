"""What accounts knows, as the actor may see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils import timezone

from studio.accounts.actor import Actor
from studio.accounts.models import ApiToken, AuditEntry, Invitation, Membership, User, Workspace
from studio.accounts.policy import allow
from studio.lib.errors import Missing


@dataclass(frozen=True)
class AuditPage:
    """Entries, newest first, and where the next page starts (None at the end)."""

    entries: list[AuditEntry]
    next: int | None


def me(actor: Actor) -> User:
    """The actor's own account. Raises Missing for nobody."""
    found = User.objects.filter(id=actor.user_id, is_active=True).first()
    if found is None:
        raise Missing
    return found


def workspaces(actor: Actor) -> QuerySet[Workspace]:
    """The actor's workspaces, by name."""
    return Workspace.objects.filter(id__in=actor.workspace_ids).order_by("name", "id")


def workspace(actor: Actor, workspace_id: str) -> Workspace:
    """One of them. Raises Missing."""
    allow(actor, "workspace.view", workspace_id)
    found = Workspace.objects.filter(id=workspace_id).first()
    if found is None:
        raise Missing
    return found


def members(actor: Actor, workspace_id: str) -> QuerySet[Membership]:
    """Who belongs to the workspace, by name."""
    allow(actor, "workspace.view", workspace_id)
    return Membership.objects.filter(workspace_id=workspace_id).select_related("user").order_by("user__name", "id")


def open_invitations(actor: Actor, workspace_id: str) -> QuerySet[Invitation]:
    """Invitations that can still be used, newest first."""
    allow(actor, "workspace.members", workspace_id)
    return (
        Invitation.objects.filter(workspace_id=workspace_id, accepted=None, revoked=None, expires__gt=timezone.now())
        .select_related("invited_by")
        .order_by("-created", "id")
    )


def tokens(actor: Actor) -> QuerySet[ApiToken]:
    """The actor's own tokens, newest first."""
    return ApiToken.objects.filter(user_id=actor.user_id).select_related("workspace").order_by("-created", "id")


def sessions(actor: Actor) -> list[Any]:
    """Where the actor is signed in now, latest first: allauth's UserSession rows."""
    user = me(actor)
    found: list[Any] = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda each: each.last_seen_at, reverse=True)


def audit(
    actor: Actor,
    workspace_id: str,
    *,
    before: int | None = None,
    user_id: str | None = None,
    verb: str | None = None,
    since: datetime | None = None,
    limit: int = 50,
) -> AuditPage:
    """What was done in the workspace, newest first; `before` is the `next` of the page before."""
    allow(actor, "workspace.audit", workspace_id)
    rows = AuditEntry.objects.filter(workspace_id=workspace_id).select_related("user").order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    if user_id:
        rows = rows.filter(user_id=user_id)
    if verb:
        rows = rows.filter(verb__startswith=verb)
    if since is not None:
        rows = rows.filter(at__gte=since)
    found = list(rows[: limit + 1])
    return AuditPage(found[:limit], found[limit - 1].id if len(found) > limit else None)
