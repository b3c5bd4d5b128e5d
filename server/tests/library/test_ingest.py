"""Ingest: every kind becomes ready with its facts, or is refused with a reason in both languages."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from library import specimens
from studio.accounts.models import AuditEntry, Workspace
from studio.accounts.public import Actor
from studio.lib import blobs, hosting
from studio.lib.errors import StudioError
from studio.lib.leases import FenceLost, State, hold, take
from studio.library import public
from studio.library.ingest.run import reconcile, run, run_ripe
from studio.library.models import Asset, Holding, HoldingRole, IngestJob
from studio.library.retrying import NothingToRetry, retry

type Bring = Callable[..., Asset]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _quiet_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the tests themselves are the worker."""
    monkeypatch.setattr("studio.library.adding.announce", lambda: None)


@pytest.fixture
def bring(workspace: Workspace, editor: Actor, tmp_path: Path) -> Bring:
    def bring(name: str, data: bytes | Path, *, and_run: bool = True) -> Asset:
        path = tmp_path / "newcomer"
        if isinstance(data, bytes):
            path.write_bytes(data)
        else:
            path = data
        asset = public.add_file(
            editor, workspace_id=workspace.id, path=path, name=name, kind="video", origin={"way": "test"}
        )
        if and_run:
            assert run_ripe(holder="test") == 1
        return Asset.objects.get(pk=asset)

    return bring


def test_a_picture_gets_its_size_and_a_thumbnail(bring: Bring) -> None:
    asset = bring("one.png", specimens.png(32, 16))
    assert (asset.state, asset.kind, asset.width, asset.height, asset.duration) == ("ready", "image", 32, 16, 0)
    assert blobs.has(asset.thumbnail)


def test_a_sound_gets_peaks_and_its_loudness(bring: Bring) -> None:
    asset = bring("tone.wav", specimens.wav(2))
    assert (asset.state, asset.kind, asset.has_sound, asset.duration) == ("ready", "audio", True, 480_000)
    assert asset.loudness == pytest.approx(-20.7, abs=0.3)  # mono sounds from both sides
    assert blobs.has(asset.peaks)


def test_a_font_shows_letters_and_says_its_family(bring: Bring) -> None:
    asset = bring("face.ttf", specimens.font())
    assert asset.state == "ready"
    assert asset.info["family"]
    assert blobs.has(asset.thumbnail)


def test_a_table_tells_its_edge(bring: Bring) -> None:
    assert bring("look.cube", specimens.CUBE.encode()).info == {"edge": 2}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_subtitles_become_cues_and_words_to_find(bring: Bring, encoding: str) -> None:
    asset = bring("words.srt", specimens.SRT.encode(encoding))
    assert asset.info["cues"][0] == {"start": 240_000, "stop": 600_000, "text": "Hola, mundo"}
    assert asset.transcript == "Hola, mundo\nAdiós"


def test_films_use_the_picture_that_was_made_of_a_drawing(bring: Bring, workspace: Workspace) -> None:
    asset = bring("logo.svg", specimens.SVG.encode())
    ref = public.media_refs([asset.id], workspace_id=workspace.id)[asset.id]
    assert (asset.state, asset.width, asset.height) == ("ready", 2048, 1024)
    assert (ref.kind, ref.path.rpartition(".")[2]) == ("image", "png")


@specimens.needs_footage
def test_a_video_gets_everything(bring: Bring) -> None:
    asset = bring("street.mp4", specimens.FOOTAGE / "street.mp4")
    assert (asset.state, asset.kind) == ("ready", "video")
    assert blobs.has(asset.thumbnail)
    assert blobs.has(asset.filmstrip)


HOSTILE: dict[str, bytes] = {
    "playlist.mp4": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.ts\n",
    "pixels.png": specimens.png_claiming(60_000, 60_000, b"\0" * 10_000),
    "nothing.mp4": b"",
    "named-wrong.mp3": specimens.png(),
    "laughs.svg": b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    "script.svg": specimens.SVG.replace("<rect", "<script>alert(1)</script><rect").encode(),
    "text.svg": specimens.SVG.replace("<rect", "<text>hi</text><rect").encode(),
    "handler.svg": specimens.SVG.replace("<rect", '<rect onclick="x()"').encode(),
    "outward.svg": specimens.SVG.replace("#c00", "url(http://127.0.0.1/x)").encode(),
    "picture.svg": specimens.SVG.replace("<rect", '<image href="file:///etc/passwd"/><rect').encode(),
    "deep.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">' + b"<g>" * 90_000 + b"</g>" * 90_000 + b"</svg>"
    ),
    "large.cube": b"LUT_3D_SIZE 512\n0 0 0\n",
    "broken.ttf": b"\x00\x01\x00\x00" + b"\xff" * 5000,
    "binary.srt": b"\0\1\2\3" * 100,
    "empty.srt": b"\n",
    "not.zip": b"MZ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_soon_with_a_reason_in_both_languages(bring: Bring, name: str) -> None:
    hosting.host().start()
    begun = time.monotonic()
    asset = bring(name, HOSTILE[name])
    assert time.monotonic() - begun < 4  # 2 s of work; twice that where the machine is shared
    assert asset.state == "refused"
    assert asset.error is not None
    assert asset.error["en"]
    assert asset.error["es"]
    assert (asset.error["code"] == "library.svg") == name.endswith(".svg")


def test_what_a_paused_worker_writes_after_its_lease_changes_nothing(bring: Bring) -> None:
    asset = bring("one.png", specimens.png(), and_run=False)
    first = take(IngestJob.objects.all(), holder="one")
    assert first is not None
    IngestJob.objects.update(lease_end="2000-01-01T00:00:00Z")
    second = take(IngestJob.objects.all(), holder="two")
    assert second is not None
    run(first)
    assert Asset.objects.get(pk=asset.id).state == "waiting"
    with pytest.raises(FenceLost):
        hold(first)
    run(second)
    assert Asset.objects.get(pk=asset.id).state == "ready"


def test_a_job_whose_workers_always_die_is_refused_with_a_reason(bring: Bring) -> None:
    asset = bring("one.png", specimens.png(), and_run=False)
    for _ in range(3):
        assert take(IngestJob.objects.all(), holder="dies") is not None
        IngestJob.objects.update(lease_end="2000-01-01T00:00:00Z")
    reconcile()
    assert IngestJob.objects.get().state == State.FAILED
    error = Asset.objects.get(pk=asset.id).error
    assert error is not None
    assert error["code"] == "library.ingest_died"


def test_ingest_that_runs_again_finds_and_keeps_the_same(bring: Bring) -> None:
    asset = bring("one.png", specimens.png())
    IngestJob.objects.update(state=State.WAITING, attempt=0)
    assert run_ripe(holder="again") == 1
    assert Asset.objects.get(pk=asset.id).thumbnail == asset.thumbnail
    assert Holding.objects.filter(holder_id=asset.id, role=HoldingRole.DERIVED).count() == 1


def test_a_file_that_the_studio_failed_at_can_be_tried_again(
    bring: Bring, editor: Actor, browser: Client, workspace: Workspace
) -> None:
    asset = bring("one.png", specimens.png(), and_run=False)
    address = f"/api/v1/assets/{asset.id}/retry"
    assert browser.post(address).status_code == 409
    IngestJob.objects.update(attempt=3, state=State.HELD, lease_end="2000-01-01T00:00:00Z")
    reconcile()
    assert browser.get(f"/api/v1/assets/{asset.id}").json()["error"]["temporary"] is True
    answer = browser.post(address)
    assert (answer.status_code, answer.json()["state"], answer.json()["error"]) == (200, "waiting", None)
    assert browser.post(address).status_code == 409
    assert run_ripe(holder="test") == 1
    assert Asset.objects.get(pk=asset.id).state == "ready"
    with pytest.raises(NothingToRetry):
        retry(editor, bring("bad.png", b"no picture").id)
    entry = AuditEntry.objects.get(workspace_id=workspace.id, verb="library.edit")
    assert (entry.object_id, entry.data) == (asset.id, {"what": "try again"})


def test_unknown_extensions_are_refused_at_the_door(bring: Bring) -> None:
    with pytest.raises(StudioError, match="exe"):
        bring("run.exe", b"MZ")
