"""Bytes under the name of their own hash: a folder by default, any S3 by setting.

A blob is there only when it is whole, and never changes. Whoever needs a file to read gets a path: in a folder store
the blob itself, else a copy kept in a local cache.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Stored:
    """What a blob is known by."""

    sha256: str
    size: int
    """Bytes."""


def keep(path: Path) -> Stored:
    """Stores the bytes of the file at `path` (left as it is); storing the same bytes again costs only reading them."""
    sha256 = _hash(path)
    size = path.stat().st_size
    if not has(sha256):
        store = _store()
        if isinstance(store, FileSystemStorage):
            _place(path, Path(store.path(_name(sha256))))
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
    os.utime(copy)
    yield copy


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


def _hash(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _place(source: Path, target: Path) -> None:
    """A whole copy under the final name, or none."""
    target.parent.mkdir(parents=True, exist_ok=True)
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
