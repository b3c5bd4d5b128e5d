"""What the library's tests share."""

import pytest
from django.test import Client

from studio.accounts.models import User, Workspace
from studio.accounts.public import Actor


@pytest.fixture
def browser(workspace: Workspace, editor: Actor) -> Client:  # noqa: ARG001  # the editor is a member of it
    """A browser in which the editor is signed in."""
    client = Client()
    client.force_login(
        User.objects.get(pk=editor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


@pytest.fixture
def quiet_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is announced: the test itself is the worker, or needs none."""
    monkeypatch.setattr("studio.library.adding.announce", lambda: None)
