"""What a storyboard needs from the rest of the house: a narrator, a media folder looked through, composed music."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claqueta.cli.collecting import MediaCollector, MediaKind
from claqueta.cli.console import language, warn
from claqueta.cli.problems import MediaFolderTooLarge
from claqueta.document.document import MediaRef
from claqueta.document.elements import CaptionWord
from claqueta.errors import ClaquetaError
from claqueta.host import HostUnavailable
from claqueta.media.client import MediaHost
from claqueta.music import compose, wave_bytes
from claqueta.ports import AssetInfo, Progress, Report
from claqueta.render.catalog import asset_info
from claqueta.speech import SpeechCache, SpeechEngine, SpeechRequest, speak
from claqueta.speech.wav import wave_bytes as speech_wave_bytes
from claqueta.storyboard import Bed, MediaItem, Narration
from claqueta.time import Ticks

_SUFFIXES: dict[str, MediaKind] = {
    **dict.fromkeys((".mp4", ".mov", ".mkv", ".webm", ".ts", ".avi"), "video"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".apng"), "image"),
    **dict.fromkeys((".wav", ".mp3", ".flac", ".ogg", ".m4a", ".aac", ".opus"), "audio"),
}
_MOST_FILES = 2000
_MOST_SIDECAR_BYTES = 8192
_TAGS = re.compile(r"^\s*(?:tags|etiquetas)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_MUSIC_WORDS = frozenset({"music", "musica", "song", "cancion", "melodia", "soundtrack", "bed", "theme"})
_SEED = 7


class StudioNarrator:
    """Speaks by the engines there are; every narration becomes a WAV of the document."""

    def __init__(
        self,
        engines: Sequence[SpeechEngine],
        cache: SpeechCache,
        media: MediaCollector,
        progress: Progress,
    ) -> None:
        self._engines = engines
        self._cache = cache
        self._media = media
        self._progress = progress
        self._spoken = 0
        self._warned: set[str] = set()

    def speak(self, text: str, language_tag: str, voice: str, speed: float) -> Narration:
        """`text` spoken; see the storyboard's Narrator."""
        request = SpeechRequest(text=text, voice=voice or None, language=language_tag, speed=speed)
        utterance = speak(request, self._engines, self._cache)
        for warning in utterance.warnings:
            if warning.code not in self._warned:
                self._warned.add(warning.code)
                warn(warning.text(language()))
        pcm = (utterance.samples * 32767.0).round().astype("<i2").tobytes()
        asset = self._media.add_bytes(speech_wave_bytes(pcm, utterance.rate), ".wav", "audio", text[:60])
        self._spoken += 1
        self._progress.report(Report(phase="speak", done=self._spoken, total=self._spoken, share=0.0))
        words = tuple(CaptionWord(text=word.text, start=word.start, end=word.end) for word in utterance.words)
        return Narration(asset=asset, ref=self._media.refs[asset], duration=utterance.duration, words=words)


@dataclass(frozen=True)
class _Found:
    path: Path
    info: AssetInfo


class MediaFolder:
    """The media of a folder, probed; files that are refused are left out with a warning."""

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
        for path in _media_files(folder, leave_out) if folder is not None else []:
            try:
                info = media.probe(path)
            except HostUnavailable:
                raise
            except ClaquetaError as error:
                warn(f"{path.name}: {error.text(language())}")
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


class MusicRoom:
    """Composed music of the mood that the script asks for; where it asks for none, the folder's own first."""

    def __init__(self, folder: MediaFolder, media: MediaCollector, asked: str | None) -> None:
        """asked: the mood that the script names."""
        self._folder = folder
        self._media = media
        self._asked = asked

    def bed(self, mood: str, duration: Ticks) -> Bed:
        """Music for `duration`; see the storyboard's MusicSource. Raises MoodUnknown."""
        own = self._folder.music if self._asked is None else None
        if own is not None:
            return own
        sound = compose(mood, duration, _SEED)
        asset = self._media.add_bytes(wave_bytes(sound), ".wav", "audio", mood)
        return Bed(asset, self._media.refs[asset], duration)


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
