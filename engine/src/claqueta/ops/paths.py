"""What a patch can reach in each kind of record: read from the record types once, never written down twice.

A field is *whole* (a number, a text, a list, a property, a paint, an easing: set at once), a *part* (a model whose
own fields can be set one by one) or a *map* (whose entries can). What is whole is what two people cannot edit at
the same time without the later one winning.
"""

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from claqueta.document.model import Animated, Bezier, Gradient, Model, Property, Spring, Steps

FIXED_FIELDS = frozenset({"id", "type", "kind"})
_WHOLE = (Animated, Bezier, Gradient, Spring, Steps)


class Holder(Model):
    """Holds one value, to validate it and write it as JSON exactly as the record's own field would."""

    value: Any


@dataclass(frozen=True)
class Field:
    """One field, or one entry of a map."""

    name: str
    nullable: bool
    """Whether null is a value of the field itself."""
    part: type[BaseModel] | None
    """The model it holds, when its fields can be set one by one."""
    entry: "Field | None"
    """What each entry of the map is, when it is a map."""
    holder: type[Holder]


@cache
def fields(model: type[BaseModel]) -> dict[str, Field]:
    """The fields of `model` that a patch can name, by name."""
    return {
        name: _field(f"{model.__name__}_{name}", name, info.annotation, info)
        for name, info in model.model_fields.items()
        if name not in FIXED_FIELDS
    }


def _field(title: str, name: str, annotation: Any, info: FieldInfo | None = None) -> Field:
    forms = _forms(annotation)
    maps = [form for form in forms if get_origin(form) is dict]
    parts = [form for form in forms if isinstance(form, type) and issubclass(form, BaseModel)]
    parts = [part for part in parts if not issubclass(part, _WHOLE)]
    bounded: Any = Annotated[(annotation, *info.metadata)] if info is not None and info.metadata else annotation
    return Field(
        name=name,
        nullable=type(None) in forms,
        part=parts[0] if len(parts) == 1 and not maps else None,
        entry=_field(f"{title}_entry", "*", get_args(maps[0])[1]) if maps else None,
        holder=create_model(title, __base__=Holder, value=(bounded, ...)),
    )


def _forms(annotation: Any) -> list[Any]:
    """The members of a union, through the names given to types; a property is whole and counts as one form."""
    origin = get_origin(annotation)
    if annotation is Property or origin is Property:
        return [Property]
    if isinstance(annotation, TypeAliasType):
        return _forms(annotation.__value__)
    if origin is Annotated:
        return _forms(get_args(annotation)[0])
    if origin is Union or origin is types.UnionType:
        return [form for member in get_args(annotation) for form in _forms(member)]
    return [annotation]


def patchable_paths(model: type[BaseModel]) -> dict[str, bool]:
    """Every path that a patch can set in a record of type `model`, `*` for a map's key → whether null is allowed."""
    found: dict[str, bool] = {}

    def visit(prefix: str, field: Field, *, in_map: bool) -> None:
        path = f"{prefix}{field.name}"
        found[path] = field.nullable or in_map
        if field.entry is not None:
            visit(f"{path}.", field.entry, in_map=True)
        elif field.part is not None:
            for inner in fields(field.part).values():
                visit(f"{path}.", inner, in_map=False)

    for field in fields(model).values():
        visit("", field, in_map=False)
    return found
