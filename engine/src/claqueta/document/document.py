"""The document as a value: its records and the media that they name."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claqueta.document.media_path import MediaPath
from claqueta.document.model import AssetId, Model, Name, NaturalInt
from claqueta.document.records import Record

DOCUMENT_VERSION: Literal[1] = 1


class MediaRef(Model):
    """Where the bytes of an asset are and how to know them again."""

    path: MediaPath
    """Relative to the document's folder, with forward slashes."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    size: NaturalInt
    """Bytes."""
    kind: Literal["video", "image", "audio", "lut", "font"]
    name: Name = ""
    """What a person calls it."""


class Document(Model):
    """A whole project at one version, as `*.claqueta.json` holds it."""

    claqueta: Literal[1] = DOCUMENT_VERSION
    records: Annotated[tuple[Record, ...], Field(max_length=20_000)]
    media: dict[AssetId, MediaRef] = {}
