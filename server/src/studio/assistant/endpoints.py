"""JSON endpoints of assistant: voices, narration, storyboards."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status

from studio.accounts.middleware import actor_of
from studio.assistant.models import VoiceSample
from studio.assistant.schemas import (
    Failure,
    NarrationIn,
    NarrationOut,
    RespeakIn,
    SampleOut,
    StillsIn,
    StillsOut,
    StoryboardChoices,
    StoryboardIn,
    StoryboardOut,
    VoicesOut,
)
from studio.assistant.speech import actions as speech
from studio.assistant.speech import queries as spoken
from studio.assistant.storyboard import actions as storyboards
from studio.assistant.storyboard import queries as storyboarded
from studio.lib.problems import Problem

router = Router()
_PROBLEMS = {frozenset({401, 403, 404, 422}): Problem}


@router.get("/workspaces/{workspace_id}/voices", response={200: VoicesOut} | _PROBLEMS)
def list_voices(request: HttpRequest, workspace_id: str) -> VoicesOut:
    """The voices that can be chosen, those that cannot with what to do, and the kinds of voices there could be."""
    return VoicesOut.of(spoken.voices(actor_of(request), workspace_id))


@router.post("/workspaces/{workspace_id}/voices/{voice_id}/sample", response={202: SampleOut} | _PROBLEMS)
def sample_voice(request: HttpRequest, workspace_id: str, voice_id: str) -> Status[SampleOut]:
    """A short clip of the voice: its address when it is made, else it is made now and `voice.sampled` tells."""
    row = speech.order_sample(actor_of(request), workspace_id=workspace_id, voice=voice_id)
    return Status(202, sample_out(row, workspace_id))


@router.post("/projects/{project_id}/narrations", response={202: NarrationOut} | _PROBLEMS)
def narrate(request: HttpRequest, project_id: str, body: NarrationIn) -> Status[NarrationOut]:
    """Speaks a text into the project: an audio record with its words' times, committed as any other change."""
    actor = actor_of(request)
    job_id = speech.narrate(actor, project_id=project_id, **body.model_dump())
    return Status(202, NarrationOut.of(spoken.find(actor, job_id)))


@router.patch("/projects/{project_id}/narrations/{clip_id}", response={202: NarrationOut} | _PROBLEMS)
def respeak(request: HttpRequest, project_id: str, clip_id: str, body: RespeakIn) -> Status[NarrationOut]:
    """Makes a spoken clip say something else, or say it otherwise; what follows in its scene moves with it."""
    actor = actor_of(request)
    job_id = speech.respeak(actor, project_id=project_id, audio_id=clip_id, **body.model_dump())
    return Status(202, NarrationOut.of(spoken.find(actor, job_id)))


@router.get("/narrations/{narration_id}", response={200: NarrationOut} | _PROBLEMS)
def narration(request: HttpRequest, narration_id: str) -> NarrationOut:
    """How far a text is spoken."""
    return NarrationOut.of(spoken.speech_job(actor_of(request), narration_id))


@router.delete("/narrations/{narration_id}", response={200: NarrationOut} | _PROBLEMS)
def cancel_narration(request: HttpRequest, narration_id: str) -> NarrationOut:
    """Ends a speech that is not over. One that is over stays as it is."""
    actor = actor_of(request)
    job = spoken.find(actor, narration_id)
    speech.cancel_speech(actor, job)
    job.refresh_from_db()
    return NarrationOut.of(job)


@router.get("/storyboard-choices", response={200: StoryboardChoices, 401: Problem})
def choices(request: HttpRequest) -> StoryboardChoices:  # noqa: ARG001  # the request's language is what counts
    """The styles, moods and formats that a storyboard can be told in."""
    return StoryboardChoices.known()


@router.post("/workspaces/{workspace_id}/storyboards", response={202: StoryboardOut} | _PROBLEMS)
def make_storyboard(request: HttpRequest, workspace_id: str, body: StoryboardIn) -> Status[StoryboardOut]:
    """Makes a project of a script. What is wrong with the script is said at once, with its line."""
    actor = actor_of(request)
    job_id = storyboards.start_storyboard(actor, workspace_id=workspace_id, script=body.script, options=body.options())
    return Status(202, StoryboardOut.of(storyboarded.find(actor, job_id)))


@router.get("/storyboards/{storyboard_id}", response={200: StoryboardOut} | _PROBLEMS)
def storyboard(request: HttpRequest, storyboard_id: str) -> StoryboardOut:
    """How far a storyboard is."""
    return StoryboardOut.of(storyboarded.storyboard(actor_of(request), storyboard_id))


@router.delete("/storyboards/{storyboard_id}", response={200: StoryboardOut} | _PROBLEMS)
def cancel_storyboard(request: HttpRequest, storyboard_id: str) -> StoryboardOut:
    """Ends a storyboard that is not over. One that is over stays as it is."""
    actor = actor_of(request)
    job = storyboarded.find(actor, storyboard_id)
    storyboards.cancel_storyboard(actor, job)
    return StoryboardOut.of(job)


@router.post("/workspaces/{workspace_id}/style-stills", response={202: StillsOut} | _PROBLEMS)
def order_stills(request: HttpRequest, workspace_id: str, body: StillsIn) -> Status[StillsOut]:
    """Stills of the script's first scene in every style; the same script again gets the same ones at once."""
    row = storyboards.order_stills(actor_of(request), workspace_id=workspace_id, script=body.script, format=body.format)
    return Status(202, StillsOut.of(row))


@router.get("/style-stills/{stills_id}", response={200: StillsOut} | _PROBLEMS)
def stills(request: HttpRequest, stills_id: str) -> StillsOut:
    """The stills that are drawn so far."""
    return StillsOut.of(storyboarded.style_stills(actor_of(request), stills_id))


def sample_out(row: VoiceSample, workspace_id: str) -> SampleOut:
    """A voice's clip, with its address when it is made."""
    url = reverse("assistant:voice_sample", args=[workspace_id, row.voice]) if row.sha256 else ""
    return SampleOut(
        voice=row.voice, state=row.state, url=url, error=Failure.model_validate(row.error) if row.error else None
    )
