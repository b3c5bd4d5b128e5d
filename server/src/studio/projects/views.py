"""Pages of projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor
from studio.lib.errors import Missing


@signed_in
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Goes to the projects of the workspace the person was in last."""
    known = actor.workspace_ids
    if not known:
        raise Missing
    last = request.session.get("workspace_id")
    return redirect("projects:projects", last if last in known else known[0])


@signed_in
def projects(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The projects of a workspace."""
    enter(request, actor, workspace_id)
    return render(request, "projects/projects.html", {"section": "projects"})


@signed_in
def new(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """Four doors to a new project."""
    enter(request, actor, workspace_id)
    return render(request, "projects/new.html", {"section": "projects"})


@signed_in
def templates(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The gallery of templates."""
    enter(request, actor, workspace_id)
    return render(request, "projects/templates.html", {"section": "templates"})


@signed_in
def project(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001
    """A project."""
    raise Missing
