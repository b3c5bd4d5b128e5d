"""The first step of an export: which pieces it consists of, and which of them are there already."""

from django.db import transaction
from django.db.models.functions import Coalesce, Now

from claqueta.errors import ClaquetaError, Words
from claqueta.media.refusals import DiskFull
from claqueta.ports import Cancelled
from claqueta.render.media_table import MediaProblem
from claqueta.render.plan import Plan
from studio.lib.leases import FenceLost, State, hold
from studio.lib.wording import error_data
from studio.rendering import pace, piece_store
from studio.rendering.films import film_of
from studio.rendering.keeping import Keeper
from studio.rendering.models import ExportJob, Segment, Step
from studio.rendering.points import reached
from studio.rendering.steps.outcomes import failed_job, give_back
from studio.rendering.telling import tell_change

_WARNING = Words(
    en="Something could not be shown as the project says ({what}).",
    es="Algo no se ha podido mostrar como dice el proyecto ({what}).",
)
_MOST_WARNINGS = 200


def plan_export(job: ExportJob) -> None:
    """Writes down the segments of `job`, which the caller holds."""
    reached("plan.claimed")
    try:
        with Keeper(lambda: hold(job)) as keeper, film_of(job, keeper) as film:
            planned = film.plan()
            warnings = [*_warnings(planned), *map(_problem, film.problems)][:_MOST_WARNINGS]
            costs = [film.cost.piece_ms(piece) for piece in planned.pieces]
            frames = film.film.frames
        reached("plan.made")
        with transaction.atomic():
            segments = _segments(job, planned, costs)
            Segment.objects.filter(job=job).delete()
            Segment.objects.bulk_create(segments, batch_size=500)
            hold(
                job,
                state=State.WAITING,
                holder="",
                attempt=0,
                is_planned=True,
                step=Step.RENDERING,
                started=Coalesce("started", Now()),
                frames_total=frames,
                frames_done=sum(each.frames_done for each in segments),
                cost_pictures=sum(each.cost for each in segments if not each.was_kept),
                moved=Now(),
                cost_rest=pace.rest_cost(frames),
                warnings=warnings,
            )
            job.refresh_from_db()
            tell_change(job)
    except (Cancelled, FenceLost):
        give_back(job, step=Step.WAITING)
    except (ClaquetaError, OSError) as error:
        failed_job(job, DiskFull() if isinstance(error, OSError) and error.errno == 28 else error)


def _segments(job: ExportJob, planned: Plan, costs: list[float]) -> list[Segment]:
    kept = piece_store.known([piece.key for piece in planned.pieces])
    seen: set[str] = set()
    segments = []
    for index, (piece, cost) in enumerate(zip(planned.pieces, costs, strict=True)):
        entry = kept.get(piece.key)
        is_there = entry is not None or piece.key in seen
        segments.append(
            Segment(
                job=job,
                index=index,
                key=piece.key,
                first_frame=piece.start,
                frames=piece.length,
                cost=cost,
                plan={"lane": piece.lane.value, "first": piece.first, "assets": sorted(piece.assets)},
                state=State.DONE if is_there else State.WAITING,
                was_kept=is_there,
                frames_done=piece.length if is_there else 0,
                sha256=entry.sha256 if entry else "",
                size=entry.size if entry else None,
            )
        )
        seen.add(piece.key)
    return segments


def _warnings(planned: Plan) -> list[dict[str, object]]:
    return [
        {
            "code": f"warning.{each.code}",
            "en": _WARNING.fill("en", {"what": each.detail or each.code}),
            "es": _WARNING.fill("es", {"what": each.detail or each.code}),
            "data": {"record": each.record, "detail": each.detail},
        }
        for each in planned.warnings
    ]


def _problem(problem: MediaProblem) -> dict[str, object]:
    told = dict(error_data(problem.error))
    return {**told, "data": {**problem.error.data, "asset": problem.asset}}
