"""Reading exports and presets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from claqueta.errors import ClaquetaError
from claqueta.presets import FIELDS, export_preset, export_presets, override
from studio.accounts.public import Actor, allow, may
from studio.lib.errors import Missing
from studio.lib.leases import OVER, State
from studio.library import public as library
from studio.projects import public as projects
from studio.rendering import pace
from studio.rendering.models import ExportJob, Step

ACTIVE = (State.WAITING, State.HELD, State.PAUSED)


@dataclass(frozen=True)
class Output:
    """A finished file of an export."""

    asset_id: str
    name: str
    size: int
    """Bytes."""
    download: str
    """Its address, signed, good for some hours."""

    @property
    def plays(self) -> bool:
        """Whether a page can play it as a video."""
        return self.name.endswith((".mp4", ".webm", ".mov"))


@dataclass(frozen=True)
class Export:
    """An export as pages and programs see it."""

    id: str
    workspace_id: str
    project_id: str
    project_version: int
    title: str
    owner_id: str | None
    owner_name: str
    batch_id: str
    preset_id: str
    preset_label: dict[str, str]
    overrides: dict[str, str]
    start: int
    stop: int | None
    priority: int
    phase: str
    """waiting, planning, rendering, joining, verifying, paused, done, failed or cancelled."""
    frames_done: int
    frames_total: int
    share: float
    remaining_seconds: float | None
    created: datetime
    started: datetime | None
    finished: datetime | None
    output: Output | None
    beside: list[Output]
    warnings: list[dict[str, Any]]
    error: dict[str, Any] | None
    attempt: int
    is_over: bool
    is_stuck: bool
    """Under way, and no further for half a minute."""
    may_control: bool


@dataclass(frozen=True)
class ExportPage:
    """Some of many exports, newest first."""

    exports: list[Export]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class PresetField:
    """A field of a preset that can be changed."""

    name: str
    takes: dict[str, str]
    """What it takes, by language."""


@dataclass(frozen=True)
class PresetFacts:
    """A preset to choose."""

    id: str
    label: dict[str, str]
    description: dict[str, str]
    container: str
    has_picture: bool
    has_sound: bool
    fields: list[PresetField] = field(default_factory=list)


@dataclass(frozen=True)
class Estimate:
    """What an export would take."""

    frames: int
    width: int
    height: int
    seconds: float
    """Of one worker, as fast as the last exports were."""
    size: int
    """Bytes, generously."""


def visible(actor: Actor) -> QuerySet[ExportJob]:
    """The exports the actor may see."""
    rows = ExportJob.objects.select_related("owner")
    if actor.way == "system":
        return rows
    return rows.filter(workspace_id__in=actor.workspace_ids)


def job_of(actor: Actor, job_id: str) -> ExportJob:
    """The row of an export. Raises Missing, Forbidden."""
    job = visible(actor).filter(pk=job_id).first()
    if job is None:
        raise Missing
    allow(actor, "export.view", job)
    return job


def export(actor: Actor, job_id: str) -> Export:
    """One export. Raises Missing."""
    return shown(actor, job_of(actor, job_id))


def exports(
    actor: Actor,
    *,
    workspace_id: str | None = None,
    project_id: str | None = None,
    phases: Sequence[str] = (),
    mine: bool = False,
    page: int = 1,
    per_page: int = 25,
) -> ExportPage:
    """The exports of a workspace or a project: those under way first, then the newest.

    phases: only these; `active` stands for all that are not over.  Raises Missing, Forbidden.
    """
    if project_id is not None:
        workspace_id = projects.load(actor, project_id).workspace_id
    if workspace_id is not None:
        allow(actor, "export.view", workspace_id)
    rows = visible(actor)
    if workspace_id is not None:
        rows = rows.filter(workspace_id=workspace_id)
    if project_id is not None:
        rows = rows.filter(project_id=project_id)
    if mine:
        rows = rows.filter(owner_id=actor.user_id)
    if phases:
        rows = rows.filter(_in_phases(phases))
    is_over = Case(When(state__in=OVER, then=Value(1)), default=Value(0), output_field=IntegerField())
    total = rows.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, page), pages)
    some = rows.order_by(is_over, "-created", "id")[(page - 1) * per_page : page * per_page]
    return ExportPage([shown(actor, job) for job in some], total, page, pages)


def presets() -> list[PresetFacts]:
    """All presets in the order in which they are offered."""
    found = []
    for preset in export_presets().values():
        fields = [
            PresetField(name, {"en": takes.en, "es": takes.es})
            for name, (part, takes, _) in FIELDS.items()
            if not part or getattr(preset, part) is not None
        ]
        found.append(
            PresetFacts(
                id=preset.id,
                label=preset.label.model_dump(),
                description=preset.description.model_dump(),
                container=preset.container,
                has_picture=preset.video is not None,
                has_sound=preset.audio is not None,
                fields=fields,
            )
        )
    return found


def estimate(
    actor: Actor, *, project_id: str, preset: str, overrides: dict[str, str], start: int = 0, stop: int | None = None
) -> Estimate:
    """What exporting the project's newest version would take. Raises Missing, and what `override` raises."""
    snapshot = projects.load(actor, project_id)
    allow(actor, "export.view", snapshot.workspace_id)
    wanted = override(export_preset(preset), overrides)
    extent = pace.extent(snapshot.document, wanted, start, stop)
    return Estimate(
        frames=extent.frames,
        width=extent.width if wanted.video else 0,
        height=extent.height if wanted.video else 0,
        seconds=pace.guessed_cost(wanted, extent) / pace.past_pace(),
        size=pace.guessed_size(wanted, extent),
    )


def shown(actor: Actor, job: ExportJob) -> Export:
    """The row as it is shown."""
    return Export(
        id=job.id,
        workspace_id=job.workspace_id,
        project_id=job.project_id,
        project_version=job.project_version,
        title=job.title,
        owner_id=job.owner_id,
        owner_name=job.owner.name if job.owner else "",
        batch_id=job.batch_id,
        preset_id=job.preset_id,
        preset_label=_label(job.preset_id),
        overrides=job.overrides,
        start=job.start,
        stop=job.stop,
        priority=job.priority,
        phase=job.phase,
        frames_done=job.frames_done,
        frames_total=job.frames_total,
        share=job.share,
        remaining_seconds=job.remaining_seconds if job.state in (State.WAITING, State.HELD) else None,
        created=job.created,
        started=job.started,
        finished=job.finished,
        output=_output(job.asset_id, job.output_name, job.size or 0, job.sha256) if job.asset_id else None,
        beside=[_output(each["asset_id"], each["name"], each["size"], each["sha256"]) for each in job.beside],
        warnings=job.warnings,
        error=job.error,
        attempt=job.attempt,
        is_over=job.state in OVER,
        is_stuck=job.is_stuck,
        may_control=may(actor, "export.control", job),
    )


def _output(asset_id: str, name: str, size: int, sha256: str) -> Output:
    download = library.address(sha256, name.rpartition(".")[2], name, download=True)
    return Output(asset_id, name, size, download)


def _label(preset_id: str) -> dict[str, str]:
    try:
        return export_preset(preset_id).label.model_dump()
    except ClaquetaError:  # a preset of an earlier version
        return {"en": preset_id, "es": preset_id}


def _in_phases(phases: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for phase in phases:
        if phase == "active":
            found |= Q(state__in=ACTIVE)
        elif phase in Step:
            found |= Q(state__in=(State.WAITING, State.HELD), step=phase)
        else:
            found |= Q(state=phase)
    return found
