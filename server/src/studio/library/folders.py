"""The tree of folders of a workspace, read whole: there are few of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from studio.lib.errors import Missing
from studio.library.models import Folder

DEEPEST = 10
"""Levels of folders."""


@dataclass(frozen=True)
class FolderNode:
    """A folder, its place in the tree, and the ways to it."""

    id: str
    name: str
    parent_id: str | None
    depth: int
    """1 at the top."""


def tree(workspace_id: str) -> list[FolderNode]:
    """All folders of the workspace, each after its parent, brothers by name."""
    inside: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
    rows = Folder.objects.filter(workspace_id=workspace_id).values_list("id", "name", "parent_id")
    for id, name, parent_id in rows:
        inside[parent_id].append((id, name))
    nodes: list[FolderNode] = []

    def walk(parent_id: str | None, depth: int) -> None:
        for id, name in sorted(inside.pop(parent_id, []), key=lambda each: (each[1].casefold(), each[0])):
            nodes.append(FolderNode(id, name, parent_id, depth))
            walk(id, depth + 1)

    walk(None, 1)
    return nodes


def below(nodes: Iterable[FolderNode], folder_id: str) -> set[str]:
    """The folder and all folders inside it, at any depth; empty when it is not among `nodes`."""
    found: set[str] = set()
    for node in nodes:
        if node.id == folder_id or node.parent_id in found:
            found.add(node.id)
    return found


def within_folder(workspace_id: str, folder_id: str, *, deep: bool) -> list[str]:
    """The folders whose assets lie in `folder_id` ("" is the top). Raises Missing."""
    if folder_id == "":
        return ["", *(node.id for node in tree(workspace_id))] if deep else [""]
    found = below(tree(workspace_id), folder_id)
    if not found:
        raise Missing
    return sorted(found) if deep else [folder_id]
