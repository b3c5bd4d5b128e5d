"""Counting: for each value of each filter, how many assets there would be with it, all other filters as they are."""

from collections import Counter
from collections.abc import Callable, Mapping

from taggit.models import Tag

from studio.accounts.models import User
from studio.accounts.public import Actor, allow
from studio.library.folders import tree
from studio.library.models import Kind
from studio.library.search.asking import AssetQuery, Count, Facets
from studio.library.search.dialect import Sql
from studio.library.search.selection import Filter, Selection, Where, run

_MOST_TAGS = 100
_CUBE: tuple[Filter, ...] = ("kind", "shape", "state", "category", "uploader")


def facets(actor: Actor, workspace_id: str, query: AssetQuery) -> Facets:
    """The counts of a query, whatever its cursor and order. Raises Missing, Invalid."""
    allow(actor, "library.view", workspace_id)
    selection = Selection(workspace_id, actor.user_id, query)
    chosen = (query.kinds, query.shapes, query.states, query.categories, query.uploaders)
    cube = _cube(selection)
    total = sum(count for values, count in cube.items() if _meets(values, chosen))
    by_filter = [_along(cube, chosen, axis) for axis in range(len(_CUBE))]
    kinds = {str(kind.value): str(kind.label) for kind in Kind}
    people = dict(User.objects.filter(id__in=[each for each in by_filter[4] if each]).values_list("id", "name"))
    used_or_not = total if query.used is None else _count(selection.where(["used"]))
    used = _used(selection)
    return Facets(
        total=total,
        kinds=_counts(by_filter[0], lambda value: kinds.get(value, value)),
        shapes=_counts({value: count for value, count in by_filter[1].items() if value}),
        states=_counts(by_filter[2]),
        categories=_counts(by_filter[3]),
        uploaders=_counts(by_filter[4], lambda value: people.get(value, "")),
        tags=_tags(selection),
        folders=_folders(selection, workspace_id),
        favourites=_favourites(selection, actor),
        used=used,
        unused=used_or_not - used,
    )


def _cube(selection: Selection) -> dict[tuple[str, ...], int]:
    """How many assets have each combination of the five plain filters, read in one go."""
    entries = selection.where(_CUBE).entries()
    columns = "e.kind, e.shape, e.state, e.category, e.uploader_id"
    text = f"SELECT {columns}, count(*) {entries.text} GROUP BY {columns}"  # constants
    return {tuple(map(str, row[:-1])): int(row[-1]) for row in run(Sql(text, entries.values))}


def _along(cube: Mapping[tuple[str, ...], int], chosen: tuple[tuple[str, ...], ...], axis: int) -> Counter[str]:
    """The counts along one axis, the others narrowed to what is chosen."""
    others = tuple(() if number == axis else values for number, values in enumerate(chosen))
    counts: Counter[str] = Counter()
    for values, count in cube.items():
        if _meets(values, others):
            counts[values[axis]] += count
    return counts


def _meets(values: tuple[str, ...], chosen: tuple[tuple[str, ...], ...]) -> bool:
    return all(not wanted or value in wanted for value, wanted in zip(values, chosen, strict=True))


def _counts(counts: Mapping[str, int], label: Callable[[str], str] = str) -> tuple[Count, ...]:
    """Most frequent first."""
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Count(value, label(value), count) for value, count in ordered)


def _tags(selection: Selection) -> tuple[Count, ...]:
    where = selection.where(["tag"] if selection.query.tags_mode == "any" else [])
    entries = where.entries()
    if selection.plain:
        text = (
            "SELECT g.tag_id, count(*) AS many FROM library_searchtag g WHERE g.workspace_id = %s AND g.trashed = %s "
            "GROUP BY g.tag_id ORDER BY many DESC, g.tag_id LIMIT %s"
        )
        sql = Sql(text, (selection.workspace_id, selection.query.trashed, _MOST_TAGS))
    else:
        text = (
            f"SELECT g.tag_id, count(*) AS many FROM library_searchtag g "  # noqa: S608  # constants
            f"WHERE g.entry_id IN (SELECT e.id {entries.text}) GROUP BY g.tag_id ORDER BY many DESC, g.tag_id LIMIT %s"
        )
        sql = Sql(text, (*entries.values, _MOST_TAGS))
    counts = {int(tag_id): int(count) for tag_id, count in run(sql)}
    names = Tag.objects.filter(id__in=counts).values_list("id", "name")
    return _counts({name: counts[id] for id, name in names})


def _folders(selection: Selection, workspace_id: str) -> tuple[Count, ...]:
    """Each folder with what is in it at any depth, in the order of the tree."""
    nodes = tree(workspace_id)
    if not nodes:
        return ()
    entries = selection.where(["folder"]).entries()
    text = f"SELECT e.folder_id, count(*) {entries.text} GROUP BY e.folder_id"  # constants
    counts = Counter({str(folder): int(count) for folder, count in run(Sql(text, entries.values))})
    for node in reversed(nodes):
        if node.parent_id is not None:
            counts[node.parent_id] += counts[node.id]
    return tuple(Count(node.id, node.name, counts[node.id]) for node in nodes)


def _favourites(selection: Selection, actor: Actor) -> int:
    entries = selection.where(["favourite"]).entries()
    text = (
        f"SELECT count(*) {entries.text} AND e.asset_id IN "  # noqa: S608  # constants
        "(SELECT v.asset_id FROM library_favourite v WHERE v.user_id = %s)"
    )
    return int(run(Sql(text, (*entries.values, actor.user_id or "")))[0][0])


def _used(selection: Selection) -> int:
    entries = selection.where(["used"]).entries()
    text = (
        f"SELECT count(*) {entries.text} "  # noqa: S608  # constants
        "AND e.asset_id IN (SELECT u.asset_id FROM library_assetuse u)"
    )
    return int(run(Sql(text, entries.values))[0][0])


def _count(where: Where) -> int:
    entries = where.entries()
    return int(run(Sql(f"SELECT count(*) {entries.text}", entries.values))[0][0])  # constants
