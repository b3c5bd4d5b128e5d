"""What is wrong with a value, in words: pydantic's findings, told as a person would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claqueta.color import COLOR_PATTERN
from claqueta.document.reasons import Reason, Rule
from claqueta.errors import Words

_VALUE_WORDS: Mapping[str, Words] = {
    "missing": Words(en="“{field}” is missing.", es="Falta «{field}»."),
    "unknown": Words(
        en="“{field}” is not known here. Check the spelling, or remove it.",
        es="«{field}» no se conoce aquí. Revisa cómo está escrito o quítalo.",
    ),
    "whole": Words(en="“{field}” must be a whole number.", es="«{field}» debe ser un número entero."),
    "number": Words(en="“{field}” must be a number.", es="«{field}» debe ser un número."),
    "text": Words(en="“{field}” must be text.", es="«{field}» debe ser un texto."),
    "switch": Words(en="“{field}” must be true or false.", es="«{field}» debe ser true o false."),
    "list": Words(en="“{field}” must be a list.", es="«{field}» debe ser una lista."),
    "object": Words(
        en="“{field}” must be an object with named parts.", es="«{field}» debe ser un objeto con partes con nombre."
    ),
    "empty": Words(en="“{field}” must be empty.", es="«{field}» debe estar vacío."),
    "color": Words(
        en="“{field}” must be a colour such as #FF8800 or #FF880080.",
        es="«{field}» debe ser un color como #FF8800 o #FF880080.",
    ),
    "pattern": Words(
        en="“{field}” has signs or a form that are not allowed there.",
        es="«{field}» tiene signos o una forma que ahí no se admiten.",
    ),
    "long": Words(en="“{field}” may have {limit} at most.", es="«{field}» puede tener {limit} como máximo."),
    "short": Words(en="“{field}” must have at least {limit}.", es="«{field}» debe tener al menos {limit}."),
    "small": Words(en="“{field}” must be at least {limit}.", es="«{field}» debe ser como mínimo {limit}."),
    "above": Words(en="“{field}” must be more than {limit}.", es="«{field}» debe ser mayor que {limit}."),
    "large": Words(en="“{field}” must be at most {limit}.", es="«{field}» debe ser como máximo {limit}."),
    "choice": Words(en="“{field}” must be one of: {expected}.", es="«{field}» debe ser uno de: {expected}."),
    "keyframes": Words(
        en="The keyframes of “{field}” must be in increasing time, one at a time.",
        es="Los fotogramas clave de «{field}» deben ir en orden de tiempo, uno en cada momento.",
    ),
    "path": Words(
        en="“{field}” must be a path inside the document's folder: forward slashes, no “..”, no leading slash.",
        es="«{field}» debe ser una ruta dentro de la carpeta del documento: con «/», sin «..» y sin «/» al inicio.",
    ),
    "json": Words(en="“{field}” is not JSON.", es="«{field}» no es JSON."),
    "wrong": Words(en="“{field}” has a value that does not fit.", es="«{field}» tiene un valor que no sirve."),
}
VALUE_RULES: Mapping[str, Rule] = {name: Rule(f"value.{name}", words) for name, words in _VALUE_WORDS.items()}

_BY_TYPE: Mapping[str, tuple[str, str]] = {
    # pydantic's error type → our rule and the key of its context that holds the limit
    "missing": ("missing", ""),
    "extra_forbidden": ("unknown", ""),
    "int_type": ("whole", ""),
    "int_from_float": ("whole", ""),
    "int_parsing": ("whole", ""),
    "int_parsing_size": ("whole", ""),
    "float_type": ("number", ""),
    "float_parsing": ("number", ""),
    "finite_number": ("number", ""),
    "string_type": ("text", ""),
    "bool_type": ("switch", ""),
    "bool_parsing": ("switch", ""),
    "tuple_type": ("list", ""),
    "list_type": ("list", ""),
    "dict_type": ("object", ""),
    "model_type": ("object", ""),
    "model_attributes_type": ("object", ""),
    "none_required": ("empty", ""),
    "string_pattern_mismatch": ("pattern", ""),
    "string_too_long": ("long", "max_length"),
    "too_long": ("long", "max_length"),
    "string_too_short": ("short", "min_length"),
    "too_short": ("short", "min_length"),
    "greater_than_equal": ("small", "ge"),
    "greater_than": ("above", "gt"),
    "less_than_equal": ("large", "le"),
    "less_than": ("large", "lt"),
    "literal_error": ("choice", "expected"),
    "union_tag_invalid": ("choice", "expected_tags"),
    "union_tag_not_found": ("missing", ""),
    "json_invalid": ("json", ""),
    "claqueta_keyframes": ("keyframes", ""),
    "claqueta_path": ("path", ""),
}
_MISTAKEN_TYPE = frozenset({"unknown", "whole", "number", "text", "switch", "list", "object", "empty", "pattern"})


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a value, and where in it."""

    place: tuple[str | int, ...]
    """Field names, map keys and list positions from the value's root."""
    reason: Reason

    @property
    def field(self) -> str:
        """The place as patches write it: dotted."""
        return ".".join(str(part) for part in self.place)


def faults(error: ValidationError, value: object, name: str = "") -> tuple[Fault, ...]:
    """What `error` found in the JSON `value`, one fault a place, in the order of places.

    name: what to call the value itself where a finding concerns the whole.  Where a value may have several forms
    and fits none, the finding that comes nearest to a form is kept: the deepest, and rather a limit than a type.
    """
    best: dict[tuple[str | int, ...], Fault] = {}
    for details in error.errors(include_url=False, include_input=False):
        place = _place(details, value)
        fault = Fault(place, _reason(details, ".".join(str(part) for part in place) or name))
        known = best.get(place)
        if known is None or (_is_type(known) and not _is_type(fault)):
            best[place] = fault
    inner = {place[:length] for place in best for length in range(len(place))}
    kept = [fault for place, fault in best.items() if place not in inner]
    return tuple(sorted(kept, key=lambda fault: [(isinstance(part, str), part) for part in fault.place]))


def _is_type(fault: Fault) -> bool:
    return fault.reason.code.removeprefix("value.") in _MISTAKEN_TYPE


def _reason(details: ErrorDetails, field: str) -> Reason:
    context: Mapping[str, Any] = details.get("ctx", {})
    name, limit = _BY_TYPE.get(details["type"], ("wrong", ""))
    if name == "pattern" and context.get("pattern") == COLOR_PATTERN:
        name = "color"
    if name == "choice":
        expected = str(context.get(limit, "")).replace("'", "").replace(" or ", ", ")
        return VALUE_RULES["choice"].broken(field=field, expected=expected)
    return VALUE_RULES[name].broken(field=field, **({"limit": context[limit]} if limit else {}))


def _place(details: ErrorDetails, value: object) -> tuple[str | int, ...]:
    """Where the finding is: pydantic's location without the names of union members, which are not in the value."""
    location: Sequence[str | int] = details["loc"]
    place: list[str | int] = []
    tagged = 0
    for index, part in enumerate(location):
        if tagged:
            tagged -= 1
        elif isinstance(value, dict) and "type" in value and part == value["type"]:
            # a record's own tags come first: its type and, for elements, its kind
            tagged = 1 if part == "element" and location[index + 1 : index + 2] == (value.get("kind"),) else 0
        elif (isinstance(value, dict) and isinstance(part, str) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]  # type: ignore[index]  # which of the two it is was asked just now
            place.append(part)
        elif index == len(location) - 1 and details["type"] in ("missing", "extra_forbidden"):
            place.append(part)
    if details["type"].startswith("union_tag"):
        place.append(str(details.get("ctx", {}).get("discriminator", "")).strip("'"))
    return tuple(place)
