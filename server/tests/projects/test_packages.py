"""Packages: what goes out comes in as it was, by the workers' own way; what lies about itself is refused."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from claqueta.document.elements import ImageElement
from claqueta.document.tree import Tree
from projects.things import assert_lawful, make_picture, records
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib import blobs
from studio.lib.leases import State
from studio.library import public as library
from studio.library.models import Asset
from studio.projects.actions import media, packages
from studio.projects.models import PackageExport, PackageImport, VideoProject
from studio.projects.public import load
from studio.projects.queries.loading import Snapshot
from studio.testing.people import make_actor, make_workspace

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]


@pytest.fixture
def packed(workspace: Workspace, editor: Actor, project: str, tmp_path: Path) -> Path:
    """A package of a project with a text and two pictures."""
    scene = Tree(records(project).values()).scenes[0].id
    media.add_text(editor, project_id=project, scene_id=scene, text="Hola, ñandú")
    for color in ("red", "blue"):
        picture = make_picture(editor, workspace.id, tmp_path, color)
        media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=picture)
    row = PackageExport.objects.get(id=packages.start_export(editor, project_id=project))
    assert (row.state, row.error) == (State.DONE, None)
    path = tmp_path / "out.zip"
    with blobs.read(row.sha256) as blob:
        path.write_bytes(blob.read())
    assert row.size == path.stat().st_size
    return path


def taken(actor: Actor, path: Path) -> PackageImport:
    """The import of the package at `path`, as far as workers came with it."""
    place = actor.workspace_ids[0]
    asset = library.add_file(
        actor, workspace_id=place, path=path, name="p.claqueta.zip", kind="package", origin={"way": "test"}
    )
    return PackageImport.objects.get(id=packages.start_import(actor, workspace_id=place, asset_id=asset))


def seen(snapshot: Snapshot) -> list[object]:
    """The document as it is seen: assets by what they hold."""
    sha = {id: ref.sha256 for id, ref in snapshot.document.media.items()}
    return [
        each.model_copy(update={"asset": sha[each.asset]}) if isinstance(each, ImageElement) else each
        for each in snapshot.document.records
    ]


def test_a_package_brought_into_another_workspace_is_the_same_project(
    editor: Actor, project: str, packed: Path
) -> None:
    other = make_actor(make_workspace("Otro"))
    row = taken(other, packed)
    assert (row.state, row.error) == (State.DONE, None)
    assert row.project_id is not None
    made = load(other, row.project_id)
    assert seen(made) == seen(load(editor, project))
    assert made.workspace_id == other.workspace_ids[0]
    assert {ref.name for ref in made.document.media.values()} == {"red.png", "blue.png"}
    assert_lawful(row.project_id)


def test_a_package_brought_back_uses_the_media_that_are_there(editor: Actor, packed: Path) -> None:
    before = Asset.objects.filter(kind="image").count()
    row = taken(editor, packed)
    assert row.state == State.DONE
    assert Asset.objects.filter(kind="image").count() == before


def test_a_finished_package_is_downloaded_by_a_link_that_ends(
    editor: Actor, project: str, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered = browser.post(f"/api/v1/projects/{project}/packages")
    assert ordered.status_code == 202
    told = browser.get(f"/api/v1/packages/{ordered.json()['id']}").json()
    assert (told["state"], told["way"], told["project_id"]) == ("done", "export", project)
    answer = Client().get(told["download"])
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # a streaming response
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Prueba.claqueta.zip" in answer["Content-Disposition"]
    assert Client().get(told["download"][:-1] + "~").status_code == 404
    monkeypatch.setattr(packages, "LINK_SECONDS", -1)
    assert Client().get(told["download"]).status_code == 404
    assert editor.user_id is not None


def _altered(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    def alter(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            files = {name: package.read(name) for name in package.namelist()}
        change(files)
        with zipfile.ZipFile(path, "w") as package:
            for name, data in files.items():
                package.writestr(name, data)

    return alter


def _bytes_changed(files: dict[str, bytes]) -> None:
    name = next(name for name in files if name.startswith("media/"))
    files[name] = files[name][:-1] + bytes([files[name][-1] ^ 1])


def _medium_gone(files: dict[str, bytes]) -> None:
    del files[next(name for name in files if name.startswith("media/"))]


def _outside(files: dict[str, bytes]) -> None:
    files["../../evil.py"] = b"import os"


def _more(files: dict[str, bytes]) -> None:
    files["media/extra.exe"] = b"MZ"


def _no_project(files: dict[str, bytes]) -> None:
    document = json.loads(files["document.json"])
    document["records"] = []
    files["document.json"] = json.dumps(document).encode()


def _wrong_record(files: dict[str, bytes]) -> None:
    document = json.loads(files["document.json"])
    document["records"][0]["width"] = -4
    files["document.json"] = json.dumps(document).encode()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _no_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not a zip at all" * 20)


@pytest.mark.parametrize(
    ("alter", "family"),
    [
        (_altered(_bytes_changed), "package."),
        (_altered(_medium_gone), "package."),
        (_altered(_outside), "package."),
        (_altered(_more), "package."),
        (_altered(_no_project), ""),
        (_altered(_wrong_record), ""),
        (_cut, "package."),
        (_no_zip, "package."),
    ],
    ids=["bytes", "medium-gone", "outside", "more", "no-project", "wrong-record", "cut", "no-zip"],
)
def test_a_hostile_package_fails_with_a_reason_and_leaves_nothing(
    packed: Path, alter: Callable[[Path], None], family: str
) -> None:
    alter(packed)
    other = make_actor(make_workspace("Otro"))
    row = taken(other, packed)
    assert row.state == State.FAILED
    assert row.attempt == 1
    assert row.error is not None
    assert row.error["code"].startswith(family)
    assert row.error["code"] != "unavailable"
    assert row.error["en"]
    assert row.error["es"] != row.error["en"]
    assert not VideoProject.objects.filter(workspace_id=other.workspace_ids[0]).exists()
    assert not Asset.objects.filter(workspace_id=other.workspace_ids[0]).exclude(kind="package").exists()


def test_only_packages_of_ones_own_workspace_are_taken(editor: Actor, packed: Path, browser: Client) -> None:
    stranger = make_actor(make_workspace("Ajeno"))
    foreign = taken(stranger, packed).asset
    picture = Asset.objects.filter(workspace_id=editor.workspace_ids[0], kind="image")[0].id
    url = f"/api/v1/workspaces/{editor.workspace_ids[0]}/packages"
    assert browser.post(url, {"asset_id": foreign}, "application/json").status_code == 404
    assert browser.post(url, {"asset_id": picture}, "application/json").status_code == 422
