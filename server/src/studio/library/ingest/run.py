"""One ingest from the row that is taken to the asset that is ready, or refused with a reason."""

import logging
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from claqueta.errors import ClaquetaError, Words
from studio.lib.leases import FenceLost, State, finish, let_go, ripe, spent, take
from studio.lib.wording import error_data
from studio.library.cache.again import steps_again
from studio.library.events import tell
from studio.library.files import laid
from studio.library.ingest.announce import announce
from studio.library.ingest.heartbeat import kept
from studio.library.ingest.progress import Progress
from studio.library.ingest.steps import Newcomer, steps_of
from studio.library.models import Asset, AssetState, IngestJob, IngestStep
from studio.library.search.index import index_asset

logger = logging.getLogger(__name__)

_MOST_ANNOUNCED = 4
_ALL = frozenset(IngestStep)


class IngestBroke(ClaquetaError):
    """The studio itself failed at a file, and may do better later."""

    code = "library.ingest_broke"
    temporary = True
    words = Words(
        en="The file could not be prepared because of a fault in the studio. Try again, or tell support.",
        es="No se pudo preparar el archivo por un fallo del estudio. Inténtalo de nuevo o avisa a soporte.",
    )


class IngestDied(ClaquetaError):
    """Every worker that took the job ended in the middle of it."""

    code = "library.ingest_died"
    temporary = True
    words = Words(
        en="Preparing this file stopped suddenly several times. Try another copy of it, or another format.",
        es="La preparación de este archivo se cortó de golpe varias veces. Prueba con otra copia u otro formato.",
    )


def run_ripe(*, holder: str) -> int:
    """Takes ingest jobs, oldest first, until none is ripe; returns how many."""
    done = 0
    while (job := take(IngestJob.objects.order_by("created"), holder=holder)) is not None:
        run(job)
        done += 1
    return done


def run(job: IngestJob) -> None:
    """Does a job that is held by the caller, from the step where an earlier attempt stopped."""
    asset = Asset.objects.get(pk=job.asset_id)
    if asset.version != job.version:
        finish(job, step=IngestStep.DONE, share=1.0, finished=timezone.now())
        return
    try:
        with kept(job) as lost:
            _steps(job, asset, Progress(job, asset, lost))
    except FenceLost:
        logger.info("ingest.lost", extra={"asset": asset.id})
    except ClaquetaError as error:
        _refuse(job, asset, error)
    except (OSError, DatabaseError, ValueError, ArithmeticError) as error:
        logger.exception("ingest.broke", extra={"asset": asset.id})
        _refuse(job, asset, IngestBroke(detail=type(error).__name__))


def reconcile() -> None:
    """Announces ripe jobs again, and refuses assets whose jobs died each time."""
    for job in spent(IngestJob.objects.select_related("asset").all())[:100]:
        with transaction.atomic():
            changed = IngestJob.objects.filter(ripe(), pk=job.pk, fence=job.fence).update(
                state=State.FAILED, error=error_data(IngestDied()), finished=timezone.now()
            )
            if changed:
                _mark_refused(job, job.asset, IngestDied())
    for _ in range(min(_MOST_ANNOUNCED, IngestJob.objects.filter(ripe()).count())):
        announce()


def _steps(job: IngestJob, asset: Asset, progress: Progress) -> None:
    with laid(asset.sha256, asset.extension) as path:
        done: set[str] = set()
        only = steps_again(asset) if asset.state == AssetState.READY else set()
        while remaining := [step for step in steps_of(asset) if step.name not in done and step.name in (only or _ALL)]:
            step = remaining[0]
            total = len(done) + len(remaining)
            progress.begin(step.name, len(done) / total, 1 / total)
            values = step.run(Newcomer(path, asset, progress))
            progress.write(values)
            done.add(step.name)
    with transaction.atomic():
        finish(job, step=IngestStep.DONE, share=1.0, finished=timezone.now(), error=None)
        job.step, job.share = IngestStep.DONE, 1.0
        Asset.objects.filter(pk=asset.pk, version=job.version).update(
            state=AssetState.READY, error=None, changed=timezone.now()
        )
        asset.state = AssetState.READY
        index_asset(asset.id)
        tell(asset, job)


def _refuse(job: IngestJob, asset: Asset, error: ClaquetaError) -> None:
    try:
        with transaction.atomic():
            state = let_go(job, {**error_data(error)}, final=not error.temporary)
            if state == State.FAILED:
                _mark_refused(job, asset, error)
    except FenceLost:
        return


def _mark_refused(job: IngestJob, asset: Asset, error: ClaquetaError) -> None:
    """Refuses the asset. One that was ready stays so: it has only lost a picture of itself for longer."""
    told = {**error_data(error), "temporary": error.temporary}
    values: dict[str, Any] = {"state": AssetState.REFUSED, "error": told, "changed": timezone.now()}
    rows = Asset.objects.filter(pk=asset.pk, version=job.version).exclude(state=AssetState.READY)
    if rows.update(**values):
        asset.state = AssetState.REFUSED
        index_asset(asset.id)
        tell(asset, job)
