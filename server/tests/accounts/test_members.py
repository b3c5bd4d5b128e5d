"""Members: who may change whom, and that someone always owns the workspace."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from studio.accounts import actions
from studio.accounts.actions.memberships import LastOwner, OnlyOwners
from studio.accounts.actions.workspaces import NotConfirmed
from studio.accounts.models import AuditEntry, Membership, Role, User, Workspace
from studio.accounts.public import Actor, person
from studio.lib.errors import Forbidden, Missing
from studio.testing.people import make_actor, make_member, make_user, make_workspace


def _role(workspace: Workspace, user_id: str | None) -> str | None:
    return Membership.objects.filter(workspace=workspace, user_id=user_id).values_list("role", flat=True).first()


@pytest.fixture
def owner(workspace: Workspace) -> Actor:
    return make_actor(workspace, Role.OWNER)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Callable[[Any], list[Any]]:
    """Runs a change and returns the events that it told of, with their topics."""
    from studio.realtime import publish

    found: list[Any] = []
    monkeypatch.setattr(publish, "publish_now", lambda topic, event: found.append((topic, event.type, event)))

    def run(change: Callable[[], object]) -> list[Any]:
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return found

    return run


def test_the_last_owner_can_neither_leave_nor_step_down_nor_be_removed(workspace: Workspace, owner: Actor) -> None:
    assert owner.user_id is not None
    with pytest.raises(LastOwner):
        actions.leave(owner, workspace.id)
    with pytest.raises(LastOwner):
        actions.change_role(owner, workspace_id=workspace.id, user_id=owner.user_id, role=Role.ADMIN)
    with pytest.raises(LastOwner):
        actions.remove_member(owner, workspace_id=workspace.id, user_id=owner.user_id)
    assert _role(workspace, owner.user_id) == "owner"


def test_an_administrator_makes_no_owners_and_touches_none(workspace: Workspace, owner: Actor) -> None:
    admin = make_actor(workspace, Role.ADMIN)
    editor = make_member(workspace, Role.EDITOR)
    assert owner.user_id is not None
    with pytest.raises(OnlyOwners):
        actions.change_role(admin, workspace_id=workspace.id, user_id=editor.id, role=Role.OWNER)
    with pytest.raises(OnlyOwners):
        actions.remove_member(admin, workspace_id=workspace.id, user_id=owner.user_id)


def test_handing_over_swaps_owner_and_administrator(workspace: Workspace, owner: Actor) -> None:
    heir = make_member(workspace, Role.VIEWER)
    actions.transfer(owner, workspace_id=workspace.id, user_id=heir.id)
    assert (_role(workspace, heir.id), _role(workspace, owner.user_id)) == ("owner", "admin")


def test_a_changed_right_is_told_to_the_person_and_to_the_workspace(
    workspace: Workspace, owner: Actor, told: Callable[[Any], list[Any]]
) -> None:
    editor = make_member(workspace, Role.EDITOR)
    events = told(lambda: actions.remove_member(owner, workspace_id=workspace.id, user_id=editor.id))
    assert [(topic, type) for topic, type, _ in events] == [
        (f"user-{editor.id}", "rights.changed"),
        (f"workspace-{workspace.id}", "member.changed"),
    ]
    assert events[0][2].role is None


def test_a_removed_member_is_out_at_the_next_request(client: Client, workspace: Workspace, owner: Actor) -> None:
    editor = make_member(workspace, Role.EDITOR)
    client.force_login(editor)
    assert client.get(f"/api/v1/workspaces/{workspace.id}").status_code == 200
    actions.remove_member(owner, workspace_id=workspace.id, user_id=editor.id)
    assert client.get(f"/api/v1/workspaces/{workspace.id}").status_code == 404


def test_every_change_leaves_a_line_in_the_audit_log(workspace: Workspace, owner: Actor) -> None:
    editor = make_member(workspace, Role.EDITOR)
    actions.change_role(owner, workspace_id=workspace.id, user_id=editor.id, role=Role.VIEWER)
    actions.rename_workspace(owner, workspace.id, "Otro nombre")
    actions.remove_member(owner, workspace_id=workspace.id, user_id=editor.id)
    entries = AuditEntry.objects.filter(workspace=workspace, user_id=owner.user_id).order_by("id")
    assert [each.verb for each in entries] == ["member.role", "workspace.rename", "member.remove"]


def test_a_workspace_is_deleted_only_with_its_name_typed(workspace: Workspace, owner: Actor) -> None:
    with pytest.raises(NotConfirmed):
        actions.delete_workspace(owner, workspace.id, confirmation="otro")
    actions.delete_workspace(owner, workspace.id, confirmation=workspace.name)
    assert not Workspace.objects.filter(id=workspace.id).exists()


@pytest.mark.django_db
def test_the_maker_of_a_workspace_owns_it() -> None:
    actor = person(make_user())
    made = actions.create_workspace(actor, "  Nuevo  ")
    assert person(User.objects.get()).roles == {made: Role.OWNER}
    assert Workspace.objects.get(id=made).name == "Nuevo"


def test_strangers_find_nothing_and_editors_may_not(workspace: Workspace, owner: Actor) -> None:
    assert owner.user_id is not None
    stranger = make_actor(make_workspace("Ajeno"), Role.OWNER)
    with pytest.raises(Missing):
        actions.remove_member(stranger, workspace_id=workspace.id, user_id=owner.user_id)
    with pytest.raises(Forbidden):
        actions.rename_workspace(make_actor(workspace, Role.EDITOR), workspace.id, "Mío")
