"""What makes the ledger true again whatever was lost: called every few seconds, harmless at any time."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now

from claqueta.render.drafts import sweep
from studio.lib.leases import ATTEMPTS, OVER, State, ripe, spent
from studio.lib.wording import error_data
from studio.rendering import piece_store
from studio.rendering.announcing import announce, announce_preview
from studio.rendering.claims import any_ripe
from studio.rendering.failing import ExportSpent, SegmentSpent
from studio.rendering.models import STUCK_AFTER, ExportJob, Preview, Segment, Step
from studio.rendering.steps.outcomes import fail_export, place
from studio.rendering.steps.pieces import rate_of
from studio.rendering.steps.previews import tell_preview
from studio.rendering.telling import tell_standing

_PREVIEWS_KEPT = timedelta(days=7)


def reconcile() -> None:
    """Fails what was tried enough, announces what waits, removes what nobody needs."""
    for segment in spent(Segment.objects.exclude(job__state__in=OVER)).select_related("job"):
        start, stop = place(segment.job, segment, rate_of(segment.job))
        error = SegmentSpent(start=start, stop=stop, attempts=ATTEMPTS)
        Segment.objects.filter(pk=segment.pk, fence=segment.fence).update(
            state=State.FAILED, error=dict(error_data(error)), holder="", lease_end=None
        )
        fail_export(segment.job_id, error)
    for job in spent(ExportJob.objects.all()):
        fail_export(job.id, ExportSpent(attempts=ATTEMPTS))
    for preview in spent(Preview.objects.all()):
        error_told = dict(error_data(ExportSpent(attempts=ATTEMPTS)))
        same = Preview.objects.filter(pk=preview.pk, fence=preview.fence)
        if same.update(state=State.FAILED, error=error_told, holder="", lease_end=None):
            tell_preview(preview, failed=True)
    for job in ExportJob.objects.filter(
        Q(moved__lt=Now() - STUCK_AFTER) | Q(moved=None), state__in=(State.WAITING, State.HELD)
    ).exclude(step=Step.WAITING):
        if job.is_stuck:
            tell_standing(job)
    if any_ripe():
        announce()
    if Preview.objects.filter(ripe(), attempt__lt=ATTEMPTS).exists():
        announce_preview()
    Preview.objects.filter(asked__lt=Now() - _PREVIEWS_KEPT).delete()
    piece_store.evict()
    sweep(Path(settings.STUDIO.var) / "scratch")
