"""The bytes of assets as an export or a preview needs them: references in a document, and a folder where they lie."""

import logging
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, cast

from django.conf import settings

from claqueta.document.document import MediaRef
from studio.lib import blobs
from studio.lib.ids import mint
from studio.library.models import Asset, Kind

logger = logging.getLogger(__name__)

type RefKind = Literal["video", "image", "audio", "lut", "font"]
_REF_KIND: dict[str, RefKind] = {
    Kind.VIDEO: "video",
    Kind.IMAGE: "image",
    Kind.SVG: "image",
    Kind.AUDIO: "audio",
    Kind.LUT: "lut",
    Kind.FONT: "font",
}


def media_refs(asset_ids: Collection[str], *, workspace_id: str) -> dict[str, MediaRef]:
    """By id, what a document's media table says of the workspace's assets; those a film cannot use are left out.

    Assets in the trash are still there for the films that show them. The path reads "<sha256[:2]>/<sha256>.<ext>".
    """
    rows = Asset.objects.filter(workspace_id=workspace_id, pk__in=list(asset_ids), kind__in=list(_REF_KIND))
    return {row.id: media_ref(row) for row in rows if row.film_sha256 or row.kind != Kind.SVG}


def media_ref(asset: Asset) -> MediaRef:
    """What a document's media table says of `asset`."""
    drawn = bool(asset.film_sha256)
    sha256 = asset.film_sha256 or asset.sha256
    extension = asset.film_extension if drawn else asset.extension
    return MediaRef(
        path=f"{sha256[:2]}/{sha256}.{extension}",
        sha256=sha256,
        size=asset.film_size if drawn else asset.size,
        kind=_REF_KIND[asset.kind],
        name=asset.name,
    )


@contextmanager
def media_folder(refs: Mapping[str, MediaRef] | Collection[MediaRef]) -> Iterator[Path]:
    """A folder under var, good inside the block, where the bytes of every reference lie under its path.

    They are hard links to the blobs (or to this machine's copies of them), so nothing is copied. A blob that is gone
    is left out and logged: a film shows a placeholder for it.
    """
    folder = Path(settings.STUDIO.var) / "folders" / mint()
    folder.mkdir(parents=True)
    try:
        for ref in cast(Collection[MediaRef], refs.values() if isinstance(refs, Mapping) else refs):
            _lay(ref, folder / ref.path)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def laid(sha256: str, extension: str) -> Iterator[Path]:
    """A path with the extension, good inside the block, to read one blob from. Raises FileNotFoundError."""
    folder = Path(settings.STUDIO.var) / "folders" / mint()
    folder.mkdir(parents=True)
    try:
        path = folder / f"{sha256}.{extension}"
        _link(sha256, path)
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay(ref: MediaRef, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    if target.exists():
        return
    try:
        _link(ref.sha256, target)
    except FileNotFoundError:
        logger.warning("library.blob_missing", extra={"sha256": ref.sha256})


def _link(sha256: str, target: Path) -> None:
    with blobs.local(sha256) as path:
        try:
            os.link(path, target)
        except OSError:  # another file system
            shutil.copyfile(path, target)
