"""Finds the facts of a medium: opens it, decodes its first frame and first samples, asks for its timing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Literal

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from claqueta.media.accepted import Format
from claqueta.media.frames import decoder_for, exact
from claqueta.media.info import Colour, Matrix, MediaInfo, SoundInfo, Transfer, VideoInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.pictures import orientation_of, shown_size
from claqueta.media.refusals import MediaDamaged, MediaEmpty, MediaTooLarge, MediaUnsupported
from claqueta.media.source import DescriptorFile, check_picture, open_container, refusals, usable
from claqueta.media.timing import Timing, video_timing
from claqueta.time import Ticks, ticks

_HD_LINES = 720
_FIRST_PACKETS = 2_000
# numbers of ITU-T H.273, as FFmpeg carries them
_MATRICES: dict[int, Matrix] = {
    0: "rgb",
    1: "bt709",
    4: "bt601",
    5: "bt601",
    6: "bt601",
    7: "bt709",
    9: "bt2020",
    10: "bt2020",
}
_PRIMARIES: dict[int, Literal["bt709", "bt601", "bt2020", "p3"]] = {
    1: "bt709", 5: "bt601", 6: "bt601", 7: "bt601", 9: "bt2020", 11: "p3", 12: "p3",
}  # fmt: skip
_TRANSFERS: dict[int, Transfer] = {8: "linear", 16: "pq", 18: "hlg"}
_FULL_RANGE = 2

type Note = Literal["icc_ignored", "cover_ignored", "hdr", "interlaced", "duration_estimated"]


def probe(descriptor: int, suffix: str, limits: MediaLimits | None = None) -> MediaInfo:
    """The facts of the medium behind an open descriptor, without its hash.

    suffix: the extension of its name, without the dot.  Raises a MediaRefused.
    """
    limits = limits or MediaLimits()
    file = DescriptorFile(descriptor)
    container, format_ = open_container(file, suffix, limits)
    with container:
        return _Probe(container, format_, file, suffix, limits).info()


class _Probe:
    def __init__(
        self,
        container: InputContainer,
        format_: Format,
        file: DescriptorFile,
        suffix: str,
        limits: MediaLimits,
    ) -> None:
        self._suffix = suffix
        self._container = container
        self._format = format_
        self._file = file
        self._limits = limits
        self._notes: list[Note] = []

    def info(self) -> MediaInfo:
        video, sound = self._streams()
        with refusals():
            sound_info = self._sound(sound) if sound is not None else None
            video_info, timing = self._video(video) if video is not None else (None, None)
        if video_info is None and sound_info is None:
            raise MediaEmpty
        kind: Literal["video", "image", "audio"] = "audio" if video_info is None else "video"
        duration = self._duration(timing, sound, sound_info)
        if video_info is not None and self._is_still(timing):
            kind, duration = "image", Ticks(0)
            video_info = video_info.model_copy(update={"rate": None, "frame_count": 1, "is_vfr": False})
        elif duration <= 0:
            raise MediaEmpty
        if duration > ticks(self._limits.hours * 3600):
            raise MediaTooLarge(what="h", value=duration // ticks(3600), limit=self._limits.hours)
        return MediaInfo(
            kind=kind,
            container=self._format.name,
            duration=duration,
            video=video_info,
            sound=None if kind == "image" else sound_info,
            size_bytes=self._file.size,
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _streams(self) -> tuple[VideoStream | None, AudioStream | None]:
        """The pictures and the sound that count: the default ones, else the first; a cover is no video."""
        pictures: list[VideoStream] = []
        sounds: list[AudioStream] = []
        refused: list[str] = []
        for stream in self._container.streams:
            if stream.type not in ("video", "audio"):
                continue
            if stream.type == "video" and stream.disposition & (
                Disposition.attached_pic | Disposition.timed_thumbnails
            ):
                self._notes.append("cover_ignored")
            elif not usable(stream):
                refused.append(stream.codec_context.name if stream.codec_context else "?")
            elif isinstance(stream, VideoStream):
                pictures.append(stream)
            elif isinstance(stream, AudioStream):
                sounds.append(stream)
        if not pictures and not sounds and refused:
            raise MediaUnsupported(detail=", ".join(refused)[:80])
        return _preferred(pictures), _preferred(sounds)

    def _is_still(self, timing: Timing | None) -> bool:
        return self._format.picture or (self._format.animation and timing is not None and timing.frame_count == 1)

    # pictures

    def _video(self, stream: VideoStream) -> tuple[VideoInfo, Timing]:
        context = stream.codec_context
        self._check_size(context.width, context.height)
        frame = self._first_frame(stream)
        self._check_size(frame.width, frame.height)
        timing = video_timing(self._container, stream, self._format, self._file, self._suffix, self._limits)
        if timing.is_estimated:
            self._notes.append("duration_estimated")
        if timing.rate is not None and timing.rate.fraction > self._limits.frames_per_second:
            raise MediaTooLarge(what="fps", value=float(timing.rate.fraction), limit=self._limits.frames_per_second)
        orientation, has_profile = orientation_of(frame)
        aspect = _aspect(stream)
        width, height = shown_size(frame.width, frame.height, aspect, orientation)
        self._check_size(width, height)
        colour = _colour(frame)
        depth = max(component.bits for component in frame.format.components)
        if colour.transfer in ("pq", "hlg"):
            self._notes.append("hdr")
        if frame.interlaced_frame:
            self._notes.append("interlaced")
        if has_profile:
            self._notes.append("icc_ignored")
        base = exact(stream.time_base)
        info = VideoInfo(
            stream=stream.index,
            codec=context.name,
            coded_width=frame.width,
            coded_height=frame.height,
            width=width,
            height=height,
            sample_aspect=aspect,
            orientation=orientation,
            pixel_format=frame.format.name,
            bit_depth=depth,
            has_alpha=_has_alpha(frame),
            interlaced=frame.interlaced_frame,
            colour=colour,
            rate=timing.rate,
            is_vfr=timing.is_vfr,
            frame_count=timing.frame_count,
            start=Fraction(frame.pts or 0) * base,
            keyframe_seconds=timing.keyframe_seconds,
        )
        return info, timing

    def _check_size(self, width: int, height: int) -> None:
        if self._format.picture or self._format.animation:
            check_picture(width, height, self._limits)
            return
        if width <= 0 or height <= 0:
            raise MediaDamaged(detail=f"{width} × {height}")
        longest, shortest = self._limits.video_width, self._limits.video_height
        if max(width, height) > longest or min(width, height) > shortest:
            raise MediaTooLarge(what="px", value=f"{width} × {height}", limit=f"{longest} × {shortest}")

    def _first_frame(self, stream: VideoStream) -> VideoFrame:
        decoder = decoder_for(stream, threads=1)
        first: VideoFrame | None = None
        for count, packet in enumerate(self._container.demux(stream)):
            try:
                frames = decoder.decode(packet if packet.size else None)
            except (FFmpegError, ValueError):
                frames = []
            for frame in frames:
                if not frame.is_corrupt:
                    return frame
                first = first or frame
            if count > _FIRST_PACKETS:
                break
        if first is None:
            raise MediaDamaged(detail="no frame")
        return first

    @contextmanager
    def _again(self) -> Iterator[InputContainer]:
        """The medium from its beginning; not all demuxers find the way back."""
        container, _ = open_container(DescriptorFile(self._file.descriptor), self._suffix, self._limits)
        with container:
            yield container

    # sound

    def _sound(self, stream: AudioStream) -> SoundInfo | None:
        context = stream.codec_context
        frame = self._first_samples(stream.index)
        if frame is None:
            return None
        channels = len(frame.layout.channels)
        if frame.sample_rate <= 0 or channels <= 0:
            raise MediaDamaged(detail=f"{frame.sample_rate} Hz")
        start = Fraction(frame.pts or 0) * exact(frame.time_base or stream.time_base)
        return SoundInfo(
            stream=stream.index,
            codec=context.name,
            sample_rate=frame.sample_rate,
            channels=channels,
            start=start,
        )

    def _first_samples(self, index: int) -> AudioFrame | None:
        with self._again() as container:
            stream = container.streams[index]
            if not isinstance(stream, AudioStream):
                return None
            for count, packet in enumerate(container.demux(stream)):
                try:
                    frames = stream.codec_context.decode(packet)
                except (FFmpegError, ValueError):
                    frames = []
                for frame in frames:
                    if frame.samples > 0:
                        return frame
                if count > _FIRST_PACKETS:
                    break
        return None

    def _duration(self, timing: Timing | None, sound: AudioStream | None, info: SoundInfo | None) -> Ticks:
        if timing is not None and timing.duration is not None:
            return ticks(timing.duration)
        if sound is None or info is None:
            return Ticks(0)
        end = Fraction(0)
        if sound.duration is not None:
            end = Fraction((sound.start_time or 0) + sound.duration) * exact(sound.time_base)
        elif self._container.duration is not None:
            end = Fraction((self._container.start_time or 0) + self._container.duration, 1_000_000)
        if self._format.name == "AAC":  # the demuxer guesses from the bit rate
            end = self._sound_end(sound)
        if self._format.name == "Ogg" and info.codec in ("opus", "libopus"):
            end -= _opus_priming(sound)  # the last page counts it, the first sample does not
        return ticks(max(Fraction(0), end - info.start))

    def _sound_end(self, stream: AudioStream) -> Fraction:
        end = Fraction(0)
        base = exact(stream.time_base)
        with self._again() as container:
            for packet in container.demux(audio=0):
                if packet.size and packet.pts is not None:
                    end = max(end, (packet.pts + (packet.duration or 0)) * base)
        return end


def _preferred[S: Stream](streams: Sequence[S]) -> S | None:
    return next((stream for stream in streams if stream.disposition & Disposition.default), None) or next(
        iter(streams), None
    )


def _opus_priming(stream: AudioStream) -> Fraction:
    """How long the samples are that a decoder throws away first (RFC 7845, pre-skip), in seconds."""
    head = stream.codec_context.extradata or b""
    return Fraction(int.from_bytes(head[10:12], "little") if head.startswith(b"OpusHead") else 0, 48_000)


def _aspect(stream: VideoStream) -> Fraction:
    stated = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    if stated is None or stated.numerator <= 0 or stated.denominator <= 0:
        return Fraction(1)
    aspect = exact(stated)
    return aspect if Fraction(1, 10) <= aspect <= 10 else Fraction(1)


def _colour(frame: VideoFrame) -> Colour:
    is_rgb = frame.format.is_rgb or "pal" in frame.format.name or frame.format.name.startswith(("gray", "mono", "ya"))
    matrix = _MATRICES.get(int(frame.colorspace))
    guessed = matrix is None
    if is_rgb:
        matrix, guessed = "rgb", False
    elif matrix is None or matrix == "rgb":
        tall = min(frame.width, frame.height) >= _HD_LINES or max(frame.width, frame.height) >= 1280
        matrix = "bt709" if tall else "bt601"
    full = is_rgb or int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj")
    return Colour(
        matrix=matrix,
        full_range=full,
        primaries=_PRIMARIES.get(int(frame.color_primaries), "bt2020" if matrix == "bt2020" else "bt709"),
        transfer=_TRANSFERS.get(int(frame.color_trc), "bt709"),
        guessed=guessed,
    )


def _has_alpha(frame: VideoFrame) -> bool:
    name = frame.format.name
    return name.startswith(("yuva", "gbrap", "rgba", "bgra", "argb", "abgr", "ya8", "ya16", "pal8"))
