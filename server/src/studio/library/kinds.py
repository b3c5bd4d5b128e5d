"""What may be brought in, told by the extension, and which names things may bear."""

import re
import unicodedata
from pathlib import PurePosixPath

from claqueta.errors import Words
from studio.lib.errors import StudioError
from studio.library.models import Kind

KIND_BY_EXTENSION: dict[str, Kind] = {
    **dict.fromkeys(("mp4", "mov", "m4v", "mkv", "webm", "ts", "avi"), Kind.VIDEO),
    **dict.fromkeys(("wav", "mp3", "flac", "ogg", "oga", "opus", "aac", "m4a"), Kind.AUDIO),
    **dict.fromkeys(("png", "apng", "jpg", "jpeg", "webp", "gif"), Kind.IMAGE),
    **dict.fromkeys(("ttf", "otf", "woff2"), Kind.FONT),
    **dict.fromkeys(("srt", "vtt", "ass"), Kind.SUBTITLES),
    "svg": Kind.SVG,
    "cube": Kind.LUT,
    "zip": Kind.PACKAGE,
}
"""What a file is taken for until ingest has looked inside."""

MEDIA = (Kind.VIDEO, Kind.AUDIO, Kind.IMAGE)
"""Kinds that FFmpeg reads; one may turn out to be another."""

_MOST_NAME = 200
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


class KindUnknown(StudioError):
    """The extension is none that the studio takes."""

    code = "library.kind_unknown"
    status = 415
    words = Words(
        en="The studio does not take files named .{extension}. Convert it to MP4, WAV or PNG first.",
        es="El estudio no admite archivos .{extension}. Conviértelo antes a MP4, WAV o PNG.",
    )


def extension_of(name: str) -> str:
    """The extension of `name`, lower case, without the dot. Raises KindUnknown for one that is not taken."""
    found = PurePosixPath(name).suffix.lstrip(".").lower()
    if found not in KIND_BY_EXTENSION:
        raise KindUnknown(extension=clean_name(found)[:16] if found else "?")
    return found


def clean_name(text: str) -> str:
    """`text` as a name to show: one line of seen signs, the last part of a path, at most 200 characters long.

    What could end a line, turn the direction of writing or hide is left out. Where nothing remains, "?".
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", text))[-1]
    seen = "".join(sign for sign in _UNSEEN.sub("", last) if unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn"))
    name = " ".join(seen.split())
    if len(name) > _MOST_NAME:
        stem, dot, extension = name.rpartition(".")
        keeps = bool(dot) and len(extension) <= 10
        name = f"{stem[: _MOST_NAME - len(extension) - 1]}.{extension}" if keeps else name[:_MOST_NAME]
    return name or "?"
