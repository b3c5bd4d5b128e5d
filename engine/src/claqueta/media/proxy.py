"""A light copy of a video for editing: small, seekable in an instant, with a constant rate.

540 lines on the short side, H.264 with a keyframe each half second and no B-frames, BT.709 limited, AAC. A proxy
has the frames and the duration of its source, so it can stand in for it at any time.
"""

from collections.abc import Callable
from fractions import Fraction

from claqueta.media.encoders import SoundSettings, VideoSettings
from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo, needs_proxy
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaBlind
from claqueta.media.samples import SampleReader
from claqueta.media.writer import MediaWriter
from claqueta.time import SAMPLE_RATE, Rate

__all__ = ["SHORT_SIDE", "make_proxy", "needs_proxy"]

SHORT_SIDE = 540
_KEYFRAME_SECS = 0.5
_QUALITY = 26
_FASTEST = Rate(60)
_SOUND_BIT_RATE = 128_000


def make_proxy(
    descriptor: int,
    suffix: str,
    info: MediaInfo,
    output: int,
    *,
    threads: int = 2,
    limits: MediaLimits | None = None,
    on_frame: Callable[[int, int], None] | None = None,
) -> int:
    """Write the proxy as MP4 into an empty, writable descriptor and return how many frames it has.

    on_frame: told (frames done, frames in all) after each one; may raise to stop.
    """
    if info.video is None:
        raise MediaBlind
    rate = min(info.video.rate or _FASTEST, _FASTEST, key=lambda rate: rate.fraction)
    width, height = _size(info.video.width, info.video.height)
    frames = max(1, rate.frame_count(info.duration))
    settings = VideoSettings(
        codec="h264",
        width=width,
        height=height,
        rate=rate,
        quality=_QUALITY,
        speed="veryfast",
        keyframe_secs=_KEYFRAME_SECS,
        b_frames=False,
        threads=threads,
    )
    sound = SampleReader(descriptor, suffix, info, limits=limits) if info.sound is not None else None
    writer = MediaWriter(
        output,
        "mp4",
        settings,
        SoundSettings("aac", _SOUND_BIT_RATE) if sound is not None else None,
        expected_frames=frames,
    )
    pictures = VideoReader(descriptor, suffix, info, threads=threads, limits=limits)
    heard = 0
    try:
        for number in range(frames):
            writer.frame(pictures.yuv(number / rate.fraction, width, height).frame)
            if sound is not None:
                until = round((number + 1) / rate.fraction * SAMPLE_RATE)
                writer.sound(sound.read(Fraction(heard, SAMPLE_RATE), until - heard))
                heard = until
            if on_frame is not None:
                on_frame(number + 1, frames)
        writer.close()
    finally:
        pictures.close()
        if sound is not None:
            sound.close()
    return frames


def _size(width: int, height: int) -> tuple[int, int]:
    share = min(Fraction(1), Fraction(SHORT_SIDE, min(width, height)))
    return max(2, round(width * share / 2) * 2), max(2, round(height * share / 2) * 2)
