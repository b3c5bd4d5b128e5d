"""The gallery of templates, and the form that makes a project of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import JsonValue

from claqueta.document.checks.known import known_names
from claqueta.errors import Words
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow, may
from studio.lib.errors import Missing
from studio.lib.refusals import toast
from studio.lib.wording import current_language
from studio.library import public as library
from studio.projects.actions.templates import (
    CATEGORIES,
    ValuesUnfit,
    make_from_template,
    make_template,
    remove_template,
)
from studio.projects.queries.loading import find
from studio.projects.queries.templates import FieldFacts, find_template, template_card
from studio.projects.queries.templates import templates as list_templates


@require_safe
@signed_in
def templates(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The gallery."""
    enter(request, actor, workspace_id)
    category = request.GET.get("category", "")
    every = list_templates(actor, workspace_id)
    used = {each.category for each in every}
    shown = {
        "section": "templates",
        "cards": [each for each in every if not category or each.category == category],
        "categories": [(key, _words(words)) for key, words in CATEGORIES.items() if key in used],
        "category": category,
        "editable": may(actor, "template.edit", workspace_id),
        "usable": may(actor, "project.create", workspace_id),
    }
    return render(request, "projects/templates.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def fill(request: HttpRequest, actor: Actor, workspace_id: str, template_id: str) -> HttpResponse:
    """The form of a template; sent, a project is made and opened."""
    enter(request, actor, workspace_id)
    allow(actor, "project.create", workspace_id)
    row = find_template(actor, template_id)
    if row.workspace_id not in (None, workspace_id):
        raise Missing
    card = template_card(row)
    reasons: dict[str, dict[str, str]] = {}
    given: dict[str, JsonValue] = {}
    if request.method == "POST":
        given = _values(card.fields, request.POST)
        try:
            made = make_from_template(
                actor,
                workspace_id=workspace_id,
                template_id=template_id,
                values=given,
                title=request.POST.get("title", "").strip()[:200],
            )
        except ValuesUnfit as error:
            reasons = {key: {"en": why.text("en"), "es": why.text("es")} for key, why in error.fields.items()}
        else:
            return redirect("projects:project", made)
    shown = {
        "section": "templates",
        "card": card,
        "fields": [(each, given.get(each.key, each.value), reasons.get(each.key)) for each in card.fields],
        "families": sorted(known_names("fonts")),
        "title": request.POST.get("title", ""),
    }
    return render(request, "projects/fill.html", shown, status=422 if reasons else 200)


@require_POST
@signed_in
def chosen(request: HttpRequest, actor: Actor, workspace_id: str, key: str) -> HttpResponse:
    """The field of a medium, with the asset that was picked."""
    allow(actor, "project.create", workspace_id)
    facts = library.asset_facts(actor, request.POST.get("asset", ""))
    if facts.workspace_id != workspace_id:
        raise Missing
    response = render(request, "projects/fill_media.html", {"key": key, "asset": facts.id})
    response["HX-Trigger"] = '{"dialog:close": {}}'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def make(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """A dialog that makes a template of a project as it is; its fields are those the project has."""
    project = find(actor, project_id)
    allow(actor, "template.edit", project)
    if request.method != "POST":
        categories = [(key, _words(words)) for key, words in CATEGORIES.items()]
        return render(request, "projects/make_template.html", {"project": project, "categories": categories})
    title = request.POST.get("title", "")
    make_template(
        actor,
        project_id=project_id,
        category=request.POST.get("category", "other"),
        title_en=title,
        title_es=title,
        fields={},
        about_en=request.POST.get("about", ""),
        about_es=request.POST.get("about", ""),
    )
    href = reverse("projects:templates", args=[project.workspace_id])
    more: dict[str, object] = {"dialog:close": {}}
    return HttpResponse(
        status=204, headers={"HX-Trigger": toast(_("Template made"), href=href, link=_("To the templates"), more=more)}
    )


@require_POST
@signed_in
def remove(request: HttpRequest, actor: Actor, template_id: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Removes a template of a workspace."""
    workspace = find_template(actor, template_id).workspace_id
    remove_template(actor, template_id=template_id)
    return HttpResponse(status=204, headers={"HX-Redirect": reverse("projects:templates", args=[workspace])})


def _values(fields: tuple[FieldFacts, ...], sent: QueryDict) -> dict[str, JsonValue]:
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


def _words(words: Words) -> str:
    return words.es if current_language() == "es" else words.en
