"""The protocol's headers, read."""

import base64
import binascii
import re

from django.http import HttpRequest

from studio.library.uploads.refusals import UploadMalformed

_MOST_METADATA = 4096
_SHA256 = re.compile(r"[0-9a-f]{64}")
CHECKSUMS = ("sha1", "sha256")


def number(request: HttpRequest, name: str) -> int:
    """A header that is a whole number from zero on. Raises UploadMalformed."""
    text = request.headers.get(name, "")
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise UploadMalformed(what=name)
    return int(text)


def metadata(request: HttpRequest) -> dict[str, str]:
    """What the client tells of the file, by key. Raises UploadMalformed."""
    text = request.headers.get("Upload-Metadata", "")
    if len(text) > _MOST_METADATA:
        raise UploadMalformed(what="Upload-Metadata")
    told: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = pair.partition(" ")
        try:
            told[key] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise UploadMalformed(what="Upload-Metadata") from error
    return told


def sha256(told: dict[str, str]) -> str:
    """The file's hash as the browser counted it, or blank. Raises UploadMalformed."""
    text = told.get("sha256", "").lower()
    if text and not _SHA256.fullmatch(text):
        raise UploadMalformed(what="sha256")
    return text


def checksum(request: HttpRequest) -> tuple[str, bytes] | None:
    """Algorithm and digest of the chunk, where the client sent one. Raises UploadMalformed."""
    text = request.headers.get("Upload-Checksum")
    if text is None:
        return None
    algorithm, _, value = text.partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise UploadMalformed(what="Upload-Checksum") from error
    if algorithm not in CHECKSUMS:
        raise UploadMalformed(what="Upload-Checksum")
    return algorithm, digest
