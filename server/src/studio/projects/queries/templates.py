"""Templates as the gallery shows them, and their fields as a form needs them."""

import json
from dataclasses import dataclass

from django.db.models import Q
from pydantic import JsonValue

from claqueta.document.document import Document
from claqueta.document.records import Record, TemplateField
from claqueta.document.tree import Tree
from claqueta.spec.parameters import Label
from studio.accounts.public import Actor, allow
from studio.lib.errors import Missing
from studio.projects.models import VideoTemplate


@dataclass(frozen=True)
class FieldFacts:
    """Something to fill in."""

    key: str
    kind: str
    """text, media, color, number, choice or font."""
    label: Label
    required: bool
    max_length: int | None
    minimum: float | None
    maximum: float | None
    choices: tuple[str, ...]
    value: JsonValue
    """What stands there now, to show as an example; None for media."""


@dataclass(frozen=True)
class TemplateCard:
    """A template in the gallery."""

    id: str
    version: int
    built_in: bool
    workspace_id: str | None
    category: str
    title: Label
    about: Label
    width: int
    height: int
    duration: int
    """Ticks."""
    poster_time: int
    fields: tuple[FieldFacts, ...]


def templates(actor: Actor, workspace_id: str, *, category: str = "") -> list[TemplateCard]:
    """What the workspace can make projects from: the studio's templates first, then its own, newest first."""
    allow(actor, "template.view", workspace_id)
    rows = VideoTemplate.objects.filter(Q(workspace=None) | Q(workspace_id=workspace_id))
    if category:
        rows = rows.filter(category=category)
    own = sorted((row for row in rows if row.workspace_id), key=lambda row: row.created, reverse=True)
    return [template_card(row) for row in [*sorted((r for r in rows if r.key), key=lambda r: r.key or ""), *own]]


def find_template(actor: Actor, template_id: str) -> VideoTemplate:
    """The template's row. Raises Missing."""
    row = VideoTemplate.objects.filter(id=template_id).first()
    if row is None:
        raise Missing
    if row.workspace_id is not None:
        allow(actor, "template.view", row.workspace_id)
    elif not (actor.way == "system" or actor.workspace_ids):
        raise Missing
    return row


def template_card(row: VideoTemplate) -> TemplateCard:
    """The row as a value."""
    return TemplateCard(
        id=row.id,
        version=row.version,
        built_in=row.workspace_id is None,
        workspace_id=row.workspace_id,
        category=row.category,
        title=Label(en=row.title_en, es=row.title_es),
        about=Label(en=row.about_en, es=row.about_es),
        width=row.width,
        height=row.height,
        duration=row.duration,
        poster_time=row.poster_time,
        fields=_fields(read_document(row)),
    )


def read_document(row: VideoTemplate) -> Document:
    """The template's document, its media table empty."""
    return Document.model_validate_json(json.dumps(row.document))


def _fields(document: Document) -> tuple[FieldFacts, ...]:
    records = {each.id: each for each in document.records}
    fields = sorted(Tree(document.records).project.fields.items(), key=lambda item: (item[1].order, item[0]))
    return tuple(
        FieldFacts(
            key=key,
            kind=field.kind,
            label=Label(en=field.label_en, es=field.label_es),
            required=field.required,
            max_length=field.max_length,
            minimum=field.minimum,
            maximum=field.maximum,
            choices=tuple(field.choices),
            value=None if field.kind == "media" else _standing(records, field),
        )
        for key, field in fields
    )


def _standing(records: dict[str, Record], field: TemplateField) -> JsonValue:
    target = field.targets[0]
    held = records.get(target.record)
    value: JsonValue = held.model_dump(mode="json") if held is not None else None
    for part in target.path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, str | int | float) else None
