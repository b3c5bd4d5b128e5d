"""Ordering speech: a clip of a voice to hear, a text spoken into a project, a clip that says something else."""

from django.db import transaction

from claqueta.document.records import Audio
from claqueta.document.tree import Tree
from claqueta.errors import Words
from claqueta.language import guess_language
from claqueta.speech import SpeechRequest
from studio.accounts.public import Actor, allow, record
from studio.assistant.events import tell_speech
from studio.assistant.models import SpeechJob, VoiceSample
from studio.assistant.speech.placing import SceneGone, TrackGone
from studio.assistant.speech.respeaking import ClipGone
from studio.assistant.speech.voices import known_voices
from studio.assistant.working import announce_on_commit, check_storable
from studio.lib.errors import StudioError
from studio.lib.ids import mint
from studio.lib.leases import OVER, State
from studio.projects import public as projects


class VoiceUnknown(StudioError):
    """There is no voice of that name, or it is not installed."""

    code = "speech.voice_unknown"
    status = 422
    words = Words(
        en="The voice “{voice}” cannot be used here. Choose one of the list.",
        es="La voz «{voice}» no se puede usar aquí. Elige una de la lista.",
    )


def order_sample(actor: Actor, *, workspace_id: str, voice: str) -> VoiceSample:
    """The clip of `voice`, which is made now where there is none. Raises VoiceUnknown, Missing, Forbidden."""
    allow(actor, "speech.speak", workspace_id)
    check_storable(voice=voice)
    check_voice(voice)
    from studio.assistant.speech import tasks  # tasks call actions

    with transaction.atomic():
        row, made = VoiceSample.objects.get_or_create(voice=voice, defaults={"workspace_id": workspace_id})
        if not row.sha256:
            VoiceSample.objects.filter(pk=row.pk).update(workspace_id=workspace_id)
        if not made and row.state == State.FAILED:
            VoiceSample.objects.filter(pk=row.pk, state=State.FAILED).update(state=State.WAITING, attempt=0, error=None)
        if not row.sha256:
            announce_on_commit(tasks.sample)
    row.refresh_from_db()
    return row


def narrate(
    actor: Actor,
    *,
    project_id: str,
    text: str,
    scene_id: str = "",
    track_id: str = "",
    start: int | None = None,
    voice: str = "",
    language: str = "",
    speed: float = 1.0,
    pitch: float = 0.0,
    volume: float = 0.0,
) -> str:
    """Orders `text` to be spoken into the project; returns the job's id.

    The clip becomes the record `audio_id` of the job.  scene_id: the scene it moves with; empty stands at a time of
    the project.  track_id: empty is the narration's track.  start: ticks; None is after what is spoken there.
    language: BCP-47; empty is that of the voice, the project's, or guessed.  voice: empty is the best one.
    Raises Missing, Forbidden, SceneGone, TrackGone, VoiceUnknown, SpeechEmpty, SpeechTooLong, SpeechOutOfRange.
    """
    snapshot = projects.load(actor, project_id)
    allow(actor, "speech.speak", snapshot.workspace_id)
    allow(actor, "project.edit", snapshot.workspace_id)
    tree = Tree(snapshot.document.records)
    if scene_id and all(scene.id != scene_id for scene in tree.scenes):
        raise SceneGone
    if track_id and all(track.id != track_id for track in tree.tracks):
        raise TrackGone
    language = language or _language(text, voice, tree)
    return _order(
        actor,
        SpeechJob(
            workspace_id=snapshot.workspace_id,
            project_id=project_id,
            audio_id=mint(),
            scene_id=scene_id,
            track_id=track_id,
            start=start,
            text=text,
            language=language,
            voice=voice,
            speed=speed,
            pitch=pitch,
            volume=volume,
        ),
    )


def respeak(
    actor: Actor,
    *,
    project_id: str,
    audio_id: str,
    text: str | None = None,
    voice: str | None = None,
    language: str | None = None,
    speed: float | None = None,
    pitch: float | None = None,
    volume: float | None = None,
) -> str:
    """Orders a spoken clip to say something else, or the same otherwise; returns the job's id. None keeps what it is.

    Raises Missing, Forbidden, ClipGone, VoiceUnknown, SpeechEmpty, SpeechTooLong, SpeechOutOfRange.
    """
    snapshot = projects.load(actor, project_id)
    allow(actor, "speech.speak", snapshot.workspace_id)
    allow(actor, "project.edit", snapshot.workspace_id)
    audio = next((each for each in snapshot.document.records if each.id == audio_id), None)
    if not isinstance(audio, Audio) or audio.speech is None:
        raise ClipGone
    said = audio.speech
    return _order(
        actor,
        SpeechJob(
            workspace_id=snapshot.workspace_id,
            project_id=project_id,
            audio_id=audio_id,
            respoken=True,
            text=said.text if text is None else text,
            language=said.language if language is None else language,
            voice=said.voice if voice is None else voice,
            speed=said.speed if speed is None else speed,
            pitch=said.pitch if pitch is None else pitch,
            volume=said.volume if volume is None else volume,
        ),
    )


def cancel_speech(actor: Actor, job: SpeechJob) -> None:
    """Ends a speech that is not over; nothing happens when it is. Raises Missing, Forbidden."""
    allow(actor, "speech.speak", job.workspace_id)
    live = SpeechJob.objects.filter(pk=job.pk).exclude(state__in=OVER)
    if live.update(state=State.CANCELLED, lease_end=None):
        tell_speech(job, State.CANCELLED)


def check_voice(voice: str) -> None:
    """Passes when `voice` can be chosen, or when no worker has looked yet. Raises VoiceUnknown."""
    known = known_voices()
    found = known.voice(voice)
    if known.listed and (found is None or not found.installed):
        raise VoiceUnknown(voice=voice[:80])


def _order(actor: Actor, job: SpeechJob) -> str:
    check_storable(text=job.text, voice=job.voice)
    if job.voice:
        check_voice(job.voice)
    # Refuses what no voice could do before anybody waits for it.
    SpeechRequest(job.text, job.voice or None, job.language, job.speed, job.pitch, job.volume)
    from studio.assistant.speech import tasks  # tasks call actions

    job.owner_id = actor.user_id  # type: ignore[assignment]  # the stubs do not know that the key may be None
    with transaction.atomic():
        job.save(force_insert=True)
        record(
            actor,
            "speech.speak",
            workspace_id=job.workspace_id,
            kind="project",
            id=job.project_id,
            data={"job": job.id, "audio": job.audio_id},
        )
        tell_speech(job, State.WAITING)
        announce_on_commit(tasks.speak)
    return job.id


def _language(text: str, voice: str, tree: Tree) -> str:
    chosen = known_voices().voice(voice) if voice else None
    if chosen is not None:
        return chosen.language
    told = tree.project.language
    return told if told.split("-")[0] not in ("es", "en") else guess_language(text, "es" if told[:2] == "es" else "en")
