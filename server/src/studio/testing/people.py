"""People and workspaces for tests."""

from studio.accounts.actor import Actor, person
from studio.accounts.models import Membership, Role, User, Workspace
from studio.testing import PASSWORD

__all__ = ["PASSWORD", "make_actor", "make_member", "make_user", "make_workspace"]


def make_user(name: str = "ana") -> User:
    """A user who can sign in as `<name>@example.org` with PASSWORD."""
    return User.objects.create_user(f"{name}@example.org", PASSWORD, name=name.capitalize())


def make_workspace(name: str = "Taller") -> Workspace:
    """A workspace without members."""
    return Workspace.objects.create(name=name)


def make_member(workspace: Workspace, role: Role | str, name: str | None = None) -> User:
    """A new user with `role` in `workspace`."""
    user = make_user(name or f"{role}-{workspace.id.lower()}")
    Membership.objects.create(workspace=workspace, user=user, role=role)
    return user


def make_actor(workspace: Workspace, role: Role | str = Role.EDITOR) -> Actor:
    """A new member of `workspace`, signed in."""
    return person(make_member(workspace, role))
