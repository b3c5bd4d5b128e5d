"""Pictures of the library in storyboards."""

from pathlib import Path

from claqueta.document.document import Document
from claqueta.render.still import render_still
from claqueta.time import Ticks
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.assistant.public import StoryboardOptions, start_storyboard, storyboard
from studio.assistant.storyboard import tasks
from studio.assistant.storyboard.first_scenes import first_scenes
from studio.lib.hosting import host
from studio.lib.leases import State
from studio.library import public as library
from studio.library import tasks as ingest
from studio.projects import public as projects


def test_matched_footage_says_why(workspace: Workspace, editor: Actor, tmp_path: Path) -> None:
    asset = _picture(workspace, editor, tmp_path)
    job_id = start_storyboard(
        editor, workspace_id=workspace.id, script="# El mar\n\nEl sol calienta el mar y el agua sube.",
        options=StoryboardOptions(music="none"),
    )  # fmt: skip
    tasks.make()
    job = storyboard(editor, job_id)
    assert job.state == State.DONE, job.error
    document: Document = projects.load(editor, job.project_id).document
    shown = [record for record in document.records if getattr(record, "asset", None) == asset]
    assert shown
    assert "«mar»" in str(getattr(shown[0], "reason", ""))


def _picture(workspace: Workspace, editor: Actor, folder: Path) -> str:
    """A picture of the library, ingested."""
    document = first_scenes("# Mar", "16:9")["suizo"]
    path = folder / "mar-amanecer.png"
    path.write_bytes(render_still(host(), document, folder, Ticks(0), width=640, height=360).png)
    asset = library.add_file(
        editor, workspace_id=workspace.id, path=path, name=path.name, kind="image", origin={"way": "upload"}
    )
    ingest.ingest()
    return asset
