"""Files become assets, with references, facts and uses."""

from pathlib import Path

import pytest

from studio.accounts.models import Membership, Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Forbidden, Missing
from studio.library import public
from studio.library.models import Account
from studio.testing.people import make_actor, make_workspace


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "one.png"
    path.write_bytes(b"the bytes of a picture")
    return path


def add(actor: Actor, workspace: Workspace, path: Path, name: str = "one.png") -> str:
    return public.add_file(actor, workspace_id=workspace.id, path=path, name=name, kind="image", origin={"way": "test"})


def test_an_added_file_can_be_laid_into_a_folder_for_a_film(workspace: Workspace, editor: Actor, picture: Path) -> None:
    asset = add(editor, workspace, picture)
    refs = public.media_refs([asset, "nothing-of-ours0"], workspace_id=workspace.id)
    assert list(refs) == [asset]
    with public.media_folder(refs) as folder:
        assert (folder / refs[asset].path).read_bytes() == picture.read_bytes()
    assert not folder.exists()


def test_the_same_bytes_cost_a_workspace_their_room_once(workspace: Workspace, editor: Actor, picture: Path) -> None:
    add(editor, workspace, picture)
    add(editor, workspace, picture, "again.png")
    assert Account.objects.get(workspace=workspace).used == picture.stat().st_size
    assert public.usage(editor, workspace.id).by_kind == {"image": picture.stat().st_size}


def test_what_is_foreign_is_missing(workspace: Workspace, editor: Actor, picture: Path) -> None:
    asset = add(editor, workspace, picture)
    stranger = make_actor(make_workspace("Ajeno"))
    with pytest.raises(Missing):
        public.asset_facts(stranger, asset)
    with pytest.raises(Missing):
        add(stranger, workspace, picture)
    with pytest.raises(Forbidden):
        add(make_actor(workspace, "viewer"), workspace, picture)


@pytest.mark.django_db
def test_uses_follow_the_project() -> None:
    public.set_uses("project", "p" * 16, ["a" * 16, "b" * 16])
    public.set_uses("project", "p" * 16, ["b" * 16])
    assert public.uses("a" * 16) == []
    assert public.uses("b" * 16) == [("project", "p" * 16)]


def test_assets_are_shared_between_workspaces_of_the_same_person(
    workspace: Workspace, editor: Actor, picture: Path
) -> None:
    other = make_workspace("Otro")
    assert editor.user_id is not None
    Membership.objects.create(workspace=other, user_id=editor.user_id, role="editor")
    both = Actor(editor.user_id, "session")
    asset = add(both, workspace, picture)
    copies = public.share_assets(both, [asset], from_workspace=workspace.id, to_workspace=other.id)
    assert public.asset_facts(both, copies[asset]).workspace_id == other.id
    assert public.share_assets(both, [asset], from_workspace=workspace.id, to_workspace=other.id) == copies
    assert Account.objects.get(workspace=other).used == picture.stat().st_size
