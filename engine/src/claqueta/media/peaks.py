"""The outline of a sound for drawing waveforms, in the layout of BBC's audiowaveform, version 2.

https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md: a header of six little-endian 32-bit integers
(version, flags, sample rate, samples a point, points, channels), then the least and the greatest sample of each
point, for left and right in turn, as signed bytes.
"""

import struct
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.samples import SampleReader
from claqueta.time import SAMPLE_RATE, sample_at

SAMPLES_A_POINT = 256
_VERSION, _EIGHT_BITS, _CHANNELS = 2, 1, 2
_POINTS_A_BLOCK = 2048


def peaks(
    descriptor: int,
    suffix: str,
    info: MediaInfo,
    *,
    samples_a_point: int = SAMPLES_A_POINT,
    limits: MediaLimits | None = None,
    check: Callable[[], None] = lambda: None,
) -> bytes:
    """The outline of the medium's sound as it plays, from the medium's time zero to its end.

    samples_a_point: how many 48 kHz samples one point stands for.  check: called now and then; may raise.
    """
    reader = SampleReader(descriptor, suffix, info, limits=limits)
    total = sample_at(info.duration)
    points = -(-total // samples_a_point)
    header = struct.pack("<iIiiII", _VERSION, _EIGHT_BITS, SAMPLE_RATE, samples_a_point, points, _CHANNELS)
    parts = [header]
    try:
        for first in range(0, points, _POINTS_A_BLOCK):
            check()
            count = min(_POINTS_A_BLOCK, points - first)
            start = Fraction(first * samples_a_point, SAMPLE_RATE)
            block = reader.read(start, count * samples_a_point).reshape(count, samples_a_point, _CHANNELS)
            bounds = np.stack([block.min(axis=1), block.max(axis=1)], axis=2)  # point, channel, (least, greatest)
            parts.append(np.clip(np.floor(bounds * 128), -128, 127).astype(np.int8).tobytes())
    finally:
        reader.close()
    return b"".join(parts)
