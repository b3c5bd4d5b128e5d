"""Finished pieces in the shared store, where every worker finds them.

They lie beside the blobs under names of their own: a piece may have the very bytes of an asset (a GIF, a clip), and
must be able to go without it.
"""

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages
from django.db.models import Sum
from django.db.models.functions import Now

from claqueta.render.cache import SegmentCache, sha256_of
from claqueta.render.drafts import open_draft
from studio.rendering import limits
from studio.rendering.models import PieceEntry

_CHUNK = 1 << 20
_FRESH = timedelta(minutes=1)
"""A use within this is not written down again."""


def local_cache() -> SegmentCache:
    """The pieces on this machine."""
    folder = Path(settings.STUDIO.var) / "pieces"
    return SegmentCache(folder, limit_bytes=limits.local_bytes())


def put(key: str, path: Path) -> PieceEntry:
    """Stores the bytes of the finished piece at `path`; the entry is for the caller to save, under its fence."""
    sha256 = sha256_of(path)
    name = _name(key, sha256)
    store = storages["blobs"]
    if isinstance(store, FileSystemStorage):
        _place(path, Path(store.path(name)))
    else:
        with path.open("rb") as source:
            store.save(name, File(source))
    return PieceEntry(key=key, sha256=sha256, size=path.stat().st_size)


def enter(entry: PieceEntry) -> None:
    """Makes a stored piece known."""
    PieceEntry.objects.update_or_create(
        key=entry.key, defaults={"sha256": entry.sha256, "size": entry.size, "last_used": Now()}
    )


def known(keys: Collection[str]) -> dict[str, PieceEntry]:
    """Those of the pieces that are stored, marked as used."""
    found: dict[str, PieceEntry] = {}
    wanted = sorted(set(keys))
    for first in range(0, len(wanted), 500):
        found |= PieceEntry.objects.in_bulk(wanted[first : first + 500])
    used = sorted(found)
    for first in range(0, len(used), 500):
        PieceEntry.objects.filter(key__in=used[first : first + 500], last_used__lt=Now() - _FRESH).update(
            last_used=Now()
        )
    return found


def fetch(key: str, cache: SegmentCache) -> Path | None:
    """The piece in `cache`, copied there from the store where needed; None when it is lost or its bytes changed."""
    path = cache.find(key)
    if path is not None:
        return path
    entry = PieceEntry.objects.filter(pk=key).first()
    if entry is None:
        return None
    try:
        with opened(entry) as source, cache.draft(key) as draft:
            while data := source.read(_CHUNK):
                draft.append(data)
            path = draft.keep()
    except FileNotFoundError:
        forget(entry)
        return None
    if path.name.partition("-")[2] != entry.sha256:
        cache.discard(key)
        forget(entry)
        return None
    return path


def opened(entry: PieceEntry) -> IO[bytes]:
    """The stored bytes, open for reading. Raises FileNotFoundError."""
    return cast(IO[bytes], storages["blobs"].open(_name(entry.key, entry.sha256), "rb"))


def forget(entry: PieceEntry) -> None:
    """Removes a piece from the store."""
    PieceEntry.objects.filter(pk=entry.key, sha256=entry.sha256).delete()
    with suppress(FileNotFoundError):
        storages["blobs"].delete(_name(entry.key, entry.sha256))


def evict() -> int:
    """Removes the least lately used pieces above the limit; returns the bytes that were freed."""
    excess = (PieceEntry.objects.aggregate(total=Sum("size"))["total"] or 0) - limits.store_bytes()
    freed = 0
    while freed < excess:
        for entry in PieceEntry.objects.order_by("last_used")[:100]:
            if freed >= excess:
                break
            forget(entry)
            freed += entry.size
    return freed


def _name(key: str, sha256: str) -> str:
    return f"pieces/{key[:2]}/{key}-{sha256}"


def _place(source: Path, target: Path) -> None:
    """The same bytes under the final name: a link where that is possible, else a whole copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        try:
            os.link(source, target)
        except FileExistsError:
            if sha256_of(target) != target.name.rpartition("-")[2]:
                _copy(source, target)
        except OSError:  # another file system
            _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    draft, file = open_draft(target.parent, target.name)
    with file, source.open("rb") as opened_source:
        shutil.copyfileobj(opened_source, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)


def is_folder() -> bool:
    """Whether the store is a folder of this machine."""
    return isinstance(storages["blobs"], FileSystemStorage)
