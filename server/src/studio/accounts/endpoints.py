"""JSON endpoints of accounts."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from studio.accounts import actions, queries, schemas
from studio.accounts.middleware import actor_of
from studio.accounts.models import ApiToken, AuditEntry, Invitation, Role, Workspace
from studio.lib.throttles import spend

router = Router()


@router.get("/me", response=schemas.Me, summary="Who is asking")
def me(request: HttpRequest) -> schemas.Me:
    """The person behind the session or the token, their workspaces and roles."""
    actor = actor_of(request)
    user = queries.me(actor)
    return schemas.Me(
        id=user.id,
        email=user.email,
        name=user.name,
        language=_chosen(user.language),
        theme=_chosen(user.theme),
        workspaces=[
            schemas.Membership(id=each.id, name=each.name, role=actor.roles[each.id])
            for each in queries.workspaces(actor)
        ],
        scopes=sorted(actor.scopes),
    )


@router.patch("/me", response=schemas.Me, summary="Change one's profile")
def change_me(request: HttpRequest, change: schemas.ProfileChange) -> schemas.Me:
    """Only in the browser: tokens do not manage accounts."""
    actions.change_profile(actor_of(request), name=change.name, language=change.language, theme=change.theme)
    return me(request)


@router.get("/workspaces", response=list[schemas.WorkspaceOut], summary="One's workspaces")
def workspaces(request: HttpRequest) -> list[schemas.WorkspaceOut]:
    """Those that the person, or the token, reaches; by name."""
    actor = actor_of(request)
    return [_workspace(each, actor.roles[each.id]) for each in queries.workspaces(actor)]


@router.post("/workspaces", response={201: schemas.WorkspaceOut}, summary="Make a workspace")
def create_workspace(request: HttpRequest, new: schemas.NewWorkspace) -> Status[schemas.WorkspaceOut]:
    """The person becomes its owner."""
    made = actions.create_workspace(actor_of(request), new.name)
    return Status(201, _workspace(Workspace.objects.get(id=made), Role.OWNER))


@router.get("/workspaces/{workspace_id}", response=schemas.WorkspaceOut, summary="One workspace")
def workspace(request: HttpRequest, workspace_id: str) -> schemas.WorkspaceOut:
    """Its name, the asker's role, its room."""
    actor = actor_of(request)
    return _workspace(queries.workspace(actor, workspace_id), actor.roles[workspace_id])


@router.patch("/workspaces/{workspace_id}", response=schemas.WorkspaceOut, summary="Rename a workspace")
def rename_workspace(request: HttpRequest, workspace_id: str, change: schemas.WorkspaceChange) -> schemas.WorkspaceOut:
    """For administrators."""
    actor = actor_of(request)
    actions.rename_workspace(actor, workspace_id, change.name)
    return _workspace(Workspace.objects.get(id=workspace_id), actor.roles[workspace_id])


@router.delete("/workspaces/{workspace_id}", response={204: None}, summary="Delete a workspace")
def delete_workspace(request: HttpRequest, workspace_id: str, sure: schemas.WorkspaceDelete) -> Status[None]:
    """With everything in it. Only owners, only in the browser, only with its name as confirmation."""
    actions.delete_workspace(actor_of(request), workspace_id, confirmation=sure.confirmation)
    return Status(204, None)


@router.get("/workspaces/{workspace_id}/members", response=list[schemas.MemberOut], summary="Who belongs to it")
def members(request: HttpRequest, workspace_id: str) -> list[schemas.MemberOut]:
    """By name."""
    return [
        schemas.MemberOut(
            user_id=each.user_id, name=each.user.name, email=each.user.email, role=Role(each.role), since=each.created
        )
        for each in queries.members(actor_of(request), workspace_id)
    ]


@router.patch("/workspaces/{workspace_id}/members/{user_id}", response={204: None}, summary="Give another role")
def change_role(request: HttpRequest, workspace_id: str, user_id: str, change: schemas.RoleChange) -> Status[None]:
    """For administrators; only owners make owners, and one owner always stays."""
    actions.change_role(actor_of(request), workspace_id=workspace_id, user_id=user_id, role=change.role)
    return Status(204, None)


@router.delete("/workspaces/{workspace_id}/members/{user_id}", response={204: None}, summary="Take somebody out")
def remove_member(request: HttpRequest, workspace_id: str, user_id: str) -> Status[None]:
    """What they made stays."""
    actions.remove_member(actor_of(request), workspace_id=workspace_id, user_id=user_id)
    return Status(204, None)


@router.post("/workspaces/{workspace_id}/leave", response={204: None}, summary="Leave a workspace")
def leave(request: HttpRequest, workspace_id: str) -> Status[None]:
    """Ends one's own membership, only in the browser."""
    actions.leave(actor_of(request), workspace_id)
    return Status(204, None)


@router.post("/workspaces/{workspace_id}/transfer", response={204: None}, summary="Hand a workspace over")
def transfer(request: HttpRequest, workspace_id: str, to: schemas.Transfer) -> Status[None]:
    """Another member becomes the owner; the one who asks stays as an administrator."""
    actions.transfer(actor_of(request), workspace_id=workspace_id, user_id=to.user_id)
    return Status(204, None)


@router.get("/workspaces/{workspace_id}/invitations", response=list[schemas.InvitationOut], summary="Open invitations")
def invitations(request: HttpRequest, workspace_id: str) -> list[schemas.InvitationOut]:
    """Newest first. Their links were shown when they were made."""
    return [
        schemas.InvitationOut(**_invitation(each)) for each in queries.open_invitations(actor_of(request), workspace_id)
    ]


@router.post("/workspaces/{workspace_id}/invitations", response={201: schemas.InvitationMade}, summary="Invite")
def invite(request: HttpRequest, workspace_id: str, new: schemas.NewInvitation) -> Status[schemas.InvitationMade]:
    """Opens an invitation; with an address it is sent there, too."""
    actor = actor_of(request)
    spend("invite", actor.user_id or "")
    opened = actions.invite(actor, workspace_id=workspace_id, role=Role(new.role), email=new.email, days=new.days)
    return Status(201, schemas.InvitationMade(**_invitation(opened.invitation), url=opened.url))


@router.delete(
    "/workspaces/{workspace_id}/invitations/{invitation_id}", response={204: None}, summary="Revoke an invitation"
)
def revoke_invitation(request: HttpRequest, workspace_id: str, invitation_id: str) -> Status[None]:
    """Its link is dead at once."""
    actions.revoke_invitation(actor_of(request), workspace_id=workspace_id, invitation_id=invitation_id)
    return Status(204, None)


@router.get("/workspaces/{workspace_id}/audit", response=schemas.AuditPageOut, summary="What was done")
def audit(
    request: HttpRequest,
    workspace_id: str,
    before: Annotated[int | None, Field(ge=1, le=2**62)] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
    user_id: Annotated[str | None, Field(max_length=64)] = None,
    verb: Annotated[str | None, Field(max_length=40)] = None,
) -> schemas.AuditPageOut:
    """Newest first; `verb` is a whole verb or its beginning (`member.`)."""
    page = queries.audit(actor_of(request), workspace_id, before=before, user_id=user_id, verb=verb, limit=limit)
    return schemas.AuditPageOut(entries=[_entry(each) for each in page.entries], next=page.next)


@router.get("/tokens", response=list[schemas.TokenOut], summary="One's API tokens")
def tokens(request: HttpRequest) -> list[schemas.TokenOut]:
    """Without their secrets."""
    return [schemas.TokenOut(**_token(each)) for each in queries.tokens(actor_of(request))]


@router.post("/tokens", response={201: schemas.TokenMade}, summary="Make an API token")
def make_token(request: HttpRequest, new: schemas.NewToken) -> Status[schemas.TokenMade]:
    """Only in the browser. The secret is shown once."""
    actor = actor_of(request)
    spend("token", actor.user_id or "")
    token, secret = actions.make_token(
        actor, name=new.name, scopes=new.scopes, days=new.days, workspace_id=new.workspace_id
    )
    return Status(201, schemas.TokenMade(**_token(token), secret=secret))


@router.delete("/tokens/{token_id}", response={204: None}, summary="Delete an API token")
def delete_token(request: HttpRequest, token_id: str) -> Status[None]:
    """It ends at once."""
    actions.delete_token(actor_of(request), token_id)
    return Status(204, None)


def _chosen(value: str) -> Any:
    """One of the column's choices, which the schema knows as well."""
    return value


def _workspace(found: Workspace, role: Role) -> schemas.WorkspaceOut:
    return schemas.WorkspaceOut(
        id=found.id, name=found.name, role=role, quota_bytes=found.quota_bytes, created=found.created
    )


def _invitation(found: Invitation) -> dict[str, Any]:
    return {
        "id": found.id,
        "role": found.role,
        "email": found.email,
        "invited_by": found.invited_by.name if found.invited_by else None,
        "created": found.created,
        "expires": found.expires,
    }


def _token(found: ApiToken) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "start": found.start,
        "scopes": found.scopes,
        "workspace_id": found.workspace_id,
        "created": found.created,
        "expires": found.expires,
        "last_used": found.last_used,
    }


def _entry(found: AuditEntry) -> schemas.AuditOut:
    return schemas.AuditOut(
        id=found.id,
        at=found.at,
        user_id=found.user_id,
        user_name=found.user.name if found.user else None,
        through=found.through,
        verb=found.verb,
        object_kind=found.object_kind,
        object_id=found.object_id,
        data=found.data,
    )
