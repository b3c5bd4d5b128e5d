"""The cache: counted apart, least lately used out first, made again when somebody misses it."""

import os
from pathlib import Path

import pytest
from django.test import Client

from library import specimens, tus
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib import blobs
from studio.lib.leases import State
from studio.library import public
from studio.library.cache import room
from studio.library.cache.models import Cached
from studio.library.ingest.run import run_ripe
from studio.library.models import Asset, IngestJob

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]


def bring(browser: Client, workspace: Workspace, name: str, data: bytes) -> Asset:
    asset = tus.send(browser, workspace.id, name, data)["Upload-Asset"]
    run_ripe(holder="test")
    return Asset.objects.get(pk=asset)


def test_the_least_lately_used_goes_first_and_comes_again_when_asked_for(
    workspace: Workspace, browser: Client, editor: Actor, settings: object
) -> None:
    old = bring(browser, workspace, "old.wav", specimens.wav(1))
    new = bring(browser, workspace, "new.wav", specimens.wav(2))
    Cached.objects.filter(pk=old.peaks).update(used="2000-01-01T00:00:00Z")
    before = room.taken()
    settings.CACHE_BYTES = before - 1  # type: ignore[attr-defined]  # Django's settings have any name
    assert room.sweep() == 1
    assert (blobs.has(old.peaks), blobs.has(new.peaks), blobs.has(old.sha256)) == (False, True, True)
    assert public.usage(editor, workspace.id).cache == room.taken() < before
    assert room.sweep() == 0

    address = browser.get(f"/api/v1/assets/{old.id}/links").json()["peaks"]
    for _ in range(2):
        answer = browser.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert IngestJob.objects.filter(state=State.WAITING).count() == 1
    assert run_ripe(holder="test") == 1
    answer = browser.get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a streaming answer
    again = Asset.objects.get(pk=old.id)
    assert (again.peaks, again.loudness, again.state) == (old.peaks, old.loudness, "ready")


@pytest.mark.parametrize(("name", "data"), [("a.png", specimens.png()), ("b.ttf", specimens.font())])
def test_every_kind_of_picture_comes_again(
    workspace: Workspace, browser: Client, settings: object, name: str, data: bytes
) -> None:
    asset = bring(browser, workspace, name, data)
    settings.CACHE_BYTES = 0  # type: ignore[attr-defined]  # as above
    assert room.sweep() == 1
    assert browser.get(browser.get(f"/api/v1/assets/{asset.id}/links").json()["thumbnail"]).status_code == 503
    run_ripe(holder="test")
    assert blobs.has(Asset.objects.get(pk=asset.id).thumbnail)


def test_what_films_draw_and_what_somebody_uploaded_stays(
    workspace: Workspace, browser: Client, settings: object
) -> None:
    drawing = bring(browser, workspace, "logo.svg", specimens.SVG.encode())
    with blobs.local(drawing.thumbnail) as path:
        twin = bring(browser, workspace, "mine.webp", path.read_bytes())
    settings.CACHE_BYTES = 0  # type: ignore[attr-defined]  # as above
    room.sweep()
    assert blobs.has(drawing.film_sha256)
    assert blobs.has(twin.sha256)


def test_a_short_disk_empties_the_cache(workspace: Workspace, browser: Client, settings: object) -> None:
    asset = bring(browser, workspace, "a.png", specimens.png())
    settings.CACHE_FREE_BYTES = 1 << 60  # type: ignore[attr-defined]  # more than any disk has
    in_folder = settings.STUDIO.object_store is None  # type: ignore[attr-defined]  # as above
    assert room.sweep() == int(in_folder)
    assert blobs.has(asset.thumbnail) != in_folder


def test_when_making_again_fails_the_asset_stays_ready(workspace: Workspace, browser: Client, settings: object) -> None:
    asset = bring(browser, workspace, "a.png", specimens.png())
    settings.CACHE_BYTES = 0  # type: ignore[attr-defined]  # as above
    room.sweep()
    address = browser.get(f"/api/v1/assets/{asset.id}/links").json()["thumbnail"]
    assert browser.get(address).status_code == 503
    blobs.forget(asset.sha256)
    for _ in range(3):
        run_ripe(holder="test")
    assert Asset.objects.get(pk=asset.id).state == "ready"
    assert browser.get(address).status_code == 404


def test_assets_whose_pictures_are_away_can_be_shared(
    workspace: Workspace, browser: Client, editor: Actor, settings: object
) -> None:
    from studio.accounts.models import Membership
    from studio.testing.people import make_workspace

    asset, other = bring(browser, workspace, "a.png", specimens.png()), make_workspace("Otro")
    settings.CACHE_BYTES = 0  # type: ignore[attr-defined]  # as above
    room.sweep()
    assert editor.user_id is not None
    Membership.objects.create(workspace=other, user_id=editor.user_id, role="editor")
    both = Actor(editor.user_id, "session")
    assert public.share_assets(both, [asset.id], from_workspace=workspace.id, to_workspace=other.id)


def test_local_copies_of_an_object_store_are_bounded(settings: object) -> None:
    folder = Path(settings.STUDIO.var) / "local"  # type: ignore[attr-defined]  # as above
    folder.mkdir(exist_ok=True)
    for number, age in enumerate((1, 3, 2)):
        copy = folder / f"{number:064}"
        copy.write_bytes(bytes(100))
        os.utime(copy, (1e9 - age, 1e9 - age))
    fresh = folder / f"{9:064}"
    fresh.write_bytes(bytes(100))
    settings.LOCAL_BYTES = sum(each.stat().st_size for each in folder.iterdir()) - 150  # type: ignore[attr-defined]
    blobs.trim()
    left = {each.name for each in folder.iterdir()}
    assert f"{0:064}" in left
    assert fresh.name in left
    assert not {f"{1:064}", f"{2:064}"} & left
    for name in (f"{0:064}", fresh.name):
        (folder / name).unlink()
