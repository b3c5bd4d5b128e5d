"""The library's bytes: what uploads and signed addresses need to be asked for."""

from datetime import timedelta

from django.utils import timezone

from library import specimens
from library.cabinet import make_asset
from safety.matrix.world import Request, World, request, thing
from studio.lib import blobs
from studio.library import quota
from studio.library.models import Blob, Upload
from studio.library.serving.addresses import address

_TUS = {"Tus-Resumable": "1.0.0"}
_UPLOADS = "/api/v1/workspaces/{workspace_id}/uploads"
_UPLOAD = "/api/v1/uploads/{upload_id}"


@thing("upload_id")
def _upload(world: World) -> str:
    return _upload_of(world, "owner")


def _upload_of(world: World, who: str) -> str:
    owner = world.people.get(who) or world.people["owner"]
    return Upload.objects.create(
        workspace=world.workspace,
        owner=owner,
        name="toma.png",
        size=10,
        reservation_id=quota.reserve(world.workspace.id, 10),
        expires=timezone.now() + timedelta(hours=1),
    ).id


@request("page", "POST", _UPLOADS)
def _begin(_world: World, _who: str) -> Request:
    return Request(body=b"", headers={**_TUS, "Upload-Length": "10", "Upload-Metadata": "filename dG9tYS5wbmc="})


@request("page", "HEAD", _UPLOAD)
def _ask(world: World, who: str) -> Request:
    return Request(headers=_TUS, things={"upload_id": _upload_of(world, who)})


@request("page", "DELETE", _UPLOAD)
def _cancel(world: World, who: str) -> Request:
    return Request(headers=_TUS, things={"upload_id": _upload_of(world, who)})


@request("page", "PATCH", _UPLOAD)
def _send(world: World, who: str) -> Request:
    return Request(
        body=b"abc",
        content_type="application/offset+octet-stream",
        headers={**_TUS, "Upload-Offset": "0"},
        things={"upload_id": _upload_of(world, who)},
    )


def _media(_world: World, _who: str) -> Request:
    stored = blobs.keep_bytes(specimens.png())
    Blob.objects.get_or_create(pk=stored.sha256, defaults={"size": stored.size})
    _, _, token, name = address(stored.sha256, "png", "toma.png").split("/")
    return Request(things={"token": token, "name": name})


for _method in ("GET", "HEAD"):
    request("page", _method, "/media/{token}/{name}")(_media)


@request("api", "GET", "/api/v1/workspaces/{workspace_id}/assets/states")
def _states(world: World, _who: str) -> Request:
    return Request(query={"id": make_asset(world.workspace, "Toma").id})


@request("api", "POST", "/api/v1/assets/{asset_id}/retry")
def _retry(world: World, _who: str) -> Request:
    error = {"code": "library.ingest_died", "en": "…", "es": "…", "data": {}, "temporary": True}
    return Request(things={"asset_id": make_asset(world.workspace, "Rota", state="refused", error=error).id})
