"""Commits: rows equal the log replayed, going back is exact, nothing is done twice, and nothing is lost."""

import json
import threading
from typing import Any, cast

import pytest
from django.db import connection

from claqueta.document.elements import TextElement
from claqueta.document.records import Project, Scene
from claqueta.document.structure import structure_faults
from claqueta.ops import OPS, Applied, Op, Patch, Put, Remove, apply, new_id
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Forbidden, Missing
from studio.projects import store
from studio.projects.actions.creating import blank, create_blank
from studio.projects.actions.history import restore, revert
from studio.projects.actions.shelf import purge, trash, untrash
from studio.projects.difference import difference
from studio.projects.models import Operation, Version, VideoProject
from studio.projects.projection import Records
from studio.projects.public import BaseUnknown, CommitRefused, Trashed, VersionChanged, commit, commits_since, load
from studio.projects.queries.loading import records_at
from studio.projects.tasks import reconcile
from studio.testing.people import make_actor, make_workspace


@pytest.fixture
def project(workspace: Workspace, editor: Actor) -> str:
    return create_blank(editor, workspace_id=workspace.id, title="Prueba")


def records(project_id: str) -> dict[str, Any]:
    return dict(store.read_rows(project_id))


def replayed(project_id: str) -> dict[str, Any]:
    state: Records = {}
    for ops in Operation.objects.filter(project_id=project_id).order_by("seq").values_list("ops", flat=True):
        outcome = apply(state, OPS.validate_json(json.dumps(ops)))
        assert isinstance(outcome, Applied)
        state = outcome.records
    return dict(state)


def scene_of(project_id: str) -> Scene:
    return next(each for each in store.read_rows(project_id).values() if isinstance(each, Scene))


def root_of(project_id: str) -> Project:
    return next(each for each in store.read_rows(project_id).values() if isinstance(each, Project))


def text(parent: str, words: str = "Hola", order: str = "a1") -> TextElement:
    return TextElement(id=new_id(), parent=parent, order=order, duration=1000, text=words)


def test_rows_equal_the_log_replayed_and_the_inverse_leads_back(project: str, editor: Actor) -> None:
    scene, states = scene_of(project), [records(project)]
    first, second = text(scene.id), text(scene.id, "Otra", "a2")
    steps: tuple[list[Op], ...] = (
        [Put(record=first), Put(record=second)],
        [Patch(id=first.id, set={"text": "Cambiado", "placement.x": 12.5, "effects": {}})],
        [Patch(id=scene.id, set={"duration": 77, "name": "Nueva"})],
        [Remove(id=scene.id)],
    )
    for ops in steps:
        commit(editor, project_id=project, base_version=None, ops=ops)
        assert records(project) == replayed(project)
        assert structure_faults(store.read_rows(project).values()) == ()
        states.append(records(project))
    row = VideoProject.objects.get(id=project)
    assert (row.version, row.duration, row.scene_count) == (5, 0, 0)
    for seq in range(5, 1, -1):
        revert(editor, project_id=project, seq=seq)
        assert records(project) == states[seq - 2]


def test_the_same_client_id_does_it_once(project: str, editor: Actor) -> None:
    ops = [Patch(id=root_of(project).id, set={"title": "Uno"})]
    first = commit(editor, project_id=project, base_version=1, ops=ops, client_id="client-0001")
    again = commit(editor, project_id=project, base_version=1, ops=ops, client_id="client-0001")
    assert again == first
    assert VideoProject.objects.get(id=project).version == 2


def test_edits_of_two_people_to_different_properties_both_stay(project: str, editor: Actor) -> None:
    scene = scene_of(project)
    commit(editor, project_id=project, base_version=1, ops=[Patch(id=scene.id, set={"name": "A"})])
    commit(editor, project_id=project, base_version=1, ops=[Patch(id=scene.id, set={"notes": "B"})])
    assert (scene_of(project).name, scene_of(project).notes) == ("A", "B")


@pytest.mark.parametrize(
    ("ops", "reason"),
    [
        ([{"op": "patch", "id": "nobody-is-called", "set": {"name": "x"}}], "record.missing"),
        ([{"op": "put", "record": {"type": "scene"}}], "value.missing"),
        ([{"op": "fly"}], "value.choice"),
        (["nonsense"], ""),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(project: str, editor: Actor, ops: list[Any], reason: str) -> None:
    before = records(project)
    good = {"op": "patch", "id": root_of(project).id, "set": {"title": "Nunca"}}
    with pytest.raises(CommitRefused) as refused:
        commit(editor, project_id=project, base_version=1, ops=cast(Any, [good, *ops]))
    assert refused.value.index == 1
    assert not reason or refused.value.reason.code == reason
    assert records(project) == before
    assert Operation.objects.filter(project_id=project).count() == 1


def test_nul_and_the_loss_of_the_root_are_refused(project: str, editor: Actor) -> None:
    scene = scene_of(project)
    with pytest.raises(CommitRefused, match="NUL"):
        commit(editor, project_id=project, base_version=1, ops=[Patch(id=scene.id, set={"name": "a\0b"})])
    everything = [Remove(id=id) for id in [*(records(project).keys() - {root_of(project).id}), root_of(project).id]]
    with pytest.raises(CommitRefused):
        commit(editor, project_id=project, base_version=1, ops=everything)


def test_a_base_that_never_was_is_refused_and_so_is_an_old_one_when_exact(project: str, editor: Actor) -> None:
    ops = [Patch(id=root_of(project).id, set={"title": "Dos"})]
    with pytest.raises(BaseUnknown):
        commit(editor, project_id=project, base_version=99, ops=ops)
    commit(editor, project_id=project, base_version=1, ops=ops, exact=True)
    with pytest.raises(VersionChanged):
        commit(editor, project_id=project, base_version=1, ops=ops, exact=True)


def test_whoever_may_not_edit_is_told_and_strangers_find_nothing(project: str, workspace: Workspace) -> None:
    ops = [Patch(id=root_of(project).id, set={"title": "X"})]
    with pytest.raises(Forbidden):
        commit(make_actor(workspace, "viewer"), project_id=project, base_version=1, ops=ops)
    with pytest.raises(Missing):
        commit(make_actor(make_workspace("Ajeno"), "owner"), project_id=project, base_version=1, ops=ops)


def test_restoring_is_a_commit_and_snapshots_shorten_the_way(project: str, editor: Actor) -> None:
    scene = scene_of(project)
    start = records(project)
    for number in range(2, 205):
        commit(editor, project_id=project, base_version=None, ops=[Patch(id=scene.id, set={"name": f"{number}"})])
        if number % 100 == 0:
            reconcile()
    assert list(Version.objects.filter(project_id=project).order_by("seq").values_list("seq", flat=True)) == [100, 200]
    then = records_at(project, 150)[scene.id]
    assert isinstance(then, Scene)
    assert then.name == "150"
    restore(editor, project_id=project, version=1)
    assert records(project) == start
    assert len(commits_since(editor, project, 203)) == 2


def test_the_trash_keeps_a_project_as_it_is_until_it_is_purged(project: str, workspace: Workspace) -> None:
    admin = make_actor(workspace, "admin")
    ops = [Patch(id=root_of(project).id, set={"title": "X"})]
    trash(admin, project_id=project)
    with pytest.raises(Trashed):
        commit(admin, project_id=project, base_version=1, ops=ops)
    untrash(admin, project_id=project)
    commit(admin, project_id=project, base_version=1, ops=ops)
    trash(admin, project_id=project)
    purge(admin, project_id=project)
    with pytest.raises(Missing):
        load(admin, project)
    assert not Operation.objects.filter(project_id=project).exists()


def test_the_difference_of_two_states_leads_from_one_to_the_other() -> None:
    one: dict[str, Any] = {each.id: each for each in blank("16:9", "30", "es").records}
    scene = next(each for each in one.values() if isinstance(each, Scene))
    words = text(scene.id)
    two: dict[str, Any] = {**one, scene.id: scene.model_copy(update={"name": "B"}), words.id: words}
    for before, after in ((one, two), (two, one)):
        ops = difference(before, after)
        outcome = apply(before, ops)
        assert isinstance(outcome, Applied)
        assert dict(outcome.records) == after
        assert len(ops) == 2
    assert difference(one, one) == ()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_change_the_same_version_exactly_one_succeeds() -> None:
    workspace = make_workspace()
    editor = make_actor(workspace)
    project = create_blank(editor, workspace_id=workspace.id, title="Carrera")
    root, outcomes = root_of(project), []
    gate = threading.Barrier(8)

    def run(number: int) -> None:
        try:
            gate.wait()
            ops = [Patch(id=root.id, set={"title": f"{number}"})]
            commit(editor, project_id=project, base_version=1, ops=ops, exact=True)
            outcomes.append(200)
        except VersionChanged:
            outcomes.append(409)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [200] + [409] * 7
    assert records(project) == replayed(project)
