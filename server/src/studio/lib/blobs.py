"""Bytes under the name of their own hash: a folder by default, any S3 by setting.

A blob is there only when it is whole, and never changes. Whoever needs a file to read gets a path: in a folder store
the blob itself, else a copy kept in a local cache.
"""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20
_RECENT_SECONDS = 3600


@dataclass(frozen=True)
class Stored:
    """What a blob is known by."""

    sha256: str
    size: int
    """Bytes."""


def keep(path: Path, *, sha256: str | None = None, linked: bool = False) -> Stored:
    """Stores the bytes of the file at `path` (left as it is); storing the same bytes again costs only reading them.

    sha256: of the file, where the caller has just counted it.  linked: nobody will write to the file any more, so
    where file systems allow it the blob is the same file under another name, and nothing is copied.
    """
    sha256 = sha256 or hash_of(path)
    size = path.stat().st_size
    if not has(sha256):
        store = _store()
        if isinstance(store, FileSystemStorage):
            _place(path, Path(store.path(_name(sha256))), linked=linked)
        else:
            with path.open("rb") as source:
                store.save(_name(sha256), File(source))
    return Stored(sha256, size)


def keep_bytes(data: bytes) -> Stored:
    """Stores `data`."""
    with NamedTemporaryFile(dir=_scratch(), delete=False) as draft:
        draft.write(data)
    try:
        return keep(Path(draft.name))
    finally:
        Path(draft.name).unlink(missing_ok=True)


def has(sha256: str) -> bool:
    """Whether the blob is stored."""
    return _store().exists(_name(sha256))


def read(sha256: str) -> IO[bytes]:
    """The blob, open for reading. Raises FileNotFoundError."""
    return cast(IO[bytes], _store().open(_name(sha256), "rb"))


def stream(sha256: str, start: int, stop: int) -> Iterator[bytes]:
    """The blob's bytes [start, stop) in pieces, none of which is large. Raises FileNotFoundError at the first."""
    store = _store()
    if isinstance(store, FileSystemStorage):
        with Path(store.path(_name(sha256))).open("rb") as file:
            file.seek(start)
            while start < stop and (piece := file.read(min(_CHUNK, stop - start))):
                start += len(piece)
                yield piece
        return
    if start >= stop:
        return
    if not store.exists(_name(sha256)):
        raise FileNotFoundError(sha256)
    # a range of the object itself: Django's file would fetch all of it first
    answer = cast(Any, store).bucket.Object(_name(sha256)).get(Range=f"bytes={start}-{stop - 1}")
    yield from answer["Body"].iter_chunks(_CHUNK)


def forget(sha256: str) -> None:
    """Removes the blob; nothing happens when it is not there."""
    _store().delete(_name(sha256))
    if not isinstance(_store(), FileSystemStorage):
        (_local() / sha256).unlink(missing_ok=True)


def reachable() -> bool:
    """Whether the store answers (a folder that does not exist yet is one that can be made)."""
    _store().exists(_name("0" * 64))
    return True


@contextmanager
def local(sha256: str) -> Iterator[Path]:
    """A path to read the blob from, good inside the block. Raises FileNotFoundError."""
    store = _store()
    if isinstance(store, FileSystemStorage):
        path = Path(store.path(_name(sha256)))
        if not path.is_file():
            raise FileNotFoundError(sha256)
        yield path
        return
    copy = _local() / sha256
    if not copy.is_file():
        with store.open(_name(sha256), "rb") as source, NamedTemporaryFile(dir=_local(), delete=False) as draft:
            shutil.copyfileobj(source, draft, _CHUNK)
        Path(draft.name).replace(copy)
        trim()
    os.utime(copy)
    yield copy


def trim() -> None:
    """Removes the least lately used local copies beyond `LOCAL_BYTES`, except what was used within the hour."""
    copies: list[tuple[float, int, Path]] = []
    for copy in _local().iterdir():
        with suppress(FileNotFoundError):  # another process trims as well
            facts = copy.stat()
            copies.append((facts.st_mtime, facts.st_size, copy))
    too_much = sum(size for _, size, _ in copies) - int(getattr(settings, "LOCAL_BYTES", 20 << 30))
    recent = time.time() - _RECENT_SECONDS
    for used, size, copy in sorted(copies):
        if too_much <= 0 or used > recent:
            return
        copy.unlink(missing_ok=True)
        too_much -= size


def _store() -> Storage:
    return storages["blobs"]


def _name(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return f"{sha256[:2]}/{sha256}"


def _local() -> Path:
    folder = Path(settings.STUDIO.var) / "local"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _scratch() -> Path:
    folder = Path(settings.STUDIO.var) / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _place(source: Path, target: Path, *, linked: bool) -> None:
    """The whole bytes under the final name, or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if linked and _link(source, target):
        return
    with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        try:
            with source.open("rb") as opened:
                shutil.copyfileobj(opened, draft, _CHUNK)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(0o640)
            Path(draft.name).replace(target)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except FileExistsError:
        return True
    except OSError:
        return False  # another file system, or one without links
    with target.open("rb") as written:
        os.fsync(written.fileno())
    target.chmod(0o640)
    return True
