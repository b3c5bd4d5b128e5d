"""Projects: how their things are made and what their requests carry."""

from claqueta.document.records import Project
from claqueta.document.tree import Tree
from library.cabinet import make_asset
from safety.matrix.world import Request, World, request, thing
from studio.accounts.public import SYSTEM
from studio.lib import blobs
from studio.library.models import Kind
from studio.projects.actions.creating import create_blank
from studio.projects.actions.packages import signed_link, start_export
from studio.projects.actions.shelf import trash
from studio.projects.actions.templates import make_template
from studio.projects.models import PackageExport
from studio.projects.public import load


@thing("project_id")
def _project(world: World) -> str:
    return create_blank(world.owner, workspace_id=world.workspace.id, title="Prueba")


@thing("template_id")
def _template(world: World) -> str:
    project = _project(world)
    root = _root(project)
    field = {"kind": "text", "label_en": "T", "label_es": "T", "targets": [{"record": root.id, "path": "title"}]}
    return make_template(
        world.owner, project_id=project, category="other", title_en="T", title_es="T", fields={"title": field}
    )


@thing("link")
def _link(world: World) -> str:
    project = _project(world)
    row = PackageExport.objects.create(
        workspace=world.workspace,
        user=world.people["owner"],
        project_id=project,
        version=1,
        name="p.claqueta.zip",
        state="done",
        sha256=blobs.keep_bytes(b"package").sha256,
    )
    return signed_link(row)


def _root(project_id: str) -> Project:
    return Tree(load(SYSTEM, project_id).document.records).project


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/projects")
def _create(_world: World, _who: str) -> Request:
    return Request(json={"title": "Nuevo"})


@request("api", "PATCH", "/api/v1/projects/{project_id}")
def _patch(_world: World, _who: str) -> Request:
    return Request(json={"title": "Otro"})


@request("api", "POST", "/api/v1/projects/{project_id}/commits")
def _commit(_world: World, _who: str) -> Request:
    return Request(json={"ops": []})


@request("api", "GET", "/api/v1/projects/{project_id}/commits")
def _since(_world: World, _who: str) -> Request:
    return Request(query={"since": "0"})


@request("api", "POST", "/api/v1/projects/{project_id}/versions")
def _name(_world: World, _who: str) -> Request:
    return Request(json={"name": "Primera"})


@request("api", "GET", "/api/v1/projects/{project_id}/compare")
def _compare(_world: World, _who: str) -> Request:
    return Request(query={"older": "1", "newer": "1"})


@request("api", "POST", "/api/v1/projects/{project_id}/restore")
def _restore(_world: World, _who: str) -> Request:
    return Request(json={"seq": 1})


@request("api", "POST", "/api/v1/projects/{project_id}/revert")
def _revert(_world: World, _who: str) -> Request:
    return Request(json={"seq": 1})


@request("api", "DELETE", "/api/v1/projects/{project_id}")
def _purge(world: World, _who: str) -> Request:
    project = _project(world)
    trash(world.owner, project_id=project)
    return Request(things={"project_id": project})


@request("api", "POST", "/api/v1/projects/{project_id}/move")
def _move(world: World, _who: str) -> Request:
    return Request(json={"workspace_id": world.workspace.id})


@request("api", "DELETE", "/api/v1/templates/{template_id}")
def _remove_template(world: World, _who: str) -> Request:
    return Request(things={"template_id": _template(world)})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/templates/{template_id}/projects")
def _use_template(_world: World, _who: str) -> Request:
    return Request(json={"values": {"title": "Hecho"}})


@request("api", "POST", "/api/v1/projects/{project_id}/templates")
def _make_template(_world: World, _who: str) -> Request:
    return Request(json={"category": "other", "title_en": "T"})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/packages")
def _import(world: World, _who: str) -> Request:
    package = make_asset(world.workspace, "Paquete", kind=Kind.PACKAGE, extension="zip")
    return Request(json={"asset_id": package.id})


@thing("package_id")
def _package(world: World) -> str:
    return start_export(world.owner, project_id=world["project_id"])
