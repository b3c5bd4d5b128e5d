"""Reading voices and what is being spoken."""

from studio.accounts.public import Actor, allow
from studio.assistant.models import SpeechJob, VoiceSample
from studio.assistant.speech.voices import Voices, known_voices, stale
from studio.assistant.working import announce
from studio.lib.errors import Missing


def voices(actor: Actor, workspace_id: str) -> Voices:
    """The voices there are, installed or not. Raises Missing."""
    allow(actor, "workspace.view", workspace_id)
    if stale():
        from studio.assistant.speech import tasks  # tasks call what reads

        announce(tasks.list_voices)
    return known_voices()


def sample(actor: Actor, workspace_id: str, voice: str) -> VoiceSample:
    """The clip of a voice, made or being made. Raises Missing."""
    allow(actor, "workspace.view", workspace_id)
    row = VoiceSample.objects.filter(voice=voice).first()
    if row is None:
        raise Missing
    return row


def speech_job(actor: Actor, job_id: str) -> SpeechJob:
    """A text being spoken, or spoken. Raises Missing, Forbidden."""
    row = find(actor, job_id)
    allow(actor, "project.view", row.workspace_id)
    return row


def find(actor: Actor, job_id: str) -> SpeechJob:
    """A speech of the actor's workspaces, for an action that asks for its own right. Raises Missing."""
    rows = SpeechJob.objects.all()
    if actor.way != "system":
        rows = rows.filter(workspace_id__in=actor.workspace_ids)
    row = rows.filter(pk=job_id).first()
    if row is None:
        raise Missing
    return row


def speech_jobs(actor: Actor, project_id: str) -> list[SpeechJob]:
    """The texts of a project that are being spoken, and those that were lately, the newest first."""
    rows = SpeechJob.objects.filter(project_id=project_id, workspace_id__in=actor.workspace_ids)
    return list(rows.order_by("-created")[:100])
