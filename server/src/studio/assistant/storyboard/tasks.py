"""What the queue calls for storyboards: nothing in, look at the rows."""

from celery import shared_task

from studio.assistant.events import tell_stills, tell_storyboard
from studio.assistant.models import StoryboardJob, StyleStills
from studio.assistant.working import announce, fail_spent, work_through
from studio.lib.leases import ripe


@shared_task
def make() -> None:
    """Makes the storyboards that wait, one after the other."""
    from studio.assistant.storyboard.making import make_storyboard  # only workers load what draws

    work_through(
        lambda: StoryboardJob.objects.select_related("owner").order_by("created"), make_storyboard, tell_storyboard
    )


@shared_task
def draw() -> None:
    """Draws the stills that wait, those asked for last first: somebody is looking at that page now."""
    from studio.assistant.storyboard.stills import draw_stills  # only workers load what draws

    work_through(lambda: StyleStills.objects.order_by("-created"), draw_stills, tell_stills)


@shared_task
def reconcile() -> None:
    """Announces what waits or was left, and fails what was tried enough."""
    fail_spent(StoryboardJob.objects.all(), tell_storyboard)
    fail_spent(StyleStills.objects.all(), tell_stills)
    if StoryboardJob.objects.filter(ripe()).exists():
        announce(make)
    if StyleStills.objects.filter(ripe()).exists():
        announce(draw)
