"""The one who acts: a required argument of every action and every query."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from studio.accounts.models import Membership, Role, User

type Way = Literal["session", "token", "link", "system", "nobody"]
type Scope = Literal["read", "write", "render"]
SCOPES: Final[frozenset[Scope]] = frozenset({"read", "write", "render"})


@dataclass(frozen=True)
class Actor:
    """A person (or the studio itself), the way they came, and what that way allows. Made anew for each request.

    Roles are read once, at the first question; an actor that lives longer than a request is made anew when a right
    may have changed.
    """

    user_id: str | None
    way: Way
    scopes: frozenset[Scope] = field(default=SCOPES)
    workspace_id: str | None = None
    """Set for tokens that reach one workspace only."""

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Role by workspace id."""
        if self.user_id is None:
            return {}
        rows = Membership.objects.filter(user_id=self.user_id, user__is_active=True)
        if self.workspace_id is not None:
            rows = rows.filter(workspace_id=self.workspace_id)
        return {workspace: Role(role) for workspace, role in rows.values_list("workspace_id", "role")}

    @property
    def workspace_ids(self) -> list[str]:
        """The workspaces that the actor may see anything of: where every query starts."""
        return list(self.roles)


NOBODY = Actor(None, "nobody", frozenset())
SYSTEM = Actor(None, "system")
"""The studio's own work (ingest, reconciling). It may do everything, and sees everything by naming it."""


def person(user: User) -> Actor:
    """`user`, signed in."""
    return Actor(user.id, "session")
