"""What the library's tests share."""

from collections.abc import Iterator

import pytest
from django.test import Client

from studio.accounts.models import User, Workspace
from studio.accounts.public import Actor
from studio.lib import hosting


@pytest.fixture(scope="session", autouse=True)
def _host() -> Iterator[None]:
    """One host for all: starting it takes longer than most of what it is asked."""
    yield
    hosting.close()


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
    monkeypatch.setattr("studio.library.cache.again.announce", lambda: None)
