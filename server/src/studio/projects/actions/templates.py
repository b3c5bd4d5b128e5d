"""Templates: made from a project by choosing what is filled in, made into projects by filling it in."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from pydantic import JsonValue, ValidationError
from pydantic_core import to_json

from claqueta.document.document import Document
from claqueta.document.elements import ImageElement, VideoElement
from claqueta.document.reasons import Reason, Rule
from claqueta.document.records import Project, Record, TemplateField
from claqueta.document.tree import Tree
from claqueta.errors import Words
from claqueta.ops import Applied, Patch, apply, fill, unfit_values
from claqueta.ops.patching import PatchRefused, set_value
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import Conflict, Invalid, Missing, StudioError
from studio.library import public as library
from studio.projects.actions.creating import create
from studio.projects.actions.media import turned
from studio.projects.assets import used_assets
from studio.projects.events import TemplatesChanged
from studio.projects.models import VideoTemplate
from studio.projects.projection import totals
from studio.projects.queries.loading import document_of, load
from studio.projects.queries.templates import find_template, read_document
from studio.realtime.events import topic
from studio.realtime.public import publish

CATEGORIES: Final[Mapping[str, Words]] = {
    "marketing": Words(en="Marketing", es="Marketing"),
    "education": Words(en="Education", es="Educación"),
    "events": Words(en="Events", es="Eventos"),
    "social": Words(en="Social media", es="Redes sociales"),
    "business": Words(en="Business", es="Empresa"),
    "other": Words(en="Other", es="Otras"),
}
MEDIA_KIND = Rule(
    "field.media_kind",
    Words(
        en="“{label_en}” takes a picture or a video, and “{name}” is neither.",
        es="«{label_es}» admite una imagen o un vídeo, y «{name}» no es ni lo uno ni lo otro.",
    ),
)
TARGET_UNKNOWN = Rule(
    "field.target",
    Words(
        en="“{label_en}” points at something that the project does not have.",
        es="«{label_es}» apunta a algo que el proyecto no tiene.",
    ),
)


class ValuesUnfit(StudioError):
    """Some fields of the form do not fit; `fields` says which and why."""

    code = "template.values"
    status = 422
    words = Words(en="Fields that need another look: {count}. {en}", es="Campos que hay que revisar: {count}. {es}")

    def __init__(self, fields: Mapping[str, Reason]) -> None:
        first = next(iter(fields.values()))
        super().__init__(count=len(fields), en=first.text("en"), es=first.text("es"))
        self.fields = dict(fields)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.fields,)

    def told(self, language: str) -> dict[str, JsonValue]:
        """Field key → what is wrong, in `language`."""
        return {key: reason.text("es" if language == "es" else "en") for key, reason in self.fields.items()}


class FieldsUnfit(ValuesUnfit):
    """The fields chosen for a template do not fit its project."""

    code = "template.fields"


class BuiltInTemplate(Conflict):
    """Templates that come with the studio are everyone's and stay as they are."""

    code = "template.built_in"
    words = Words(
        en="This template comes with the studio and cannot be changed. Make a project from it, and a template of that.",
        es="Esta plantilla viene con el estudio y no se puede cambiar. Crea con ella un proyecto y, de él, otra.",
    )


def make_from_template(
    actor: Actor,
    *,
    workspace_id: str,
    template_id: str,
    values: Mapping[str, JsonValue],
    title: str = "",
    folder: str = "",
) -> str:
    """A new project of the workspace: the template with `values` by field key; returns its id.

    Raises Missing, Forbidden, ValuesUnfit.
    """
    allow(actor, "project.create", workspace_id)
    template = find_template(actor, template_id)
    if template.workspace_id not in (None, workspace_id):
        raise Missing
    document = filled(template, values, workspace_id)
    return create(
        actor,
        workspace_id=workspace_id,
        document=document,
        title=title,
        origin={"kind": "template", "template": template.id},
        folder=folder,
    )


def filled(template: VideoTemplate, values: Mapping[str, JsonValue], workspace_id: str) -> Document:
    """The template's document with `values` and without fields. Raises ValuesUnfit."""
    plain = read_document(template)
    records = {each.id: each for each in plain.records}
    fields = Tree(plain.records).project.fields
    chosen = frozenset(
        value
        for key, value in values.items()
        if key in fields and fields[key].kind == "media" and isinstance(value, str)
    )
    document = document_of(records, workspace_id, extra=chosen)
    unfit = dict(unfit_values(document, values)) | _wrong_media(document, fields, values)
    if unfit:
        raise ValuesUnfit(unfit)
    outcome = fill(_kinds_fitted(document, fields, values), values)
    if not isinstance(outcome, Applied):
        raise ValuesUnfit({"": outcome.reason})
    return _without_fields(outcome.records, document)


def sample(template: VideoTemplate, workspace_id: str) -> Document:
    """The template as its gallery shows it: as it is written, without the pictures that only a person can choose."""
    document = document_of({each.id: each for each in read_document(template).records}, workspace_id)
    return _without_fields({each.id: each for each in document.records}, document)


def make_template(
    actor: Actor,
    *,
    project_id: str,
    category: str,
    title_en: str,
    title_es: str,
    fields: Mapping[str, TemplateField | Mapping[str, Any]],
    about_en: str = "",
    about_es: str = "",
) -> str:
    """A template of the project's workspace with the project as it is now and `fields` by key; returns its id.

    Raises Missing, Forbidden, Invalid, FieldsUnfit.
    """
    snapshot = load(actor, project_id)
    allow(actor, "template.edit", snapshot.workspace_id)
    if category not in CATEGORIES:
        raise Invalid(what="category")
    if not (title_en.strip() or title_es.strip()):
        raise Invalid(what="title")
    document = _with_fields(snapshot.document, fields)
    with transaction.atomic():
        made = VideoTemplate.objects.create(
            workspace_id=snapshot.workspace_id,
            owner_id=actor.user_id,
            category=category,
            title_en=(title_en.strip() or title_es.strip())[:200],
            title_es=(title_es.strip() or title_en.strip())[:200],
            about_en=about_en[:500],
            about_es=about_es[:500],
            **facts(document),
        )
        library.set_uses("template", made.id, used_assets(document.records))
        _note(actor, made, "template.create")
    return made.id


def remove_template(actor: Actor, *, template_id: str) -> None:
    """Removes a template of a workspace; what was made from it stays. Raises BuiltInTemplate."""
    with transaction.atomic():
        template = find_template(actor, template_id)
        if template.workspace_id is None:
            raise BuiltInTemplate
        allow(actor, "template.edit", template.workspace_id)
        library.set_uses("template", template.id, ())
        _note(actor, template, "template.remove")
        template.delete()


def facts(document: Document) -> dict[str, Any]:
    """The columns of a template that holds `document`."""
    root = Tree(document.records).project
    told = totals(document.records)
    return {
        "document": Document.model_construct(records=document.records, media={}).model_dump(mode="json"),
        "width": root.width,
        "height": root.height,
        "duration": told["duration"],
        "poster_time": told["poster_time"],
        "changed": timezone.now(),
    }


def _wrong_media(
    document: Document, fields: Mapping[str, TemplateField], values: Mapping[str, JsonValue]
) -> dict[str, Reason]:
    wrong: dict[str, Reason] = {}
    for key, field in fields.items():
        value = values.get(key)
        ref = document.media.get(value) if field.kind == "media" and isinstance(value, str) else None
        if ref is not None and ref.kind not in ("image", "video"):
            wrong[key] = MEDIA_KIND.broken(label_en=field.label_en, label_es=field.label_es, name=ref.name)
    return wrong


def _kinds_fitted(document: Document, fields: Mapping[str, TemplateField], values: Mapping[str, JsonValue]) -> Document:
    """A picture's place becomes a video's where a video was chosen, and the other way round."""
    wanted: dict[str, str] = {
        target.record: value
        for key, field in fields.items()
        for target in field.targets
        if field.kind == "media" and target.path == "asset" and isinstance(value := values.get(key), str) and value
    }

    def fitted(each: Record) -> Record:
        asset = wanted.get(each.id)
        if asset is None or not isinstance(each, ImageElement | VideoElement):
            return each
        video = document.media[asset].kind == "video"
        return each if video == isinstance(each, VideoElement) else turned(each, asset)

    return Document.model_construct(records=tuple(fitted(each) for each in document.records), media=document.media)


def _without_fields(records: Mapping[str, Record], document: Document) -> Document:
    """A document that is no template any more; places of media that were left empty are taken out."""
    root = Tree(records.values()).project
    waiting = {t.record for f in root.fields.values() if f.kind == "media" for t in f.targets if t.path == "asset"}
    kept = [
        each.model_copy(update={"fields": {}}) if isinstance(each, Project) else each
        for each in records.values()
        if each.id not in waiting or getattr(each, "asset", "") in document.media
    ]
    return Document.model_construct(records=tuple(kept), media=document.media)


def _with_fields(document: Document, fields: Mapping[str, TemplateField | Mapping[str, Any]]) -> Document:
    try:
        read = {
            key: field if isinstance(field, TemplateField) else TemplateField.model_validate_json(to_json(field))
            for key, field in fields.items()
        }
    except ValidationError as error:
        raise Invalid(what=f"fields.{error.errors()[0]['loc']}") from None
    records = {each.id: each for each in document.records}
    wrong: dict[str, Reason] = {}
    for key, field in read.items():
        for target in field.targets:
            held = records.get(target.record)
            try:
                if held is None:
                    wrong[key] = TARGET_UNKNOWN.broken(label_en=field.label_en, label_es=field.label_es)
                else:
                    set_value(held, target.path, None)
            except PatchRefused as refusal:
                if refusal.reason.code.startswith("path."):
                    wrong[key] = refusal.reason
    if wrong:
        raise FieldsUnfit(wrong)
    root = Tree(document.records).project
    values: dict[str, JsonValue] = {key: field.model_dump(mode="json") for key, field in read.items()}
    outcome = apply(records, [Patch(id=root.id, set={"fields": values})])
    if not isinstance(outcome, Applied):
        raise Invalid(what="fields")
    return Document.model_construct(records=tuple(outcome.records.values()), media=document.media)


def _note(actor: Actor, template: VideoTemplate, verb: str) -> None:
    workspace_id = template.workspace_id
    record(actor, verb, workspace_id=workspace_id, kind="template", id=template.id, data={"title": template.title_en})
    if workspace_id is not None:
        publish(topic("workspace", workspace_id), TemplatesChanged(template_id=template.id))
