"""The endpoints of projects, each as an editor's browser asks them: what they answer, and one refusal of each."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from claqueta.document.records import Scene
from claqueta.document.tree import Tree
from claqueta.ops import new_id
from projects.conftest import sign_in
from projects.things import records, replayed
from studio.accounts.models import Membership, Workspace
from studio.accounts.public import Actor, Role
from studio.projects.actions.built_in import load_templates
from studio.projects.actions.creating import blank, create_blank
from studio.projects.models import VideoProject
from studio.testing.people import make_actor, make_workspace

type Ask = Callable[..., Any]


@pytest.fixture
def ask(browser: Client) -> Ask:
    """Asks as the editor: `ask("POST", "/projects/…", status, body, If_Match=…)`; returns the answer's JSON."""

    def ask(method: str, path: str, status: int = 200, body: object = None, **headers: str) -> Any:
        answer = browser.generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        assert answer.status_code == status, answer.content
        told = json.loads(answer.content) if answer.content else {}
        if status >= 400:
            assert answer["Content-Type"] == "application/problem+json"
            assert told["code"]
        return {**told, "ETag": answer["ETag"]} if isinstance(told, dict) and "ETag" in answer else told

    return ask


def root_id(project: str) -> str:
    return Tree(records(project).values()).project.id


def title(project: str, words: str) -> list[dict[str, Any]]:
    return [{"op": "patch", "id": root_id(project), "set": {"title": words}}]


def test_projects_are_made_listed_and_found(ask: Ask, workspace: Workspace) -> None:
    place = f"/workspaces/{workspace.id}/projects"
    made = ask("POST", place, 201, {"title": "Canción de otoño", "shape": "9:16", "rate": "25", "folder": "Música"})
    assert (made["width"], made["height"], made["folder"], made["version"]) == (1080, 1920, "Música", 1)
    document = json.loads(blank("1:1", "30", "en").model_dump_json())
    other = ask("POST", place, 201, {"title": "Otro", "document": document})
    assert other["width"] == other["height"] == 1080
    assert [each["id"] for each in ask("GET", f"{place}?search=cancion")["items"]] == [made["id"]]
    assert [each["title"] for each in ask("GET", f"{place}?sort=title")["items"]] == ["Canción de otoño", "Otro"]
    page = ask("GET", f"{place}?size=1&page=2")
    assert (page["total"], page["pages"], len(page["items"])) == (2, 2, 1)
    ask("POST", place, 422, {"shape": "3:1"})
    ask("POST", place, 422, {"document": {"claqueta": 1, "records": []}})
    ask("GET", f"/workspaces/{make_workspace().id}/projects", 404)


def test_a_project_is_read_at_any_version_with_its_number_as_the_tag(ask: Ask, project: str) -> None:
    ask("POST", f"/projects/{project}/commits", 200, {"ops": title(project, "Dos")})
    newest, first = ask("GET", f"/projects/{project}"), ask("GET", f"/projects/{project}?version=1")
    assert (newest["ETag"], newest["version"], first["ETag"], first["version"]) == ('"2"', 2, '"1"', 1)
    assert newest["title"] == "Dos"
    titles = [
        next(r for r in each["document"]["records"] if r["type"] == "project")["title"] for each in (first, newest)
    ]
    assert titles == ["Prueba", "Dos"]
    ask("GET", f"/projects/{project}?version=3", 404)


def test_a_project_is_renamed_only_by_who_has_seen_its_newest_state(ask: Ask, project: str) -> None:
    renamed = ask("PATCH", f"/projects/{project}", 200, {"title": "Nuevo", "folder": "F"}, If_Match='"1"')
    assert (renamed["title"], renamed["folder"], renamed["ETag"]) == ("Nuevo", "F", '"2"')
    assert ask("PATCH", f"/projects/{project}", 409, {"title": "Tarde"}, If_Match='"1"')["code"] == "commit.version"
    ask("PATCH", f"/projects/{project}", 422, {"title": "X"}, If_Match="mine")
    ask("PATCH", f"/projects/{project}", 422, {"title": ""})


def test_commits_are_made_once_told_and_refused_with_a_reason(ask: Ask, project: str) -> None:
    url = f"/projects/{project}/commits"
    body = {"ops": title(project, "Uno"), "client_id": "client-0001", "base_version": 1}
    made = ask("POST", url, 200, body)
    assert (made["seq"], made["ETag"]) == (2, '"2"')
    assert ask("POST", url, 200, body)["seq"] == 2
    ask("POST", url, 200, {"ops": title(project, "Dos"), "base_version": 1})
    assert ask("POST", url, 409, {"ops": title(project, "Tres")}, If_Match='"2"')["code"] == "commit.version"
    assert ask("POST", url, 409, {"ops": [], "base_version": 99})["code"] == "commit.base"
    gone = [{"op": "patch", "id": new_id(), "set": {"name": "x"}}]
    refused = ask("POST", url, 422, {"ops": [*title(project, "Nunca"), *gone]})
    assert (refused["code"], refused["data"]["reason"], refused["data"]["index"]) == (
        "commit.refused", "record.missing", 1,
    )  # fmt: skip
    page = ask("GET", f"{url}?since=1")
    assert (page["version"], [each["seq"] for each in page["items"]]) == (3, [2, 3])
    ask("GET", f"{url}?since=-1", 422)


def test_history_versions_comparing_and_going_back(ask: Ask, project: str) -> None:
    here = f"/projects/{project}"
    for words in ("Dos", "Tres"):
        ask("POST", f"{here}/commits", 200, {"ops": title(project, words)})
    past = ask("GET", f"{here}/history?limit=2")
    assert ([each["seq"] for each in past["entries"]], past["next_before"], past["total"]) == ([3, 2], 2, 3)
    ask("GET", f"{here}/history?limit=0", 422)
    assert ask("POST", f"{here}/versions", 201, {"name": "Buena", "version": 2})["id"]
    assert [(each["seq"], each["name"]) for each in ask("GET", f"{here}/versions")] == [(2, "Buena")]
    ask("POST", f"{here}/versions", 422, {"name": ""})
    assert [each["how"] for each in ask("GET", f"{here}/compare?older=1&newer=3")["changes"]] == ["changed"]
    ask("GET", f"{here}/compare?older=1&newer=9", 404)
    assert ask("POST", f"{here}/restore", 200, {"seq": 1})["seq"] == 4
    ask("POST", f"{here}/restore", 404, {"seq": 77})
    assert ask("POST", f"{here}/revert", 200, {"seq": 4})["seq"] == 5
    assert ask("GET", here)["title"] == "Tres"
    ask("POST", f"{here}/revert", 404, {"seq": 77})
    assert records(project) == replayed(project)


def test_copies_the_trash_and_the_end(ask: Ask, project: str, workspace: Workspace) -> None:
    copy = ask("POST", f"/projects/{project}/duplicate", 201)["id"]
    ask("DELETE", f"/projects/{copy}", 403)
    ask("POST", f"/projects/{copy}/trash", 204)
    assert [each["id"] for each in ask("GET", f"/workspaces/{workspace.id}/projects?trashed=true")["items"]] == [copy]
    assert ask("POST", f"/projects/{copy}/commits", 409, {"ops": []})["code"] == "project.trashed"
    ask("POST", f"/projects/{copy}/untrash", 204)
    ask("POST", f"/projects/{new_id()}/duplicate", 404)
    ask("POST", f"/projects/{new_id()}/trash", 404)
    ask("POST", f"/projects/{new_id()}/untrash", 404)
    admin = sign_in(make_actor(workspace, "admin"))
    assert admin.delete(f"/api/v1/projects/{copy}").status_code == 409
    ask("POST", f"/projects/{copy}/trash", 204)
    assert admin.delete(f"/api/v1/projects/{copy}").status_code == 204
    ask("GET", f"/projects/{copy}", 404)


def test_a_project_moves_to_where_one_may_make_projects(ask: Ask, project: str, editor: Actor) -> None:
    other = make_workspace("Otro")
    ask("POST", f"/projects/{project}/move", 404, {"workspace_id": other.id})
    Membership.objects.create(workspace=other, user_id=str(editor.user_id), role=Role.EDITOR)
    assert ask("POST", f"/projects/{project}/move", 200, {"workspace_id": other.id})["workspace_id"] == other.id


def test_templates_are_listed_filled_in_made_and_removed(ask: Ask, project: str, workspace: Workspace) -> None:
    load_templates()
    place = f"/workspaces/{workspace.id}/templates"
    every = ask("GET", place)
    assert len(every) == 8
    assert len({each["category"] for each in every}) >= 5
    for each in every:
        assert {field["kind"] for field in each["fields"]} >= {"text", "color"}
        assert all(field["label"]["en"] and field["label"]["es"] for field in each["fields"])
        assert 3 <= len(each["hover_times"]) <= 6
        assert sorted(set(each["hover_times"])) == each["hover_times"]
        assert 0 <= each["hover_times"][0] <= each["hover_times"][-1] < each["duration"]
    quote = next(each for each in every if each["title"]["en"] == "Quote of the week")
    assert ask("GET", f"/templates/{quote['id']}")["fields"] == quote["fields"]
    values = {"sentence": "Poco a poco", "author": "Ana"}
    made = ask("POST", f"{place}/{quote['id']}/projects", 201, {"values": values, "title": "Cita"})
    assert (made["title"], made["origin"]) == ("Cita", "template")
    wrong = ask("POST", f"{place}/{quote['id']}/projects", 422, {"values": {"author": "Ana", "size": 1}})
    assert wrong["data"]["fields"].keys() == {"sentence", "size"}
    field = {
        "kind": "text",
        "label_en": "T",
        "label_es": "T",
        "targets": [{"record": root_id(project), "path": "title"}],
    }
    body = {"category": "other", "title_en": "Mine", "fields": {"title": field}}
    own = ask("POST", f"/projects/{project}/templates", 201, body)["id"]
    field["targets"] = [{"record": new_id(), "path": "title"}]
    assert ask("POST", f"/projects/{project}/templates", 422, body)["data"]["fields"].keys() == {"title"}
    ask("DELETE", f"/templates/{own}", 204)
    ask("GET", f"/templates/{own}", 404)
    ask("DELETE", f"/templates/{quote['id']}", 409)


@pytest.mark.django_db(transaction=True)
def test_of_many_with_the_same_tag_one_succeeds_and_the_others_hear_409() -> None:
    workspace = make_workspace()
    editor = make_actor(workspace)
    project = create_blank(editor, workspace_id=workspace.id, title="Carrera")
    scene = next(each for each in records(project).values() if isinstance(each, Scene))
    browsers = [sign_in(editor) for _ in range(8)]
    gate = threading.Barrier(len(browsers))
    heard: list[tuple[int, str]] = []

    def send(number: int, browser: Client) -> None:
        try:
            gate.wait()
            ops = [{"op": "patch", "id": scene.id, "set": {"name": f"Escena {number}"}}]
            answer = browser.post(
                f"/api/v1/projects/{project}/commits", {"ops": ops}, "application/json", headers={"If-Match": '"1"'}
            )
            heard.append((answer.status_code, f"Escena {number}"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=each) for each in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in heard) == [200] + [409] * 7
    assert records(project)[scene.id].name == next(name for status, name in heard if status == 200)
    assert VideoProject.objects.get(id=project).version == 2
