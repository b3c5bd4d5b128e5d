"""Who may do what: one table, read by pages, endpoints, sockets and tests alike."""

from dataclasses import dataclass
from typing import Literal, Protocol

from studio.accounts.actor import Actor, Scope
from studio.accounts.models import Role
from studio.lib.errors import Forbidden, Missing

type Verb = Literal[
    "workspace.view",
    "workspace.edit",
    "workspace.members",
    "workspace.audit",
    "workspace.delete",
    "library.view",
    "library.upload",
    "library.edit",
    "library.trash",
    "library.purge",
    "project.view",
    "project.comment",
    "project.create",
    "project.edit",
    "project.trash",
    "project.purge",
    "template.view",
    "template.edit",
    "preview.render",
    "export.view",
    "export.start",
    "export.control",
    "speech.speak",
    "storyboard.make",
]


@dataclass(frozen=True)
class Rule:
    """The least role that may, the scope a token needs, and whether whoever owns the object may with a lesser role."""

    role: Role
    scope: Scope = "write"
    own: Role | None = None


POLICY: dict[Verb, Rule] = {
    "workspace.view": Rule(Role.VIEWER, "read"),
    "workspace.edit": Rule(Role.ADMIN),
    "workspace.members": Rule(Role.ADMIN),
    "workspace.audit": Rule(Role.ADMIN, "read"),
    "workspace.delete": Rule(Role.OWNER),
    "library.view": Rule(Role.VIEWER, "read"),
    "library.upload": Rule(Role.EDITOR),
    "library.edit": Rule(Role.EDITOR),
    "library.trash": Rule(Role.EDITOR),
    "library.purge": Rule(Role.ADMIN),
    "project.view": Rule(Role.VIEWER, "read"),
    "project.comment": Rule(Role.COMMENTER),
    "project.create": Rule(Role.EDITOR),
    "project.edit": Rule(Role.EDITOR),
    "project.trash": Rule(Role.EDITOR),
    "project.purge": Rule(Role.ADMIN),
    "template.view": Rule(Role.VIEWER, "read"),
    "template.edit": Rule(Role.EDITOR),
    "preview.render": Rule(Role.VIEWER, "read"),
    "export.view": Rule(Role.VIEWER, "read"),
    "export.start": Rule(Role.EDITOR, "render"),
    "export.control": Rule(Role.ADMIN, "render", own=Role.EDITOR),
    "speech.speak": Rule(Role.EDITOR),
    "storyboard.make": Rule(Role.EDITOR),
}

_RANK = {role: rank for rank, role in enumerate(Role)}


class Shared(Protocol):
    """Anything that belongs to a workspace."""

    @property
    def workspace_id(self) -> str: ...


def may(actor: Actor, verb: Verb, thing: Shared | str) -> bool:
    """Whether `actor` may do `verb` to `thing` (or in the workspace with that id).

    A thing with an `owner_id` may also be dealt with by its owner, where the table says so.
    """
    if actor.way == "system":
        return True
    rule = POLICY[verb]
    workspace_id = thing if isinstance(thing, str) else thing.workspace_id
    role = actor.roles.get(workspace_id)
    if role is None or rule.scope not in actor.scopes:
        return False
    if _RANK[role] >= _RANK[rule.role]:
        return True
    owns = actor.user_id is not None and getattr(thing, "owner_id", None) == actor.user_id
    return owns and rule.own is not None and _RANK[role] >= _RANK[rule.own]


def allow(actor: Actor, verb: Verb, thing: Shared | str) -> None:
    """Passes when `actor` may; raises Missing where they may not know of it, else Forbidden."""
    if may(actor, verb, thing):
        return
    workspace_id = thing if isinstance(thing, str) else thing.workspace_id
    if workspace_id not in actor.roles:
        raise Missing
    raise Forbidden
