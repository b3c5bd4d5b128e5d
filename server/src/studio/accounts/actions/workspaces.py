"""Workspaces: made, named, deleted."""

from typing import Final

from django.db import transaction

from claqueta.errors import Words
from studio.accounts.actions.memberships import add_member, lock_workspace, tell
from studio.accounts.actions.tokens import in_person
from studio.accounts.actor import Actor
from studio.accounts.audit import record
from studio.accounts.events import WorkspaceChanged
from studio.accounts.models import Membership, Role, Workspace
from studio.accounts.policy import allow
from studio.lib.errors import Conflict, Invalid
from studio.realtime.events import topic
from studio.realtime.public import publish

MOST_OWNED: Final = 20


class TooManyWorkspaces(Conflict):
    """The person owns as many workspaces as anyone may."""

    code = "too_many_workspaces"
    words = Words(
        en="You own {most} workspaces already. Delete one that you no longer use.",
        es="Ya tienes {most} espacios de trabajo. Borra alguno que ya no uses.",
    )


class NotConfirmed(Invalid):
    """What was typed to confirm is not what had to be typed."""

    code = "not_confirmed"
    words = Words(
        en="Type exactly {what} to confirm.",
        es="Para confirmar, escribe exactamente {what}.",
    )


def create_workspace(actor: Actor, name: str) -> str:
    """A new workspace with the actor as its owner; returns its id."""
    user_id = in_person(actor)
    name = clean_name(name)
    with transaction.atomic():
        if Membership.objects.filter(user_id=user_id, role=Role.OWNER).count() >= MOST_OWNED:
            raise TooManyWorkspaces(most=MOST_OWNED)
        made = Workspace.objects.create(name=name)
        add_member(made.id, user_id, Role.OWNER)
        record(actor, "workspace.create", workspace_id=made.id, kind="workspace", id=made.id, data={"name": name})
    return made.id


def rename_workspace(actor: Actor, workspace_id: str, name: str) -> None:
    """Gives the workspace another name."""
    allow(actor, "workspace.edit", workspace_id)
    name = clean_name(name)
    with transaction.atomic():
        before = lock_workspace(workspace_id).name
        Workspace.objects.filter(id=workspace_id).update(name=name)
        record(
            actor,
            "workspace.rename",
            workspace_id=workspace_id,
            kind="workspace",
            id=workspace_id,
            data={"from": before, "to": name},
        )
        publish(topic("workspace", workspace_id), WorkspaceChanged(workspace_id=workspace_id, name=name))


def delete_workspace(actor: Actor, workspace_id: str, *, confirmation: str) -> None:
    """Deletes the workspace with everything in it; `confirmation` is its name, typed by hand."""
    allow(actor, "workspace.delete", workspace_id)
    in_person(actor)
    with transaction.atomic():
        workspace = lock_workspace(workspace_id)
        if confirmation.strip() != workspace.name:
            raise NotConfirmed(what=workspace.name)
        erase_workspace(actor, workspace)


def erase_workspace(actor: Actor, workspace: Workspace) -> None:
    """Removes the workspace and tells everyone who was in it; inside the caller's transaction."""
    members = list(workspace.memberships.values_list("user_id", flat=True))
    publish(topic("workspace", workspace.id), WorkspaceChanged(workspace_id=workspace.id, name=None))
    for user_id in members:
        tell(workspace.id, user_id, None)
    record(
        actor,
        "workspace.delete",
        workspace_id=None,
        kind="workspace",
        id=workspace.id,
        data={"name": workspace.name},
    )
    Workspace.objects.filter(id=workspace.id).delete()


def clean_name(name: str) -> str:
    """`name` without blanks around it. Raises Invalid when it is empty, too long or has control characters."""
    name = name.strip()
    if not 1 <= len(name) <= 100 or any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in name):
        raise Invalid(what="name")
    return name
