"""Folders: made, renamed, moved, deleted. Whoever changes the tree of a workspace locks the workspace first."""

from typing import Literal

from django.db import transaction

from claqueta.errors import Words
from studio.accounts.models import Workspace
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import Conflict, Missing
from studio.library.events_organize import tell_folders
from studio.library.folders import DEEPEST, FolderNode, below, tree
from studio.library.models import Asset, Folder
from studio.library.search.index import index_assets
from studio.library.tagging import clean_label

_MOST_NAME = 100


class FolderTaken(Conflict):
    """Two folders in one place cannot have the same name."""

    code = "library.folder_taken"
    words = Words(
        en="There is a folder named “{name}” here already. Choose another name.",
        es="Aquí ya hay una carpeta llamada «{name}». Elige otro nombre.",
    )


class FolderNotEmpty(Conflict):
    """A folder with something in it is deleted only when its contents may move up."""

    code = "library.folder_not_empty"
    words = Words(
        en="The folder is not empty. Empty it first, or let its contents move up.",
        es="La carpeta no está vacía. Vacíala antes o deja que su contenido suba un nivel.",
    )


class FolderInItself(Conflict):
    """A folder cannot lie inside itself."""

    code = "library.folder_in_itself"
    words = Words(en="A folder cannot be moved into itself.", es="Una carpeta no se puede mover dentro de sí misma.")


class FolderTooDeep(Conflict):
    """Folders lie at most ten deep."""

    code = "library.folder_too_deep"
    words = Words(
        en="Folders can be {most} deep at most. Choose a place higher up.",
        es="Las carpetas pueden tener {most} niveles como mucho. Elige un sitio más arriba.",
    )


def folders(actor: Actor, workspace_id: str) -> list[FolderNode]:
    """The folders of a workspace, each after its parent. Raises Missing."""
    allow(actor, "library.view", workspace_id)
    return tree(workspace_id)


def create_folder(actor: Actor, workspace_id: str, name: str, *, parent_id: str | None = None) -> str:
    """Makes a folder; returns its id. Raises Missing, Forbidden, Invalid, FolderTaken, FolderTooDeep."""
    allow(actor, "library.edit", workspace_id)
    label = clean_label(name, _MOST_NAME, "name")
    with transaction.atomic():
        nodes = _locked(workspace_id)
        _check_room(nodes, parent_id, levels=1)
        _check_name(nodes, parent_id, label)
        folder = Folder.objects.create(workspace_id=workspace_id, parent_id=parent_id, name=label)
        _changed(actor, "library.folder_create", folder, label)
    return folder.id


def rename_folder(actor: Actor, folder_id: str, name: str) -> None:
    """Calls a folder `name`. Raises Missing, Forbidden, Invalid, FolderTaken."""
    folder = _folder(actor, folder_id)
    label = clean_label(name, _MOST_NAME, "name")
    with transaction.atomic():
        nodes = _locked(folder.workspace_id)
        _check_name(nodes, _node(nodes, folder_id).parent_id, label, but=folder_id)
        Folder.objects.filter(pk=folder_id).update(name=label)
        _changed(actor, "library.folder_rename", folder, label)


def move_folder(actor: Actor, folder_id: str, *, parent_id: str | None) -> None:
    """Moves a folder with all in it into another, or to the top (None).

    Raises Missing, Forbidden, FolderInItself, FolderTooDeep, FolderTaken.
    """
    folder = _folder(actor, folder_id)
    with transaction.atomic():
        nodes = _locked(folder.workspace_id)
        moved = _node(nodes, folder_id)
        inside = below(nodes, folder_id)
        if parent_id in inside:
            raise FolderInItself
        levels = max(node.depth for node in nodes if node.id in inside) - moved.depth + 1
        _check_room(nodes, parent_id, levels=levels)
        _check_name(nodes, parent_id, moved.name, but=folder_id)
        Folder.objects.filter(pk=folder_id).update(parent_id=parent_id)
        _changed(actor, "library.folder_move", folder, moved.name)


def change_folder(actor: Actor, folder_id: str, *, name: str | None = None, parent: str | None = None) -> None:
    """Renames and moves ("" is the top) a folder: both or neither. Raises as `rename_folder` and `move_folder`."""
    with transaction.atomic():
        _folder(actor, folder_id)
        if parent is not None:
            move_folder(actor, folder_id, parent_id=parent or None)
        if name is not None:
            rename_folder(actor, folder_id, name)


def delete_folder(actor: Actor, folder_id: str, *, contents: Literal["refuse", "move_up"] = "refuse") -> None:
    """Deletes a folder: an empty one, or one whose contents move to where it was (renamed where a name is taken).

    Raises Missing, Forbidden, FolderNotEmpty.
    """
    folder = _folder(actor, folder_id)
    with transaction.atomic():
        nodes = _locked(folder.workspace_id)
        parent_id = _node(nodes, folder_id).parent_id
        children = [node for node in nodes if node.parent_id == folder_id]
        ids = list(Asset.objects.select_for_update().filter(folder_id=folder_id).values_list("id", flat=True))
        if contents == "refuse" and (children or ids):
            raise FolderNotEmpty
        taken = {node.name for node in nodes if node.parent_id == parent_id and node.id != folder_id}
        # Assets keep no trace of the folder; children must not bear its name while it is still there.
        Asset.objects.filter(folder_id=folder_id).update(folder_id=parent_id)
        names = {}
        for child in children:
            names[child.id] = _free_name(child.name, taken)
            taken.add(names[child.id])
            Folder.objects.filter(pk=child.id).update(name=f"{child.id} {child.id}", parent_id=parent_id)
        Folder.objects.filter(pk=folder_id).delete()
        for id, name in names.items():
            Folder.objects.filter(pk=id).update(name=name)
        index_assets(ids)
        _changed(actor, "library.folder_delete", folder, folder.name)


def _folder(actor: Actor, folder_id: str) -> Folder:
    """The folder, which the actor may change. Raises Missing, Forbidden."""
    folder = Folder.objects.filter(pk=folder_id).first() if folder_id.isprintable() else None
    if folder is None:
        raise Missing
    allow(actor, "library.edit", folder)
    return folder


def _locked(workspace_id: str) -> list[FolderNode]:
    Workspace.objects.select_for_update().get(pk=workspace_id)
    return tree(workspace_id)


def _node(nodes: list[FolderNode], folder_id: str) -> FolderNode:
    found = next((node for node in nodes if node.id == folder_id), None)
    if found is None:
        raise Missing
    return found


def _check_room(nodes: list[FolderNode], parent_id: str | None, *, levels: int) -> None:
    depth = 0 if parent_id is None else _node(nodes, parent_id).depth
    if depth + levels > DEEPEST:
        raise FolderTooDeep(most=DEEPEST)


def _check_name(nodes: list[FolderNode], parent_id: str | None, name: str, *, but: str = "") -> None:
    if any(node.parent_id == parent_id and node.name == name and node.id != but for node in nodes):
        raise FolderTaken(name=name)


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    tries = (f"{name[: _MOST_NAME - 8]} ({number})" for number in range(2, len(taken) + 3))
    return next(each for each in tries if each not in taken)


def _changed(actor: Actor, verb: str, folder: Folder, name: str) -> None:
    record(actor, verb, workspace_id=folder.workspace_id, kind="folder", id=folder.id, data={"name": name})
    tell_folders(folder.workspace_id)
