"""Files and folders that are being written, beside the name that they will take when they are complete.

A draft is locked as long as its writer lives, so that what a killed writer left is told from what another one writes
right now; the next writer of the same name removes it.
"""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_NAME_CHARACTERS = 48
_SUFFIX = ".part"
_DRAFT = re.compile(r"\..+\.[0-9a-f]{12}\.part", re.DOTALL)


@contextmanager
def drafted(path: Path) -> Iterator[BinaryIO]:
    """A file that becomes `path` when the block ends well, and vanishes otherwise."""
    draft, file = open_draft(path.parent, path.name)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def drafted_folder(path: Path) -> Iterator[Path]:
    """A folder that becomes `path`, in the place of what is there, when the block ends well; else it vanishes."""
    with held_folder(path.parent, path.name) as draft:
        yield draft
        if path.is_dir():
            earlier = draft.with_name(_new_name(path.name))
            path.replace(earlier)
            draft.replace(path)
            shutil.rmtree(earlier, ignore_errors=True)
        else:
            draft.replace(path)


@contextmanager
def held_folder(parent: Path, name: str) -> Iterator[Path]:
    """A folder for what is needed during the block only."""
    sweep(parent, name)
    draft = parent / _new_name(name)
    draft.mkdir()
    try:
        descriptor = os.open(draft, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _lock(descriptor)
            yield draft
        finally:
            os.close(descriptor)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_draft(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    """A new file in `folder` for what will be called `name`, and its path; drafts of dead writers of it are removed."""
    sweep(folder, name)
    while True:
        path = folder / _new_name(name)
        file = path.open("x+b")
        _lock(file.fileno())
        if path.exists():
            return path, file
        file.close()  # another's sweep was quicker than the lock


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove the drafts in `folder`, of `name` or of all names, whose writers live no more."""
    start = "." if name is None else _prefix(name)
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(start) and _DRAFT.fullmatch(entry.name) and _is_abandoned(folder / entry.name):
                _remove(folder / entry.name)


def is_draft(path: Path) -> bool:
    """Whether the name is a draft's."""
    return _DRAFT.fullmatch(path.name) is not None


def _prefix(name: str) -> str:
    return f".{name[:_NAME_CHARACTERS]}."


def _new_name(name: str) -> str:
    return f"{_prefix(name)}{secrets.token_hex(6)}{_SUFFIX}"


def _lock(descriptor: int) -> bool:
    """Whether the lock was had; it lasts until every copy of the descriptor is closed."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # somebody holds it, or the file system has no locks: then drafts are left alone
        return False
    return True


def _is_abandoned(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        return _lock(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
