"""JSON endpoints of rendering."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Status

from studio.accounts.middleware import actor_of
from studio.lib.problems import Problem
from studio.rendering import actions, queries
from studio.rendering.actions import PresetOrder
from studio.rendering.models import PreviewKind
from studio.rendering.schemas import (
    ClipIn,
    ClipOut,
    EstimateOut,
    ExportIn,
    ExportOut,
    ExportPageOut,
    Filter,
    OrderedOut,
    PresetOut,
    PriorityIn,
    Wish,
)

router = Router()
_PROBLEMS: dict[Any, Any] = {frozenset({401, 403, 404, 409, 413, 422}): Problem}


@router.post("/projects/{project_id}/exports", response={201: OrderedOut} | _PROBLEMS, summary="Order exports")
def start_export(request: HttpRequest, project_id: str, body: ExportIn) -> Status[OrderedOut]:
    """One file for each preset, from the project as it is now; later edits do not disturb them."""
    presets: list[PresetOrder] = [{"preset": each.preset, "overrides": each.overrides} for each in body.presets]
    ids = actions.start_export(
        actor_of(request),
        project_id=project_id,
        presets=presets,
        start=body.start,
        stop=body.stop,
        priority=body.priority,
        version=body.version,
    )
    return Status(201, OrderedOut(ids=ids))


@router.get("/projects/{project_id}/exports", response={200: ExportPageOut} | _PROBLEMS, summary="A project's exports")
def project_exports(request: HttpRequest, project_id: str, wanted: Query[Filter]) -> queries.ExportPage:
    """Those under way first, then the newest."""
    return queries.exports(actor_of(request), project_id=project_id, **_filter(wanted))


@router.get(
    "/workspaces/{workspace_id}/exports", response={200: ExportPageOut} | _PROBLEMS, summary="A workspace's exports"
)
def workspace_exports(request: HttpRequest, workspace_id: str, wanted: Query[Filter]) -> queries.ExportPage:
    """Those under way first, then the newest."""
    return queries.exports(actor_of(request), workspace_id=workspace_id, **_filter(wanted))


@router.get("/projects/{project_id}/exports/estimate", response={200: EstimateOut} | _PROBLEMS, summary="An estimate")
def estimate(request: HttpRequest, project_id: str, wish: Query[Wish]) -> queries.Estimate:
    """Frames, size and time of an export that is not ordered yet."""
    overrides = {name: value for name, _, value in (each.partition("=") for each in wish.overrides)}
    return queries.estimate(
        actor_of(request),
        project_id=project_id,
        preset=wish.preset,
        overrides=overrides,
        start=wish.start,
        stop=wish.stop,
    )


@router.get("/export-presets", response={200: list[PresetOut], 401: Problem}, summary="The presets")
def list_presets(request: HttpRequest) -> list[queries.PresetFacts]:  # noqa: ARG001  # the same for everybody
    """All ways to export, in the order in which they are offered."""
    return queries.presets()


@router.get("/exports/{job_id}", response={200: ExportOut} | _PROBLEMS, summary="One export")
def export(request: HttpRequest, job_id: str) -> queries.Export:
    """How far it is, or how it ended."""
    return queries.export(actor_of(request), job_id)


@router.post("/exports/{job_id}/pause", response={200: ExportOut} | _PROBLEMS, summary="Pause")
def pause(request: HttpRequest, job_id: str) -> queries.Export:
    """Stops work on it; what is finished is kept."""
    actions.pause(actor_of(request), job_id)
    return queries.export(actor_of(request), job_id)


@router.post("/exports/{job_id}/resume", response={200: ExportOut} | _PROBLEMS, summary="Resume")
def resume(request: HttpRequest, job_id: str) -> queries.Export:
    """Goes on with what was paused."""
    actions.resume(actor_of(request), job_id)
    return queries.export(actor_of(request), job_id)


@router.post("/exports/{job_id}/cancel", response={200: ExportOut} | _PROBLEMS, summary="Cancel")
def cancel(request: HttpRequest, job_id: str) -> queries.Export:
    """Ends it for good; its room is free again."""
    actions.cancel(actor_of(request), job_id)
    return queries.export(actor_of(request), job_id)


@router.post("/exports/{job_id}/retry", response={200: ExportOut} | _PROBLEMS, summary="Try again")
def retry(request: HttpRequest, job_id: str) -> queries.Export:
    """Tries what failed or was cancelled again, with all that is finished."""
    actions.retry(actor_of(request), job_id)
    return queries.export(actor_of(request), job_id)


@router.post("/exports/{job_id}/priority", response={200: ExportOut} | _PROBLEMS, summary="Change the priority")
def prioritise(request: HttpRequest, job_id: str, body: PriorityIn) -> queries.Export:
    """Among the exports of the same person."""
    actions.prioritise(actor_of(request), job_id, body.priority)
    return queries.export(actor_of(request), job_id)


@router.delete("/exports/{job_id}", response={204: None} | _PROBLEMS, summary="Remove from the list")
def delete(request: HttpRequest, job_id: str) -> Status[None]:
    """Cancels it first where needed; its file stays in the library."""
    actions.delete(actor_of(request), job_id)
    return Status(204, None)


@router.post("/projects/{project_id}/clips", response={202: ClipOut} | _PROBLEMS, summary="A short clip")
def make_clip(request: HttpRequest, project_id: str, body: ClipIn) -> Status[ClipOut]:
    """A small clip of at most 10 s; `preview.ready` tells when it is there."""
    row = actions.ask_preview(
        actor_of(request),
        project_id=project_id,
        kind=PreviewKind.CLIP,
        time=body.time,
        length=body.length,
        version=body.version,
    )
    address = reverse("rendering:clip", args=[project_id, row.id])
    return Status(202, ClipOut(id=row.id, state=row.state, address=address, error=row.error))


def _filter(wanted: Filter) -> dict[str, Any]:
    return {"phases": wanted.phase, "mine": wanted.mine, "page": wanted.page, "per_page": wanted.per_page}
