"""The exact frame of a video at any time: the last one whose time stamp is not after it."""

from __future__ import annotations  # PyAV's Packet is generic in its stubs only

from collections import deque
from collections.abc import Generator, Iterator
from fractions import Fraction
from typing import Any, cast

from av import Packet
from av.codec import CodecContext
from av.error import FFmpegError
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from claqueta.media.info import MediaInfo, VideoInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.pictures import Converter, YuvPicture
from claqueta.media.refusals import MediaBlind, MediaDamaged
from claqueta.media.source import DescriptorFile, open_container, refusals, usable
from claqueta.ports import Picture

# decoding this far ahead costs less than a seek and the way from the keyframe
_WALK_SECS = Fraction(2)
_COARSE = Fraction(1, 1000)
_MAX_STEPS_BACK = 12


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
        self._shown: VideoFrame | None = None
        self._ahead: deque[VideoFrame] = deque()
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
        return None if self._shown is None else (self._stamp(self._shown) - self._start) * self._base

    def frame(self, time: Fraction) -> VideoFrame:
        """The frame that is shown `time` seconds after the first one; the first before it, the last after the end.

        Raises MediaDamaged when not one frame can be decoded.
        """
        units = time / self._base
        # stamps of coarse containers (Matroska: milliseconds) are rounded, so a frame may be marked one unit late
        stamp = self._start + (units.__ceil__() if self._base >= _COARSE else units.__floor__())
        if self._must_seek(stamp):
            self._seek(stamp)
        self._walk(stamp)
        if self._shown is None:
            raise MediaDamaged(detail="no frame")
        return self._shown

    def bgra(self, time: Fraction, width: int, height: int) -> Picture:
        """The frame at `time` as premultiplied BGRA, at least `width` × `height` where the source has as much."""
        frame = self.frame(time)
        key = (self._stamp(frame), width, height)
        if self._last_picture is None or self._last_picture[0] != key:
            with refusals():
                self._last_picture = key, self._converter.bgra(frame, width, height)
        return self._last_picture[1]

    def yuv(self, time: Fraction, width: int, height: int) -> YuvPicture:
        """The frame at `time` as planes in BT.709 limited, exactly `width` × `height` (even)."""
        with refusals():
            return self._converter.yuv(self.frame(time), width, height)

    def _must_seek(self, stamp: int) -> bool:
        if self._shown is None:
            return stamp - self._start > _WALK_SECS / self._base
        shown = self._stamp(self._shown)
        if stamp < shown:
            return shown > self._start
        return self._has_keyframe_between(shown, stamp)

    def _has_keyframe_between(self, shown: int, stamp: int) -> bool:
        """Whether seeking would skip frames that walking would decode."""
        if (stamp - shown) * self._base <= Fraction(1, 4):
            return False
        index = self._stream.index_entries
        if len(index) > 1 and (entry := index.search_timestamp(stamp, backward=True)) >= 0:
            newest = self._stamp(self._ahead[-1]) if self._ahead else shown
            return index[entry].timestamp > newest
        return (stamp - shown) * self._base > _WALK_SECS

    def _seek(self, stamp: int) -> None:
        """Go to a keyframe from which the frame of `stamp` can be reached: earlier and earlier until it can."""
        step = max(1, int(1 / self._base))
        target = max(stamp, self._start)
        for attempt in range(_MAX_STEPS_BACK):
            self._rewind_to(target)
            first = next(self._frames, None)
            if first is not None and self._stamp(first) <= max(stamp, self._start):
                self._shown = first
                return
            if target <= self._start - step:
                break
            target = stamp - (step << attempt)
        # what lies before the first decodable frame shows that frame
        self._shown = first

    def _rewind_to(self, target: int) -> None:
        self._frames.close()
        self._ahead.clear()
        self._shown = None
        if not self._format.can_seek:
            self._container.close()
            self._open()
        else:
            with refusals():
                try:
                    self._container.seek(target, stream=self._stream, backward=True)
                except FFmpegError:
                    self._container.seek(0, backward=True)
            self._decoder.flush_buffers()
        self._frames = self._decode()

    def _walk(self, stamp: int) -> None:
        while True:
            if not self._ahead:
                frame = next(self._frames, None)
                if frame is None:
                    return
                self._ahead.append(frame)
            if self._shown is not None and self._stamp(self._ahead[0]) > stamp:
                return
            self._shown = self._ahead.popleft()

    def _decode(self) -> Generator[VideoFrame]:
        """The good frames from where the container stands, time stamps ascending."""
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
                if frame.pts is None:
                    frame.pts = frame.dts if frame.dts is not None else self._next_stamp(last)
                if last is not None and frame.pts <= last:
                    continue
                last = frame.pts
                yield frame

    def _packets(self) -> Iterator[Packet[VideoStream] | None]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (FFmpegError, ValueError):  # a broken end counts as the end
                self.damaged += 1
                packet = None
            if packet is None or packet.size == 0:
                yield None
                return
            yield packet

    def _next_stamp(self, last: int | None) -> int:
        if last is None:
            return self._start
        rate = self.info.rate
        return last + max(1, round(1 / (rate.fraction * self._base)) if rate else 1)

    def _stamp(self, frame: VideoFrame) -> int:
        return frame.pts if frame.pts is not None else self._start
