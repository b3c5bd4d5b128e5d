"""Uploads by tus: they resume byte-exact, nobody writes twice, and nothing half becomes an asset."""

import base64
import errno
import hashlib
import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from library import specimens, tus
from studio.accounts.models import Membership, User, Workspace
from studio.accounts.public import Actor
from studio.lib import blobs
from studio.library.ingest.run import run_ripe
from studio.library.models import Account, Asset, AssetVersion, Reservation, Upload
from studio.library.tasks import reconcile
from studio.library.uploads.storage import alone, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]
PICTURE = specimens.png(64, 64) + random.Random(1).randbytes(50_000)


def test_an_upload_cut_at_random_places_arrives_byte_exact(workspace: Workspace, browser: Client) -> None:
    dice = random.Random(7)
    address = tus.begin(browser, workspace.id, "one.png", len(PICTURE), sha256=hashlib.sha256(PICTURE).hexdigest())[
        "Location"
    ]
    offset, answer = 0, None
    while offset < len(PICTURE):
        end = min(len(PICTURE), offset + dice.randint(1, 9000))
        answer = tus.patch(browser, address, offset, PICTURE[offset:end])
        assert answer.status_code == 204
        if end < len(PICTURE) and dice.random() < 0.3:
            with path_of(Upload.objects.get().id).open("ab") as file:
                file.write(b"torn")  # as a process that died while writing leaves it
        offset = int(tus.head(browser, address)["Upload-Offset"])
        assert offset == end
    assert answer is not None
    asset = Asset.objects.get(pk=answer["Upload-Asset"])
    with blobs.local(asset.sha256) as path:
        assert path.read_bytes() == PICTURE
    assert not path_of(Upload.objects.get().id).exists()


def test_a_chunk_at_another_place_is_a_conflict(workspace: Workspace, browser: Client) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 10)["Location"]
    assert tus.patch(browser, address, 3, b"abc").status_code == 409
    assert tus.patch(browser, address, 0, b"abc").status_code == 204
    assert tus.patch(browser, address, 0, b"abc").status_code == 409
    assert tus.patch(browser, address, 3, b"x" * 8).status_code == 413
    assert tus.head(browser, address)["Upload-Offset"] == "3"


def test_two_tabs_cannot_write_at_once(workspace: Workspace, browser: Client) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 10)["Location"]
    with alone(Upload.objects.get().id):
        assert tus.patch(browser, address, 0, b"abc").status_code == 423
    assert tus.patch(browser, address, 0, b"abc").status_code == 204


def test_parallel_writers_of_the_same_bytes_never_corrupt_them(workspace: Workspace, browser: Client) -> None:
    address = tus.begin(browser, workspace.id, "one.png", len(PICTURE))["Location"]

    def sender(_: int) -> set[int]:
        client, answers = Client(), set()
        client.cookies = browser.cookies
        try:
            for offset in range(0, len(PICTURE), 5000):
                answers.add(tus.patch(client, address, offset, PICTURE[offset : offset + 5000]).status_code)
        finally:
            connection.close()
        return answers

    with ThreadPoolExecutor(4) as pool:
        answers = set().union(*pool.map(sender, range(4)))
    assert answers <= {204, 409, 423}
    offset = int(tus.head(browser, address)["Upload-Offset"])
    if offset < len(PICTURE):
        tus.patch(browser, address, offset, PICTURE[offset:])
    assert Asset.objects.get().sha256 == hashlib.sha256(PICTURE).hexdigest()


def test_a_chunk_with_a_wrong_checksum_is_thrown_away(workspace: Workspace, browser: Client) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 3)["Location"]
    right = base64.b64encode(hashlib.sha256(b"abc").digest()).decode()
    assert tus.patch(browser, address, 0, b"abX", Upload_Checksum=f"sha256 {right}").status_code == 460
    assert tus.patch(browser, address, 0, b"abc", Upload_Checksum="md9 abcd").status_code == 400
    assert tus.patch(browser, address, 0, b"abc", Upload_Checksum=f"sha256 {right}").status_code == 204


def test_a_file_that_changed_meanwhile_is_refused_and_its_room_given_back(
    workspace: Workspace, browser: Client
) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 3, sha256="0" * 64)["Location"]
    answer = tus.patch(browser, address, 0, b"abc")
    assert (answer.status_code, answer.json()["code"]) == (422, "upload.changed")
    assert Account.objects.get().reserved == 0
    assert not Asset.objects.exists()


def test_the_same_file_again_is_the_asset_that_is_there(workspace: Workspace, browser: Client) -> None:
    first = tus.send(browser, workspace.id, "one.png", PICTURE)
    second = tus.send(browser, workspace.id, "two.png", PICTURE)
    assert second["Upload-Asset"] == first["Upload-Asset"]
    assert (first["Upload-Duplicate"], second["Upload-Duplicate"]) == ("0", "1")
    assert Account.objects.get().used == len(PICTURE)
    assert Account.objects.get().reserved == 0


def test_a_new_version_keeps_the_old_one(workspace: Workspace, browser: Client) -> None:
    asset = tus.send(browser, workspace.id, "one.png", PICTURE)["Upload-Asset"]
    assert tus.send(browser, workspace.id, "one.png", PICTURE + b"!", replaces=asset)["Upload-Asset"] == asset
    assert Asset.objects.get().version == 2
    assert AssetVersion.objects.get().sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert Account.objects.get().used == 2 * len(PICTURE) + 1
    assert len(browser.get(f"/api/v1/assets/{asset}/versions").json()) == 1


def test_room_is_promised_first(workspace: Workspace, browser: Client) -> None:
    Workspace.objects.update(quota_bytes=1000)
    assert tus.begin(browser, workspace.id, "one.png", 600).status_code == 201
    refused = tus.begin(browser, workspace.id, "two.png", 600)
    assert (refused.status_code, refused.json()["code"]) == (413, "library.quota_exceeded")


def test_an_upload_that_nobody_goes_on_with_is_swept_and_its_room_is_back(
    workspace: Workspace, browser: Client
) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 10)["Location"]
    tus.patch(browser, address, 0, b"abc")
    path = path_of(Upload.objects.get().id)
    Upload.objects.update(expires="2000-01-01T00:00:00Z")
    assert tus.head(browser, address).status_code == 404
    reconcile()
    assert not path.exists()
    assert not Reservation.objects.exists()
    assert Account.objects.get().reserved == 0


def test_an_upload_that_was_complete_when_the_server_died_becomes_an_asset(
    workspace: Workspace, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 3)["Location"]
    with monkeypatch.context() as patched:
        patched.setattr("studio.library.uploads.actions.blobs.keep", _dies)
        with pytest.raises(KeyboardInterrupt):
            tus.patch(browser, address, 0, b"abc")
    assert not Asset.objects.exists()
    Upload.objects.update(created="2000-01-01T00:00:00Z")
    reconcile()
    assert tus.head(browser, address)["Upload-Asset"] == Asset.objects.get().id


def _dies(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_full_disk_is_said_and_the_upload_goes_on_afterwards(
    workspace: Workspace, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 6)["Location"]
    tus.patch(browser, address, 0, b"abc")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("studio.library.uploads.actions.os.fdatasync", full)
        answer = tus.patch(browser, address, 3, b"def")
    assert (answer.status_code, answer.json()["code"]) == (507, "upload.disk_full")
    assert path_of(Upload.objects.get().id).stat().st_size == 3
    assert tus.patch(browser, address, 3, b"def").status_code == 204


def test_foreign_uploads_are_missing_and_roles_count(workspace: Workspace, browser: Client, editor: Actor) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 10)["Location"]
    assert tus.head(Client(), address).status_code == 401
    Membership.objects.filter(user_id=editor.user_id).update(role="viewer")
    assert tus.patch(browser, address, 0, b"abc").status_code == 403
    Membership.objects.filter(user_id=editor.user_id).delete()
    assert tus.patch(browser, address, 0, b"abc").status_code == 404
    assert tus.begin(browser, workspace.id, "one.png", 10).status_code == 404


def test_a_session_needs_its_csrf_header(workspace: Workspace, editor: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        User.objects.get(pk=editor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert tus.begin(strict, workspace.id, "one.png", 10).status_code == 403


def test_the_server_says_what_it_can_and_which_version(workspace: Workspace, browser: Client) -> None:
    answer = browser.options(f"/api/v1/workspaces/{workspace.id}/uploads")
    assert answer.status_code == 204
    assert "creation" in answer["Tus-Extension"]
    answer = browser.post(f"/api/v1/workspaces/{workspace.id}/uploads", headers={"Tus-Resumable": "0.2.2"})
    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("<script>alert(1)</script>.png", "script>.png"),
        ("../../etc/passwd.png", "passwd.png"),
        ("a\r\nSet-Cookie: x=1.png", "aSet-Cookie: x=1.png"),
        ("-i %d \0 \u202egnp.png", "-i %d gnp.png"),
        ("C:\\Users\\ana\\foto.png", "foto.png"),
    ],
)
def test_names_cannot_inject(workspace: Workspace, browser: Client, sent: str, shown: str) -> None:
    tus.send(browser, workspace.id, sent, PICTURE)
    assert Asset.objects.get().name == shown
    answer = browser.get(browser.get(f"/api/v1/assets/{Asset.objects.get().id}").json()["links"]["download"])
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename")


def mutants(number: int) -> list[tuple[str, bytes]]:
    """`number` spoilt files of many kinds, the same ones every time."""
    dice = random.Random(number)
    seeds = [
        ("a.png", specimens.png()),
        ("b.wav", specimens.wav(0.2)),
        ("c.ttf", specimens.font()[:60_000]),
        ("d.srt", specimens.SRT.encode()),
        ("e.svg", specimens.SVG.encode()),
        ("f.cube", specimens.CUBE.encode()),
        ("g.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(range(256)) * 8),
        ("h.ogg", b"OggS" + bytes(range(256)) * 8),
        ("i.gif", b"GIF89a" + bytes(range(256)) * 8),
    ]
    spoilt = []
    for count in range(number):
        name, data = seeds[count % len(seeds)]
        mutant = bytearray(data)
        for _ in range(dice.choice([1, 4, 30])):
            mutant[dice.randrange(len(mutant))] = dice.randrange(256)
        if dice.random() < 0.2:
            mutant = mutant[: dice.randrange(len(mutant))]
        spoilt.append((f"{count}-{name}", bytes(mutant)))
    return spoilt


def feed(browser: Client, workspace: Workspace, number: int) -> None:
    for name, data in mutants(number):
        assert tus.send(browser, workspace.id, name, data).status_code in (201, 204)
        run_ripe(holder="test")
    assert set(Asset.objects.values_list("state", flat=True)) <= {"ready", "refused"}
    refused = Asset.objects.filter(state="refused")
    assert refused.exists()
    broken = ("library.ingest_broke", "library.ingest_died", "host.unavailable")
    assert all(
        error and error["en"] and error["code"] not in broken for error in refused.values_list("error", flat=True)
    )


def test_no_mutated_file_breaks_the_server(workspace: Workspace, browser: Client) -> None:
    feed(browser, workspace, 63)


@pytest.mark.nightly
def test_no_mutated_file_of_a_thousand_breaks_the_server(workspace: Workspace, browser: Client) -> None:
    feed(browser, workspace, 1000)


def test_a_cancelled_upload_gives_its_room_back(workspace: Workspace, browser: Client) -> None:
    address = tus.begin(browser, workspace.id, "one.png", 10)["Location"]
    assert browser.delete(address, headers={"Tus-Resumable": "1.0.0"}).status_code == 204
    assert tus.head(browser, address).status_code == 404
    assert Account.objects.get().reserved == 0
