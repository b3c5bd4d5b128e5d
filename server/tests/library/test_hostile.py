"""Hostile files through the real upload route: refused with a reason, soon, and nothing else is opened."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from library import hostile, specimens, tus
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib import blobs, hosting
from studio.library.ingest.run import run_ripe
from studio.library.kinds import KIND_BY_EXTENSION, MEDIA
from studio.library.models import Asset, Blob
from studio.projects.actions.packages import start_import
from studio.projects.models import PackageImport, VideoProject
from studio.projects.tasks import packages

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]
EXTENSIONS = sorted(extension for extension, kind in KIND_BY_EXTENSION.items() if kind in MEDIA)
YEARS = 10 * 365 * 24 * 3600
FLOODS: dict[str, Callable[[], bytes]] = {
    "frames.gif": lambda: hostile.gif(300_000),
    "streams.mp4": lambda: hostile.mp4(tracks=1000, seconds=10),
    "years.mp4": lambda: hostile.mp4(tracks=1, seconds=YEARS),
    "pixels.png": lambda: specimens.png_claiming(60_000, 60_000, bytes(10_000)),
}


def bring(browser: Client, workspace: Workspace, name: str, data: bytes) -> Asset:
    """The asset that became of the file."""
    answer = tus.send(browser, workspace.id, name, data)
    assert answer.status_code in (201, 204)
    run_ripe(holder="test")
    return Asset.objects.get(pk=answer["Upload-Asset"])


def assert_refused(asset: Asset) -> None:
    assert asset.state == "refused"
    assert asset.error is not None
    assert asset.error["en"]
    assert asset.error["es"]
    assert asset.error["code"].partition(".")[0] in ("media", "package", "json", "document", "host", "library")
    assert asset.error["code"] not in ("library.ingest_broke", "library.ingest_died")


def lure_all(browser: Client, workspace: Workspace, folder: Path, *, every: bool) -> int:
    canary = folder / "canary.ts"
    canary.write_bytes(hostile.CANARY * 100)
    trap, tried = hostile.Trap(), 0
    lures = hostile.lures(trap.port, canary)
    try:
        for number, extension in enumerate(EXTENSIONS):
            mine = lures if every else [lures[number % len(lures)], lures[(number + 3) % len(lures)]]
            for lure in mine:
                # a line of its own each time, so that the workspace does not know the bytes already
                assert_refused(bring(browser, workspace, f"lure.{extension}", lure + b"\n#%d" % tried))
                tried += 1
    finally:
        trap.close()
    assert trap.visits == 0
    assert not Asset.objects.exclude(thumbnail="", filmstrip="", peaks="", proxy="").exists()
    for sha256 in Blob.objects.values_list("pk", flat=True):
        with blobs.read(sha256) as kept:
            assert hostile.CANARY not in kept.read()
    assert hostile.CANARY.decode() not in str(list(Asset.objects.values_list("info", "error", "transcript")))
    return tried


def test_no_lure_opens_a_socket_or_another_file(workspace: Workspace, browser: Client, tmp_path: Path) -> None:
    assert lure_all(browser, workspace, tmp_path, every=False) == 2 * len(EXTENSIONS)


@pytest.mark.nightly
def test_no_lure_of_any_kind_under_any_extension_does(workspace: Workspace, browser: Client, tmp_path: Path) -> None:
    assert lure_all(browser, workspace, tmp_path, every=True) == 8 * len(EXTENSIONS)


@pytest.mark.parametrize("name", FLOODS)
def test_floods_are_refused_cheaply(workspace: Workspace, browser: Client, name: str) -> None:
    hosting.host().start()
    data = FLOODS[name]()
    begun = time.process_time()
    assert_refused(bring(browser, workspace, name, data))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("name", hostile.PACKAGES)
def test_hostile_packages_are_refused_before_anything_is_made_of_them(
    workspace: Workspace, browser: Client, editor: Actor, name: str
) -> None:
    data = hostile.PACKAGES[name]()
    begun = time.process_time()
    asset = bring(browser, workspace, "film.claqueta.zip", data)
    assert time.process_time() - begun < 4
    assert_refused(asset)
    start_import(editor, workspace_id=workspace.id, asset_id=asset.id)
    packages()  # and who imports it all the same meets the same wall
    row = PackageImport.objects.get()
    assert (row.state, row.error and row.error["code"]) == ("failed", asset.error and asset.error["code"])
    assert not VideoProject.objects.exists()
    assert Asset.objects.count() == 1


def test_a_package_becomes_ready_and_a_project(workspace: Workspace, browser: Client, editor: Actor) -> None:
    asset = bring(browser, workspace, "Mi película.claqueta.zip", hostile.package())
    assert (asset.state, asset.kind, asset.info) == ("ready", "package", {"media": 1, "records": 1})
    start_import(editor, workspace_id=workspace.id, asset_id=asset.id)
    packages()
    row = PackageImport.objects.get()
    assert (row.state, row.error) == ("done", None)
    assert VideoProject.objects.get().id == row.project_id
    run_ripe(holder="test")
    sound = Asset.objects.get(kind="audio")
    assert (sound.name, sound.state) == ("tono.wav", "ready")


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>.png",
        '"><script>alert(1)<.png',
        "a\r\nSet-Cookie: x=1.png",
        "../../%2e%2e/%d -i \0 \u202egnp.png",
        "{{ 7*7 }}{% load x %}.png",
    ],
)
def test_names_stay_text_in_answers_headers_and_pages(workspace: Workspace, browser: Client, name: str) -> None:
    asset = tus.send(browser, workspace.id, name, specimens.png())["Upload-Asset"]
    facts = browser.get(f"/api/v1/assets/{asset}")
    assert facts["Content-Type"].startswith("application/json")
    shown = facts.json()["name"]
    assert not set("\r\n\0\u202e/\\") & set(shown)
    header = browser.get(facts.json()["links"]["download"])["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not set("\r\n\0<>\u202e") & set(header.replace(shown, ""))
    for page in (f"/w/{workspace.id}/library", f"/a/{asset}/details"):
        text = browser.get(page).content.decode()
        assert "<img src=x" not in text
        assert "<script>alert" not in text
        assert "49.png" not in text
