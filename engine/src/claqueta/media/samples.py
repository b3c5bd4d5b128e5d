"""Any sound as 48 kHz stereo float32, exact to the sample: sample n of a read is always the same sample of the file.

A reader decodes forward while it is asked forward. After a jump it starts a little earlier, at a source sample where
the two rates meet (44.1 and 48 kHz: every 147 samples), so that the resampler stands in the same phase as if it had
come all the way.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from claqueta.media.accepted import OGG
from claqueta.media.frames import exact
from claqueta.media.info import MediaInfo, SoundInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaSilent
from claqueta.media.source import DescriptorFile, open_container, refusals, usable
from claqueta.media.stretch import Stretcher
from claqueta.time import SAMPLE_RATE

type Samples = NDArray[np.float32]
"""Stereo, shape (frames, 2)."""

_PREROLL_SECS = Fraction(1, 4)
# the last page of an Ogg may be cut short, and time stamps after a jump into it are late by what was cut off
_OGG_PREROLL_SECS = Fraction(6)
_WALK_SECS = Fraction(10)
# where time stamps are too coarse, up to here the samples are counted from the start; beyond, half a millisecond
# of doubt is the price of not decoding an hour
_FROM_START_SECS = 600
# time stamps waver: those of coarse containers by a rounding, those of Ogg by a block until its page ends
_GAP_SECS = Fraction(1, 25)
_MAX_SILENCE_SECS = 60
_CHUNK = 8192
_HALF_POWER = np.float32(0.5**0.5)

# ITU-R BS.775: what each loudspeaker gives to left and right; the one for low effects gives nothing
_TO_STEREO: dict[str, tuple[float, float]] = {
    "FL": (1.0, 0.0),
    "FR": (0.0, 1.0),
    "FC": (0.5**0.5, 0.5**0.5),
    "BL": (0.5**0.5, 0.0),
    "BR": (0.0, 0.5**0.5),
    "SL": (0.5**0.5, 0.0),
    "SR": (0.0, 0.5**0.5),
    "BC": (0.5, 0.5),
    "FLC": (1.0, 0.0),
    "FRC": (0.0, 1.0),
    "LFE": (0.0, 0.0),
    "DL": (1.0, 0.0),
    "DR": (0.0, 1.0),
}


class SampleReader:
    """Reads the sound of one medium; not for several threads at once. Memory does not grow with length."""

    def __init__(self, descriptor: int, suffix: str, info: MediaInfo, *, limits: MediaLimits | None = None) -> None:
        if info.sound is None:
            raise MediaSilent
        self.damaged = 0
        """How many packets could not be decoded; silence was given instead."""
        self._info: SoundInfo = info.sound
        self._origin = info.origin
        self._preroll_secs = _OGG_PREROLL_SECS if info.container == OGG.name else _PREROLL_SECS
        self._source = descriptor, suffix, limits or MediaLimits()
        self._container, self._stream = self._open()
        self._fresh = True
        self._rate = self._info.sample_rate
        self._meeting = self._rate // gcd(self._rate, SAMPLE_RATE)
        # how far the first sample comes after time zero, in samples of 48 kHz
        self._late = ((self._info.start - self._origin) * SAMPLE_RATE).__round__()
        self._position = 0
        self._rest: Samples = np.zeros((0, 2), np.float32)
        self._blocks: Iterator[Samples] | None = None
        self._stretcher: Stretcher | None = None

    def _open(self) -> tuple[InputContainer, AudioStream]:
        descriptor, suffix, limits = self._source
        container, _ = open_container(DescriptorFile(descriptor), suffix, limits)
        stream = container.streams[self._info.stream]
        if not isinstance(stream, AudioStream) or not usable(stream):
            raise MediaSilent
        return container, stream

    def close(self) -> None:
        """Let go of the decoder; the descriptor stays open."""
        self._blocks = None
        self._container.close()

    def read(self, start: Fraction, frames: int, speed: Fraction = Fraction(1)) -> Samples:
        """`frames` samples from `start` seconds after the medium's time zero, played at `speed`, pitch kept.

        Zero before the sound's first sample and after its last. Reading on from where the last read ended (start +
        frames · speed / 48000) is exact and cheap.
        """
        first = (start * SAMPLE_RATE).__round__()
        if speed == 1:
            return self._plain(first, frames)
        if self._stretcher is None or not self._stretcher.continues(start, speed):
            self._stretcher = Stretcher(start, speed, self._plain)
        return self._stretcher.read(frames)

    def _plain(self, first: int, frames: int) -> Samples:
        result = np.zeros((frames, 2), np.float32)
        wanted = first - self._late
        skipped = max(0, -wanted)
        if skipped >= frames:
            return result
        with refusals():
            self._go_to(wanted + skipped)
            filled = skipped
            while filled < frames:
                if len(self._rest) == 0:
                    block = next(self._blocks, None) if self._blocks is not None else None
                    if block is None:
                        break
                    self._rest = block
                    continue
                taken = self._rest[: frames - filled]
                result[filled : filled + len(taken)] = taken
                filled += len(taken)
                self._rest = self._rest[len(taken) :]
                self._position += len(taken)
        return result

    def _go_to(self, wanted: int) -> None:
        """Stand before 48 kHz sample `wanted`, counted from the sound's first sample."""
        ahead = wanted - self._position
        if self._blocks is None or ahead < 0 or ahead > _WALK_SECS * SAMPLE_RATE:
            self._jump(wanted)
        while self._position < wanted:
            if len(self._rest) == 0:
                block = next(self._blocks, None) if self._blocks is not None else None
                if block is None:
                    return
                self._rest = block
            dropped = min(len(self._rest), wanted - self._position)
            self._rest = self._rest[dropped:]
            self._position += dropped

    def _jump(self, wanted: int) -> None:
        self._rest = np.zeros((0, 2), np.float32)
        source = wanted * self._rate // SAMPLE_RATE - int(_PREROLL_SECS * self._rate)
        if source <= 0 or (not self._is_exact() and source < _FROM_START_SECS * self._rate):
            source = 0
        source -= source % self._meeting
        self._blocks = self._resampled(source)
        self._position = source * SAMPLE_RATE // self._rate

    def _is_exact(self) -> bool:
        """Whether time stamps tell the sample; those of Matroska, in milliseconds, do not."""
        return exact(self._stream.time_base) <= Fraction(1, self._rate)

    def _resampled(self, source: int) -> Iterator[Samples]:
        """Blocks at 48 kHz from source sample `source` (where the rates meet) to the end."""
        if self._rate == SAMPLE_RATE:
            yield from self._from(source)
            return
        resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE, threads=1)
        for block in _joined(self._from(source), _CHUNK):
            frame = AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
            frame.sample_rate = self._rate
            for output in resampler.resample(frame):
                yield output.to_ndarray().T.astype(np.float32, copy=False)
        for output in resampler.resample(None):
            yield output.to_ndarray().T.astype(np.float32, copy=False)

    def _from(self, source: int) -> Iterator[Samples]:
        """Stereo blocks at the source's own rate from sample `source` on, gaps filled with silence."""
        expected = source
        for position, block in self._decoded(source):
            gap = position - expected
            if abs(gap) <= _GAP_SECS * self._rate and expected > source:
                gap = 0  # time stamps of coarse containers waver
            if gap > 0:
                remaining = min(gap, _MAX_SILENCE_SECS * self._rate)
                expected += remaining
                while remaining > 0:
                    yield np.zeros((min(remaining, _CHUNK), 2), np.float32)
                    remaining -= _CHUNK
            kept = block[-gap:] if gap < 0 else block
            if len(kept):
                expected += len(kept)
                yield kept

    def _decoded(self, source: int) -> Iterator[tuple[int, Samples]]:
        """(source sample, stereo block) from a little before `source` on."""
        if (source == 0 and not self._fresh) or (source > 0 and not self._sought(source)):
            # at the start, only a new decoder cuts the priming away as the first one did
            self._container.close()
            self._container, self._stream = self._open()
        self._fresh = False
        context = self._stream.codec_context
        base = exact(self._stream.time_base)
        next_position: int | None = 0 if source == 0 else None
        for packet in self._container.demux(self._stream):
            try:
                frames = context.decode(packet)
            except (FFmpegError, ValueError):
                self.damaged += 1
                continue
            for frame in frames:
                if frame.sample_rate != self._rate:
                    self.damaged += 1
                    continue
                position = self._position_of(frame, base, next_position)
                next_position = position + frame.samples
                if next_position > source:
                    yield position, to_stereo(frame)

    def _sought(self, source: int) -> bool:
        stamp = self._info.start + Fraction(source, self._rate) - self._preroll_secs
        try:
            self._container.seek(round(stamp / exact(self._stream.time_base)), stream=self._stream)
        except (FFmpegError, OverflowError):
            return False
        self._stream.codec_context.flush_buffers()
        return True

    def _position_of(self, frame: AudioFrame, base: Fraction, expected: int | None) -> int:
        if frame.pts is None:
            return expected or 0
        time = Fraction(frame.pts) * exact(frame.time_base or base) - self._info.start
        position = round(time * self._rate)
        if expected is not None and abs(position - expected) <= _GAP_SECS * self._rate:
            return expected
        return position


def _joined(blocks: Iterator[Samples], frames: int) -> Iterator[Samples]:
    """The same samples in blocks of at least `frames`, the last one aside: a filter's price is by the block."""
    waiting: list[Samples] = []
    held = 0
    for block in blocks:
        waiting.append(block)
        held += len(block)
        if held >= frames:
            yield np.concatenate(waiting)
            waiting, held = [], 0
    if waiting:
        yield np.concatenate(waiting)


def to_stereo(frame: AudioFrame) -> Samples:
    """The frame as stereo float32, −1…1: one channel on both sides, more mixed down by ITU-R BS.775."""
    channels = _planar(frame)
    if len(channels) == 1:
        return np.repeat(channels.T, 2, axis=1)
    if len(channels) == 2:
        return np.ascontiguousarray(channels.T)
    result = np.zeros((channels.shape[1], 2), np.float32)
    for samples, channel in zip(channels, frame.layout.channels, strict=True):
        left, right = _TO_STEREO.get(channel.name, (float(_HALF_POWER), float(_HALF_POWER)))
        if left:
            result[:, 0] += samples * np.float32(left)
        if right:
            result[:, 1] += samples * np.float32(right)
    return result


def _planar(frame: AudioFrame) -> Samples:
    """Shape (channels, frames)."""
    values = frame.to_ndarray()
    if not frame.format.is_planar:
        values = values.reshape(-1, len(frame.layout.channels)).T
    if values.dtype == np.uint8:
        return ((values.astype(np.float32) - 128) / 128).astype(np.float32)
    if values.dtype == np.int16:
        return (values.astype(np.float32) / 32768).astype(np.float32)
    if values.dtype == np.int32:
        return (values.astype(np.float64) / 2147483648).astype(np.float32)
    return values.astype(np.float32)
