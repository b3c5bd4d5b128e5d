"""Serving: signed addresses, exact ranges, and headers that let nothing run."""

import random
from pathlib import Path
from typing import Any

import pytest
from django.test import AsyncClient, Client

from library import specimens, tus
from studio.accounts.models import Workspace
from studio.library.serving.ranges import wanted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quiet_queue")]
PICTURE = specimens.png(64, 64) + random.Random(1).randbytes(50_000)


@pytest.fixture
def links(workspace: Workspace, browser: Client) -> dict[str, str]:
    asset = tus.send(browser, workspace.id, "one.png", PICTURE)["Upload-Asset"]
    return dict(browser.get(f"/api/v1/assets/{asset}/links").json())


def whole(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a streaming answer


def test_bytes_come_whole_with_headers_that_let_nothing_run(links: dict[str, str]) -> None:
    answer = Client().get(links["original"])
    assert whole(answer) == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Length"] == str(len(PICTURE))


def test_random_ranges_are_exact(links: dict[str, str]) -> None:
    dice = random.Random(3)
    for _ in range(20):
        start = dice.randrange(len(PICTURE))
        stop = dice.randint(start, len(PICTURE) + 100)
        answer = Client().get(links["original"], headers={"Range": f"bytes={start}-{stop}"})
        assert answer.status_code == 206
        assert whole(answer) == PICTURE[start : stop + 1]
        assert answer["Content-Range"] == f"bytes {start}-{min(stop, len(PICTURE) - 1)}/{len(PICTURE)}"


def test_ranges_outside_and_changed_files(links: dict[str, str]) -> None:
    client = Client()
    outside = client.get(links["original"], headers={"Range": "bytes=99999999-"})
    assert (outside.status_code, outside["Content-Range"]) == (416, f"bytes */{len(PICTURE)}")
    tag = outside["ETag"]
    assert client.get(links["original"], headers={"If-None-Match": tag}).status_code == 304
    assert client.get(links["original"], headers={"Range": "bytes=0-1", "If-Range": tag}).status_code == 206
    assert client.get(links["original"], headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200
    assert client.head(links["original"])["Content-Length"] == str(len(PICTURE))
    assert client.post(links["original"]).status_code == 405


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("bytes=0-0", (0, 1)),
        ("bytes=-3", (7, 10)),
        ("bytes=4-", (4, 10)),
        ("bytes=5-2", None),
        ("items=0-1", None),
        ("bytes=0-1,3-4", None),
        ("bytes=-99", (0, 10)),
        ("bytes=9-100", (9, 10)),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str | None, part: tuple[int, int] | None) -> None:
    assert wanted(header, 10) == part


def test_an_altered_forged_or_old_address_is_missing(links: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    client, address = Client(), links["original"]
    token = address.split("/")[2]
    altered = address.replace(token, ("A" if token[0] != "A" else "B") + token[1:])
    assert client.get(altered).status_code == 404
    assert client.get(address.replace("one.png", "two.png")).status_code == 404
    monkeypatch.setattr("studio.library.serving.addresses.time.time", lambda: 4e9)
    assert client.get(address).status_code == 404


def test_an_svg_is_never_shown_in_place(workspace: Workspace, browser: Client) -> None:
    asset = tus.send(browser, workspace.id, "logo.svg", specimens.SVG.encode())["Upload-Asset"]
    links = browser.get(f"/api/v1/assets/{asset}").json()["links"]
    assert "original" not in links
    answer = Client().get(links["download"])
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


async def test_under_asgi_pieces_come_without_the_whole_in_memory(links: dict[str, str]) -> None:
    answer: Any = await AsyncClient().get(links["original"], headers={"Range": "bytes=10-40009"})
    pieces = [piece async for piece in answer.streaming_content]
    assert b"".join(pieces) == PICTURE[10:40010]
    assert Path(links["original"]).name == "one.png"


def test_usage_and_states_are_told(workspace: Workspace, browser: Client) -> None:
    asset = tus.send(browser, workspace.id, "one.png", PICTURE)["Upload-Asset"]
    assert browser.get(f"/api/v1/workspaces/{workspace.id}/usage").json()["used"] == len(PICTURE)
    states = browser.get(f"/api/v1/workspaces/{workspace.id}/assets/states?id={asset}&id=nobody").json()
    assert [state["state"] for state in states] == ["waiting"]
