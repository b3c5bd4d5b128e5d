"""The bytes of an upload so far: one file, one writer."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from studio.library.uploads.refusals import DiskFull, UploadBusy


def path_of(upload_id: str) -> Path:
    """Where an upload's bytes lie."""
    folder = Path(settings.STUDIO.var) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / upload_id


@contextmanager
def alone(upload_id: str) -> Iterator[IO[bytes]]:
    """The upload's file, open for reading and writing by nobody else. Raises UploadBusy, DiskFull."""
    with full_disk():
        descriptor = os.open(path_of(upload_id), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UploadBusy from error
        yield file


@contextmanager
def full_disk() -> Iterator[None]:
    """Turns a disk without room into its refusal."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        raise
