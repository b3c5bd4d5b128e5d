"""What accounts' endpoints take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue, StringConstraints

from studio.accounts.actor import Scope
from studio.accounts.models import Role

type Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
type Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]


def example(**values: Any) -> ConfigDict:
    """A schema's configuration with one example for the documentation; unknown fields are refused."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [values]})


class Membership(Schema):
    """One of the workspaces of the person who asks, and their role there."""

    id: str
    name: str
    role: Role


class Me(Schema):
    """Who asks."""

    id: str
    email: str
    name: str
    language: Literal["es", "en"]
    theme: Literal["system", "dark", "light"]
    workspaces: list[Membership]
    scopes: list[Scope]
    """What this way of signing in may do: everything in the browser, less with a token."""


class ProfileChange(Schema):
    """What is to change; what is left out stays."""

    model_config = example(name="Ana Ruiz", language="es", theme="dark")
    name: Name | None = None
    language: Literal["es", "en"] | None = None
    theme: Literal["system", "dark", "light"] | None = None


class NewWorkspace(Schema):
    """A workspace to make."""

    model_config = example(name="Taller")
    name: Name


class WorkspaceChange(Schema):
    """Another name."""

    model_config = example(name="Taller de vídeo")
    name: Name


class WorkspaceDelete(Schema):
    """The confirmation that a person typed: the workspace's name."""

    model_config = example(confirmation="Taller")
    confirmation: str = Field(max_length=200)


class WorkspaceOut(Schema):
    """A workspace."""

    id: str
    name: str
    role: Role
    quota_bytes: int
    created: datetime


class MemberOut(Schema):
    """A person in a workspace."""

    user_id: str
    name: str
    email: str
    role: Role
    since: datetime


class RoleChange(Schema):
    """The role to have."""

    model_config = example(role="editor")
    role: Role


class Transfer(Schema):
    """The member who becomes the owner."""

    model_config = example(user_id="kJ2mX9qLr4TzWb7c")
    user_id: Id


class NewInvitation(Schema):
    """An invitation to open."""

    model_config = example(role="editor", email="leo@example.org", days=7)
    role: Literal["viewer", "commenter", "editor", "admin"]
    email: Annotated[str, StringConstraints(max_length=254)] = ""
    """Empty: anyone with the link may use it, once."""
    days: int = Field(7, ge=1, le=30)


class InvitationOut(Schema):
    """An open invitation."""

    id: str
    role: Role
    email: str
    invited_by: str | None
    created: datetime
    expires: datetime


class InvitationMade(InvitationOut):
    """A new invitation, with its link."""

    url: str
    """Shown now and never again."""


class NewToken(Schema):
    """A token to make."""

    model_config = example(name="Copias de noche", scopes=["read"], days=90, workspace_id=None)
    name: Name
    scopes: list[Scope] = Field(min_length=1, max_length=3)
    days: int = Field(90, ge=1, le=366)
    workspace_id: Id | None = None
    """None: all of the person's workspaces."""


class TokenOut(Schema):
    """A token, without its secret."""

    id: str
    name: str
    start: str
    """The secret's first characters."""
    scopes: list[Scope]
    workspace_id: str | None
    created: datetime
    expires: datetime
    last_used: datetime | None


class TokenMade(TokenOut):
    """A new token."""

    secret: str
    """Shown now and never again: `Authorization: Bearer <secret>`."""


class AuditOut(Schema):
    """One thing that was done."""

    id: int
    at: datetime
    user_id: str | None
    user_name: str | None
    through: str
    verb: str
    object_kind: str
    object_id: str
    data: dict[str, JsonValue]


class AuditPageOut(Schema):
    """Entries, newest first."""

    entries: list[AuditOut]
    next: int | None
    """`before` of the next page; null at the end."""
