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

_FEWEST_STILLS, _MOST_STILLS = 3, 6


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
    hover_times: tuple[int, ...]
    """From three to six moments, in ticks, whose stills one after the other tell what the template is."""
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
    if row.workspace_id:
        allow(actor, "template.view", row.workspace_id)
    elif not (actor.way == "system" or actor.workspace_ids):
        raise Missing
    return row


def template_card(row: VideoTemplate) -> TemplateCard:
    """The row as a value."""
    document = read_document(row)
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
        hover_times=hover_times(document),
        fields=_fields(document),
    )


def read_document(row: VideoTemplate) -> Document:
    """The template's document, its media table empty."""
    return Document.model_validate_json(json.dumps(row.document))


def hover_times(document: Document) -> tuple[int, ...]:
    """A moment of every scene when all has arrived that it shows; more of a scene when there are few, at most six."""
    tree = Tree(document.records)
    parts = 1 if len(tree.scenes) >= _FEWEST_STILLS else _FEWEST_STILLS
    times = sorted(
        tree.scene_starts[scene.id] + scene.duration * (3 * part + 2) // (3 * parts)
        for scene in tree.scenes
        for part in range(parts)
    )
    most = min(len(times), _MOST_STILLS)
    return tuple(times[place * len(times) // most] for place in range(most))


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
