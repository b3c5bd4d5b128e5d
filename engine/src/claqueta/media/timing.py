"""When the frames of a video are shown: their count, rate and keyframes, from the index or from every packet."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median_low

from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Discard
from av.video.stream import VideoStream

from claqueta.media.accepted import Format
from claqueta.media.frames import exact
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaTooLarge
from claqueta.media.source import DescriptorFile, open_container
from claqueta.time import Rate

_SCAN_BYTES = 1 << 30
_SCAN_PACKETS = 300_000
_STANDARD_RATES = tuple(
    Rate(*terms)
    for terms in (
        (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1), (60000, 1001), (60, 1),
        (120000, 1001), (120, 1), (240, 1), (10, 1), (12, 1), (25, 2), (15, 1), (15000, 1001), (20, 1),
    )
)  # fmt: skip
_RATE_TOLERANCE = Fraction(1, 2000)
_STATED_TOLERANCE = Fraction(1, 50)


@dataclass(frozen=True)
class Timing:
    """What the packets of a video say."""

    frame_count: int | None
    duration: Fraction | None
    """In seconds; None for a still picture."""
    rate: Rate | None
    is_vfr: bool = False
    keyframe_seconds: Fraction | None = None
    is_estimated: bool = False
    """Whether the video was too long to look at every packet."""


@dataclass(frozen=True)
class _Stamps:
    """Ascending time stamps, in units of the stream."""

    frames: Sequence[int]
    keyframes: Sequence[int]
    last_duration: int
    whole: bool


def video_timing(
    container: InputContainer,
    stream: VideoStream,
    format_: Format,
    file: DescriptorFile,
    suffix: str,
    limits: MediaLimits,
) -> Timing:
    """The timing of `stream` of an opened medium. Raises MediaTooLarge for an animation of too many frames."""
    if format_.picture:
        return Timing(1, None, None)
    index = stream.index_entries
    if format_.demuxer == "mov" and len(index) == stream.frames > 0:
        entries = [entry for entry in index if not entry.is_discard]
        frames = sorted(entry.timestamp for entry in entries)
        stamps = _Stamps(frames, sorted(entry.timestamp for entry in entries if entry.is_keyframe), 0, whole=True)
    else:
        # not every demuxer finds the way back to the beginning, so the medium is opened once more
        again, _ = open_container(DescriptorFile(file.descriptor), suffix, limits)
        with again:
            stamps = _read(again, stream.index, limits.animation_frames if format_.animation else None)
    if len(stamps.frames) < 2 or not stamps.whole:
        return _estimated(container, stream, stamps)
    return _measured(stream, stamps)


def _read(container: InputContainer, index: int, most_frames: int | None) -> _Stamps:
    for other in container.streams:
        if other.index != index:
            other.discard = Discard.all
    stream = container.streams[index]
    frames: list[int] = []
    keyframes: list[int] = []
    durations: dict[int, int] = {}
    whole, read = True, 0
    try:
        for packet in container.demux(stream):
            if packet.size == 0:
                continue
            stamp = packet.pts if packet.pts is not None else packet.dts
            if stamp is None:
                stamp = frames[-1] + (packet.duration or 1) if frames else 0
            read += packet.size
            frames.append(stamp)
            durations[stamp] = packet.duration or 0
            if packet.is_keyframe:
                keyframes.append(stamp)
            if most_frames is not None and len(frames) > most_frames:
                raise MediaTooLarge(what="frames", value=f"> {most_frames}", limit=most_frames)
            if len(frames) >= _SCAN_PACKETS or read >= _SCAN_BYTES:
                whole = False
                break
    except FFmpegError:
        pass  # a broken end: what came before it counts
    return _Stamps(sorted(frames), sorted(keyframes), durations.get(max(frames, default=0), 0), whole)


def _measured(stream: VideoStream, stamps: _Stamps) -> Timing:
    base = exact(stream.time_base)
    frames = stamps.frames
    gaps = [later - earlier for earlier, later in pairwise(frames) if later > earlier]
    usual = median_low(gaps) if gaps else 1
    duration = (frames[-1] - frames[0] + (stamps.last_duration or usual)) * base
    is_vfr = any(abs(gap - usual) > max(1, usual // 10) for gap in gaps)
    rate = _rate(Fraction(len(frames)) / duration, stated=None if is_vfr else _stated_rate(stream))
    longest = max((later - earlier for earlier, later in pairwise(stamps.keyframes)), default=None)
    keyframe_seconds = duration if longest is None and stamps.keyframes else None
    if longest is not None:
        keyframe_seconds = longest * base
    return Timing(len(frames), duration, rate, is_vfr, keyframe_seconds)


def _estimated(container: InputContainer, stream: VideoStream, stamps: _Stamps) -> Timing:
    base = exact(stream.time_base)
    rate = _stated_rate(stream)
    duration = Fraction(stream.duration or 0) * base
    if len(stamps.frames) == 1:
        duration = duration or (1 / rate.fraction if rate else Fraction(1, 25))
        return Timing(1, duration, rate or Rate(25), keyframe_seconds=duration)
    duration = duration or Fraction(container.duration or 0, 1_000_000)
    return Timing(None, duration, rate, is_estimated=True)


def _stated_rate(stream: VideoStream) -> Rate | None:
    for stated in (stream.average_rate, stream.guessed_rate, stream.base_rate):
        if stated is not None and stated.numerator > 0 and stated.denominator > 0:
            return _rate(exact(stated), stated=None)
    return None


def _rate(measured: Fraction, *, stated: Rate | None) -> Rate:
    """The standard rate next to what was measured, else the stated one if it agrees, else the measured one."""
    for rate in _STANDARD_RATES:
        if abs(measured / rate.fraction - 1) < _RATE_TOLERANCE:
            return rate
    if stated is not None and abs(measured / stated.fraction - 1) < _STATED_TOLERANCE:
        return stated
    simple = measured.limit_denominator(1001)
    return Rate(max(1, simple.numerator), simple.denominator)
