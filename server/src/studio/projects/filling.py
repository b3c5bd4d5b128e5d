"""A template being filled in: what a form sent, read by the fields; the template as it looks meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from pydantic import JsonValue

from claqueta.document.document import Document
from claqueta.document.records import Project, Scene, TemplateField
from claqueta.document.tree import Tree
from studio.accounts.public import Actor, allow
from studio.lib.errors import Missing
from studio.projects.actions.templates import ValuesUnfit, filled, sample
from studio.projects.models import VideoTemplate
from studio.projects.queries.templates import FieldFacts, find_template, read_document, template_card

_MOST_TRIES = 3


@dataclass(frozen=True)
class TemplateLook:
    """A template with the values given so far."""

    template_id: str
    workspace_id: str
    """Whose media it shows."""
    version: int
    document: Document
    poster_time: int
    """Ticks."""
    unfit: dict[str, dict[str, str]]
    """Field key → what is wrong with its value, by language; what is merely missing yet is not wrong."""


def template_values(actor: Actor, template_id: str, sent: QueryDict) -> dict[str, JsonValue]:
    """The values of the template's fields in what a form sent as `field-<key>`. Raises Missing."""
    return read_values(template_card(find_template(actor, template_id)).fields, sent)


def read_values(fields: tuple[FieldFacts, ...], sent: QueryDict) -> dict[str, JsonValue]:
    """Field key → value; what is empty is left out, except optional texts, which may be emptied."""
    values: dict[str, JsonValue] = {}
    for field in fields:
        text: Any = sent.get(f"field-{field.key}", "").replace("\r\n", "\n")
        if text == "" and not (field.kind == "text" and not field.required):
            continue
        if field.kind == "number":
            try:
                values[field.key] = float(text.replace(",", "."))
            except ValueError:
                values[field.key] = text
        else:
            values[field.key] = text
    return values


def template_look(
    actor: Actor, *, template_id: str, workspace_id: str | None = None, values: Mapping[str, JsonValue]
) -> TemplateLook:
    """The template with those of `values` that fit; the rest stays as it is written. Raises Missing, Forbidden."""
    row = find_template(actor, template_id)
    place = workspace_id or row.workspace_id or next(iter(actor.workspace_ids), None)
    if place is None or row.workspace_id not in (None, place):
        raise Missing
    allow(actor, "template.view", place)
    document, unfit = _with(row, values, place) if values else (sample(row, place), {})
    return TemplateLook(
        template_id=row.id,
        workspace_id=place,
        version=row.version,
        document=document,
        poster_time=row.poster_time,
        unfit=unfit,
    )


def moment_of(row: VideoTemplate, key: str) -> int | None:
    """A moment, in ticks, at which what the field `key` changes is seen; None when there is no such field."""
    tree = Tree(read_document(row).records)
    field = tree.project.fields.get(key)
    if field is None:
        return None
    records = {each.id: each for each in read_document(row).records}
    record = records.get(field.targets[0].record)
    if record is None or isinstance(record, Project):
        return row.poster_time
    length, start = getattr(record, "duration", 0), 0
    while record is not None and not isinstance(record, Scene | Project):
        start += getattr(record, "start", 0)
        record = records.get(record.parent or "")
    if isinstance(record, Scene):
        # Past its entrance, before its exit, and within the scene.
        length = min(length, max(0, record.duration - start))
        start += tree.scene_starts[record.id]
    return start + length * 2 // 3


def _with(
    row: VideoTemplate, values: Mapping[str, JsonValue], workspace_id: str
) -> tuple[Document, dict[str, dict[str, str]]]:
    relaxed = _relaxed(row)
    fit, unfit = dict(values), dict[str, dict[str, str]]()
    for _ in range(_MOST_TRIES):
        try:
            return filled(relaxed, fit, workspace_id), unfit
        except ValuesUnfit as error:
            unfit |= {key: {"en": why.text("en"), "es": why.text("es")} for key, why in error.fields.items() if key}
            fit = {key: value for key, value in fit.items() if key not in error.fields}
            if "" in error.fields:
                break
    return sample(row, workspace_id), unfit


def _relaxed(row: VideoTemplate) -> VideoTemplate:
    """The template with nothing required, not saved: a form that is half filled in is still worth a look."""
    plain = read_document(row)
    root = Tree(plain.records).project
    fields: dict[str, TemplateField] = {
        key: field.model_copy(update={"required": False}) for key, field in root.fields.items()
    }
    records = tuple(
        each.model_copy(update={"fields": fields}) if isinstance(each, Project) else each for each in plain.records
    )
    document = Document.model_construct(records=records, media={}).model_dump(mode="json")
    return VideoTemplate(id=row.id, workspace_id=row.workspace_id, document=document)


def template_moment(actor: Actor, template_id: str, key: str) -> int | None:
    """As `moment_of`, for a template that the actor may see. Raises Missing."""
    return moment_of(find_template(actor, template_id), key) if key else None
