"""What the tests of projects are made of: assets, and the laws that every project keeps."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

from claqueta.document.document import Document
from claqueta.document.problems import check
from claqueta.ops import OPS, Applied, apply
from studio.accounts.models import Workspace
from studio.accounts.public import SYSTEM, Actor
from studio.lib import blobs
from studio.library import public as library
from studio.library.models import Asset
from studio.projects import store
from studio.projects.models import Operation
from studio.projects.projection import Records
from studio.projects.public import load

_CHOSEN = frozenset({"project.empty", "scene.empty", "text.empty", "caption.empty", "element.cut", "audio.cut"})
"""What people may leave as it is: emptiness, and what a shorter scene cuts off."""


def png(color: bytes) -> bytes:
    """A picture of 16 × 12 pixels in one colour (three bytes)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">2I5B", 16, 12, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + color * 16) * 12)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_picture(actor: Actor, workspace_id: str, folder: Path, color: str = "red") -> str:
    """The id of an asset that has bytes."""
    path = folder / f"{color}.png"
    path.write_bytes(png({"red": b"\xff\0\0", "blue": b"\0\0\xff"}[color]))
    return library.add_file(
        actor, workspace_id=workspace_id, path=path, name=path.name, kind="image", origin={"way": "test"}
    )


def make_asset(workspace: Workspace, kind: str, seconds: int = 0) -> str:
    """The id of an asset of which only the facts matter."""
    extension = {"video": "mp4", "image": "png", "audio": "wav", "subtitle": "srt"}[kind]
    stored = blobs.keep_bytes(f"{kind} {seconds}".encode())
    made = Asset.objects.create(
        workspace=workspace,
        kind=kind,
        name=f"{kind} {seconds}",
        extension=extension,
        sha256=stored.sha256,
        size=stored.size,
        state="ready",
        duration=seconds * 240_000,
    )
    return made.id


def records(project_id: str) -> dict[str, Any]:
    """The records as their rows tell them."""
    return dict(store.read_rows(project_id))


def replayed(project_id: str) -> dict[str, Any]:
    """The records as the log tells them."""
    state: Records = {}
    for ops in Operation.objects.filter(project_id=project_id).order_by("seq").values_list("ops", flat=True):
        outcome = apply(state, OPS.validate_json(json.dumps(ops)))
        assert isinstance(outcome, Applied)
        state = outcome.records
    return dict(state)


def faults(document: Document) -> list[str]:
    """What is wrong with a document; hints are not, nor is what people have chosen."""
    return [
        problem.text("en") for problem in check(document) if problem.severity != "hint" and problem.code not in _CHOSEN
    ]


def assert_lawful(project_id: str) -> None:
    """The document is without fault, the rows are the log replayed, and the library knows what is used."""
    snapshot = load(SYSTEM, project_id)
    assert faults(snapshot.document) == []
    assert records(project_id) == replayed(project_id) == {each.id: each for each in snapshot.document.records}
    shown = {asset for each in snapshot.document.records if (asset := getattr(each, "asset", ""))}
    assert {asset for asset in shown if ("project", project_id) in library.uses(asset)} == shown
