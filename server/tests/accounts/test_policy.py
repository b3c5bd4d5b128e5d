"""The policy: one table, and what is foreign does not exist."""

import pytest

from studio.accounts.models import Workspace
from studio.accounts.policy import POLICY
from studio.accounts.public import NOBODY, SYSTEM, Actor, Role, allow, may
from studio.lib.errors import Forbidden, Missing
from studio.testing.people import make_actor, make_workspace


@pytest.mark.parametrize("verb", POLICY)
def test_every_role_may_what_a_lesser_role_may(workspace: Workspace, verb: str) -> None:
    answers = [may(make_actor(workspace, role), verb, workspace.id) for role in Role]  # type: ignore[arg-type]  # a verb of the table
    assert answers == sorted(answers)
    assert answers[-1]


def test_a_foreign_workspace_is_missing_rather_than_forbidden(editor: Actor) -> None:
    with pytest.raises(Missing):
        allow(editor, "project.view", make_workspace("Ajeno").id)


def test_a_member_learns_that_their_role_is_not_enough(workspace: Workspace) -> None:
    with pytest.raises(Forbidden):
        allow(make_actor(workspace, "viewer"), "project.edit", workspace.id)


def test_nobody_may_nothing_and_the_system_may_all(workspace: Workspace) -> None:
    assert not any(may(NOBODY, verb, workspace.id) for verb in POLICY)
    assert all(may(SYSTEM, verb, workspace.id) for verb in POLICY)
