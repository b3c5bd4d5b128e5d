"""Finished pieces of renders on disk, found again by the hash of all that made them."""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from claqueta.render.drafts import is_draft, open_draft, sweep

_KEY = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


class SegmentCache:
    """A folder of pieces. A name is there only when its piece is complete; the least lately used go first.

    A piece is a file `KEY-SHA256`: whoever finds it checks that its bytes are those that were written.
    """

    def __init__(self, folder: Path, *, limit_bytes: int = 20 << 30) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        folder.mkdir(parents=True, exist_ok=True)

    def find(self, key: str) -> Path | None:
        """The piece's path, marked as used, or None; a piece whose bytes have changed is removed and not found."""
        for path in self._pieces(key):
            try:
                if sha256_of(path) == path.name.partition("-")[2]:
                    with suppress(OSError):  # another account's piece is as good
                        os.utime(path)
                    return path
            except FileNotFoundError:
                continue
            except OSError:  # what cannot be read is as good as damaged
                pass
            with suppress(OSError):
                path.unlink()
        return None

    def draft(self, key: str) -> "Draft":
        """A new file for the piece of this key; a context manager."""
        folder = self._place(key)
        folder.mkdir(exist_ok=True)
        return Draft(folder, key)

    def discard(self, key: str) -> None:
        """Forgets a piece that turned out useless."""
        for path in self._pieces(key):
            path.unlink(missing_ok=True)

    def trim(self) -> int:
        """Removes the least lately used pieces above the limit, and drafts whose writers died; bytes freed.

        What others are writing stays, and counts for nothing.
        """
        pieces: list[tuple[int, int, Path]] = []
        for folder in self._folder.glob("??"):
            sweep(folder)
            for path in folder.glob("*"):
                with suppress(OSError):
                    stat = path.stat()
                    if not is_draft(path):
                        pieces.append((stat.st_mtime_ns, stat.st_size, path))
        excess = sum(size for _, size, _ in pieces) - self._limit_bytes
        freed = 0
        for _, size, path in sorted(pieces):
            if freed >= excess:
                break
            with suppress(OSError):
                path.unlink()
                freed += size
        return freed

    def _pieces(self, key: str) -> list[Path]:
        return sorted(self._place(key).glob(f"{key}-*"))

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError("a cache key is a SHA-256 in hexadecimal")
        return self._folder / key[:2]


class Draft:
    """A piece being written. It takes its name with `keep`, and vanishes when the block ends without."""

    def __init__(self, folder: Path, key: str) -> None:
        self.key = key
        self._folder = folder

    def __enter__(self) -> Self:
        self._path, self._file = open_draft(self._folder, self.key)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    @property
    def descriptor(self) -> int:
        """Of the open file."""
        return self._file.fileno()

    def append(self, data: bytes) -> None:
        """Write `data` after what the file holds."""
        self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._file.flush()

    def keep(self) -> Path:
        """Give the piece its name; its path."""
        os.fsync(self.descriptor)
        path = self._folder / f"{self.key}-{sha256_of(self._path)}"
        self._path.replace(path)
        return path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
