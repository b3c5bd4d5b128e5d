"""Who belongs to a workspace, and as what."""

from django.db import transaction

from claqueta.errors import Words
from studio.accounts.actions.tokens import in_person
from studio.accounts.actor import Actor
from studio.accounts.audit import record
from studio.accounts.events import MemberChanged, RightsChanged
from studio.accounts.models import Membership, Role, Workspace
from studio.accounts.policy import allow
from studio.lib.errors import Conflict, Forbidden, Invalid, Missing
from studio.realtime.events import topic
from studio.realtime.public import publish


class LastOwner(Conflict):
    """The only owner would go, and nobody could manage the workspace."""

    code = "last_owner"
    words = Words(
        en="A workspace needs an owner. Hand it over to someone else first, or delete it.",
        es="Un espacio de trabajo necesita propietario. Antes pásaselo a otra persona o bórralo.",
    )


class OnlyOwners(Forbidden):
    """Somebody who is not an owner dealt with owners."""

    code = "only_owners"
    words = Words(
        en="Only an owner of the workspace can do this.",
        es="Solo quien es propietario del espacio de trabajo puede hacer esto.",
    )


def change_role(actor: Actor, *, workspace_id: str, user_id: str, role: Role) -> None:
    """Gives a member another role. Only owners make owners, or other things of them; one owner always stays."""
    allow(actor, "workspace.members", workspace_id)
    with transaction.atomic():
        member = _locked(workspace_id, user_id)
        before = Role(member.role)
        if before == role:
            return
        if Role.OWNER in (before, role) and actor.roles.get(workspace_id) != Role.OWNER:
            raise OnlyOwners
        if before == Role.OWNER:
            _keep_an_owner(member)
        _write(member, role)
        record(
            actor,
            "member.role",
            workspace_id=workspace_id,
            kind="user",
            id=user_id,
            data={"from": before.value, "to": role.value},
        )


def remove_member(actor: Actor, *, workspace_id: str, user_id: str) -> None:
    """Ends a membership; whatever they made stays."""
    allow(actor, "workspace.members", workspace_id)
    with transaction.atomic():
        member = _locked(workspace_id, user_id)
        if member.role == Role.OWNER:
            if actor.roles.get(workspace_id) != Role.OWNER:
                raise OnlyOwners
            _keep_an_owner(member)
        _end(member)
        record(actor, "member.remove", workspace_id=workspace_id, kind="user", id=user_id, data={"role": member.role})


def leave(actor: Actor, workspace_id: str) -> None:
    """Ends the actor's own membership."""
    user_id = in_person(actor)
    allow(actor, "workspace.view", workspace_id)
    with transaction.atomic():
        member = _locked(workspace_id, user_id)
        if member.role == Role.OWNER:
            _keep_an_owner(member)
        _end(member)
        record(actor, "member.leave", workspace_id=workspace_id, kind="user", id=user_id, data={"role": member.role})


def transfer(actor: Actor, *, workspace_id: str, user_id: str) -> None:
    """Makes another member the owner in the actor's place, who stays as an administrator."""
    own_id = in_person(actor)
    allow(actor, "workspace.delete", workspace_id)
    if user_id == own_id:
        raise Invalid(what="user_id")
    with transaction.atomic():
        heir = _locked(workspace_id, user_id)
        own = _locked(workspace_id, own_id)
        if own.role != Role.OWNER:
            raise OnlyOwners
        _write(heir, Role.OWNER)
        _write(own, Role.ADMIN)
        record(actor, "workspace.transfer", workspace_id=workspace_id, kind="user", id=user_id)


def add_member(workspace_id: str, user_id: str, role: Role) -> None:
    """Writes a new membership and tells of it; the caller has decided that it may be."""
    Membership.objects.create(workspace_id=workspace_id, user_id=user_id, role=role)
    tell(workspace_id, user_id, role)


def tell(workspace_id: str, user_id: str, role: Role | None) -> None:
    """Tells the person and the workspace what the person is there now."""
    publish(topic("user", user_id), RightsChanged(workspace_id=workspace_id, role=role))
    publish(topic("workspace", workspace_id), MemberChanged(workspace_id=workspace_id, user_id=user_id, role=role))


def lock_workspace(workspace_id: str) -> Workspace:
    """The workspace, locked until the transaction ends. Raises Missing."""
    found = Workspace.objects.select_for_update().filter(id=workspace_id).first()
    if found is None:
        raise Missing
    return found


def _locked(workspace_id: str, user_id: str) -> Membership:
    lock_workspace(workspace_id)
    member = Membership.objects.filter(workspace_id=workspace_id, user_id=user_id).first()
    if member is None:
        raise Missing
    return member


def _keep_an_owner(member: Membership) -> None:
    others = Membership.objects.filter(workspace_id=member.workspace_id, role=Role.OWNER).exclude(id=member.id)
    if not others.exists():
        raise LastOwner


def _write(member: Membership, role: Role) -> None:
    Membership.objects.filter(id=member.id).update(role=role)
    tell(member.workspace_id, member.user_id, role)


def _end(member: Membership) -> None:
    Membership.objects.filter(id=member.id).delete()
    tell(member.workspace_id, member.user_id, None)
