"""Samples for the mixer."""

from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class SampleSource(Protocol):
    """Gives sound at 48 kHz. Raises ClaquetaError for media that cannot be heard."""

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> NDArray[np.float32]:
        """`frames` stereo samples, shape (frames, 2), from `start` seconds of the source played at `speed`.

        Zero where the source has none. Pitch is kept.
        """
        ...
