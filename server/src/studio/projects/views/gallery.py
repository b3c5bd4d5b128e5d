"""The grid of projects, and what one does to a whole project from its card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from studio.accounts.models import Workspace
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow, may
from studio.lib.errors import Missing
from studio.lib.refusals import toast
from studio.library import public as library
from studio.projects.actions import creating, shelf
from studio.projects.queries.cards import cards as list_cards
from studio.projects.queries.loading import find
from studio.projects.queries.users import users_of

_SORTS = ("-changed", "-created", "title", "-duration")
_DIGITS = 6


@require_safe
@signed_in
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Goes to the projects of the workspace the person was in last."""
    known = actor.workspace_ids
    if not known:
        return render(request, "projects/nowhere.html")
    last = request.session.get("workspace_id")
    return redirect("projects:projects", last if last in known else known[0])


@require_safe
@signed_in
def projects(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The projects of a workspace; for htmx only the grid."""
    enter(request, actor, workspace_id)
    text, sort = request.GET.get("q", "").strip(), request.GET.get("sort", "")
    trashed = request.GET.get("trash") == "1"
    order = sort if sort in _SORTS else _SORTS[0]
    number = request.GET.get("page", "1")
    page = list_cards(
        actor,
        workspace_id,
        search=text,
        trashed=trashed,
        sort=order,  # type: ignore[arg-type]  # one of _SORTS
        page=int(number) if number.isdecimal() and len(number) < _DIGITS else 1,
    )
    shown = {
        "section": "projects",
        "page": page,
        "cards": page.cards,
        "text": text,
        "sort": order,
        "trashed": trashed,
        "here": request.get_full_path(),
        "editable": may(actor, "project.edit", workspace_id),
        "purgeable": may(actor, "project.purge", workspace_id),
    }
    if request.headers.get("HX-Target") == "grid":
        return render(request, "projects/grid.html", shown)
    return render(request, "projects/projects.html", shown)


@require_safe
@signed_in
def used(request: HttpRequest, actor: Actor, asset_id: str) -> HttpResponse:
    """The projects and templates that show an asset, by name, for the library's panel."""
    asset = library.asset_facts(actor, asset_id)
    allow(actor, "library.view", asset.workspace_id)
    return render(request, "projects/used.html", {"users": users_of(actor, asset)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rename(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """A dialog for another title; sent, the title is changed."""
    project = find(actor, project_id)
    if request.method != "POST":
        return render(request, "projects/rename.html", {"project": project})
    shelf.rename(actor, project_id=project_id, title=request.POST.get("title", ""))
    return _done(_("Renamed"))


@require_POST
@signed_in
def duplicate(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Makes a copy beside the project."""
    made = creating.duplicate(actor, project_id=project_id)
    return _done(_("Copied"), href=reverse("projects:project", args=[made]), link=_("Open the copy"))


@require_POST
@signed_in
def trash(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Puts the project into the trash; the toast takes it back."""
    shelf.trash(actor, project_id=project_id)
    return _done(_("Moved to the trash"), undo=reverse("projects:untrash", args=[project_id]))


@require_POST
@signed_in
def untrash(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Takes the project out of the trash."""
    shelf.untrash(actor, project_id=project_id)
    return _done(_("Restored"), href=reverse("projects:project", args=[project_id]), link=_("Open"))


@require_POST
@signed_in
def purge(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Removes a project of the trash for good."""
    shelf.purge(actor, project_id=project_id)
    return _done(_("Deleted for good"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """A dialog to choose the workspace that the project goes to."""
    project = find(actor, project_id)
    if request.method != "POST":
        targets = [each for each in actor.workspace_ids if may(actor, "project.create", each)]
        places = Workspace.objects.filter(id__in=targets).exclude(id=project.workspace_id).order_by("name")
        return render(request, "projects/move.html", {"project": project, "places": places})
    target = request.POST.get("workspace", "")
    if not target:
        raise Missing
    shelf.move(actor, project_id=project_id, workspace_id=target)
    return _done(_("Moved"), href=reverse("projects:projects", args=[target]), link=_("Go there"))


def _done(text: str, *, undo: str = "", href: str = "", link: str = "") -> HttpResponse:
    """Nothing to swap: closes the dialog, says so, and lets every grid look again."""
    more: dict[str, object] = {"dialog:close": {}, "live:refresh": {}}
    return HttpResponse(status=204, headers={"HX-Trigger": toast(text, undo=undo, href=href, link=link, more=more)})
