"""A project is made, changed, loaded."""

from claqueta.document.records import Project
from claqueta.ops import Patch
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.projects import public as projects
from studio.projects import store
from studio.projects.actions.creating import create_blank


def test_a_blank_project_is_made_changed_and_loaded(workspace: Workspace, editor: Actor) -> None:
    made = create_blank(editor, workspace_id=workspace.id, title="Hola")
    root = next(r for r in projects.load(editor, made).document.records if isinstance(r, Project))
    done = projects.commit(
        editor, project_id=made, base_version=1, ops=[Patch(id=root.id, set={"title": "Adiós"})], client_id="x" * 16
    )
    assert done.seq == 2
    snapshot = projects.load(editor, made)
    assert snapshot.title == "Adiós"
    assert snapshot.version == 2
    assert store.read_rows(made) == {record.id: record for record in snapshot.document.records}
