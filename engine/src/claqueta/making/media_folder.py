"""The storyboard's library: a folder of media, looked through."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claqueta.document.document import MediaRef
from claqueta.errors import ClaquetaError, Words
from claqueta.host import HostUnavailable
from claqueta.making.collecting import MediaCollector, MediaKind
from claqueta.making.notice import Notice
from claqueta.media.client import MediaHost
from claqueta.ports import AssetInfo
from claqueta.render.catalog import asset_info
from claqueta.storyboard import Bed, MediaItem

_SUFFIXES: dict[str, MediaKind] = {
    **dict.fromkeys((".mp4", ".mov", ".mkv", ".webm", ".ts", ".avi"), "video"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".apng"), "image"),
    **dict.fromkeys((".wav", ".mp3", ".flac", ".ogg", ".m4a", ".aac", ".opus"), "audio"),
}
_MOST_FILES = 2000
_MOST_SIDECAR_BYTES = 8192
_TAGS = re.compile(r"^\s*(?:tags|etiquetas)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_MUSIC_WORDS = frozenset({"music", "musica", "song", "cancion", "melodia", "soundtrack", "bed", "theme"})


class MediaFolderTooLarge(ClaquetaError):
    """The media folder holds more files than are looked through."""

    code = "making.media_folder"
    words = Words(
        en="The folder “{path}” holds more than {limit} media files. Choose a smaller one.",
        es="La carpeta «{path}» tiene más de {limit} archivos. Elige una más pequeña.",
    )


@dataclass(frozen=True)
class _Found:
    path: Path
    info: AssetInfo


class MediaFolder:
    """The media of a folder, probed; files that are refused are left out with a notice."""

    def __init__(
        self, folder: Path | None, media: MediaHost, collector: MediaCollector, leave_out: Sequence[Path] = ()
    ) -> None:
        """leave_out: files and folders that lie in the folder without belonging to it, such as the film to be made.

        Raises MediaFolderTooLarge, HostUnavailable.
        """
        self._collector = collector
        self._found: dict[str, _Found] = {}
        self._items: list[MediaItem] = []
        self._music: list[str] = []
        self.notices: list[Notice] = []
        """What was left out, and why."""
        for path in _media_files(folder, leave_out) if folder is not None else []:
            try:
                info = media.probe(path)
            except HostUnavailable:
                raise
            except ClaquetaError as error:
                self.notices.append(Notice.of_refusal(path.name, error))
                continue
            kind = info.kind
            asset, ref = collector.promise(path, info.sha256, info.size_bytes, kind)
            facts = asset_info(ref, info)
            self._found[asset] = _Found(path, facts)
            relative = path.relative_to(folder or path.parent)
            if kind == "audio":
                if _words(relative) & _MUSIC_WORDS:
                    self._music.append(asset)
                continue
            text, tags = _sidecar(path)
            self._items.append(
                MediaItem(asset=asset, ref=ref, path=relative.as_posix(), info=facts, tags=tags, text=text)
            )

    def items(self) -> Sequence[MediaItem]:
        """All pictures and clips, by path."""
        return self._items

    @property
    def music(self) -> Bed | None:
        """The first sound of the folder that is called music, if there is one."""
        if not self._music:
            return None
        asset = self._music[0]
        found = self._found[asset]
        return Bed(asset, self._collector.promised[asset], found.info.duration, found.path.name)

    def collect(self, refs: dict[str, MediaRef]) -> None:
        """Bring the media that `refs` names into the document's folder."""
        for asset in refs:
            if asset in self._found:
                self._collector.collect(asset, self._found[asset].path)


def _media_files(folder: Path, leave_out: Sequence[Path]) -> list[Path]:
    outside = [path.resolve() for path in leave_out]
    files: list[Path] = []
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() not in _SUFFIXES or hidden or not path.is_file():
            continue
        real = path.resolve()
        if any(real == other or other in real.parents for other in outside):
            continue
        files.append(path)
        if len(files) > _MOST_FILES:
            raise MediaFolderTooLarge(path=str(folder), limit=_MOST_FILES)
    return sorted(files)


def _words(path: Path) -> set[str]:
    plain = unicodedata.normalize("NFKD", path.as_posix().lower())
    return set(re.findall(r"[a-z]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def _sidecar(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text beside a medium (`name.txt`), and the tags that a line `tags: a, b` of it gives."""
    beside = path.with_suffix(".txt")
    if not beside.is_file():
        return "", ()
    with beside.open("rb") as file:
        text = file.read(_MOST_SIDECAR_BYTES).decode("utf-8", "replace")
    tags = tuple(tag.strip() for line in _TAGS.findall(text) for tag in line.split(",") if tag.strip())
    return _TAGS.sub("", text).strip(), tags
