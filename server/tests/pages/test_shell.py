"""The shell: what every page has around its own content."""

import re

import pytest
from django.test import Client

from studio.accounts.models import Role, User, Workspace
from studio.testing.people import make_member

PAGES = ["projects", "projects/new", "library", "templates", "exports"]


@pytest.fixture
def user(workspace: Workspace) -> User:
    """An editor."""
    return make_member(workspace, Role.EDITOR, "ana")


@pytest.fixture
def client(user: User) -> Client:
    """The editor, signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_workspace_answers_in_both_languages(
    client: Client, user: User, workspace: Workspace, page: str, language: str
) -> None:
    User.objects.filter(pk=user.pk).update(language=language)
    response = client.get(f"/w/{workspace.id}/{page}")
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(workspace: Workspace) -> None:
    response = Client().get(f"/w/{workspace.id}/projects")
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next=/w/{workspace.id}/projects")


def test_a_foreign_workspace_reads_like_one_that_does_not_exist(client: Client) -> None:
    other = Workspace.objects.create(name="Ajeno")
    foreign = client.get(f"/w/{other.id}/projects")
    missing = client.get("/w/AAAAAAAAAAAAAAAA/projects")
    assert foreign.status_code == missing.status_code == 404
    assert _told(foreign.content, other.id) == _told(missing.content, "AAAAAAAAAAAAAAAA")


def _told(page: bytes, asked: str) -> str:
    """The page without what differs for each request: its token, and the address that was asked for."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode()).replace(asked, "")
