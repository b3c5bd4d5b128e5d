"""Ordering a storyboard, ending one, and asking for stills of a script in every style."""

from django.db import transaction

from claqueta.language import guess_language
from claqueta.storyboard import Format, spoken_texts
from studio.accounts.public import Actor, allow, record
from studio.assistant.events import tell_storyboard
from studio.assistant.models import StoryboardJob, StyleStills
from studio.assistant.speech.actions import check_voice
from studio.assistant.storyboard.opening import opening_key
from studio.assistant.storyboard.options import StoryboardOptions
from studio.assistant.storyboard.reading import read_script
from studio.assistant.working import announce_on_commit, check_storable
from studio.lib.leases import OVER, State
from studio.projects import public as projects


def start_storyboard(actor: Actor, *, workspace_id: str, script: str, options: StoryboardOptions | None = None) -> str:
    """Orders a project to be made of `script`; returns the job's id.

    What is wrong with the script is refused at once, with its line: ScriptEmpty, ScriptTooLong, ScriptUnsupported,
    FrontMatterOpen, FrontMatterLine, FrontMatterKey, FrontMatterValue, TooManyScenes. Also raises StyleUnknown,
    MoodUnknown, VoiceUnknown, Missing, Forbidden.
    """
    allow(actor, "storyboard.make", workspace_id)
    options = options or StoryboardOptions()
    check_storable(script=script, voice=options.voice)
    read = read_script(script, options)
    total = len(spoken_texts(read))
    options.style_for(read)
    options.music_for(read)
    if options.voice:
        check_voice(options.voice)
    from studio.assistant.storyboard import tasks  # tasks call actions

    with transaction.atomic():
        job = StoryboardJob.objects.create(
            workspace_id=workspace_id,
            owner_id=actor.user_id,
            script=script,
            options=options.model_dump(mode="json"),
            total=total,
        )
        record(actor, "storyboard.make", workspace_id=workspace_id, kind="storyboard", id=job.id)
        tell_storyboard(job, State.WAITING)
        announce_on_commit(tasks.make)
    return job.id


def cancel_storyboard(actor: Actor, job: StoryboardJob) -> None:
    """Ends a storyboard that is not over; nothing happens when it is. Raises Missing, Forbidden."""
    allow(actor, "storyboard.make", job.workspace_id)
    live = StoryboardJob.objects.filter(pk=job.pk).exclude(state__in=OVER)
    if live.update(state=State.CANCELLED, lease_end=None):
        record(actor, "storyboard.make", workspace_id=job.workspace_id, kind="storyboard", id=job.id, data={"end": 1})
        tell_storyboard(job, State.CANCELLED)
    job.refresh_from_db()


def order_stills(actor: Actor, *, workspace_id: str, script: str, format: Format) -> StyleStills:
    """The stills of the script's first scene in every style: those there are, the others to come.

    Raises what `start_storyboard` raises for scripts.
    """
    allow(actor, "storyboard.make", workspace_id)
    from studio.assistant.storyboard import tasks  # tasks call actions

    check_storable(script=script)
    key = opening_key(script, format, guess_language(script))
    with transaction.atomic():
        row, _ = StyleStills.objects.get_or_create(
            workspace_id=workspace_id, key=key, defaults={"script": script, "format": format}
        )
        if row.state in (State.FAILED, State.CANCELLED):
            StyleStills.objects.filter(pk=row.pk, state=row.state).update(state=State.WAITING, attempt=0, error=None)
        if row.state != State.DONE:
            announce_on_commit(tasks.draw)
    row.refresh_from_db()
    return row


def put_remarks_away(actor: Actor, project_id: str) -> None:
    """Notes that what was to say about a project of a script has been read. Raises Missing, Forbidden."""
    allow(actor, "project.edit", projects.workspace_of(actor, project_id))
    StoryboardJob.objects.filter(project_id=project_id).update(remarks_read=True)
