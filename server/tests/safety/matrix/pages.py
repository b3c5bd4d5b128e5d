"""Pages of projects, library and exports: what their forms carry; what an action ends is made for each asker."""

from library.cabinet import make_asset
from safety.matrix.projects import _project, _template
from safety.matrix.rendering import _export
from safety.matrix.world import Request, World, request, thing
from studio.accounts.public import SYSTEM
from studio.lib import blobs
from studio.library.models import Asset, AssetVersion, Blob, Kind
from studio.library.organize import trash as trash_assets
from studio.projects.actions.packages import start_export, start_import
from studio.projects.actions.shelf import trash
from studio.projects.public import load
from studio.rendering.actions import cancel, pause

_EXPORT = "/exports/{job_id}/{verb=%s}"
_LIBRARY = "/w/{workspace_id}/library/do/{verb=%s}"
_ADD = "/p/{project_id}/add/{what=%s}"
_RECORD = "/p/{project_id}/records/{record_id}"


def _post(path: str, **values: str) -> None:
    request("page", "POST", path)(lambda _world, _who: Request(form=values))


def _scene(world: World) -> str:
    records = load(SYSTEM, world["project_id"]).document.records
    return next(record.id for record in records if record.type == "scene")


def _image(world: World) -> str:
    return make_asset(world.workspace, "Cartel", kind=Kind.IMAGE, extension="png", width=640, height=480).id


@thing("record_id")
def _record(world: World) -> str:
    return _scene(world)


@thing("seq")
def _seq(_world: World) -> str:
    return "1"


@thing("import_id")
def _import(world: World) -> str:
    return start_import(world.owner, workspace_id=world.workspace.id, asset_id=_package(world))


def _package(world: World) -> str:
    return make_asset(world.workspace, "Paquete", kind=Kind.PACKAGE, extension="zip").id


@thing("export_id")
def _packing(world: World) -> str:
    return start_export(world.owner, project_id=world["project_id"])


# ── projects ──────────────────────────────────────────────────────────────────────────────────────────────────────────
_post("/w/{workspace_id}/projects/new", title="Nuevo", shape="16:9", rate="30")
_post("/p/{project_id}/rename", title="Otro")
_post("/p/{project_id}/title", title="Otro")
_post("/p/{project_id}/keep", name="Primera")
_post("/p/{project_id}/template", title_en="Template", title_es="Plantilla", category="other")
_post("/w/{workspace_id}/templates/{template_id}", **{"field-title": "Hecho"})
_post(f"{_RECORD}/edit", field="name", value="Otra")
_post(f"{_RECORD}/move")
_post(_ADD % "scene")


@request("page", "POST", "/p/{project_id}/move")
def _move(world: World, _who: str) -> Request:
    return Request(form={"workspace": world.workspace.id})


@request("page", "POST", "/p/{project_id}/purge")
def _purge(world: World, _who: str) -> Request:
    project = _project(world)
    trash(world.owner, project_id=project)
    return Request(things={"project_id": project})


@request("page", "POST", _ADD % "copy")
@request("page", "POST", _ADD % "text")
def _add_in_scene(world: World, _who: str) -> Request:
    return Request(form={"scene": _scene(world), "text": "Hola"})


@request("page", "POST", _ADD % "media")
@request("page", "POST", f"{_RECORD}/replace")
def _add_media(world: World, _who: str) -> Request:
    return Request(form={"scene": _scene(world), "asset": _image(world)})


@request("page", "POST", "/w/{workspace_id}/projects/unpack")
def _unpack(world: World, _who: str) -> Request:
    return Request(form={"asset": _package(world)})


@request("page", "POST", "/w/{workspace_id}/templates/fields/{key}")
def _chosen(world: World, _who: str) -> Request:
    return Request(form={"asset": _image(world)})


@request("page", "POST", "/templates/{template_id}/remove")
def _remove_template(world: World, _who: str) -> Request:
    return Request(things={"template_id": _template(world)})


# ── the library ───────────────────────────────────────────────────────────────────────────────────────────────────────
_post("/w/{workspace_id}/library/folders", name="Nueva")
_post("/a/{asset_id}/edit", name="Otra toma", tags="noche")


_post("/folders/{folder_id}", name="Otra")


@thing("number")
def _version(world: World) -> str:
    """An earlier version of the asset, whose bytes are there."""
    newest = blobs.keep_bytes(b"newest")
    Blob.objects.get_or_create(pk=newest.sha256, defaults={"size": newest.size})
    Asset.objects.filter(pk=world["asset_id"]).update(version=2, sha256=newest.sha256)
    AssetVersion.objects.get_or_create(
        asset_id=world["asset_id"],
        number=1,
        defaults={"sha256": blobs.keep_bytes(b"earlier").sha256, "size": 7, "extension": "png", "name": "antes.png"},
    )
    return "1"


@request("page", "GET", "/w/{workspace_id}/library/picker")
def _picker(world: World, _who: str) -> Request:
    return Request(query={"to": f"/p/{world['project_id']}/add/media"})


def _shown(world: World, _who: str) -> Request:
    return Request(form={"asset": world["asset_id"], "tags": "noche", "folder": ""})


def _trashed(world: World, _who: str) -> Request:
    asset = make_asset(world.workspace, "Sobra").id
    trash_assets(world.owner, world.workspace.id, [asset])
    return Request(form={"asset": asset})


for _verb in ("trash", "move", "tag", "favourite", "unfavourite"):
    request("page", "POST", _LIBRARY % _verb)(_shown)
for _verb in ("restore", "purge"):
    request("page", "POST", _LIBRARY % _verb)(_trashed)


# ── exports ───────────────────────────────────────────────────────────────────────────────────────────────────────────
_post("/p/{project_id}/export", preset="h264_720p")


@request("page", "POST", _EXPORT % "resume")
def _paused(world: World, _who: str) -> Request:
    job = _export(world)
    pause(world.owner, job)
    return Request(things={"job_id": job})


@request("page", "POST", _EXPORT % "retry")
@request("page", "POST", _EXPORT % "delete")
def _over(world: World, _who: str) -> Request:
    job = _export(world)
    cancel(world.owner, job)
    return Request(things={"job_id": job})
