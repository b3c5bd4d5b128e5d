"""Telling pages how exports are: every change of state, and progress at most twice a second for each export."""

from datetime import timedelta
from typing import Any, Literal

from django.db.models import ExpressionWrapper, F, FloatField, Q, Sum
from django.db.models.functions import Now
from django.utils import timezone

from studio.lib.leases import State
from studio.realtime.events import Event, topic
from studio.realtime.public import publish
from studio.rendering.events import ExportChanged, ExportProgress
from studio.rendering.models import ExportJob, Segment, Step
from studio.rendering.pace import remaining_seconds

_INTERVAL = timedelta(seconds=0.5)


def tell_change(job: ExportJob, *, gone: bool = False) -> None:
    """Tells that `job` is in another state, once the transaction is committed."""
    _tell(
        job,
        ExportChanged(
            job_id=job.id, project_id=job.project_id, phase=job.phase, title=job.title, asset_id=job.asset_id, gone=gone
        ),
    )


def tell_progress(
    job_id: str,
    *,
    busy_seconds: float = 0.0,
    rest_share: float = 0.0,
    step: Literal["joining", "verifying"] | None = None,
) -> None:
    """Writes down and tells how far an export is, unless somebody has done so within half a second.

    busy_seconds: what the caller has spent on its pictures since it last said.  rest_share: 0…1 of what follows them.
    """
    row = ExportJob.objects.filter(pk=job_id)
    if busy_seconds:
        row.update(busy_seconds=F("busy_seconds") + busy_seconds)
    due = row.filter(Q(told=None) | Q(told__lt=Now() - _INTERVAL), state__in=(State.WAITING, State.HELD))
    if not due.update(told=Now()):
        return
    job = row.first()
    if job is None:
        return
    done = Segment.objects.filter(job_id=job_id).aggregate(
        all_frames=Sum("frames_done"),
        made_cost=Sum(
            ExpressionWrapper(F("cost") * F("frames_done") / F("frames"), output_field=FloatField()),
            filter=Q(was_kept=False),
        ),
    )
    spent = (done["made_cost"] or 0.0) + rest_share * job.cost_rest
    whole = job.cost_pictures + job.cost_rest
    share = max(job.share, min(1.0, spent / whole if whole else 0.0))
    left = remaining_seconds(job, done["made_cost"] or 0.0, max(0.0, whole - spent))
    frames = done["all_frames"] or 0
    values: dict[str, Any] = {"frames_done": frames, "share": share, "remaining_seconds": left}
    if frames > job.frames_done or share > job.share or (step is not None and step != job.step):
        values["moved"] = timezone.now()
    if step is not None:
        values["step"] = Step(step)
    row.update(**values)
    for name, value in values.items():
        setattr(job, name, value)
    tell_standing(job)


def tell_standing(job: ExportJob) -> None:
    """Tells how far `job` is, as its row says."""
    left = job.remaining_seconds
    _tell(
        job,
        ExportProgress(
            job_id=job.id,
            project_id=job.project_id,
            phase=job.phase,
            frames_done=job.frames_done,
            frames_total=job.frames_total,
            share=round(job.share, 4),
            remaining_seconds=None if left is None else round(left, 1),
            is_stuck=job.is_stuck,
        ),
    )


def _tell(job: ExportJob, event: Event) -> None:
    publish(topic("project", job.project_id), event)
    publish(topic("workspace", job.workspace_id), event)
