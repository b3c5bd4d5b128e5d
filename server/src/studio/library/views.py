"""Pages of the library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor


@signed_in
def library(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The library of a workspace."""
    enter(request, actor, workspace_id)
    return render(request, "library/library.html", {"section": "library"})
