"""Setting the library in order: every verb allowed, audited, told, and found again as changed."""

from typing import Any

import pytest

from library.cabinet import make_asset
from studio.accounts.models import AuditEntry, Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Forbidden, Invalid, Missing
from studio.library import arranging, organize, tagging
from studio.library.folders import below, tree
from studio.library.models import Account, Asset, AssetUse, Blob, Folder, Holding, HoldingRole
from studio.library.organize import AssetChange
from studio.library.search.asking import AssetQuery
from studio.library.search.models import SearchEntry
from studio.library.search.page import page
from studio.testing.people import make_actor, make_workspace


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What was sent to open pages, once transactions were committed."""
    sent: list[tuple[str, Any]] = []
    monkeypatch.setattr("studio.realtime.publish.publish_now", lambda topic, event: sent.append((topic, event)))
    return sent


def found(actor: Actor, workspace: Workspace, **query: Any) -> list[str]:
    return [each.name for each in page(actor, workspace.id, AssetQuery(**query)).assets]


def test_an_edit_is_found_audited_and_told_once_for_many(
    workspace: Workspace,
    editor: Actor,
    told: list[tuple[str, Any]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    ids = [make_asset(workspace, f"Toma {number}").id for number in range(3)]
    folder = Folder.objects.create(workspace=workspace, name="Rodaje")
    change = AssetChange(notes="con lluvia", category="rodaje", folder=folder.id, add_tags=("Noche",))
    with django_capture_on_commit_callbacks(execute=True):
        organize.edit(editor, workspace.id, ids, change)
    assert len(found(editor, workspace, text="lluvias noche", categories=("rodaje",), folder=folder.id)) == 3
    assert [(topic, event.type, set(event.asset_ids)) for topic, event in told] == [
        (f"workspace-{workspace.id}", "assets.changed", set(ids))
    ]
    assert AuditEntry.objects.filter(verb="library.edit", user_id=editor.user_id).count() == 3
    organize.untag(editor, workspace.id, ids[:1], ["NOCHE"])
    assert len(found(editor, workspace, text="noche")) == 2
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        organize.rename(editor, ids[0], "Nuevo <b>\n nombre")
    assert [event.type for _, event in told] == ["asset.changed"]
    assert told[0][1].name == "Nuevo <b> nombre"
    assert found(editor, workspace, text="nuevo") == ["Nuevo <b> nombre"]


def test_one_that_is_missing_or_foreign_leaves_all_as_they_were(workspace: Workspace, editor: Actor) -> None:
    mine = make_asset(workspace, "mía")
    foreign = make_asset(make_workspace("Otro"), "ajena")
    for bad in (foreign.id, "x" * 16):
        with pytest.raises(Missing):
            organize.edit(editor, workspace.id, [mine.id, bad], AssetChange(name="otra"))
        with pytest.raises(Missing):
            organize.trash(editor, workspace.id, [bad])
    folder = Folder.objects.create(workspace=foreign.workspace, name="F")
    with pytest.raises(Missing):
        organize.move(editor, workspace.id, [mine.id], folder.id)
    assert Asset.objects.get(pk=mine.pk).name == "mía"


def test_viewers_change_nothing_but_their_own_favourites(workspace: Workspace) -> None:
    viewer, other = make_actor(workspace, "viewer"), make_actor(workspace, "commenter")
    asset = make_asset(workspace, "a")
    for attempt in (organize.trash, organize.restore, organize.purge):
        with pytest.raises(Forbidden):
            attempt(viewer, workspace.id, [asset.id])
    with pytest.raises(Forbidden):
        organize.rename(viewer, asset.id, "b")
    with pytest.raises(Forbidden):
        arranging.create_folder(viewer, workspace.id, "F")
    with pytest.raises(Forbidden):
        tagging.delete_tag(viewer, workspace.id, "x")
    organize.favourite(viewer, workspace.id, [asset.id])
    organize.favourite(viewer, workspace.id, [asset.id])
    assert found(viewer, workspace, favourite=True) == ["a"]
    assert found(other, workspace, favourite=True) == []
    organize.unfavourite(viewer, workspace.id, [asset.id])
    assert found(viewer, workspace, favourite=True) == []
    with pytest.raises(Forbidden):
        organize.favourite(Actor(viewer.user_id, "token", frozenset({"read"})), workspace.id, [asset.id])


def test_trash_hides_restore_brings_back_and_purge_deletes_only_from_the_trash(workspace: Workspace) -> None:
    admin = make_actor(workspace, "admin")
    asset = make_asset(workspace, "Toma", tags=("x",))
    with pytest.raises(organize.NotInTrash):
        organize.purge(admin, workspace.id, [asset.id])
    organize.trash(admin, workspace.id, [asset.id])
    assert found(admin, workspace, text="toma") == found(admin, workspace, tags=("x",)) == []
    assert found(admin, workspace, text="toma", trashed=True) == ["Toma"]
    organize.restore(admin, workspace.id, [asset.id])
    assert found(admin, workspace, text="toma") == ["Toma"]
    organize.trash(admin, workspace.id, [asset.id])
    AssetUse.objects.create(asset_id=asset.id, user_kind="project", user_id="p" * 16)
    assert organize.used_where(admin, asset.id) == [("project", "p" * 16)]
    with pytest.raises(organize.AssetInUse):
        organize.purge(admin, workspace.id, [asset.id])
    organize.purge(admin, workspace.id, [asset.id], even_used=True)
    assert not Asset.objects.exists()
    assert not SearchEntry.objects.exists()
    assert found(admin, workspace, text="toma", trashed=True) == []


def test_freed_bytes_count_shared_blobs_only_when_the_last_holder_goes(workspace: Workspace) -> None:
    admin = make_actor(workspace, "admin")
    one, two = make_asset(workspace, "uno"), make_asset(workspace, "dos")
    shared, own, cache = (
        Blob.objects.create(sha256=letter * 64, size=size) for letter, size in zip("abc", (100, 10, 1), strict=True)
    )
    for asset, blob, role in (
        (one, shared, HoldingRole.ORIGINAL),
        (two, shared, HoldingRole.ORIGINAL),
        (one, own, HoldingRole.VERSION),
        (one, cache, HoldingRole.DERIVED),
    ):
        Holding.objects.create(workspace=workspace, blob=blob, role=role, holder_kind="asset", holder_id=asset.id)
    Account.objects.create(workspace=workspace, used=110)
    freed = organize.would_free(admin, workspace.id, [one.id])
    assert (freed.room, freed.shared, freed.cache) == (10, 100, 1)
    assert organize.would_free(admin, workspace.id, [one.id, two.id]).room == 110
    organize.trash(admin, workspace.id, [one.id, two.id])
    assert organize.purge(admin, workspace.id, [one.id]).room == 10
    assert Account.objects.get().used == 100
    assert organize.purge(admin, workspace.id, [two.id]).room == 100
    assert Account.objects.get().used == 0


def test_folders_nest_ten_deep_without_cycles_or_twins(workspace: Workspace, editor: Actor) -> None:
    chain: list[str] = []
    for number in range(10):
        parent = chain[-1] if chain else None
        chain.append(arranging.create_folder(editor, workspace.id, f"N{number}", parent_id=parent))
    with pytest.raises(arranging.FolderTooDeep):
        arranging.create_folder(editor, workspace.id, "N10", parent_id=chain[-1])
    with pytest.raises(arranging.FolderInItself):
        arranging.move_folder(editor, chain[0], parent_id=chain[5])
    with pytest.raises(arranging.FolderTaken):
        arranging.create_folder(editor, workspace.id, "N0")
    top = arranging.create_folder(editor, workspace.id, "Arriba")
    with pytest.raises(arranging.FolderTooDeep):
        arranging.move_folder(editor, chain[0], parent_id=top)
    arranging.move_folder(editor, chain[5], parent_id=top)
    assert below(tree(workspace.id), top) == {top, *chain[5:]}
    with pytest.raises(arranging.FolderTaken):
        arranging.rename_folder(editor, top, "N0")
    with pytest.raises(Missing):
        arranging.move_folder(editor, top, parent_id="x" * 16)
    with pytest.raises(Invalid):
        arranging.rename_folder(editor, top, " \u200b ")


def test_a_full_folder_is_deleted_only_when_its_contents_move_up(workspace: Workspace, editor: Actor) -> None:
    top = arranging.create_folder(editor, workspace.id, "A")
    inner = arranging.create_folder(editor, workspace.id, "B", parent_id=top)
    arranging.create_folder(editor, workspace.id, "B")
    arranging.create_folder(editor, workspace.id, "A", parent_id=inner)
    asset = make_asset(workspace, "a", folder_id=top)
    with pytest.raises(arranging.FolderNotEmpty):
        arranging.delete_folder(editor, top)
    arranging.delete_folder(editor, top, contents="move_up")
    assert [(node.name, node.depth) for node in tree(workspace.id)] == [("B", 1), ("B (2)", 1), ("A", 2)]
    assert Asset.objects.get(pk=asset.pk).folder_id is None
    assert found(editor, workspace, folder="", deep=False) == ["a"]


def test_renaming_and_merging_tags_stays_within_the_workspace(workspace: Workspace, editor: Actor) -> None:
    other = make_workspace("Otro")
    make_asset(other, "ajena", tags=("nocturno",))
    make_asset(workspace, "a", tags=("nocturno", "x"))
    make_asset(workspace, "b", tags=("Noche",))
    make_asset(workspace, "c", tags=("noche",))
    assert [(each.name, each.count) for each in tagging.tags(editor, workspace.id)] == [
        ("Noche", 2),
        ("nocturno", 1),
        ("x", 1),
    ]
    assert tagging.merge_tags(editor, workspace.id, ["nocturno", "Noche"], into="de noche") == 3
    assert [(each.name, each.count) for each in tagging.tags(editor, workspace.id)] == [("de noche", 3), ("x", 1)]
    assert found(editor, workspace, text="nocturno") == []
    assert sorted(found(editor, workspace, tags=("de noche",))) == ["a", "b", "c"]
    assert tagging.rename_tag(editor, workspace.id, "de noche", to="De noche") == 3
    assert tagging.delete_tag(editor, workspace.id, "de noche") == 3
    with pytest.raises(Missing):
        tagging.delete_tag(editor, workspace.id, "de noche")
    owner = make_actor(other, "owner")
    assert found(owner, other, text="nocturno") == ["ajena"]
