"""Sound graphs in a few words, and sources that are made of arrays or of a formula."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from claqueta.evaluate.sound_graph import Clip, Curve, CurvePoint, FadeShape, SoundGraph, TrackSound
from claqueta.time import SAMPLE_RATE

type Samples = NDArray[np.float32]

_NO_FADE = FadeShape()


def steady(value: float = 0.0) -> Curve:
    """A curve that stays where it is."""
    return (CurvePoint(0, value),)


def curve(*points: tuple[int, float]) -> Curve:
    """A curve through (frame, value)."""
    return tuple(CurvePoint(frame, value) for frame, value in points)


def sound_clip(
    asset: str = "a",
    *,
    role: Literal["voice", "music", "effect"] = "music",
    start: int = 0,
    frames: int = SAMPLE_RATE,
    source_start: Fraction = Fraction(0),
    speed: Fraction = Fraction(1),
    gain: Curve | float = 0.0,
    pan: Curve | float = 0.0,
    fade_in: FadeShape = _NO_FADE,
    fade_out: FadeShape = _NO_FADE,
    loop_seconds: Fraction | None = None,
) -> Clip:
    """A clip at 0 dB in the middle."""
    return Clip(
        asset=asset,
        role=role,
        start=start,
        frames=frames,
        source_start=source_start,
        speed=speed,
        gain=_curve(gain),
        pan=_curve(pan),
        fade_in=fade_in,
        fade_out=fade_out,
        loop_seconds=loop_seconds,
    )


def sound_track(*clips: Clip, gain: Curve | float = 0.0, pan: Curve | float = 0.0) -> TrackSound:
    """A track at 0 dB in the middle."""
    return TrackSound(clips, _curve(gain), _curve(pan))


def sound_film(*tracks: TrackSound, frames: int | None = None) -> SoundGraph:
    """A graph as long as its last clip."""
    ends = [clip.start + clip.frames for track in tracks for clip in track.clips]
    return SoundGraph(max(ends, default=0) if frames is None else frames, tracks)


class ArraySource:
    """Gives samples of arrays of shape (frames, 2), at speed 1 and whole frames."""

    def __init__(self, arrays: Mapping[str, Samples]) -> None:
        self._arrays = arrays

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:
        """Samples of `asset`, zero outside."""
        if speed != 1:
            raise ValueError("an array plays at its own speed only")
        first = round(start * SAMPLE_RATE)
        array = self._arrays[asset]
        given = np.zeros((frames, 2), np.float32)
        low, high = max(first, 0), min(first + frames, len(array))
        if low < high:
            given[low - first : high - first] = array[low:high]
        return given


class NoiseSource:
    """Endless noise in 16-bit steps: a hash of the sample's number, so that any language computes the same.

    An asset is "seed:shift"; every shift halves the amplitude of 1.
    """

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:  # noqa: ARG002  # the port's
        """Noise from the frame ⌊start × 48 000⌋ on; speed is not heard."""
        seed, shift = map(int, asset.split(":"))
        first = int(start * SAMPLE_RATE)
        bits = np.arange(2 * first, 2 * (first + frames), dtype=np.uint64).astype(np.uint32)
        bits = bits * np.uint32(2654435761) + np.uint32(seed)
        bits = (bits ^ (bits >> np.uint32(16))) * np.uint32(2246822519)
        bits = (bits ^ (bits >> np.uint32(13))) * np.uint32(3266489917)
        bits ^= bits >> np.uint32(16)
        levels = (bits >> np.uint32(16)).astype(np.int32) - 32768
        return (levels / np.float32(32768 << shift)).astype(np.float32).reshape(-1, 2)


def _curve(value: Curve | float) -> Curve:
    return value if isinstance(value, tuple) else steady(float(value))
