"""The page of exports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor


@signed_in
def exports(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The queue of exports of a workspace."""
    enter(request, actor, workspace_id)
    return render(request, "rendering/exports.html", {"section": "exports"})
