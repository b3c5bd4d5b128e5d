"""Writes encoded pictures and sound into an open descriptor."""

from __future__ import annotations  # PyAV's Packet is generic in its stubs only

import errno
import os
from collections.abc import Buffer, Iterable
from fractions import Fraction
from typing import Any, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as FilterEnd
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from claqueta.media import encoders
from claqueta.media.encoders import ContainerName, SoundSettings, VideoSettings
from claqueta.media.pictures import unpremultiplied
from claqueta.media.refusals import DiskFull, EncodingFailed
from claqueta.time import SAMPLE_RATE

_BUFFER_BYTES = 1 << 20
_BT709 = 1
_FLAGS = Interpolation.BILINEAR | Interpolation.ACCURATE_RND
_SOUND_BLOCK = 4096
# how many frames x264 and x265 decode before they show them: two levels of B-frames
_REORDERED = 2
_MAX_DETAIL = 120
# the index of an MP4: what its boxes need for one frame, one packet of sound, and all else, rounded up
_FRAME_BYTES, _PACKET_BYTES, _FIXED_BYTES = 28, 16, 1 << 16


class OutputFile:
    """A writable, seekable view of an open descriptor."""

    name = "output"

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._position = 0
        self._size = 0

    def writable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def write(self, data: Buffer) -> int:
        """The number of bytes written: all. Raises DiskFull."""
        rest = memoryview(data)
        while rest:
            try:
                written = os.pwrite(self.descriptor, rest, self._position)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                    raise DiskFull from error
                raise
            self._position += written
            rest = rest[written:]
        self._size = max(self._size, self._position)
        return len(memoryview(data))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """The new position."""
        self._position = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence] + offset
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position

    def flush(self) -> None:
        """Nothing: what is written has left already."""


def header_room(frames: int, seconds: Fraction) -> int:
    """How many bytes to keep free at the front of an MP4 of this length for its index."""
    return _FIXED_BYTES + frames * _FRAME_BYTES + int(seconds * SAMPLE_RATE / 1024 + 8) * _PACKET_BYTES


class MediaWriter:
    """Encodes pictures, sound or both into one file.

    expected_frames: when known, an MP4 gets its index at the front, so that it plays while it loads.  Raises
    EncodingFailed from any method; after that, or after `close`, the writer is spent.
    """

    def __init__(
        self,
        descriptor: int,
        container: ContainerName,
        video: VideoSettings | None,
        sound: SoundSettings | None = None,
        *,
        expected_frames: int | None = None,
    ) -> None:
        self.frames = 0
        self.samples = 0
        room = None
        if expected_frames is not None and video is not None:
            room = header_room(expected_frames, expected_frames / video.rate.fraction)
        self._container = open_output(descriptor, container, header_bytes=room, loops=video is None or video.loops)
        with _failures():
            self._video = _Pictures(self._container, video) if video is not None else None
            self._sound = SoundTrack(self._container, sound) if sound is not None else None

    def bgra(self, pixels: Buffer, row_bytes: int, *, premultiplied: bool = True) -> None:
        """Encode the next frame from BGRA, top row first; alpha counts only where the settings keep it."""
        settings = self._pictures().settings
        rows = np.frombuffer(pixels, np.uint8)
        shape = (settings.height, settings.width, 4)
        array = np.lib.stride_tricks.as_strided(rows, shape, (row_bytes, 4, 1))
        if settings.keeps_alpha and premultiplied:
            array = unpremultiplied(array)
        self.frame(VideoFrame.from_numpy_buffer(np.ascontiguousarray(array), format="bgra"))

    def frame(self, frame: VideoFrame) -> None:
        """Encode the next frame; RGB, or planes in BT.709 limited range."""
        pictures = self._pictures()
        with _failures():
            mux(self._container, pictures.encode(frame, self.frames))
        self.frames += 1

    def sound(self, samples: NDArray[np.float32]) -> None:
        """Encode further samples, 48 kHz stereo, shape (frames, 2)."""
        if self._sound is None:
            raise EncodingFailed(detail="no sound track")
        with _failures():
            mux(self._container, self._sound.encode(samples))
        self.samples += len(samples)

    def _pictures(self) -> _Pictures:
        if self._video is None:
            raise EncodingFailed(detail="no picture track")
        return self._video

    def close(self) -> None:
        """Write what the encoders still hold, and the end of the file."""
        with _failures():
            for track in (self._video, self._sound):
                if track is not None:
                    mux(self._container, track.flush())
            self._container.close()


def open_output(
    descriptor: int, container: ContainerName, *, header_bytes: int | None = None, loops: bool = True
) -> OutputContainer:
    """An empty container that writes into the descriptor and opens nothing else."""
    with _failures():
        return av.open(
            OutputFile(descriptor),
            mode="w",
            format=encoders.muxer(container),
            container_options=encoders.muxer_options(container, header_bytes=header_bytes, loops=loops),
            buffer_size=_BUFFER_BYTES,
        )


class SoundTrack:
    """The sound of a container being written."""

    def __init__(self, container: OutputContainer, settings: SoundSettings) -> None:
        name, self._format = encoders.sound_encoder(settings)
        stream = cast(AudioStream, container.add_stream(name, rate=SAMPLE_RATE))
        self.stream = stream
        context = stream.codec_context
        context.layout = "stereo"
        context.format = self._format
        if settings.bit_rate is not None:
            context.bit_rate = settings.bit_rate
        self._written = 0

    def encode(self, samples: NDArray[np.float32]) -> list[Packet[AudioStream]]:
        """The packets that further samples, shape (frames, 2), complete."""
        packets: list[Packet[AudioStream]] = []
        for start in range(0, len(samples), _SOUND_BLOCK):
            packets += self.stream.encode(self._frame(samples[start : start + _SOUND_BLOCK]))
        return packets

    def flush(self) -> list[Packet[AudioStream]]:
        """The last packets."""
        return self.stream.encode(None)

    def _frame(self, block: NDArray[np.float32]) -> AudioFrame:
        frame = AudioFrame.from_ndarray(_converted(block, self._format), format=self._format, layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._written
        frame.time_base = Fraction(1, SAMPLE_RATE)
        self._written += len(block)
        return frame


class _Pictures:
    def __init__(self, container: OutputContainer, settings: VideoSettings) -> None:
        self.settings = settings
        stream = cast(
            VideoStream,
            container.add_stream(
                encoders.video_encoder(settings),
                rate=settings.rate.fraction,
                options=encoders.video_options(settings),
            ),
        )
        self.stream = stream
        context = stream.codec_context
        context.width, context.height = settings.width, settings.height
        context.pix_fmt = "pal8" if settings.codec == "gif" else settings.pixel_format
        context.time_base = 1 / settings.rate.fraction
        context.thread_count = settings.threads
        context.thread_type = "FRAME"
        context.gop_size = settings.gop_frames
        if settings.bit_rate is not None:
            context.bit_rate = settings.bit_rate
        elif settings.codec == "vp9":
            context.bit_rate = 0
        if settings.codec == "hevc":
            context.codec_tag = "hvc1"
        if settings.is_yuv:
            tag_colour(stream)
        self._packets = 0
        self._reformatter = VideoReformatter()
        self._palette = _Palette(settings) if settings.codec == "gif" else None

    def encode(self, frame: VideoFrame, number: int) -> list[Packet[VideoStream]]:
        settings = self.settings
        converted = self._reformatter.reformat(
            frame,
            width=settings.width,
            height=settings.height,
            format=settings.pixel_format,
            dst_colorspace=Colorspace.ITU709 if settings.is_yuv else None,
            dst_color_range=ColorRange.MPEG if settings.is_yuv else None,
            interpolation=_FLAGS,
            threads=settings.threads,
        )
        if converted is frame:
            converted.pict_type = 0
        converted.pts = number
        converted.time_base = 1 / settings.rate.fraction
        if self._palette is None:
            return self._in_order(self.stream.encode(converted))
        packets: list[Packet[VideoStream]] = []
        for output in self._palette.apply(converted):
            packets += self.stream.encode(output)
        return packets

    def flush(self) -> list[Packet[VideoStream]]:
        packets: list[Packet[VideoStream]] = []
        if self._palette is not None:
            for output in self._palette.apply(None):
                packets += self.stream.encode(output)
        return packets + self._in_order(self.stream.encode(None))

    def _in_order(self, packets: list[Packet[VideoStream]]) -> list[Packet[VideoStream]]:
        """The packets with decoding times counted here: x265's own come after the showing in films of two frames."""
        if self.settings.codec in ("h264", "hevc"):
            for packet in packets:
                packet.dts = self._packets - (_REORDERED if self.settings.b_frames else 0)
                self._packets += 1
        return packets


class _Palette:
    """Gives each frame of a GIF a palette of its own, so that memory does not grow with length."""

    def __init__(self, settings: VideoSettings) -> None:
        graph = Graph()
        graph.threads = 1
        source = graph.add_buffer(
            width=settings.width, height=settings.height, format="bgra", time_base=1 / settings.rate.fraction
        )
        split = graph.add("split")
        generate = graph.add("palettegen", stats_mode="single", reserve_transparent=str(int(settings.alpha)))
        use = graph.add("paletteuse", new="1", dither="sierra2_4a")
        sink = graph.add("buffersink")
        source.link_to(split)
        split.link_to(generate, 0, 0)
        split.link_to(use, 1, 0)
        generate.link_to(use, 0, 1)
        use.link_to(sink)
        graph.configure()
        self._graph = graph

    def apply(self, frame: VideoFrame | None) -> list[VideoFrame]:
        self._graph.push(frame)
        frames: list[VideoFrame] = []
        while True:
            try:
                output = self._graph.pull()
            except (NothingYet, FilterEnd):
                return frames
            if isinstance(output, VideoFrame):
                output.pict_type = 0
                frames.append(output)


def tag_colour(stream: VideoStream) -> None:
    """Say in the stream that its colours are BT.709, limited range."""
    context = stream.codec_context
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    context.colorspace = _BT709
    context.color_range = ColorRange.MPEG


def mux(container: OutputContainer, packets: Iterable[Packet[Any]]) -> None:
    """Write packets."""
    for packet in packets:
        container.mux_one(packet)


class _failures:  # used like a function
    """Turns whatever an encoder raises into EncodingFailed; a full disk stays DiskFull."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, FFmpegError | ValueError | AssertionError | RuntimeError):
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise EncodingFailed(detail=str(reason)[:_MAX_DETAIL]) from error


def _converted(block: NDArray[np.float32], format_: str) -> NDArray[np.float32] | NDArray[np.int32] | NDArray[np.int16]:
    """`block`, shape (frames, 2), in the layout and numbers of a sample format."""
    if format_ == "fltp":
        return np.ascontiguousarray(block.T)
    packed = np.ascontiguousarray(block).reshape(1, -1)
    if format_ == "flt":
        return packed
    clipped = np.clip(packed.astype(np.float64), -1.0, 1.0)
    if format_ == "s16":
        return np.rint(clipped * 32767).astype(np.int16)
    # 24 bits in the upper part of 32
    return np.rint(clipped * 8388607).astype(np.int32) << 8
