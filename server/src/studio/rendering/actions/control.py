"""What may be done to an export that was ordered."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from studio.accounts.public import Actor, Verb, allow, record
from studio.lib.leases import OVER, State
from studio.library import public as library
from studio.rendering import freezing
from studio.rendering.actions.start import PRIORITIES
from studio.rendering.announcing import announce
from studio.rendering.failing import ExportOver, ExportRuns
from studio.rendering.models import ExportJob, Segment, Step
from studio.rendering.queries import ACTIVE, job_of
from studio.rendering.telling import tell_change

_VERB: Verb = "export.control"


def pause(actor: Actor, job_id: str) -> None:
    """Stops work on an export until `resume`; what is finished is kept. Raises Missing, Forbidden, ExportOver."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state == State.PAUSED:
            return
        if job.state in OVER:
            raise ExportOver
        halt(job, State.PAUSED)
        _done(actor, job, "pause")


def resume(actor: Actor, job_id: str) -> None:
    """Goes on with a paused export. Raises Missing, Forbidden, ExportOver."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state in OVER:
            raise ExportOver
        if job.state == State.PAUSED:
            _set_out(job)
            _done(actor, job, "resume")


def cancel(actor: Actor, job_id: str) -> None:
    """Ends an export for good and gives its room back. Raises Missing, Forbidden, ExportOver."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state == State.CANCELLED:
            return
        if job.state in OVER:
            raise ExportOver
        halt(job, State.CANCELLED)
        _done(actor, job, "cancel")


def retry(actor: Actor, job_id: str) -> None:
    """Tries a failed or cancelled export again, with what is finished. Raises Missing, Forbidden, ExportRuns."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state not in (State.FAILED, State.CANCELLED):
            raise ExportRuns if job.state in ACTIVE else ExportOver
        job.reservation = library.reserve(job.workspace_id, job.size or 65_536)
        _set_out(job)
        _done(actor, job, "retry")


def prioritise(actor: Actor, job_id: str, priority: int) -> None:
    """Sets how early an export comes among those of its owner, -2…2. Raises Missing, Forbidden, ExportOver."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state in OVER:
            raise ExportOver
        job.priority = max(min(priority, PRIORITIES[-1]), PRIORITIES[0])
        ExportJob.objects.filter(pk=job.pk).update(priority=job.priority)
        _done(actor, job, "priority")


def delete(actor: Actor, job_id: str) -> None:
    """Removes an export from the list, cancelling it first; its file stays. Raises Missing, Forbidden."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state not in OVER:
            halt(job, State.CANCELLED)
        record(actor, _VERB, workspace_id=job.workspace_id, kind="export", id=job.id, data={"what": "delete"})
        tell_change(job, gone=True)
        ExportJob.objects.filter(pk=job.pk).delete()
        transaction.on_commit(lambda: freezing.forget(job.document_sha256))


def halt(job: ExportJob, state: State, error: object = None) -> None:
    """Puts the export into `state` and takes it, and its segments, out of the hands of whoever holds them.

    Holders learn it at their next sign of life: their fence is of no use any more.
    """
    values: dict[str, object] = {"state": state, "holder": "", "lease_end": None, "remaining_seconds": None}
    if state in OVER:
        values |= {"finished": Now(), "reservation": "", "error": error}
        if job.reservation:
            library.release(job.reservation)
    ExportJob.objects.filter(pk=job.pk).update(**values)
    held = Segment.objects.filter(job=job, state=State.HELD)
    held.update(state=State.WAITING, holder="", lease_end=None, attempt=F("attempt") - 1)
    job.refresh_from_db()


def _set_out(job: ExportJob) -> None:
    """The export waits for workers again, as if nobody had tried what is left."""
    ExportJob.objects.filter(pk=job.pk).update(
        state=State.WAITING,
        step=Step.RENDERING if job.is_planned else Step.WAITING,
        attempt=0,
        moved=Now(),
        error=None,
        finished=None,
        reservation=job.reservation,
    )
    rest = Segment.objects.filter(job=job).exclude(state=State.DONE)
    rest.update(state=State.WAITING, attempt=0, error=None, frames_done=0)
    transaction.on_commit(announce)


def _locked(actor: Actor, job_id: str) -> ExportJob:
    found = job_of(actor, job_id)
    job = ExportJob.objects.select_for_update(of=("self",)).filter(pk=found.pk).first() or found
    allow(actor, _VERB, job)
    return job


def _done(actor: Actor, job: ExportJob, what: str) -> None:
    job.refresh_from_db()
    record(actor, _VERB, workspace_id=job.workspace_id, kind="export", id=job.id, data={"what": what})
    tell_change(job)
