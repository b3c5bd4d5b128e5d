"""`make smoke`: walks through a whole studio from outside, as a client would, and fails loudly.

    sign in by the form → script → project → upload → put into a scene over the socket → export → download → examine

The studio runs as the processes of `studio serve`, in a folder of its own.
"""

import asyncio
import base64
import hashlib
import json
import re
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from websockets.asyncio.client import connect

from claqueta.media.client import MediaHost
from claqueta.ops import new_id
from studio.testing import PASSWORD
from studio.testing.studio import RunningStudio

SCRIPT = """# La lluvia

El agua sube desde el mar en forma de vapor.

## Las nubes

Arriba se enfría y forma gotas. Las gotas se juntan y caen.
"""
PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">
<rect width="320" height="180" fill="#15324a"/><circle cx="160" cy="90" r="60" fill="#ff6b4a"/></svg>"""
PATIENCE_SECONDS = 300


class SmokeFound(AssertionError):
    """Something is not as it should be; the message says what."""


def main() -> int:
    """Walk; 0 when all is well."""
    try:
        with RunningStudio(worker=True, static=True) as studio:
            walk(studio)
    except (SmokeFound, TimeoutError, httpx.HTTPError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    print("✓ smoke: the studio")
    return 0


def walk(studio: RunningStudio) -> None:
    """The whole way. Raises SmokeFound."""
    ana = studio.person("ana")
    place = studio.workspace("Humo", {ana: "editor"})
    with closing(sign_in(studio.url, ana.email)) as http:
        step("signed in", want(http.get("/api/v1/me")).get("email") == ana.email)
        for page in ("projects", "library", "templates", "exports"):
            step(f"page {page}", http.get(f"/w/{place}/{page}").status_code == 200)
        project_id = project_of_script(http, place)
        step("page of the project", http.get(f"/p/{project_id}").status_code == 200)
        asset_id = upload(http, place)
        asyncio.run(put_into_scene(studio, http, project_id, asset_id))
        export = export_of(http, project_id)
        examine(http, export)


def sign_in(url: str, email: str) -> httpx.Client:
    """A client that signed in by the form, as a browser does."""
    http = httpx.Client(base_url=url, timeout=60, headers={"Origin": url, "Referer": f"{url}/"})
    form = http.get("/account/login/")
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)
    step("sign-in page", found is not None)
    assert found is not None
    answer = http.post(
        "/account/login/", data={"login": email, "password": PASSWORD, "csrfmiddlewaretoken": found.group(1)}
    )
    step("sign-in form", answer.status_code == 302)
    http.headers["X-CSRFToken"] = http.cookies["csrftoken"]
    return http


def project_of_script(http: httpx.Client, place: str) -> str:
    """The id of a project told from a Spanish script."""
    job = want(http.post(f"/api/v1/workspaces/{place}/storyboards", json={"script": SCRIPT}), 202)
    done = until("script → project", lambda: over(want(http.get(f"/api/v1/storyboards/{job['id']}"))))
    step("the script became a project", bool(done["project_id"]))
    whole = want(http.get(f"/api/v1/projects/{done['project_id']}"))
    kinds = {record["type"] for record in whole["document"]["records"]}
    step("it has scenes, elements and sound", {"scene", "element", "audio"} <= kinds)
    return str(done["project_id"])


def upload(http: httpx.Client, place: str) -> str:
    """The id of a picture that came by tus in two pieces, with the connection cut in between, and is ready."""
    name = base64.b64encode(b"sol.svg").decode()
    digest = base64.b64encode(hashlib.sha256(PICTURE).hexdigest().encode()).decode()
    tus = {"Tus-Resumable": "1.0.0"}
    made = http.post(
        f"/api/v1/workspaces/{place}/uploads",
        headers={
            **tus,
            "Upload-Length": str(len(PICTURE)),
            "Upload-Metadata": f"filename {name},sha256 {digest}",
        },
    )
    step("upload begun", made.status_code == 201)
    where = made.headers["Location"]
    half = len(PICTURE) // 2
    _send(http, where, 0, PICTURE[:half])
    offset = int(http.head(where, headers=tus).headers["Upload-Offset"])
    step("upload goes on where it stopped", offset == half)
    _send(http, where, offset, PICTURE[offset:])

    def ready() -> dict[str, Any] | None:
        found = want(http.get(f"/api/v1/workspaces/{place}/assets", params={"q": "sol"}))["assets"]
        refused = [each for each in found if each["state"] == "refused"]
        if refused:
            raise SmokeFound(f"the picture was refused: {refused[0]}")
        return next((each for each in found if each["state"] == "ready"), None)

    return str(until("picture ready", ready)["id"])


def _send(http: httpx.Client, where: str, offset: int, data: bytes) -> None:
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
    }
    step(f"{len(data)} bytes", http.patch(where, content=data, headers=headers).status_code == 204)


async def put_into_scene(studio: RunningStudio, http: httpx.Client, project_id: str, asset_id: str) -> None:
    """Puts the picture into the first scene over the socket, and waits for the acknowledgement."""
    whole = want(http.get(f"/api/v1/projects/{project_id}"))
    scenes = [record for record in whole["document"]["records"] if record["type"] == "scene"]
    scene = min(scenes, key=lambda record: record["order"])
    put = {
        "op": "put",
        "record": {
            "id": new_id(),
            "type": "element",
            "kind": "image",
            "parent": scene["id"],
            "order": "zz",
            "start": 0,
            "duration": scene["duration"],
            "asset": asset_id,
        },
    }
    cookies = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
    address = f"{studio.url.replace('http', 'ws', 1)}/ws/projects/{project_id}"
    async with connect(address, additional_headers={"Cookie": cookies, "Origin": studio.url}) as socket:
        hello = json.loads(await asyncio.wait_for(socket.recv(), 30))
        step("the socket says hello", hello["type"] == "hello")
        await socket.send(json.dumps({"type": "hello", "version": hello["version"]}))
        commit = {"type": "commit", "client_id": new_id(), "base_version": hello["version"], "ops": [put]}
        await socket.send(json.dumps(commit))
        while (message := json.loads(await asyncio.wait_for(socket.recv(), 30)))["type"] not in ("ack", "refused"):
            pass
        step(f"the edit is acknowledged ({message})", message["type"] == "ack")


def export_of(http: httpx.Client, project_id: str) -> dict[str, Any]:
    """A finished export in a small size."""
    wanted = {"presets": [{"preset": "h264_720p", "overrides": {"width": "640", "height": "360"}}]}
    (job_id,) = want(http.post(f"/api/v1/projects/{project_id}/exports", json=wanted), 201)["ids"]

    def done() -> dict[str, Any] | None:
        job = want(http.get(f"/api/v1/exports/{job_id}"))
        if job["phase"] in ("failed", "cancelled"):
            raise SmokeFound(f"the export {job['phase']}: {job['error']}")
        return job if job["phase"] == "done" else None

    return until("export", done)


def examine(http: httpx.Client, export: dict[str, Any]) -> None:
    """Downloads the export, in two ranges, and looks at it."""
    address = want(http.get(f"/api/v1/assets/{export['output']['asset_id']}/links"))["download"]
    head = http.get(address, headers={"Range": "bytes=0-999"})
    step("a range of the download", head.status_code == 206 and len(head.content) == 1000)
    rest = http.get(address, headers={"Range": "bytes=1000-"})
    with TemporaryDirectory() as folder, MediaHost.host() as host:
        video = Path(folder) / "video.mp4"
        video.write_bytes(head.content + rest.content)
        info = MediaHost(host).probe(video)
    step("the video has picture and sound", info.video is not None and info.sound is not None)
    assert info.video is not None
    step("the video is 640 × 360", (info.video.width, info.video.height) == (640, 360))


def over(job: dict[str, Any]) -> dict[str, Any] | None:
    """`job` when it is done. Raises SmokeFound when it ended otherwise."""
    if job["state"] in ("failed", "cancelled"):
        raise SmokeFound(f"{job['state']}: {job.get('error')}")
    return job if job["state"] == "done" else None


def want(response: httpx.Response, status: int = 200) -> Any:
    """The JSON of a response that must have this status. Raises SmokeFound."""
    if response.status_code != status:
        raise SmokeFound(
            f"{response.request.method} {response.request.url}: {response.status_code} {response.text[:400]}"
        )
    return response.json()


def until[T](what: str, look: Callable[[], T | None]) -> T:
    """What `look` finds, asked again and again. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = look()
        if found is not None:
            print(f"  · {what}")
            return found
        time.sleep(0.3)
    raise TimeoutError(f"{what}: not within {PATIENCE_SECONDS} s")


def step(what: str, holds: bool) -> None:
    """Says that a step went well. Raises SmokeFound."""
    if not holds:
        raise SmokeFound(what)
    print(f"  · {what}")


if __name__ == "__main__":
    sys.exit(main())
