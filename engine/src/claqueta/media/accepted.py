"""What may be opened: for each format its first bytes, its extensions, the one demuxer that reads it, its codecs.

The demuxer is chosen here, from the bytes, and named to FFmpeg; FFmpeg never guesses.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from claqueta.media.refusals import MediaDamaged, MediaEmpty, MediaMismatch, MediaUnrecognised, MediaUnsupported

HEAD_BYTES = 4096
_MAX_TAG = 64 << 20

type ReadAt = Callable[[int, int], bytes]
"""Reads (size, offset) bytes; fewer at the end of the file."""


@dataclass(frozen=True)
class Format:
    """A file format that is accepted."""

    name: str
    demuxer: str
    suffixes: frozenset[str]
    picture: bool = False
    """Whether it is a still picture."""
    animation: bool = False
    """Whether it is a picture that moves."""

    @property
    def can_seek(self) -> bool:
        """Whether its demuxer finds its way back; the one of animated WebP does not."""
        return self.demuxer != "webp_anim"


def _format(name: str, demuxer: str, suffixes: str, *, picture: bool = False, animation: bool = False) -> Format:
    return Format(name, demuxer, frozenset(suffixes.split()), picture, animation)


MP4 = _format("MP4", "mov", "mp4 mov m4a m4v")
MATROSKA = _format("Matroska", "matroska", "mkv")
WEBM = _format("WebM", "matroska", "webm mkv")
TS = _format("MPEG-TS", "mpegts", "ts")
AVI = _format("AVI", "avi", "avi")
WAV = _format("WAV", "wav", "wav")
MP3 = _format("MP3", "mp3", "mp3")
FLAC = _format("FLAC", "flac", "flac")
OGG = _format("Ogg", "ogg", "ogg opus oga")
AAC = _format("AAC", "aac", "aac")
PNG = _format("PNG", "png_pipe", "png", picture=True)
APNG = _format("APNG", "apng", "apng png", animation=True)
JPEG = _format("JPEG", "jpeg_pipe", "jpg jpeg", picture=True)
GIF = _format("GIF", "gif", "gif", animation=True)
WEBP = _format("WebP", "webp_pipe", "webp", picture=True)
ANIMATED_WEBP = _format("animated WebP", "webp_anim", "webp", animation=True)

FORMATS = (
    MP4, MATROSKA, WEBM, TS, AVI, WAV, MP3, FLAC, OGG, AAC, PNG, APNG, JPEG, GIF, WEBP, ANIMATED_WEBP,
)  # fmt: skip
SUFFIXES = frozenset().union(*(format_.suffixes for format_ in FORMATS))
DEMUXERS = ",".join(sorted({format_.demuxer for format_ in FORMATS}))

VIDEO_CODECS = frozenset(
    [
        "h264",
        "hevc",
        "av1",
        "libdav1d",
        "libaom-av1",
        "vp8",
        "vp9",
        "libvpx",
        "libvpx-vp9",
        "mpeg4",
        "msmpeg4v3",
        "mpeg1video",
        "mpeg2video",
        "mjpeg",
        "prores",
        "dnxhd",
        "qtrle",
        "png",
        "apng",
        "gif",
        "webp",
        "webp_anim",
        "rawvideo",
        "ffv1",
    ]
)
AUDIO_CODECS = frozenset(
    [
        "aac",
        "mp3",
        "mp3float",
        "mp2",
        "mp2float",
        "opus",
        "libopus",
        "vorbis",
        "flac",
        "alac",
        "ac3",
        "eac3",
        "pcm_u8",
        "pcm_s16le",
        "pcm_s16be",
        "pcm_s24le",
        "pcm_s24be",
        "pcm_s32le",
        "pcm_s32be",
        "pcm_f32le",
        "pcm_f32be",
        "pcm_f64le",
        "pcm_f64be",
        "pcm_alaw",
        "pcm_mulaw",
        "adpcm_ms",
        "adpcm_ima_wav",
    ]
)
CODECS = ",".join(sorted(VIDEO_CODECS | AUDIO_CODECS))


def recognise(suffix: str, read_at: ReadAt) -> Format:
    """The format of a file named *.`suffix` (without dot, any case), from its content.

    Raises MediaEmpty, MediaUnsupported, MediaMismatch, MediaUnrecognised, MediaDamaged.
    """
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        raise MediaUnsupported(detail=suffix[:16] or "?")
    head = read_at(HEAD_BYTES, 0)
    if not head:
        raise MediaEmpty
    found = _by_magic(head, read_at)
    if found is None:
        raise MediaUnrecognised(suffix=suffix)
    if suffix not in found.suffixes:
        raise MediaMismatch(suffix=suffix, content=found.name)
    return found


def picture_size(format_: Format, read_at: ReadAt) -> tuple[int, int] | None:
    """Width and height that a picture's own header states, before any decoder sees it; None where it has none.

    Raises MediaDamaged when the header is cut off.
    """
    reader = {"PNG": _png_size, "APNG": _png_size, "GIF": _gif_size, "JPEG": _jpeg_size}.get(format_.name)
    if format_ in (WEBP, ANIMATED_WEBP):
        reader = _webp_size
    if reader is None:
        return None
    try:
        return reader(read_at)
    except (struct.error, IndexError) as error:
        raise MediaDamaged(detail=format_.name) from error


def _by_magic(head: bytes, read_at: ReadAt) -> Format | None:
    simple = (
        (b"fLaC", FLAC),
        (b"OggS", OGG),
        (b"\xff\xd8\xff", JPEG),
        (b"GIF87a", GIF),
        (b"GIF89a", GIF),
    )
    for magic, format_ in simple:
        if head.startswith(magic):
            return format_
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return APNG if _is_animated_png(read_at) else PNG
    if head[:4] in (b"RIFF", b"RF64"):
        if head[8:12] == b"WEBP":
            return ANIMATED_WEBP if head[12:16] == b"VP8X" and head[20] & 2 else WEBP
        return {b"WAVE": WAV, b"AVI ": AVI}.get(head[8:12])
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if b"\x42\x82\x84webm" in head[:64] else MATROSKA
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return None if head[8:12] in (b"avif", b"avis", b"heic", b"heix", b"mif1") else MP4
    if len(head) > 376 and head[0] == head[188] == head[376] == 0x47:
        return TS
    return _bare_sound(head, read_at)


def _bare_sound(head: bytes, read_at: ReadAt) -> Format | None:
    """MP3, AAC or FLAC, perhaps behind an ID3 tag."""
    if head.startswith(b"ID3") and len(head) >= 10:
        size = 10 + sum((byte & 0x7F) << (7 * (3 - index)) for index, byte in enumerate(head[6:10]))
        if size > _MAX_TAG:
            return None
        inside = read_at(4, size)
        # padding may follow the tag; then only an MP3 can be meant
        return (_bare_sound(inside, read_at) or (None if inside.startswith(b"ID3") else MP3)) if inside else None
    if head.startswith(b"fLaC"):
        return FLAC
    if len(head) < 2 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return AAC
    return MP3 if head[1] & 0xE6 in (0xE2, 0xE4) else None


def _is_animated_png(read_at: ReadAt) -> bool:
    offset = 8
    for _ in range(64):
        chunk = read_at(8, offset)
        if len(chunk) < 8 or chunk[4:] in (b"IDAT", b"IEND"):
            return False
        if chunk[4:] == b"acTL":
            return True
        offset += 12 + int(struct.unpack(">I", chunk[:4])[0])
    return False


def _png_size(read_at: ReadAt) -> tuple[int, int]:
    width, height = struct.unpack(">II", read_at(8, 16))
    return width, height


def _gif_size(read_at: ReadAt) -> tuple[int, int]:
    width, height = struct.unpack("<HH", read_at(4, 6))
    return width, height


def _webp_size(read_at: ReadAt) -> tuple[int, int]:
    head = read_at(30, 0)
    kind = head[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if kind == b"VP8L":
        bits = struct.unpack("<I", head[21:25])[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg_size(read_at: ReadAt) -> tuple[int, int]:
    offset = 2
    for _ in range(4096):
        marker, kind, size = struct.unpack(">BBH", read_at(4, offset))
        if marker != 0xFF:
            break
        if kind == 0xFF:  # padding
            offset += 1
        elif 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", read_at(4, offset + 5))
            return width, height
        elif kind in (0xD9, 0xDA):
            break
        else:
            offset += 2 + size
    raise MediaDamaged(detail="JPEG")
