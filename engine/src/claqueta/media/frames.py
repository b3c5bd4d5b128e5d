"""The exact frame of a video at any time: the last one whose time stamp is not after it."""

from __future__ import annotations  # PyAV's Packet is generic in its stubs only

from collections.abc import Generator, Iterator
from fractions import Fraction
from typing import Any, cast

from av import Packet
from av.codec import CodecContext
from av.error import FFmpegError
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from claqueta.media.deinterlace import Deinterlacer
from claqueta.media.info import MediaInfo, VideoInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.pictures import Converter, YuvPicture
from claqueta.media.refusals import MediaBlind, MediaDamaged
from claqueta.media.source import DescriptorFile, open_container, refusals, usable
from claqueta.ports import Picture

# decoding this far ahead costs less than a seek and the way from the keyframe
_WALK_SECS = Fraction(2)
_NEAR_SECS = Fraction(1, 4)
_MAX_STEPS_BACK = 16
_MAX_BREAKS = 8

type _Stamped = tuple[int, VideoFrame]
"""A frame and its time stamp, in units of the stream; the frame's own may be changed by an encoder."""


def exact(value: object) -> Fraction:
    """A rational of FFmpeg's as a Fraction."""
    return Fraction(value.numerator, value.denominator)  # type: ignore[attr-defined]  # PyAV's own rational type


def decoder_for(stream: VideoStream, *, threads: int) -> VideoCodecContext:
    """The decoder for a stream: libvpx where there is alpha in VP8 or VP9, which FFmpeg's own decoder drops."""
    context: Any = stream.codec_context
    metadata = {name.lower(): value for name, value in stream.metadata.items()}
    if metadata.get("alpha_mode") == "1" and context.name in ("vp8", "vp9"):
        name = {"vp8": "libvpx", "vp9": "libvpx-vp9"}[context.name]
        own: Any = CodecContext.create(name, "r")
        own.extradata = context.extradata
        own.width, own.height = context.width, context.height
        context = own
    context.thread_count = threads
    context.thread_type = "AUTO"
    return cast(VideoCodecContext, context)


class VideoReader:
    """Reads one video of an open descriptor; not for several threads at once.

    info: what `probe` found.  threads: of the decoder.  The descriptor may be shared with other readers.
    """

    def __init__(
        self, descriptor: int, suffix: str, info: MediaInfo, *, threads: int = 1, limits: MediaLimits | None = None
    ) -> None:
        if info.video is None or info.kind == "audio":
            raise MediaBlind
        self.info: VideoInfo = info.video
        self.damaged = 0
        """How many packets or frames could not be decoded; the last good frame was shown instead."""
        self._threads = threads
        self._source = descriptor, suffix, limits or MediaLimits()
        self._open()
        self._base = exact(self._stream.time_base)
        self._start = round(self.info.start / self._base)
        self._converter = Converter(self.info, threads=threads)
        self._frames = self._decode()
        self._shown: _Stamped | None = None
        self._ahead: _Stamped | None = None
        self._last_picture: tuple[tuple[int, int, int], Picture] | None = None

    def _open(self) -> None:
        descriptor, suffix, limits = self._source
        self._container, self._format = open_container(DescriptorFile(descriptor), suffix, limits)
        stream = self._container.streams[self.info.stream]
        if not isinstance(stream, VideoStream) or not usable(stream):
            raise MediaBlind
        self._stream = stream
        self._decoder = decoder_for(stream, threads=self._threads)

    def close(self) -> None:
        """Let go of the decoder; the descriptor stays open."""
        self._frames.close()
        self._container.close()

    @property
    def position(self) -> Fraction | None:
        """The time of the frame shown last, in seconds; None before the first."""
        return None if self._shown is None else (self._shown[0] - self._start) * self._base

    def frame(self, time: Fraction) -> VideoFrame:
        """The frame that is shown `time` seconds after the first one; the first before it, the last after the end.

        Raises MediaDamaged when not one frame can be decoded.
        """
        return self._at(time)[1]

    def bgra(self, time: Fraction, width: int, height: int) -> Picture:
        """The frame at `time` as premultiplied BGRA, at least `width` × `height` where the source has as much."""
        stamp, frame = self._at(time)
        key = (stamp, width, height)
        if self._last_picture is None or self._last_picture[0] != key:
            with refusals():
                self._last_picture = key, self._converter.bgra(frame, width, height)
        return self._last_picture[1]

    def yuv(self, time: Fraction, width: int, height: int) -> YuvPicture:
        """The frame at `time` as planes in BT.709 limited, exactly `width` × `height` (even)."""
        with refusals():
            return self._converter.yuv(self.frame(time), width, height)

    def _at(self, time: Fraction) -> _Stamped:
        units = time / self._base
        # Matroska rounds to milliseconds, so that a frame may be marked one late
        rounded = self._format.demuxer == "matroska"
        stamp = self._start + (units.__ceil__() if rounded else units.__floor__())
        if self._must_seek(stamp):
            self._seek(stamp)
        self._walk(stamp)
        if self._shown is None:
            raise MediaDamaged(detail="no frame")
        return self._shown

    def _must_seek(self, stamp: int) -> bool:
        if self._shown is None:
            return stamp - self._start > _WALK_SECS / self._base
        shown = self._shown[0]
        if stamp < shown:
            return shown > self._start
        return self._has_keyframe_between(shown, stamp)

    def _has_keyframe_between(self, shown: int, stamp: int) -> bool:
        """Whether seeking would skip frames that walking would decode."""
        if (stamp - shown) * self._base <= _NEAR_SECS:
            return False
        index = self._stream.index_entries
        if len(index) > 1 and (entry := index.search_timestamp(stamp, backward=True)) >= 0:
            newest = self._ahead[0] if self._ahead is not None else shown
            return index[entry].timestamp > newest
        return (stamp - shown) * self._base > _WALK_SECS

    def _seek(self, stamp: int) -> None:
        """Go to a keyframe from which the frame of `stamp` can be reached: earlier and earlier until it can."""
        step = max(1, int(1 / self._base))
        wanted = max(stamp, self._start)
        target = wanted
        for attempt in range(_MAX_STEPS_BACK):
            self._rewind_to(target)
            self._shown = next(self._frames, None)
            reached = self._shown is not None and self._shown[0] <= wanted
            if reached or target <= self._start - step:
                return  # what lies before the first decodable frame shows that frame
            target = wanted - (step << attempt)

    def _rewind_to(self, target: int) -> None:
        self._frames.close()
        self._ahead = None
        self._shown = None
        if not self._sought(target):
            # FFmpeg finds no way there (an edit list may begin before its first keyframe): from the beginning, then
            self._container.close()
            self._open()
        self._frames = self._decode()

    def _sought(self, target: int) -> bool:
        if not self._format.can_seek:
            return False
        try:
            self._container.seek(target, stream=self._stream, backward=True)
        except (FFmpegError, OverflowError):
            return False
        self._decoder.flush_buffers()
        return True

    def _walk(self, stamp: int) -> None:
        while True:
            if self._ahead is None:
                self._ahead = next(self._frames, None)
                if self._ahead is None:
                    return
            if self._shown is not None and self._ahead[0] > stamp:
                return
            self._shown, self._ahead = self._ahead, None

    def _decode(self) -> Generator[_Stamped]:
        """The good frames from where the container stands, time stamps ascending."""
        if not self.info.interlaced:
            yield from self._decoded()
            return
        deinterlacer = Deinterlacer(self._stream, self._base)
        for stamp, frame in self._decoded():
            yield from deinterlacer.apply(stamp, frame)
        yield from deinterlacer.apply(None, None)

    def _decoded(self) -> Iterator[_Stamped]:
        last: int | None = None
        for packet in self._packets():
            try:
                frames = self._decoder.decode(packet)
            except (FFmpegError, ValueError):
                self.damaged += 1
                continue
            for frame in frames:
                if frame.is_corrupt and last is not None:
                    self.damaged += 1
                    continue
                stamp = frame.pts if frame.pts is not None else frame.dts
                if stamp is None:
                    stamp = self._next_stamp(last)
                if last is None or stamp > last:
                    last = stamp
                    yield stamp, frame

    def _packets(self) -> Iterator[Packet[VideoStream] | None]:
        """All packets, then None; a few broken places are stepped over."""
        for _ in range(_MAX_BREAKS):
            try:
                for packet in self._container.demux(self._stream):
                    if packet.size:
                        yield packet
                break
            except (FFmpegError, ValueError):
                self.damaged += 1
        yield None

    def _next_stamp(self, last: int | None) -> int:
        if last is None:
            return self._start
        rate = self.info.rate
        return last + max(1, round(1 / (rate.fraction * self._base)) if rate else 1)
