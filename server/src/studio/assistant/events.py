"""What the assistant tells open pages and editors."""

from typing import Literal

from studio.assistant.models import SpeechJob, StoryboardJob, StyleStills, VoiceSample
from studio.lib.leases import State
from studio.realtime.events import topic
from studio.realtime.public import Event, publish


class SpeechProgress(Event):
    """A text is being spoken, or has been, or could not be; to its project."""

    type: Literal["speech.progress"] = "speech.progress"
    job_id: str
    project_id: str
    audio_id: str
    state: str
    asset_id: str = ""


class StoryboardChanged(Event):
    """A storyboard has moved on; to its workspace."""

    type: Literal["storyboard.changed"] = "storyboard.changed"
    job_id: str
    state: str
    phase: str
    done: int
    total: int
    project_id: str = ""


class StyleStillsChanged(Event):
    """More stills of a script are there; to its workspace."""

    type: Literal["style_stills.changed"] = "style_stills.changed"
    stills_id: str
    state: str
    count: int


class VoiceSampled(Event):
    """A voice can be heard now, or could not be; to the workspace that asked."""

    type: Literal["voice.sampled"] = "voice.sampled"
    voice: str
    state: str


def tell_speech(job: SpeechJob, state: str) -> None:
    """Tells the project how its speech is."""
    publish(
        topic("project", job.project_id),
        SpeechProgress(
            job_id=job.id, project_id=job.project_id, audio_id=job.audio_id, state=state, asset_id=job.asset_id
        ),
    )


def tell_storyboard(job: StoryboardJob, state: str = State.HELD) -> None:
    """Tells the workspace how its storyboard is."""
    publish(
        topic("workspace", job.workspace_id),
        StoryboardChanged(
            job_id=job.id, state=state, phase=job.phase, done=job.done, total=job.total, project_id=job.project_id
        ),
    )


def tell_stills(row: StyleStills, state: str = State.HELD) -> None:
    """Tells the workspace which stills are there."""
    publish(
        topic("workspace", row.workspace_id),
        StyleStillsChanged(stills_id=row.id, state=state, count=len(row.stills)),
    )


def tell_sample(row: VoiceSample, state: str) -> None:
    """Tells the workspace that asked that a voice can be heard."""
    publish(topic("workspace", row.workspace_id), VoiceSampled(voice=row.voice, state=state))
