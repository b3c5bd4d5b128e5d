"""What becomes of a row when the work on it did not end well."""

import logging

from django.db import transaction
from django.db.models import F

from claqueta.errors import ClaquetaError
from claqueta.time import Rate, Ticks, timecode
from studio.lib.leases import OVER, FenceLost, Leased, State, hold, let_go
from studio.lib.wording import error_data
from studio.rendering.actions.control import halt
from studio.rendering.failing import Unexpected
from studio.rendering.models import ExportJob, Segment
from studio.rendering.telling import tell_change

logger = logging.getLogger(__name__)


def give_back(row: Leased, **values: object) -> None:
    """Lets go of `row` as if it had never been taken; nothing happens when it is lost."""
    try:
        hold(row, **{**values, "state": State.WAITING, "holder": "", "attempt": F("attempt") - 1})
    except FenceLost:
        return


def told(error: Exception) -> ClaquetaError:
    """`error` as one that a person can be told."""
    if isinstance(error, ClaquetaError):
        return error
    logger.error("rendering.unexpected", exc_info=error)
    return Unexpected(kind=type(error).__name__)


def fail_export(job_id: str, error: ClaquetaError) -> None:
    """Ends an export that cannot be made, unless it is over."""
    with transaction.atomic():
        job = ExportJob.objects.select_for_update(of=("self",)).filter(pk=job_id).first()
        if job is None or job.state in OVER:
            return
        halt(job, State.FAILED, dict(error_data(error)))
        tell_change(job)


def failed_job(job: ExportJob, error: Exception) -> None:
    """The holder of `job` met an error: it waits for another attempt, or has failed."""
    reason = told(error)
    final = isinstance(error, ClaquetaError) and not error.temporary
    try:
        state = let_go(job, dict(error_data(reason)), final=False)
    except FenceLost:
        return
    if final or state == State.FAILED:
        ExportJob.objects.filter(pk=job.pk, state=State.FAILED).update(state=State.WAITING)
        fail_export(job.pk, reason)


def place(job: ExportJob, segment: Segment, rate: Rate) -> tuple[str, str]:
    """From where to where in the film a segment lies, as timecodes of the project."""
    first = rate.frame_at(Ticks(job.start)) + segment.first_frame
    start, stop = rate.frame_start(first), rate.frame_start(first + segment.frames)
    return timecode(start, rate), timecode(stop, rate)
