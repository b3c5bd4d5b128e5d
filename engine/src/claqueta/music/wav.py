"""A piece as a WAV file."""

import struct

import numpy as np
from numpy.typing import NDArray

from claqueta.time import SAMPLE_RATE

_FLOAT = 3


def wave_bytes(sound: NDArray[np.float32]) -> bytes:
    """A WAV file of 48 kHz float32 stereo. sound: shape (frames, 2)."""
    data = np.ascontiguousarray(sound, "<f4").tobytes()
    form = struct.pack("<HHIIHHH", _FLOAT, 2, SAMPLE_RATE, SAMPLE_RATE * 8, 8, 32, 0)
    fact = struct.pack("<I", len(sound))
    chunks = b"".join(
        name + struct.pack("<I", len(body)) + body for name, body in ((b"fmt ", form), (b"fact", fact), (b"data", data))
    )
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
