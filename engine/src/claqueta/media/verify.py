"""Reopens a finished file and checks that it is what was ordered."""

from dataclasses import dataclass
from fractions import Fraction

from claqueta.errors import ClaquetaError
from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.probe import probe
from claqueta.media.refusals import OutputWrong
from claqueta.media.samples import SampleReader
from claqueta.time import SAMPLE_RATE, Rate, seconds

_COARSE_SECS = Fraction(1, 40)
_END_FRAMES = 2400


@dataclass(frozen=True)
class Expected:
    """What a finished file must hold."""

    frames: int = 0
    """0: sound alone."""
    width: int = 0
    height: int = 0
    rate: Rate | None = None
    sound_samples: int = 0
    """48 kHz samples; 0: no sound."""
    alpha: bool = False


def verify(descriptor: int, suffix: str, expected: Expected) -> MediaInfo:
    """The facts of the finished file, when it holds what is expected.

    Streams, size, frame count, durations, the first and the last picture, the first and the last sound are checked.
    Raises OutputWrong.
    """
    limits = MediaLimits(animation_frames=10**9, image_pixels=8192 * 8192)
    try:
        info = probe(descriptor, suffix, limits)
        if expected.frames:
            _check_pictures(descriptor, suffix, info, expected, limits)
        elif info.video is not None:
            raise OutputWrong(detail="pictures")
        if expected.sound_samples:
            _check_sound(descriptor, suffix, info, expected, limits)
        elif info.sound is not None:
            raise OutputWrong(detail="sound")
    except OutputWrong:
        raise
    except ClaquetaError as error:
        raise OutputWrong(detail=error.code) from error
    return info


def _check_pictures(descriptor: int, suffix: str, info: MediaInfo, expected: Expected, limits: MediaLimits) -> None:
    video, rate = info.video, expected.rate
    if video is None or rate is None:
        raise OutputWrong(detail="no pictures")
    if (video.width, video.height) != (expected.width, expected.height):
        raise OutputWrong(detail=f"{video.width} × {video.height}")
    if video.frame_count != expected.frames:
        raise OutputWrong(detail=f"{video.frame_count} / {expected.frames}")
    if expected.alpha and not video.has_alpha:
        raise OutputWrong(detail="alpha")
    length = expected.frames / rate.fraction
    if expected.frames > 1 and abs(info.duration_secs - length) > max(1 / rate.fraction, _COARSE_SECS):
        raise OutputWrong(detail=f"{float(info.duration_secs):.3f} s / {float(length):.3f} s")
    reader = VideoReader(descriptor, suffix, info, limits=limits)
    try:
        reader.frame(Fraction(0))
        reader.frame(length - 1 / (2 * rate.fraction))
        position = reader.position or Fraction(0)
        if reader.damaged or (expected.frames > 1 and position < length - 1 / rate.fraction - _COARSE_SECS):
            raise OutputWrong(detail="last picture")
    finally:
        reader.close()


def _check_sound(descriptor: int, suffix: str, info: MediaInfo, expected: Expected, limits: MediaLimits) -> None:
    if info.sound is None:
        raise OutputWrong(detail="no sound")
    length = Fraction(expected.sound_samples, SAMPLE_RATE)
    if not expected.frames and abs(seconds(info.duration) - length) > _COARSE_SECS * 2:
        raise OutputWrong(detail=f"{float(info.duration_secs):.3f} s / {float(length):.3f} s")
    reader = SampleReader(descriptor, suffix, info, limits=limits)
    try:
        reader.read(Fraction(0), _END_FRAMES)
        reader.read(max(Fraction(0), length - Fraction(_END_FRAMES, SAMPLE_RATE)), _END_FRAMES)
        if reader.damaged:
            raise OutputWrong(detail="damaged sound")
    finally:
        reader.close()
