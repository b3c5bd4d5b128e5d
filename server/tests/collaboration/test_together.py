"""Commits taken in one transaction come out as if they were committed one after the other."""

import random

import pytest

from claqueta.document.document import Document
from claqueta.errors import ClaquetaError
from claqueta.ops import OPS
from claqueta.testing.builders import SECOND, film, scene, text
from studio.accounts.models import AuditEntry, Workspace
from studio.accounts.public import SYSTEM, Actor
from studio.lib.errors import Forbidden, Missing
from studio.lib.ids import mint
from studio.projects.public import (
    BaseUnknown,
    Commit,
    CommitRefused,
    Outcome,
    Wanted,
    commit,
    commit_together,
    commits_since,
    create,
    load,
)
from studio.testing.people import make_actor, make_workspace

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = [f"text_{number:011}" for number in range(1, 7)]


def project(workspace: Workspace) -> str:
    """Three scenes with two texts each."""
    made = (scene(2 * SECOND, text("uno"), text("dos")) for _ in range(3))
    document = Document(records=film(*made))
    return create(SYSTEM, workspace_id=workspace.id, document=document, title="Película", origin={"kind": "blank"})


def wanted(actor: Actor, ops: list[dict[str, object]], client_id: str | None = None, base: int | None = 1) -> Wanted:
    return Wanted(actor, base, OPS.validate_python(ops), client_id or mint())


def some(actor: Actor, count: int, seed: int) -> list[Wanted]:
    """Random edits of the same few texts, of which many are refused once a text is gone; some are sent twice."""
    chance = random.Random(seed)
    found: list[Wanted] = []
    for _ in range(count):
        id = chance.choice(TEXTS)
        match chance.randrange(8):
            case 0:
                ops: list[dict[str, object]] = [{"op": "remove", "id": id}]
            case 1 if found:
                found.append(chance.choice(found))
                continue
            case _:
                ops = [{"op": "patch", "id": id, "set": {"placement.x": float(chance.randrange(320))}}]
        found.append(wanted(actor, ops, f"client-{len(found):04}", chance.choice([None, 1, 1, 9_999])))
    return found


def told(outcome: Outcome) -> tuple[object, ...]:
    """What a client hears."""
    if isinstance(outcome, Commit):
        return outcome.seq, outcome.client_id, outcome.ops, outcome.inverse, outcome.label
    assert isinstance(outcome, ClaquetaError)
    return type(outcome), str(outcome)


@pytest.mark.parametrize("seed", range(4))
def test_together_is_the_same_as_one_after_the_other(workspace: Workspace, editor: Actor, seed: int) -> None:
    one, other = project(workspace), project(workspace)
    asked = some(editor, 40, seed)
    outcomes = commit_together(one, asked)
    singly = [outcome for each in asked for outcome in commit_together(other, [each])]
    assert [told(each) for each in outcomes] == [told(each) for each in singly]
    assert {type(each) for each in outcomes} == {Commit, CommitRefused, BaseUnknown}
    assert load(SYSTEM, one).document.records == load(SYSTEM, other).document.records
    log = commits_since(SYSTEM, one, 1)
    assert [each.seq for each in log] == list(range(2, len(log) + 2))
    assert AuditEntry.objects.filter(object_id=one).count() == AuditEntry.objects.filter(object_id=other).count()


def test_who_may_not_is_refused_and_harms_nobody(workspace: Workspace, editor: Actor) -> None:
    id = project(workspace)
    ops: list[dict[str, object]] = [{"op": "patch", "id": TEXTS[0], "set": {"placement.x": 7.0}}]
    viewer, stranger = make_actor(workspace, "viewer"), make_actor(make_workspace("Otro"), "owner")
    first, second, third, last = commit_together(
        id, [wanted(editor, ops), wanted(viewer, ops), wanted(stranger, ops), wanted(editor, ops)]
    )
    assert isinstance(first, Commit)
    assert isinstance(second, Forbidden)
    assert isinstance(third, Missing)
    assert isinstance(last, Commit)
    assert (first.seq, last.seq) == (2, 3)


def test_a_commit_that_was_made_alone_before_is_answered_again(workspace: Workspace, editor: Actor) -> None:
    id = project(workspace)
    ops = OPS.validate_python([{"op": "patch", "id": TEXTS[0], "set": {"placement.x": 7.0}}])
    made = commit(editor, project_id=id, base_version=1, ops=ops, client_id="made-before")
    again, new = commit_together(id, [Wanted(editor, 1, ops, "made-before"), Wanted(editor, 1, ops, "made-now")])
    assert isinstance(again, Commit)
    assert isinstance(new, Commit)
    assert (again.seq, new.seq) == (made.seq, made.seq + 1)


def test_a_project_that_is_missing_is_missing_to_all(workspace: Workspace, editor: Actor) -> None:  # noqa: ARG001
    ops: list[dict[str, object]] = [{"op": "remove", "id": TEXTS[0]}]
    outcomes = commit_together("AAAAAAAAAAAAAAAA", [wanted(editor, ops), wanted(editor, ops)])
    assert [type(each) for each in outcomes] == [Missing, Missing]
