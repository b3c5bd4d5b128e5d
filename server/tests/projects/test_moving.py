"""Moving a project: its assets come along, those of its past too; comparing, the trash, the end."""

from pathlib import Path
from typing import Any

import pytest
from django.test import TestCase

from claqueta.document.elements import ImageElement
from claqueta.document.tree import Tree
from claqueta.ops import Put, new_id
from projects.things import assert_lawful, make_picture, records
from studio.accounts.models import Membership, User, Workspace
from studio.accounts.public import Actor, Role, person
from studio.lib import blobs
from studio.lib.errors import Forbidden, Missing
from studio.library import public as library
from studio.projects.actions import history, media, shelf
from studio.projects.actions.creating import duplicate
from studio.projects.models import Operation, Version, VideoProject
from studio.projects.public import Trashed, commit, load
from studio.projects.queries.history import compare
from studio.testing.people import make_actor, make_workspace

pytestmark = pytest.mark.usefixtures("quiet_queue")


@pytest.fixture
def elsewhere(editor: Actor) -> Workspace:
    """Another workspace of the editor's."""
    made = make_workspace("Otro taller")
    Membership.objects.create(workspace=made, user_id=str(editor.user_id), role=Role.EDITOR)
    return made


def again(actor: Actor) -> Actor:
    """The actor with the roles they have by now."""
    return person(User.objects.get(pk=actor.user_id))


def absent(document: Any) -> list[str]:
    """The pictures for which a placeholder would be shown."""
    shown = [each.asset for each in document.records if isinstance(each, ImageElement)]
    return [asset for asset in shown if asset not in document.media]


def test_what_the_project_showed_before_it_moved_is_shown_when_it_is_restored(
    workspace: Workspace, editor: Actor, project: str, elsewhere: Workspace, tmp_path: Path
) -> None:
    mover = again(editor)
    scene = Tree(records(project).values()).scenes[0].id
    old, new = (make_picture(editor, workspace.id, tmp_path, color) for color in ("red", "blue"))
    _, element = media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=old)
    replaced = media.replace_media(editor, project_id=project, record_id=element, asset_id=new)
    history.name_version(editor, project_id=project, name="Con la roja", version=2)
    wanted = [ref.sha256 for ref in load(editor, project, 2).document.media.values()]
    shelf.move(mover, project_id=project, workspace_id=elsewhere.id)
    snapshot = load(mover, project)
    assert snapshot.workspace_id == elsewhere.id
    assert absent(snapshot.document) == []
    assert records(project)[element].asset not in (old, new)
    assert_lawful(project)

    past = load(mover, project, 2).document
    assert absent(past) == []
    assert [ref.sha256 for ref in past.media.values()] == wanted
    made = history.restore(mover, project_id=project, version=2)
    assert absent(load(mover, project).document) == []
    assert_lawful(project)
    history.revert(mover, project_id=project, seq=made.seq)
    history.revert(mover, project_id=project, seq=replaced.seq)
    document = load(mover, project).document
    assert absent(document) == []
    assert [ref.sha256 for ref in document.media.values()] == wanted

    shelf.move(mover, project_id=project, workspace_id=workspace.id)
    assert absent(load(mover, project).document) == []
    history.restore(mover, project_id=project, version=3)
    assert records(project)[element].asset == new
    assert library.uses(new) == [("project", project)]
    assert_lawful(project)


def test_what_others_own_does_not_come_along(
    workspace: Workspace, editor: Actor, project: str, elsewhere: Workspace, tmp_path: Path
) -> None:
    stranger = make_actor(make_workspace("Ajeno"))
    foreign = make_picture(stranger, stranger.workspace_ids[0], tmp_path)
    scene = Tree(records(project).values()).scenes[0]
    element = ImageElement(id=new_id(), parent=scene.id, order="a1", duration=1000, asset=foreign)
    commit(editor, project_id=project, base_version=None, ops=[Put(record=element)])
    shelf.move(again(editor), project_id=project, workspace_id=elsewhere.id)
    assert absent(load(again(editor), project).document) == [foreign]
    assert workspace.id != elsewhere.id


def test_moving_needs_rights_at_both_ends(workspace: Workspace, editor: Actor, project: str) -> None:
    other = make_workspace("Otro")
    with pytest.raises(Missing):
        shelf.move(editor, project_id=project, workspace_id=other.id)
    Membership.objects.create(workspace=other, user_id=str(editor.user_id), role=Role.VIEWER)
    with pytest.raises(Forbidden):
        shelf.move(again(editor), project_id=project, workspace_id=other.id)
    assert VideoProject.objects.get(id=project).workspace_id == workspace.id


def test_comparing_tells_what_came_changed_and_went(editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0].id
    _, one = media.add_text(editor, project_id=project, scene_id=scene, text="Uno")
    shelf.rename(editor, project_id=project, title="Otro título")
    found = compare(editor, project, 1, 3)
    assert {(change.type, change.how) for change in found.changes} == {("element", "added"), ("project", "changed")}
    assert [label.seq for label in found.labels] == [3, 2]
    back = compare(editor, project, 3, 1)
    assert (back.older, back.newer) == (1, 3)
    assert one in {change.id for change in found.changes}
    with pytest.raises(Missing):
        compare(editor, project, 1, 4)


def test_purging_removes_what_only_this_project_had(
    workspace: Workspace, editor: Actor, project: str, tmp_path: Path
) -> None:
    admin = make_actor(workspace, "admin")
    picture = make_picture(editor, workspace.id, tmp_path)
    scene = Tree(records(project).values()).scenes[0].id
    media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=picture)
    copy = duplicate(editor, project_id=project)
    history.name_version(editor, project_id=project, name="Original")
    alone = Version.objects.get(project_id=project).sha256
    with pytest.raises(shelf.NotTrashed):
        shelf.purge(admin, project_id=project)
    shelf.trash(editor, project_id=project)
    with pytest.raises(Trashed):
        shelf.rename(editor, project_id=project, title="Desde la papelera")
    with pytest.raises(Forbidden):
        shelf.purge(editor, project_id=project)
    assert load(editor, project).version == 2
    with TestCase.captureOnCommitCallbacks(execute=True):
        shelf.purge(admin, project_id=project)
    assert not blobs.has(alone)
    assert not Operation.objects.filter(project_id=project).exists()
    assert library.uses(picture) == [("project", copy)]
    assert absent(load(editor, copy).document) == []
