"""How a package is laid out, and the limits kept on both ways."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from claqueta.document.document import MediaRef
from claqueta.document.json_text import MAX_BYTES

DOCUMENT_NAME = "document.json"
UNPACKED_DOCUMENT = "project.claqueta.json"
SUFFIX = ".claqueta.zip"
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The one date that every entry bears, so that equal projects are equal bytes."""

MEDIA_ENTRY = re.compile(r"media/([0-9a-f]{64})\.([a-z0-9]{2,5})")
EXTENSIONS = frozenset({
    "mp4", "mov", "m4a", "mkv", "webm", "ts", "avi", "wav", "mp3", "flac", "ogg", "aac", "opus", "png", "jpg", "jpeg",
    "webp", "gif", "apng", "svg", "ttf", "otf", "woff2", "cube",
})  # fmt: skip
"""What media may be; archives are not."""


@dataclass(frozen=True)
class Limits:
    """What is unpacked at most."""

    total_bytes: int = 50 * 2**30
    medium_bytes: int = 10 * 2**30
    document_bytes: int = MAX_BYTES
    entries: int = 10_001


def extension(path: str) -> str | None:
    """The extension of a medium in lower case, or None when media do not have it."""
    found = PurePosixPath(path).suffix.removeprefix(".").lower()
    return found if found in EXTENSIONS else None


def entry_name(medium: MediaRef) -> str | None:
    """Where the medium lies in a package, or None when it is of no accepted kind."""
    found = extension(medium.path)
    return None if found is None else f"media/{medium.sha256}.{found}"
