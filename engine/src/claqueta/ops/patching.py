"""Setting one value within a record: path and JSON in, a new record and the old JSON out."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, JsonValue, ValidationError

from claqueta.document.faults import faults
from claqueta.document.reasons import Reason, Rule
from claqueta.errors import Words
from claqueta.ops.paths import FIXED_FIELDS, Field, fields

PATH_UNKNOWN = Rule(
    "path.unknown",
    Words(
        en="There is nothing called “{path}” to set there. Check the spelling.",
        es="Ahí no hay nada llamado «{path}» que se pueda cambiar. Revisa cómo está escrito.",
    ),
)
PATH_FIXED = Rule(
    "path.fixed",
    Words(
        en="“{path}” never changes. Remove the record and make another instead.",
        es="«{path}» no cambia nunca. Elimina el registro y crea otro.",
    ),
)
PATH_WHOLE = Rule(
    "path.whole",
    Words(
        en="“{path}” lies inside a value that is set as a whole. Set “{whole}” instead.",
        es="«{path}» está dentro de un valor que se cambia entero. Cambia «{whole}».",
    ),
)
PATH_MISSING = Rule(
    "path.missing",
    Words(
        en="“{missing}” is not there, so “{path}” cannot be set. It may have been removed meanwhile.",
        es="«{missing}» no existe, así que no se puede cambiar «{path}». Quizá se eliminó entretanto.",
    ),
)
VALUE_NEEDED = Rule(
    "value.needed",
    Words(
        en="“{path}” cannot be empty. Give it a value.",
        es="«{path}» no puede quedar vacío. Dale un valor.",
    ),
)


class PatchRefused(Exception):
    """Carries the reason out of the recursion; `apply` turns it into a value."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.code)
        self.reason = reason


def set_value[M: BaseModel](model: M, path: str, value: JsonValue) -> tuple[M, JsonValue]:
    """`model` with `value` at `path`, and the JSON that was there (null for an absent entry). Raises PatchRefused."""
    return _set(model, path.split("."), path, value)


def _set[M: BaseModel](model: M, names: Sequence[str], path: str, value: JsonValue) -> tuple[M, JsonValue]:
    field = fields(type(model)).get(names[0])
    if field is None:
        raise PatchRefused((PATH_FIXED if names[0] in FIXED_FIELDS else PATH_UNKNOWN).broken(path=path))
    held = getattr(model, names[0])
    old: JsonValue
    if len(names) == 1:
        new, old = _read(field, path, value), _json(field, held)
    elif field.entry is not None:
        new, old = _set_entry(field.entry, held, names[1:], path, value)
    elif field.part is not None:
        if held is None:
            raise PatchRefused(PATH_MISSING.broken(path=path, missing=_above(path, names)))
        new, old = _set(held, names[1:], path, value)
    else:
        raise PatchRefused(PATH_WHOLE.broken(path=path, whole=_above(path, names)))
    return type(model).model_validate({**model.__dict__, names[0]: new}), old


def _set_entry(
    field: Field, held: dict[str, Any], names: Sequence[str], path: str, value: JsonValue
) -> tuple[dict[str, Any], JsonValue]:
    key = names[0]
    if len(names) == 1:
        old = _json(field, held[key]) if key in held else None
        if value is None:
            return {name: entry for name, entry in held.items() if name != key}, old
        return {**held, key: _read(field, path, value)}, old
    if key not in held:
        raise PatchRefused(PATH_MISSING.broken(path=path, missing=_above(path, names)))
    if field.part is None:
        raise PatchRefused(PATH_WHOLE.broken(path=path, whole=_above(path, names)))
    new, old = _set(held[key], names[1:], path, value)
    return {**held, key: new}, old


def _above(path: str, names: Sequence[str]) -> str:
    """The part of `path` that ends with the first of the remaining `names`."""
    parts = path.split(".")
    return ".".join(parts[: len(parts) - len(names) + 1])


def _read(field: Field, path: str, value: JsonValue) -> Any:
    if value is None and not field.nullable:
        raise PatchRefused(VALUE_NEEDED.broken(path=path))
    try:
        return field.holder.model_validate_json(json.dumps({"value": value})).value
    except ValidationError as error:
        found = faults(error, {"value": value}, path)
        reason = found[0].reason
        shown = ".".join([path, *map(str, found[0].place[1:])])
        raise PatchRefused(Reason(reason.code, reason.words, {**reason.data, "field": shown})) from None


def _json(field: Field, held: object) -> JsonValue:
    dumped: JsonValue = field.holder.model_construct(value=held).model_dump(mode="json")["value"]
    return dumped
