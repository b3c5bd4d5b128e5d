"""Makes a tiny film and reads it back in the warm process, so that nothing is left to load in a locked child.

One thread each: the warm process must have none besides its own when it forks.
"""

import os
from fractions import Fraction

import numpy as np

from claqueta.media.encoders import SoundSettings, VideoSettings
from claqueta.media.frames import VideoReader
from claqueta.media.images import ImageFormat, encode_image
from claqueta.media.probe import probe
from claqueta.media.samples import SampleReader
from claqueta.media.writer import MediaWriter
from claqueta.time import SAMPLE_RATE, Rate

_SIZE = 64
_FRAMES = 4
_FORMATS: tuple[ImageFormat, ...] = ("png", "jpeg", "webp")


def warm_up() -> None:
    """Use each mechanism once."""
    descriptor = os.memfd_create("warm-up")
    try:
        settings = VideoSettings("h264", _SIZE, _SIZE, Rate(25), threads=1)
        writer = MediaWriter(descriptor, "mp4", settings, SoundSettings("aac"), expected_frames=_FRAMES)
        picture = np.full((_SIZE, _SIZE, 4), 255, np.uint8)
        for _ in range(_FRAMES):
            writer.bgra(picture.reshape(-1), _SIZE * 4)
        writer.sound(np.zeros((SAMPLE_RATE // 5, 2), np.float32))
        writer.close()
        info = probe(descriptor, "mp4")
        video = VideoReader(descriptor, "mp4", info)
        video.yuv(Fraction(0), _SIZE, _SIZE)
        shown = video.bgra(Fraction(1, 10), _SIZE, _SIZE)
        for format_ in _FORMATS:
            encode_image(shown, format_)
        sound = SampleReader(descriptor, "mp4", info)
        sound.read(Fraction(0), 480)
        sound.read(Fraction(0), 480, Fraction(3, 2))
        video.close()
        sound.close()
    finally:
        os.close(descriptor)
