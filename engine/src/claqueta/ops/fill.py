"""Filling a template: a person's words and pictures go where its fields point, by operations like any other change."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from claqueta.color import Color
from claqueta.document.checks.known import known_names
from claqueta.document.document import Document
from claqueta.document.reasons import Reason, Rule
from claqueta.document.records import Project, TemplateField
from claqueta.errors import Words
from claqueta.ops.apply import Applied, Refused, apply
from claqueta.ops.operations import Patch

FIELD_UNKNOWN = Rule(
    "field.unknown",
    Words(en="This template has no field “{key}”.", es="Esta plantilla no tiene el campo «{key}»."),
)
FIELD_MISSING = Rule(
    "field.missing",
    Words(en="“{label_en}” is still empty. Fill it in.", es="«{label_es}» sigue vacío. Rellénalo."),
)
FIELD_TYPE = Rule(
    "field.type",
    Words(
        en="“{label_en}” takes {takes_en}.",
        es="«{label_es}» admite {takes_es}.",
    ),
)
FIELD_LONG = Rule(
    "field.long",
    Words(
        en="“{label_en}” has {length} characters and room for {limit}. Shorten it.",
        es="«{label_es}» tiene {length} caracteres y caben {limit}. Acórtalo.",
    ),
)
FIELD_RANGE = Rule(
    "field.range",
    Words(
        en="“{label_en}” must lie between {minimum} and {maximum}.",
        es="«{label_es}» debe estar entre {minimum} y {maximum}.",
    ),
)
FIELD_CHOICE = Rule(
    "field.choice",
    Words(en="“{label_en}” must be one of: {choices}.", es="«{label_es}» debe ser uno de: {choices}."),
)

_TAKES: Mapping[str, Words] = {
    "text": Words(en="text", es="un texto"),
    "media": Words(en="one of the project's media", es="uno de los medios del proyecto"),
    "color": Words(en="a colour such as #FF8800", es="un color como #FF8800"),
    "number": Words(en="a number", es="un número"),
    "choice": Words(en="one of its choices", es="una de sus opciones"),
    "font": Words(en="one of the fonts", es="una de las tipografías"),
}


def fill(document: Document, values: Mapping[str, JsonValue]) -> Applied | Refused:
    """The template's records with `values`, by field key, written to all places that the fields point at.

    Optional fields that are absent or empty leave what is there.  Refused for the first of `unfit_values`, or when
    a value breaks a rule of the records themselves.
    """
    for _, reason in unfit_values(document, values):
        return Refused(reason, 0)
    ops = [
        Patch(id=target.record, set={target.path: values[key]})
        for key, field in _fields(document).items()
        if not _is_empty(values.get(key))
        for target in field.targets
    ]
    return apply({record.id: record for record in document.records}, ops)


def unfit_values(document: Document, values: Mapping[str, JsonValue]) -> Iterator[tuple[str, Reason]]:
    """Every field whose value does not fit, by key, in the order of fields: for a form that marks them all at once."""
    fields = _fields(document)
    for key in values:
        if key not in fields:
            yield key, FIELD_UNKNOWN.broken(key=key[:40])
    for key, field in fields.items():
        value = values.get(key)
        if not _is_empty(value):
            reason = _unfit(document, field, value)
            if reason is not None:
                yield key, reason
        elif field.required:
            yield key, _about(field, FIELD_MISSING)


def _is_empty(value: JsonValue) -> bool:
    return value is None or value == ""


def _fields(document: Document) -> dict[str, TemplateField]:
    fields = [item for record in document.records if isinstance(record, Project) for item in record.fields.items()]
    return dict(sorted(fields, key=lambda item: (item[1].order, item[0])))


def _about(field: TemplateField, rule: Rule, **data: str | int | float) -> Reason:
    return rule.broken(label_en=field.label_en, label_es=field.label_es, **data)


def _unfit(document: Document, field: TemplateField, value: JsonValue) -> Reason | None:
    if not _is_kind(document, field, value):
        takes = _TAKES[field.kind]
        return _about(field, FIELD_TYPE, takes_en=takes.en, takes_es=takes.es)
    if isinstance(value, str) and field.max_length is not None and len(value) > field.max_length:
        return _about(field, FIELD_LONG, length=len(value), limit=field.max_length)
    if field.kind == "choice" and value not in field.choices:
        return _about(field, FIELD_CHOICE, choices=", ".join(field.choices))
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = field.minimum, field.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            minimum, maximum = "−∞" if low is None else f"{low:g}", "∞" if high is None else f"{high:g}"
            return _about(field, FIELD_RANGE, minimum=minimum, maximum=maximum)
    return None


def _is_kind(document: Document, field: TemplateField, value: JsonValue) -> bool:
    if field.kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if field.kind == "color":
        try:
            Color.parse(value)
        except ValueError:
            return False
    return (field.kind != "media" or value in document.media) and (
        field.kind != "font" or value in known_names("fonts")
    )
