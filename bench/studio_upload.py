"""Uploads into a running studio: how quickly bytes come in, and how long until a film is ready.

`python -m bench.studio_upload [MiB]` prints one line of JSON: MB/s for a file of random bytes in 8 MiB chunks through a
real web server (`mb_s`; `last_s` of it is the last chunk, which ends with counting the file's hash), and seconds from
the end of an upload of street.mp4 to `ready` through a real worker (`ready_s`, None without footage). `load` is the
machine's, before.
"""

import base64
import json
import os
import secrets
import sys
from pathlib import Path
from time import monotonic

import httpx

from studio.testing.services import wait_for
from studio.testing.studio import RunningStudio

CHUNK = 8 << 20
FOOTAGE = Path(os.environ.get("CLAQUETA_MEDIA") or Path(__file__).parents[2] / "shared" / "media")


def upload(http: httpx.Client, workspace: str, name: str, data: bytes) -> tuple[str, float, float]:
    """The asset's id, and how many seconds all of it and its last chunk took."""
    begun = monotonic()
    filename = base64.b64encode(name.encode()).decode()
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(data)), "Upload-Metadata": f"filename {filename}"}
    answer = http.post(f"/api/v1/workspaces/{workspace}/uploads", headers=headers)
    answer.raise_for_status()
    address, last = answer.headers["Location"], begun
    for offset in range(0, len(data), CHUNK):
        last = monotonic()
        headers = {
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        answer = http.patch(address, content=data[offset : offset + CHUNK], headers=headers)
        answer.raise_for_status()
    return answer.headers["Upload-Asset"], monotonic() - begun, monotonic() - last


def until_ready(http: httpx.Client, asset: str) -> float:
    """Seconds until the asset is ready. Raises ValueError when it is refused."""
    begun = monotonic()

    def ready() -> bool:
        facts = http.get(f"/api/v1/assets/{asset}").json()
        if facts["state"] == "refused":
            raise ValueError(facts["error"])
        return bool(facts["state"] == "ready")

    wait_for(ready, seconds=300)
    return monotonic() - begun


def main() -> None:
    """Measures, and prints."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 256
    load = os.getloadavg()[0]
    with RunningStudio(worker=True) as studio:
        ana = studio.person("ana")
        workspace = studio.workspace("Taller", {ana: "editor"})
        with studio.client(ana) as http:
            film, ready = FOOTAGE / "street.mp4", None
            if film.is_file():
                ready = until_ready(http, upload(http, workspace, "street.mp4", film.read_bytes())[0])
            _, seconds, last = upload(http, workspace, "noise.mp4", secrets.token_bytes(size << 20))
    figures = {"mib": size, "mb_s": (size << 20) / 1e6 / seconds, "last_s": last, "ready_s": ready, "load": load}
    print(json.dumps({name: round(value, 2) if value is not None else None for name, value in figures.items()}))


if __name__ == "__main__":
    main()
