"""Gathers the media of a document being made into the folder beside it."""

import base64
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from claqueta.document.document import MediaRef

type MediaKind = Literal["video", "image", "audio", "lut", "font"]

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")
_NAME_CHARACTERS = 32


class MediaCollector:
    """Puts media under the hash of their bytes into `folder`, each once.

    A file can be promised first, which gives its id and reference, and collected when it is really used.
    """

    def __init__(self, folder: Path, *, relative_to: Path) -> None:
        self.folder = folder
        self._base = relative_to
        self._made: list[Path] = []
        self.refs: dict[str, MediaRef] = {}
        """What lies in the folder."""
        self.promised: dict[str, MediaRef] = {}
        """What may come to lie there."""

    def promise(self, path: Path, sha256: str, size: int, kind: MediaKind) -> tuple[str, MediaRef]:
        """The asset id and reference that the file at `path` will have."""
        target = self._target(sha256, path.suffix.lower())
        ref = self._ref(target, sha256, size, kind, path.stem)
        asset = _asset_id(sha256)
        self.promised[asset] = ref
        return asset, ref

    def collect(self, asset: str, path: Path) -> None:
        """Take in a promised file: linked where the file system can, copied elsewhere."""
        ref = self.promised[asset]
        target = self._base / ref.path
        self.folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            with self._draft(target) as draft:
                try:
                    os.link(path.resolve(), draft)
                except OSError:
                    shutil.copyfile(path, draft)
        self.refs[asset] = ref

    def add_bytes(self, content: bytes, suffix: str, kind: MediaKind, name: str) -> str:
        """Take in what was made in memory; its asset id."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self._target(sha256, suffix)
        self.folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            with self._draft(target) as draft:
                draft.write_bytes(content)
        asset = _asset_id(sha256)
        self.refs[asset] = self._ref(target, sha256, len(content), kind, name)
        return asset

    def discard(self) -> None:
        """Remove what was put there: nobody will come to use it."""
        for path in self._made:
            path.unlink(missing_ok=True)
        with suppress(OSError):  # other things lie in it, or it was never made
            self.folder.rmdir()

    @contextmanager
    def _draft(self, target: Path) -> Iterator[Path]:
        """A name beside `target` for a file that takes its place when the block ends well."""
        draft = target.with_name(f".{secrets.token_hex(8)}{target.suffix}")
        try:
            yield draft
            draft.replace(target)
            self._made.append(target)
        finally:
            draft.unlink(missing_ok=True)

    def _target(self, sha256: str, suffix: str) -> Path:
        return self.folder / f"{sha256[:_NAME_CHARACTERS]}{suffix if _SUFFIX.fullmatch(suffix) else ''}"

    def _ref(self, path: Path, sha256: str, size: int, kind: MediaKind, name: str) -> MediaRef:
        return MediaRef(
            path=path.relative_to(self._base).as_posix(), sha256=sha256, size=size, kind=kind, name=name[:200]
        )


def _asset_id(sha256: str) -> str:
    """16 characters that the content decides."""
    return base64.urlsafe_b64encode(bytes.fromhex(sha256)[:12]).decode()
