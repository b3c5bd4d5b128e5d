"""What the tests of projects share."""

import pytest
from django.test import Client

from studio.accounts.models import User, Workspace
from studio.accounts.public import Actor
from studio.projects.actions.creating import create_blank

pytest.register_assert_rewrite("projects.things")


def sign_in(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client()
    user = User.objects.get(pk=actor.user_id)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def browser(editor: Actor) -> Client:
    """A browser in which the editor is signed in."""
    return sign_in(editor)


@pytest.fixture
def project(workspace: Workspace, editor: Actor) -> str:
    """The id of a project with one empty scene."""
    return create_blank(editor, workspace_id=workspace.id, title="Prueba")


@pytest.fixture
def quiet_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingest is not announced: what a medium looks like does not matter here."""
    monkeypatch.setattr("studio.library.adding.announce", lambda: None)
