"""The operations that lead from one state of a project to another: as few and as small as they can be."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, JsonValue

from claqueta.document.file import in_order
from claqueta.document.records import Record
from claqueta.ops import Applied, Op, Patch, Put, Remove, apply
from claqueta.ops.paths import Field, fields
from studio.projects.projection import Records


def difference(before: Records, after: Records) -> tuple[Op, ...]:
    """Operations that make `after` of `before`; none when they are equal."""
    small = tuple(_small(before, after))
    outcome = apply(before, small)
    if isinstance(outcome, Applied) and dict(outcome.records) == dict(after):
        return small
    return tuple(_whole(before, after))


def _small(before: Records, after: Records) -> Iterator[Op]:
    """What comes and changes first, holders before what they hold, then what goes: nothing is taken along unasked."""
    for record in in_order(dict(after)):
        old = before.get(record.id)
        if old is None:
            yield Put(record=record)
        elif type(old) is not type(record):
            yield Remove(id=record.id)
            yield Put(record=record)
        elif old != record:
            yield Patch(id=record.id, set=dict(changes(old, record)))
    gone = before.keys() - after.keys()
    for id in sorted(gone):
        if before[id].parent not in gone:
            yield Remove(id=id)


def _whole(before: Records, after: Records) -> Iterator[Op]:
    """Everything taken away and made again, for groups that have changed places with what they hold."""
    root = next(record for record in before.values() if record.type == "project")
    yield from (Remove(id=record.id) for record in before.values() if record.parent == root.id)
    if root.id not in after:
        yield Remove(id=root.id)
    for record in in_order(dict(after)):
        if record.parent is not None or before.get(record.id) != record:
            yield Put(record=record)


def changes(old: BaseModel, new: BaseModel, prefix: str = "") -> Iterator[tuple[str, JsonValue]]:
    """Each path at which `new` differs from `old`, a record of its kind, with the value to set there."""
    for name, field in fields(type(old)).items():
        yield from _changed(field, f"{prefix}{name}", getattr(old, name), getattr(new, name))


def _changed(field: Field, path: str, old: Any, new: Any) -> Iterator[tuple[str, JsonValue]]:
    if old == new:
        return
    if field.entry is not None:
        for key in sorted(old.keys() | new.keys()):
            if key not in new:
                yield f"{path}.{key}", None
            elif key not in old:
                yield f"{path}.{key}", _json(field.entry, new[key])
            else:
                yield from _changed(field.entry, f"{path}.{key}", old[key], new[key])
    elif field.part is not None and isinstance(old, field.part) and isinstance(new, field.part):
        yield from changes(old, new, f"{path}.")
    else:
        yield path, _json(field, new)


def _json(field: Field, value: Any) -> JsonValue:
    dumped: JsonValue = field.holder.model_construct(value=value).model_dump(mode="json")["value"]
    return dumped


def names_changed(before: Records, after: Records) -> tuple[list[Record], list[Record], list[Record]]:
    """What came, what changed (as it is now), what went; each in the order of the document."""
    added = [record for record in in_order(dict(after)) if record.id not in before]
    changed = [record for record in in_order(dict(after)) if record.id in before and before[record.id] != record]
    gone = [record for record in in_order(dict(before)) if record.id not in after]
    return added, changed, gone
