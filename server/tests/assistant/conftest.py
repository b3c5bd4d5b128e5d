"""What the assistant's tests share: a studio with voices, and a short project made of a script."""

from collections.abc import Iterator

import pytest

from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.assistant.models import StoryboardJob
from studio.assistant.public import StoryboardOptions, start_storyboard
from studio.assistant.speech.voices import look_for_voices
from studio.assistant.storyboard import tasks
from studio.lib import hosting
from studio.testing.people import make_actor, make_workspace

SCRIPT = """# El viaje de una gota

El agua que bebes hoy ya fue nube, río y mar.

## El sol la despierta

Cada mañana, el sol calienta el mar y una parte del agua se vuelve vapor.

## Cuídala

Cuando cierres el grifo, piensa en todo lo que ha viajado.
"""


@pytest.fixture
def voices(db: None) -> None:  # noqa: ARG001  # asked for by name
    """The voices of this machine, looked for."""
    look_for_voices()


@pytest.fixture
def made(workspace: Workspace, editor: Actor, voices: None) -> str:  # noqa: ARG001  # asked for by name
    """A project made of SCRIPT, without music; its id."""
    job_id = start_storyboard(
        editor, workspace_id=workspace.id, script=SCRIPT, options=StoryboardOptions(music="none", use_library=False)
    )
    tasks.make()
    job = StoryboardJob.objects.get(pk=job_id)
    assert job.state == "done", job.error
    return job.project_id


@pytest.fixture
def stranger(db: None) -> Actor:  # noqa: ARG001  # asked for by name
    """An owner of another workspace."""
    return make_actor(make_workspace("Otro"), "owner")


@pytest.fixture(scope="session", autouse=True)
def host_ends() -> Iterator[None]:
    """Ends the host that drew stills."""
    yield
    hosting.close()
