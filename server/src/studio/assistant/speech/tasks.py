"""What the queue calls for speech: nothing in, look at the rows."""

from celery import shared_task

from studio.assistant.events import tell_sample, tell_speech
from studio.assistant.models import SpeechJob, VoiceSample
from studio.assistant.speech.voices import look_for_voices, stale
from studio.assistant.working import announce, fail_spent, work_through
from studio.lib.leases import ripe


@shared_task
def speak() -> None:
    """Speaks the texts that wait, one after the other."""
    from studio.assistant.speech.speaking import speak_job  # only workers load what speaks

    work_through(lambda: SpeechJob.objects.select_related("owner").order_by("created"), speak_job, tell_speech)


@shared_task
def sample() -> None:
    """Makes the clips of voices that wait."""
    from studio.assistant.speech.speaking import make_sample  # only workers load what speaks

    work_through(lambda: VoiceSample.objects.order_by("created"), make_sample, tell_sample)


@shared_task
def list_voices() -> None:
    """Looks for voices, unless somebody has just done so."""
    if stale():
        look_for_voices()


@shared_task
def reconcile() -> None:
    """Announces what waits or was left, fails what was tried enough, and looks for voices now and then."""
    fail_spent(SpeechJob.objects.all(), tell_speech)
    fail_spent(VoiceSample.objects.all(), tell_sample)
    if SpeechJob.objects.filter(ripe()).exists():
        announce(speak)
    if VoiceSample.objects.filter(ripe()).exists():
        announce(sample)
    if stale():
        announce(list_voices)
