"""The rules of the tree that records form: who may hold whom, how many, how deep.

`ops` keeps them at every change; `file` demands them of what it loads; `problems` reports them. References other than
`parent` (the scene of a sound, a template field's target, media) may dangle: people edit at the same time, and what
one removes another may be naming.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from claqueta.document.elements import GroupElement
from claqueta.document.reasons import Reason, Rule
from claqueta.document.records import Record
from claqueta.errors import Words

MAX_RECORDS = 20_000
MAX_NESTING = 16
"""Groups within groups."""

type Records = Mapping[str, Record]

ALLOWED_PARENTS: Mapping[str, frozenset[str]] = {
    "scene": frozenset({"project"}),
    "element": frozenset({"scene", "group", "project"}),
    "track": frozenset({"project"}),
    "audio": frozenset({"track"}),
    "marker": frozenset({"project"}),
}
"""The type of a record → what may hold it; a group is the only element that holds others."""

PARENT_MISSING = Rule(
    "parent.missing",
    Words(
        en="What should hold “{record}” is not there. It may have been removed meanwhile; put it somewhere else.",
        es="Ya no existe lo que debería contener «{record}». Quizá se eliminó entretanto; colócalo en otro sitio.",
    ),
)
PARENT_UNFIT = Rule(
    "parent.unfit",
    Words(
        en="“{record}” cannot be placed inside “{parent}”. Choose another place for it.",
        es="«{record}» no puede ir dentro de «{parent}». Elige otro sitio.",
    ),
)
PARENT_CYCLE = Rule(
    "parent.cycle",
    Words(
        en="“{record}” would lie inside itself. Choose a place outside it.",
        es="«{record}» quedaría dentro de sí mismo. Elige un sitio fuera de él.",
    ),
)
NESTING_DEEP = Rule(
    "nesting.deep",
    Words(
        en="Groups can be nested {limit} deep at most. Ungroup some of them first.",
        es="Los grupos se pueden anidar hasta {limit} niveles. Desagrupa algunos primero.",
    ),
)
PROJECT_ONE = Rule(
    "project.one",
    Words(
        en="There must be exactly one project, and there would be {count}.",
        es="Debe haber exactamente un proyecto y habría {count}.",
    ),
)
RECORDS_MANY = Rule(
    "records.many",
    Words(
        en="A project holds {limit} records at most. Split it in two.",
        es="Un proyecto admite {limit} registros como máximo. Divídelo en dos.",
    ),
)
ID_DOUBLE = Rule(
    "id.double",
    Words(
        en="Two records have the id “{id}”. Give one of them another.",
        es="Hay dos registros con el id «{id}». Dale otro a uno de ellos.",
    ),
)


def name_of(record: Record) -> str:
    """What a person calls the record: its name, title or first words, else its id."""
    for attribute in ("name", "title", "text"):
        found = str(getattr(record, attribute, "")).strip()
        if found:
            first = found.splitlines()[0]
            return first if len(first) <= 40 else first[:39].rstrip() + "…"
    return record.id


def role_of(record: Record) -> str:
    """The type of the record as `ALLOWED_PARENTS` speaks of it: `group` for groups."""
    return "group" if isinstance(record, GroupElement) else record.type


def placement_fault(records: Records, record: Record) -> Reason | None:
    """Why `record` may not stand where its `parent` says, or None; `records` may hold another version of it.

    How many groups lie below it is the caller's to add: see `nesting_fault`.
    """
    if record.type == "project":
        return None
    parent = records.get(record.parent)
    if parent is None:
        return PARENT_MISSING.broken(record=name_of(record))
    if parent.id == record.id:
        return PARENT_CYCLE.broken(record=name_of(record))
    if role_of(parent) not in ALLOWED_PARENTS[record.type]:
        return PARENT_UNFIT.broken(record=name_of(record), parent=name_of(parent))
    return None


def nesting_fault(records: Records, record: Record, below: int = 0) -> Reason | None:
    """Why `record` would nest wrongly, or None: within itself, or too deep with `below` levels of groups in it."""
    depth = below + (1 if isinstance(record, GroupElement) else 0)
    parent = records.get(record.parent or "")
    while isinstance(parent, GroupElement):
        depth += 1
        if parent.id == record.id:
            return PARENT_CYCLE.broken(record=name_of(record))
        if depth > MAX_NESTING:
            return NESTING_DEEP.broken(limit=MAX_NESTING)
        parent = records.get(parent.parent)
    return None if depth <= MAX_NESTING else NESTING_DEEP.broken(limit=MAX_NESTING)


def structure_faults(records: Iterable[Record]) -> tuple[tuple[str, Reason], ...]:
    """Every broken rule of a whole document, each with the id of the record it concerns ("" for the whole)."""
    listed = list(records)
    found: list[tuple[str, Reason]] = []
    if len(listed) > MAX_RECORDS:
        found.append(("", RECORDS_MANY.broken(limit=MAX_RECORDS)))
    found += [(id, ID_DOUBLE.broken(id=id)) for id, count in Counter(r.id for r in listed).items() if count > 1]
    projects = sum(record.type == "project" for record in listed)
    if projects != 1:
        found.append(("", PROJECT_ONE.broken(count=projects)))
    by_id = {record.id: record for record in listed}
    for record in listed:
        fault = placement_fault(by_id, record)
        if fault is None and isinstance(record, GroupElement):
            fault = nesting_fault(by_id, record)
        if fault is not None:
            found.append((record.id, fault))
    return tuple(found)


def children_index(records: Records) -> dict[str, set[str]]:
    """The ids of what each record holds; those that hold nothing are absent."""
    held: dict[str, set[str]] = defaultdict(set)
    for record in records.values():
        if record.parent is not None:
            held[record.parent].add(record.id)
    return dict(held)
