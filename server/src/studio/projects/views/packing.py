"""Packages: a project saved as one file, and made of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from studio.accounts.pages import signed_in
from studio.accounts.public import Actor, allow
from studio.lib.errors import Missing
from studio.lib.leases import OVER
from studio.projects.actions import packages
from studio.projects.models import PackageExport, PackageImport


@require_POST
@signed_in
def pack(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """Orders a package; the dialog shows when it is there."""
    made = packages.start_export(actor, project_id=project_id)
    return render(request, "projects/packing.html", _packing(PackageExport.objects.get(pk=made)))


@require_safe
@signed_in
def packing(request: HttpRequest, actor: Actor, export_id: str) -> HttpResponse:
    """How far a package is."""
    row = PackageExport.objects.filter(pk=export_id, workspace_id__in=actor.workspace_ids).first()
    if row is None:
        raise Missing
    allow(actor, "export.start", row.workspace_id)
    return render(request, "projects/packing.html", _packing(row))


@require_POST
@signed_in
def unpack(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """Orders a project from a package of the library."""
    made = packages.start_import(actor, workspace_id=workspace_id, asset_id=request.POST.get("asset", ""))
    return _unpacking(request, PackageImport.objects.get(pk=made))


@require_safe
@signed_in
def unpacking(request: HttpRequest, actor: Actor, import_id: str) -> HttpResponse:
    """How far an import is; when the project is there, it is opened."""
    row = PackageImport.objects.filter(pk=import_id, workspace_id__in=actor.workspace_ids).first()
    if row is None:
        raise Missing
    allow(actor, "project.create", row.workspace_id)
    return _unpacking(request, row)


def _packing(row: PackageExport) -> dict[str, object]:
    link = f"/api/v1/package-downloads/{packages.signed_link(row)}" if row.state == "done" else ""
    return {"row": row, "over": row.state in OVER, "link": link}


def _unpacking(request: HttpRequest, row: PackageImport) -> HttpResponse:
    response = render(request, "projects/unpacking.html", {"row": row, "over": row.state in OVER})
    if row.project_id:
        response["HX-Redirect"] = reverse("projects:project", args=[row.project_id])
    return response
