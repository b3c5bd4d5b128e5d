"""Ingest as an open page sees it: a real web server, a real worker, a real socket."""

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import connect

from library import specimens
from studio.testing.studio import RunningStudio


def test_every_step_of_ingest_is_seen_live() -> None:
    with RunningStudio(worker=True) as studio:
        ana = studio.person("ana")
        place = studio.workspace("Taller", {ana: "editor"})
        with studio.client(ana) as http:
            name = base64.b64encode(b"tono.wav").decode()
            data = specimens.wav(1)
            tus = {"Tus-Resumable": "1.0.0"}

            def send() -> str:
                begun = http.post(
                    f"/api/v1/workspaces/{place}/uploads",
                    headers={**tus, "Upload-Length": str(len(data)), "Upload-Metadata": f"filename {name}"},
                )
                chunk = {**tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
                answer = http.patch(begun.headers["Location"], content=data, headers=chunk)
                assert answer.status_code == 204
                return str(answer.headers["Upload-Asset"])

            seen, asset = asyncio.run(_watch(studio, ana.session, place, send))
            assert http.get(f"/api/v1/assets/{asset}").json()["state"] == "ready"
    mine = [each for each in seen if each["asset_id"] == asset]
    steps = list(dict.fromkeys(each["step"] for each in mine))
    assert steps == ["probe", "peaks", "loudness", "done"]
    shares = [each["share"] for each in mine]
    assert shares == sorted(shares)
    assert (mine[-1]["state"], shares[-1]) == ("ready", 1.0)


async def _watch(
    studio: RunningStudio, session: str, place: str, send: Callable[[], str]
) -> tuple[list[dict[str, Any]], str]:
    """What the workspace's socket hears of assets until one is through, and which."""
    url = f"{studio.url.replace('http', 'ws', 1)}/ws/workspaces/{place}"
    headers = {"Origin": studio.url, "Cookie": f"sessionid={session}"}
    seen: list[dict[str, Any]] = []
    async with connect(url, additional_headers=headers, proxy=None) as socket:
        hello = json.loads(await socket.recv())
        assert hello["type"] == "hello"
        asset = await asyncio.to_thread(send)
        async with asyncio.timeout(90):
            async for text in socket:
                message = json.loads(text)
                event = message.get("event", message)
                if event.get("type") == "asset.changed":
                    seen.append(event)
                    if event["state"] in ("ready", "refused"):
                        return seen, asset
    raise AssertionError("the socket closed")
