"""Zips as an attacker would write them: byte by byte, true or lying."""

import hashlib
import json
import struct
import zlib
from dataclasses import dataclass

SOUND = b"RIFF" + bytes(range(256)) * 8
DIGEST = hashlib.sha256(SOUND).hexdigest()
MEDIUM = f"media/{DIGEST}.wav"
ASSET = "asset-of-a-sound"
REGULAR = 0o100644 << 16


@dataclass
class Entry:
    """One file of a zip; None means the truth."""

    name: str | bytes
    data: bytes
    method: int = 0
    flags: int = 0
    attributes: int = REGULAR
    size: int | None = None
    packed: int | None = None
    local_name: bytes | None = None
    local_size: int | None = None
    offset: int | None = None
    extra: bytes = b""

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()


def zip_bytes(*entries: Entry, comment: bytes = b"", count: int | None = None) -> bytes:
    """The zip that holds `entries`."""
    body, directory = b"", b""
    for entry in entries:
        offset = len(body) if entry.offset is None else entry.offset
        crc = zlib.crc32(entry.data)
        size = len(entry.data) if entry.size is None else entry.size
        packed = len(entry.data) if entry.packed is None else entry.packed
        local = entry.local_name or entry.raw_name
        local_size = packed if entry.local_size is None else entry.local_size
        if entry.offset is None:
            head = (20, entry.flags, entry.method, 0, 0x21, crc, local_size, local_size, len(local), len(entry.extra))
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *head) + local + entry.extra + entry.data
        fields = (0x31E, 20, entry.flags, entry.method, 0, 0x21, crc, packed, size, len(entry.raw_name), 0, 0, 0, 0)
        directory += struct.pack("<4s6H3L5H", b"PK\x01\x02", *fields) + struct.pack("<2L", entry.attributes, offset)
        directory += entry.raw_name
    total = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, len(directory), len(body), len(comment))
    return body + directory + end + comment


def document_bytes(**changes: object) -> bytes:
    """A project that names the one sound."""
    medium = {"path": MEDIUM, "sha256": DIGEST, "size": len(SOUND), "kind": "audio"} | changes
    project = {"type": "project", "id": "the-only-project"}
    return json.dumps({"claqueta": 1, "records": [project], "media": {ASSET: medium}}).encode()


def document(**changes: object) -> Entry:
    return Entry("document.json", document_bytes(**changes))


def sound(name: str | bytes = MEDIUM, **changes: object) -> Entry:
    return Entry(name, **{"data": SOUND, **changes})  # type: ignore[arg-type]  # the tests write any field
