"""Opens a medium for FFmpeg: from a descriptor, with the one demuxer that its bytes call for, and nothing else.

FFmpeg can open no further file or address from here: protocols are switched off, and whatever a demuxer asks for
besides the given bytes is refused by the callback.
"""

import contextlib
import io
import os
from collections.abc import Iterator

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Stream

from claqueta.errors import ClaquetaError
from claqueta.media import accepted
from claqueta.media.accepted import AUDIO_CODECS, CODECS, DEMUXERS, VIDEO_CODECS, Format
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaDamaged, MediaTooLarge, MediaUnsupported

_BUFFER_BYTES = 256 << 10
_MAX_DETAIL = 120


class DescriptorFile(io.RawIOBase):
    """A read-only view of an open descriptor with a position of its own, so that several readers can share it.

    It asks the kernel for nothing but `pread`; the size is found once.
    """

    name = "medium"

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self.descriptor = descriptor
        self.size = os.lseek(descriptor, 0, os.SEEK_END)
        self._position = 0

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes from the position on; all for a negative size."""
        wanted = self.size - self._position if size < 0 else size
        data = os.pread(self.descriptor, max(0, wanted), self._position)
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """The new position."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise OSError("negative position")
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position

    def read_at(self, size: int, offset: int) -> bytes:
        """Up to `size` bytes from `offset`; the position stays."""
        return os.pread(self.descriptor, size, offset)

    def close(self) -> None:
        """Nothing: the descriptor belongs to whoever opened it."""


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Turns whatever FFmpeg raises into one typed refusal."""
    try:
        yield
    except (ClaquetaError, GeneratorExit):
        raise
    except MemoryError as error:
        raise MediaTooLarge(what="memory", value="?", limit="?") from error
    except (FFmpegError, ValueError, EOFError, OSError, AssertionError, RuntimeError, ArithmeticError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise MediaDamaged(detail=str(reason)[:_MAX_DETAIL]) from error


def open_container(file: DescriptorFile, suffix: str, limits: MediaLimits) -> tuple[InputContainer, Format]:
    """The opened medium and its format.

    suffix: the extension of its name, without the dot.  Raises a MediaRefused.
    """
    format_ = accepted.recognise(suffix, file.read_at)
    if (size := accepted.picture_size(format_, file.read_at)) is not None:
        check_picture(size[0], size[1], limits)
    with refusals():
        container = av.open(
            file,
            mode="r",
            format=format_.demuxer,
            options={
                "format_whitelist": DEMUXERS,
                "codec_whitelist": CODECS,
                "protocol_whitelist": "none",
                "max_streams": str(limits.streams),
                "max_pixels": str(limits.image_pixels),
                "threads": "1",
            },
            buffer_size=_BUFFER_BYTES,
            io_open=_refuse_to_open,
        )
    try:
        _check(container, format_, limits)
    except ClaquetaError:
        container.close()
        raise
    return container, format_


def check_picture(width: int, height: int, limits: MediaLimits) -> None:
    """Raise MediaTooLarge for a picture beyond the limit, MediaDamaged for one without area."""
    if width <= 0 or height <= 0:
        raise MediaDamaged(detail=f"{width} × {height}")
    if width * height > limits.image_pixels:
        raise MediaTooLarge(what="px", value=f"{width} × {height}", limit=limits.image_pixels)


def usable(stream: Stream) -> bool:
    """Whether the stream is picture or sound in a codec that is on the list."""
    allowed = {"video": VIDEO_CODECS, "audio": AUDIO_CODECS}.get(stream.type, frozenset())
    return stream.codec_context is not None and stream.codec_context.name in allowed


def _check(container: InputContainer, format_: Format, limits: MediaLimits) -> None:
    if format_.demuxer not in container.format.name.split(","):
        raise MediaUnsupported(detail=container.format.name)
    if len(container.streams) > limits.streams:
        raise MediaTooLarge(what="streams", value=len(container.streams), limit=limits.streams)
    for stream in container.streams:
        if stream.codec_context is not None:
            # what `av.open` was told does not reach the decoders
            stream.codec_context.options = {
                **stream.codec_context.options,
                "max_pixels": str(limits.image_pixels),
                "codec_whitelist": CODECS,
            }


def _refuse_to_open(url: str, flags: int, options: object) -> object:
    del flags, options
    raise PermissionError(f"a medium asked for another file: {url[:_MAX_DETAIL]}")
