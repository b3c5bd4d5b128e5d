"""A project's page: what its forms change, and how it says no."""

import pytest
from django.test import Client

from studio.accounts.models import Role, User, Workspace
from studio.accounts.public import Actor, person
from studio.projects.actions.creating import create_blank
from studio.projects.queries.scenes import table
from studio.testing.people import make_member

HTMX = {"HX-Request": "true"}


@pytest.fixture
def user(workspace: Workspace) -> User:
    """An editor."""
    return make_member(workspace, Role.EDITOR, "ana")


@pytest.fixture
def actor(user: User) -> Actor:
    """The editor, acting."""
    return person(user)


@pytest.fixture
def client(user: User) -> Client:
    """The editor's browser, in Spanish."""
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "es"
    return client


@pytest.fixture
def project(actor: Actor, workspace: Workspace) -> str:
    """A blank project."""
    return create_blank(actor, workspace_id=workspace.id, title="Costa")


def test_the_page_shows_every_scene(client: Client, project: str) -> None:
    page = client.get(f"/p/{project}").content.decode()
    assert "Costa" in page
    assert "Nombre de la escena 1" in page


def test_a_text_is_added_and_changed_in_place(client: Client, actor: Actor, project: str) -> None:
    scene = table(actor, project).scenes[0].id
    client.post(f"/p/{project}/add/text", {"scene": scene, "text": "Hola"}, headers=HTMX)
    element = table(actor, project).scenes[0].elements[0].id
    page = client.post(f"/p/{project}/records/{element}/edit", {"field": "text", "value": "Adiós"}, headers=HTMX)
    assert "Adiós" in page.content.decode()
    assert table(actor, project).scenes[0].elements[0].text == "Adiós"


def test_scenes_change_places_and_lengths(client: Client, actor: Actor, project: str) -> None:
    client.post(f"/p/{project}/add/scene", headers=HTMX)
    first, second = (each.id for each in table(actor, project).scenes)
    client.post(f"/p/{project}/records/{second}/move", {"before": first}, headers=HTMX)
    assert [each.id for each in table(actor, project).scenes] == [second, first]
    client.post(f"/p/{project}/records/{first}/edit", {"field": "seconds", "value": "2,5"}, headers=HTMX)
    assert table(actor, project).scenes[1].duration == 600_000


def test_a_refusal_is_told_in_place_and_in_the_readers_language(client: Client, actor: Actor, project: str) -> None:
    scene = table(actor, project).scenes[0].id
    answer = client.post(f"/p/{project}/records/{scene}/edit", {"field": "seconds", "value": "-1"}, headers=HTMX)
    assert answer.status_code == 200
    assert "una duración en segundos, mayor que 0" in answer.content.decode()


def test_what_was_removed_comes_back_by_the_toast(client: Client, actor: Actor, project: str) -> None:
    scene = table(actor, project).scenes[0].id
    answer = client.post(f"/p/{project}/records/{scene}/remove", headers=HTMX)
    assert table(actor, project).scenes == ()
    assert f"/p/{project}/undo/2" in answer.headers["HX-Trigger"]
    client.post(f"/p/{project}/undo/2", headers=HTMX)
    assert [each.id for each in table(actor, project).scenes] == [scene]


def test_a_viewer_sees_no_form_and_is_refused_with_a_toast(workspace: Workspace, actor: Actor, project: str) -> None:
    viewer = Client()
    viewer.force_login(make_member(workspace, Role.VIEWER, "eva"))
    assert "records/" not in viewer.get(f"/p/{project}").content.decode()
    scene = table(actor, project).scenes[0].id
    answer = viewer.post(f"/p/{project}/records/{scene}/edit", {"field": "name", "value": "x"}, headers=HTMX)
    assert answer.status_code == 403
    assert "toast" in answer.headers["HX-Trigger"]


def test_a_project_goes_to_the_trash_and_back(client: Client, workspace: Workspace, project: str) -> None:
    client.post(f"/p/{project}/trash", headers=HTMX)
    assert project not in client.get(f"/w/{workspace.id}/projects").content.decode()
    assert project in client.get(f"/w/{workspace.id}/projects?trash=1").content.decode()
    client.post(f"/p/{project}/untrash", headers=HTMX)
    assert project in client.get(f"/w/{workspace.id}/projects").content.decode()


@pytest.mark.parametrize("dialog", ["rename", "move", "template", "export", "history", "player", "scenes"])
def test_dialogs_and_parts_of_the_page_answer(client: Client, project: str, dialog: str) -> None:
    assert client.get(f"/p/{project}/{dialog}", headers=HTMX).status_code == 200


def test_the_picker_sends_nothing_to_other_sites(client: Client, workspace: Workspace) -> None:
    address = f"/w/{workspace.id}/library/picker"
    assert client.get(address, {"to": "/p/x/add/media"}, headers=HTMX).status_code == 200
    assert client.get(address, {"to": "//evil.example"}, headers=HTMX).status_code == 422
