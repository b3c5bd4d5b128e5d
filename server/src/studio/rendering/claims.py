"""Choosing what a worker does next: fairly between people, and so that nobody does it twice."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Now

from studio.lib.leases import ATTEMPTS, State, ripe, take
from studio.rendering.models import ExportJob, Preview, Segment, Step

_RUN_MS = 8_000.0
"""Of cost that is taken at once: long enough to keep decoders between neighbours, short enough to share the work."""
_RUN_PIECES = 16
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class PlanClaim:
    """An export to plan."""

    job: ExportJob


@dataclass(frozen=True)
class RunClaim:
    """Neighbouring pieces of an export to render."""

    job: ExportJob
    segments: list[Segment]


@dataclass(frozen=True)
class EndClaim:
    """An export to join, check and publish."""

    job: ExportJob


type Claim = PlanClaim | RunClaim | EndClaim


def claim(holder: str) -> Claim | None:
    """What `holder` is to do next, held by it; None when there is nothing to do."""
    for job in turns():
        if not job.is_planned:
            if taken := _take_job(job, holder, Step.PLANNING):
                return PlanClaim(taken)
        elif segments := _take_run(job, holder):
            ExportJob.objects.filter(pk=job.pk).update(last_taken=Now())
            return RunClaim(job, segments)
        elif not Segment.objects.filter(job=job).exclude(state=State.DONE).exists() and (
            taken := _take_job(job, holder, Step.JOINING)
        ):
            return EndClaim(taken)
    return None


def claim_preview(holder: str) -> Preview | None:
    """The preview that was asked for last, held by `holder`: whoever asked before may not look any more."""
    return take(Preview.objects.order_by("-asked"), holder=holder)


def turns() -> list[ExportJob]:
    """Exports with something to do, in the order in which they are served.

    First those of people (then workspaces) for whom the fewest workers are at work, then those whose turn was the
    longest ago; of one person's exports the most urgent first, then the oldest.
    """
    mine = Segment.objects.filter(job=OuterRef("pk"))
    work = ExportJob.objects.filter(ripe(), attempt__lt=ATTEMPTS).filter(
        Q(is_planned=False)
        | Exists(mine.filter(ripe(), attempt__lt=ATTEMPTS))
        | ~Exists(mine.exclude(state=State.DONE))
    )
    jobs = list(work)
    if len(jobs) < 2:
        return jobs
    people, spaces = _running()
    owners = {job.owner_id for job in jobs}
    served = dict(
        ExportJob.objects.filter(Q(owner_id__in=owners - {None}) | Q(owner_id=None))
        .values("owner_id")
        .annotate(last=Max("last_taken"))
        .values_list("owner_id", "last")
    )
    return sorted(
        jobs,
        key=lambda job: (
            people[job.owner_id],
            spaces[job.workspace_id],
            served.get(job.owner_id) or _NEVER,
            -job.priority,
            job.created,
            job.id,
        ),
    )


def any_ripe() -> bool:
    """Whether an export waits for a worker."""
    return bool(turns())


def _running() -> tuple[Counter[str | None], Counter[str]]:
    """How many workers are at work for each person and each workspace."""
    live = Q(state=State.HELD, lease_end__gte=Now())
    segments = Segment.objects.filter(live).values_list("job__owner_id", "job__workspace_id", "holder").distinct()
    jobs = ExportJob.objects.filter(live).values_list("owner_id", "workspace_id", "holder").distinct()
    at_work = {*segments, *jobs}
    return Counter(owner for owner, _, _ in at_work), Counter(space for _, space, _ in at_work)


def _take_job(job: ExportJob, holder: str, step: Step) -> ExportJob | None:
    taken = take(ExportJob.objects.filter(pk=job.pk, is_planned=job.is_planned).order_by("pk"), holder=holder)
    if taken is not None:
        ExportJob.objects.filter(pk=job.pk, fence=taken.fence).update(step=step, last_taken=Now())
        taken.step = step
    return taken


def _take_run(job: ExportJob, holder: str) -> list[Segment]:
    """The first piece that nobody has, and its neighbours; one that failed before comes alone, to be known by name."""
    busy = Segment.objects.filter(state=State.HELD, lease_end__gte=Now()).exclude(job=job)
    free = Segment.objects.filter(job=job, job__state=State.WAITING).exclude(key__in=busy.values("key"))
    first = take(free.order_by("index"), holder=holder)
    if first is None:
        return []
    run, cost = [first], first.cost
    while first.attempt == 1 and len(run) < _RUN_PIECES and cost < _RUN_MS:
        following = take(free.filter(index=run[-1].index + 1, attempt=0).order_by("index"), holder=holder)
        if following is None:
            break
        run.append(following)
        cost += following.cost
    return run
