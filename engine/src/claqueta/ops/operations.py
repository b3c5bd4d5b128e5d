"""The three operations, as records that travel: put, patch, remove."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints, TypeAdapter

from claqueta.document.model import Model, RecordId
from claqueta.document.records import Record

type Path = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}(\.[A-Za-z0-9_-]{1,40}){0,7}$")]
"""Dotted: a field, then fields of what it holds or keys of a map, such as `effects.glow.params.radius`."""


class Put(Model):
    """Makes the record, or replaces the one with its id; type and kind stay."""

    op: Literal["put"] = "put"
    record: Record


class Patch(Model):
    """Sets values within a record."""

    op: Literal["patch"] = "patch"
    id: RecordId
    set: Annotated[dict[Path, JsonValue], Field(min_length=1, max_length=1000)]
    """Path → the whole new value, as JSON. Null empties an optional field and removes an entry of a map."""


class Remove(Model):
    """Takes the record away with all that it holds; nothing happens if it is not there."""

    op: Literal["remove"] = "remove"
    id: RecordId


type Op = Annotated[Put | Patch | Remove, Field(discriminator="op")]
type Ops = tuple[Op, ...]

OPS: TypeAdapter[Ops] = TypeAdapter(Ops)
"""Reads (`validate_json`) and writes (`dump_json`) a list of operations."""


def record_id(op: Op) -> str:
    """The id of the record that `op` names."""
    return op.record.id if isinstance(op, Put) else op.id
