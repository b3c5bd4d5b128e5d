"""Rendering: how its things are made and what its requests carry."""

from pathlib import Path
from tempfile import TemporaryDirectory

from safety.matrix.world import Request, World, request, thing
from studio.lib.leases import State
from studio.projects.public import version
from studio.rendering import piece_store
from studio.rendering.actions import cancel, start_export
from studio.rendering.models import Preview, PreviewKind

_KEY = "ab" * 32


@thing("job_id")
def _export(world: World) -> str:
    return start_export(world.owner, project_id=world["project_id"], presets=[{"preset": "h264_720p"}])[0]


@thing("preview_id")
def _preview(world: World) -> str:
    return _made(world, PreviewKind.CLIP, 480, 240_000)


def _made(world: World, kind: PreviewKind, width: int, length: int, template: str = "") -> str:
    """A preview of the project, or of a template, that is there already."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "preview"
        path.write_bytes(b"bytes")
        piece_store.enter(piece_store.put(_KEY, path))
    project = template or world["project_id"]
    row, _ = Preview.objects.update_or_create(
        project_id=project,
        version=1 if template else version(world.owner, project),
        kind=kind,
        time=0,
        length=length,
        width=width,
        defaults={"workspace_id": world.workspace.id, "state": State.DONE, "key": _KEY},
    )
    return row.id


@request("api", "POST", "/api/v1/projects/{project_id}/exports")
def _order(_world: World, _who: str) -> Request:
    return Request(json={"presets": [{"preset": "h264_720p"}]})


@request("api", "POST", "/api/v1/exports/{job_id}/priority")
def _priority(_world: World, _who: str) -> Request:
    return Request(json={"priority": 1})


@request("api", "POST", "/api/v1/exports/{job_id}/cancel")
@request("api", "DELETE", "/api/v1/exports/{job_id}")
def _end(world: World, _who: str) -> Request:
    return Request(things={"job_id": _export(world)})


@request("api", "POST", "/api/v1/exports/{job_id}/retry")
def _retry(world: World, _who: str) -> Request:
    ended = _export(world)
    cancel(world.owner, ended)
    return Request(things={"job_id": ended})


@request("api", "POST", "/api/v1/projects/{project_id}/clips")
def _clip(_world: World, _who: str) -> Request:
    return Request(json={"time": 0, "length": 240_000})


@request("page", "GET", "/p/{project_id}/still")
def _still(world: World, _who: str) -> Request:
    _made(world, PreviewKind.STILL, 640, 0)
    return Request(query={"t": "0", "w": "640"})


@request("page", "GET", "/templates/{template_id}/still")
def _template_still(world: World, _who: str) -> Request:
    return Request(query={"p": _made(world, PreviewKind.STILL, 960, 0, world["template_id"])})
