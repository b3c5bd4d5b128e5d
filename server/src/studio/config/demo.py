"""`make demo`: a workspace to look around in, made the way people make theirs, through the real queue.

Two people, pictures drawn by the engine, two films told from scripts, one made from a template, one export. Done once:
a second start finds it all there.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils import translation

from studio.accounts.actions.memberships import add_member
from studio.accounts.actions.workspaces import create_workspace
from studio.accounts.models import User
from studio.accounts.public import Actor, Role, person
from studio.assistant.public import StoryboardOptions, start_storyboard, storyboard
from studio.lib.leases import OVER, State
from studio.library import public as library
from studio.projects.actions.templates import make_from_template
from studio.projects.models import VideoTemplate
from studio.rendering import public as rendering

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
OWNER = "ana@demo.claqueta"
COLLEAGUE = "ben@demo.claqueta"

type Say = Callable[[str], None]


class DemoFailed(Exception):
    """A step of the demo ended otherwise than it should; the message says which and why."""


def seed(say: Say) -> User:
    """Makes the demo workspace where it is missing; returns its owner. Raises DemoFailed."""
    owner = User.objects.filter(email=OWNER).first()
    if owner is not None:
        return owner
    owner = User.objects.create_user(OWNER, None, name="Ana Demo", language="es")
    actor = person(owner)
    with translation.override("es"):
        workspace_id = create_workspace(actor, "Estudio de ejemplo")
        colleague = User.objects.create_user(COLLEAGUE, None, name="Ben Demo", language="en")
        add_member(workspace_id, colleague.id, Role.EDITOR)
        say("pictures for the library")
        for picture in _pictures():
            library.add_file(
                actor, workspace_id=workspace_id, path=picture, name=picture.name, kind="image", origin={"kind": "demo"}
            )
        films = list(_films(actor, workspace_id, say))
        _from_template(actor, workspace_id, say)
        _export(actor, films[0], say)
    return owner


def _pictures() -> list[Path]:
    folder = settings.STUDIO.var / "demo"
    if not folder.is_dir():
        subprocess.run([sys.executable, EXAMPLES / "draw_media.py", folder], check=True)  # noqa: S603  # our own script
    return sorted(path for path in folder.iterdir() if path.suffix in (".png", ".jpg", ".webp"))


def _films(actor: Actor, workspace_id: str, say: Say) -> Iterator[str]:
    for script, options in (
        ("ciclo-del-agua.md", StoryboardOptions(language="es")),
        ("the-clapperboard.md", StoryboardOptions(language="en")),
    ):
        job_id = start_storyboard(
            actor, workspace_id=workspace_id, script=(EXAMPLES / script).read_text(), options=options
        )
        say(f"a film from {script}")
        job = storyboard(actor, job_id)
        while job.state not in OVER:
            time.sleep(0.5)
            job = storyboard(actor, job_id)
        if job.state != State.DONE:
            raise DemoFailed(f"{script}: {(job.error or {}).get('en', job.state)}")
        yield job.project_id


def _from_template(actor: Actor, workspace_id: str, say: Say) -> None:
    template = VideoTemplate.objects.filter(workspace=None, title_en__icontains="quote").first()
    if template is None:
        raise DemoFailed("no built-in templates: run `studio load_templates`")
    say("a film from a template")
    values = {"sentence": "Medir es empezar a entender.", "author": "Una profesora de física"}
    make_from_template(actor, workspace_id=workspace_id, template_id=template.id, values=values)


def _export(actor: Actor, project_id: str, say: Say) -> None:
    (job_id,) = rendering.start_export(actor, project_id=project_id, presets=[{"preset": "h264_720p"}])
    told = ""
    while True:
        job = rendering.export(actor, job_id)
        line = f"export: {job.phase} {round(job.share * 100)} %"
        if line != told:
            say(line)
            told = line
        if job.is_over:
            break
        time.sleep(1)
    if job.phase != "done":
        raise DemoFailed(f"export: {(job.error or {}).get('en', job.phase)}")
