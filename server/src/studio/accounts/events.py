"""What accounts tells open pages and sockets."""

from typing import Literal

from studio.accounts.models import Role
from studio.realtime.public import Event


class RightsChanged(Event):
    """To the person: what they may do in a workspace is different now. Open sockets look again."""

    type: Literal["rights.changed"] = "rights.changed"
    workspace_id: str
    role: Role | None
    """None: they are not a member any more."""


class MemberChanged(Event):
    """To the workspace: somebody joined, left, or has another role."""

    type: Literal["member.changed"] = "member.changed"
    workspace_id: str
    user_id: str
    role: Role | None


class InvitationChanged(Event):
    """To the workspace: an invitation was made, used or withdrawn."""

    type: Literal["invitation.changed"] = "invitation.changed"
    workspace_id: str


class WorkspaceChanged(Event):
    """To the workspace: it has another name, or is gone."""

    type: Literal["workspace.changed"] = "workspace.changed"
    workspace_id: str
    name: str | None
    """None: it was deleted."""
