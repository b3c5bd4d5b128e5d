"""Reading storyboards on their way, and stills of styles."""

from studio.accounts.public import Actor, allow
from studio.assistant.models import StoryboardJob, StyleStills
from studio.lib.errors import Missing
from studio.projects import public as projects


def storyboard(actor: Actor, job_id: str) -> StoryboardJob:
    """A storyboard on its way, or over. Raises Missing, Forbidden."""
    row = find(actor, job_id)
    allow(actor, "project.view", row.workspace_id)
    return row


def find(actor: Actor, job_id: str) -> StoryboardJob:
    """A storyboard of the actor's workspaces, for an action that asks for its own right. Raises Missing."""
    rows = StoryboardJob.objects.all()
    if actor.way != "system":
        rows = rows.filter(workspace_id__in=actor.workspace_ids)
    row = rows.filter(pk=job_id).first()
    if row is None:
        raise Missing
    return row


def style_stills(actor: Actor, stills_id: str) -> StyleStills:
    """The stills of a script's first scene, as far as they are drawn. Raises Missing, Forbidden."""
    row = StyleStills.objects.filter(pk=stills_id, workspace_id__in=actor.workspace_ids).first()
    if row is None:
        raise Missing
    allow(actor, "project.view", row.workspace_id)
    return row


def remarks(actor: Actor, project_id: str) -> list[dict[str, str]]:
    """What could not be done as the script of the project asked, by language; nothing once somebody has read it.

    Raises Missing, Forbidden.
    """
    workspace_id = projects.workspace_of(actor, project_id)
    allow(actor, "project.view", workspace_id)
    row = StoryboardJob.objects.filter(project_id=project_id, remarks_read=False).order_by("-created").first()
    return row.notices if row is not None else []
