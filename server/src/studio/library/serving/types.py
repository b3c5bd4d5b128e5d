"""The types that bytes may be served as: fixed by the extension, never by what a file or a request says."""

_DOWNLOAD = "application/octet-stream"
_TYPES = {
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "mkv": "video/x-matroska",
    "webm": "video/webm",
    "ts": "video/mp2t",
    "avi": "video/x-msvideo",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "aac": "audio/aac",
    "m4a": "audio/mp4",
    "png": "image/png",
    "apng": "image/apng",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "woff2": "font/woff2",
    "vtt": "text/vtt; charset=utf-8",
    "srt": "text/plain; charset=utf-8",
    "ass": "text/plain; charset=utf-8",
    "cube": "text/plain; charset=utf-8",
    "zip": "application/zip",
    "peaks": _DOWNLOAD,
}
_DOWNLOADS = frozenset({"mkv", "ts", "avi", "srt", "ass", "cube", "zip"})
INLINE = frozenset(_TYPES) - _DOWNLOADS
"""What browsers may show in place; everything else is a download, SVG above all."""


def mime_of(extension: str) -> str:
    """The type of a file with this extension; unknown ones, and SVG, are just bytes."""
    return _TYPES.get(extension, _DOWNLOAD)
