"""The gallery of templates, and the form that makes a project of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import JsonValue

from claqueta.document.checks.known import known_names
from claqueta.errors import Words
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow, may
from studio.lib.errors import Invalid, Missing
from studio.lib.refusals import toast
from studio.lib.wording import current_language
from studio.library import public as library
from studio.projects.actions.templates import (
    CATEGORIES,
    FieldsUnfit,
    ValuesUnfit,
    make_from_template,
    make_template,
    remove_template,
)
from studio.projects.choosing import candidates, fields_chosen
from studio.projects.filling import read_values
from studio.projects.queries.loading import find
from studio.projects.queries.templates import find_template, template_card
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
        given = read_values(card.fields, request.POST)
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
        "shape": "upright" if card.height > card.width else "square" if card.height == card.width else "",
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
    """A dialog to choose what of a project is filled in; sent, a template is made of the project as it is."""
    project = find(actor, project_id)
    allow(actor, "template.edit", project)
    every = candidates(actor, project_id)
    sent = request.POST
    keys = set(sent.getlist("field")) if request.method == "POST" else {each.key for each in every if each.wanted}
    refusal = None
    if request.method == "POST":
        labels = {key: (sent.get(f"en-{key}", ""), sent.get(f"es-{key}", "")) for key in keys}
        try:
            make_template(
                actor,
                project_id=project_id,
                category=sent.get("category", "other"),
                title_en=sent.get("title_en", ""),
                title_es=sent.get("title_es", ""),
                fields=fields_chosen(every, labels),
                about_en=sent.get("about_en", "") or sent.get("about_es", ""),
                about_es=sent.get("about_es", "") or sent.get("about_en", ""),
            )
        except (FieldsUnfit, Invalid) as error:
            refusal = {"en": error.text("en"), "es": error.text("es")}
    if request.method != "POST" or refusal:
        shown = {
            "project": project,
            "categories": [(key, _words(words)) for key, words in CATEGORIES.items()],
            "candidates": [
                (each, sent.get(f"es-{each.key}", each.label_es), sent.get(f"en-{each.key}", each.label_en))
                for each in every
            ],
            "keys": keys,
            "sent": sent,
            "refusal": refusal,
            "wide": True,
        }
        return render(request, "projects/make_template.html", shown, status=422 if refusal else 200)
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


def _words(words: Words) -> str:
    return words.es if current_language() == "es" else words.en
