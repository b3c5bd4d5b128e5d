"""A small tus client over Django's test client."""

import base64
import hashlib
from typing import Any

from django.test import Client

CHUNK = "application/offset+octet-stream"


def begin(client: Client, workspace_id: str, name: str, size: int, **told: str) -> Any:
    """The answer to the creation of an upload."""
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in told.items())
    filename = base64.b64encode(name.encode()).decode()
    return client.post(
        f"/api/v1/workspaces/{workspace_id}/uploads",
        content_type="application/octet-stream",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(size),
            "Upload-Metadata": f"filename {filename}" + (f",{metadata}" if metadata else ""),
        },
    )


def patch(client: Client, address: str, offset: int, data: bytes, **headers: str) -> Any:
    """The answer to a chunk."""
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.patch(
        address,
        data,
        content_type=CHUNK,
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), **more},
    )


def head(client: Client, address: str) -> Any:
    """How far an upload is."""
    return client.head(address, headers={"Tus-Resumable": "1.0.0"})


def send(client: Client, workspace_id: str, name: str, data: bytes, **told: str) -> Any:
    """The answer to the last request of a whole upload in one chunk."""
    begun = begin(client, workspace_id, name, len(data), sha256=hashlib.sha256(data).hexdigest(), **told)
    if begun.status_code != 201 or not data:
        return begun
    return patch(client, begun["Location"], 0, data)
