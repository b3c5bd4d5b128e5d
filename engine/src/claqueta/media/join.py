"""Joins encoded segments and one sound into a finished file, without decoding or encoding a picture again.

A segment is a Matroska file with nothing but pictures: its first frame is a keyframe that nothing before it reaches
over. Its own time stamps are only an order; the times in the finished file come from one counter of frames, so that
joins are exact for segments of one frame, too.
"""

from __future__ import annotations  # PyAV's Packet is generic in its stubs only

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from claqueta.media.encoders import SEGMENT_CONTAINER, ContainerName, SoundSettings, VideoSettings
from claqueta.media.refusals import EncodingFailed, MediaDamaged, SegmentsDiffer
from claqueta.media.source import DescriptorFile, refusals
from claqueta.media.writer import MediaWriter, SoundTrack, header_room, mux, open_output
from claqueta.time import SAMPLE_RATE, Rate

_BYTES_PER_SAMPLE = 8  # two float32
_SOUND_CHUNK = SAMPLE_RATE


class SegmentWriter(MediaWriter):
    """Encodes one segment."""

    def __init__(self, descriptor: int, settings: VideoSettings) -> None:
        super().__init__(descriptor, SEGMENT_CONTAINER, settings)


@dataclass(frozen=True)
class Joined:
    """What a finished file holds."""

    frames: int
    samples: int


def join(
    segments: Sequence[int],
    output: int,
    container: ContainerName,
    rate: Rate,
    *,
    sound: int | None = None,
    sound_settings: SoundSettings | None = None,
    on_frames: Callable[[int], None] | None = None,
) -> Joined:
    """Write the segments one after the other, with the sound beside them.

    segments: descriptors, in order.  output: an empty, writable descriptor.  sound: a descriptor of raw samples
    (float32, little endian, left and right in turn, 48 kHz); it is cut, or filled with silence, to the length of the
    pictures.  on_frames: told how many frames are written, after each segment.  Raises SegmentsDiffer,
    EncodingFailed.
    """
    orders = [_order(descriptor, part) for part, descriptor in enumerate(segments)]
    frames = sum(len(order) for order in orders)
    if frames == 0:
        raise EncodingFailed(detail="no frames")
    room = header_room(frames, frames / rate.fraction)
    out = open_output(output, container, header_bytes=room)
    first = _open(segments[0])
    track: SoundTrack | None = None
    with first, out, refusals():
        template = _video(first)
        stream = out.add_stream_from_template(template, opaque=True)
        if template.metadata.get("alpha_mode") == "1":
            stream.codec_context.pix_fmt = "yuva420p"  # so the muxer says that the second layer is alpha
        stream.time_base = 1 / rate.fraction
        if template.codec_context.name == "hevc" and container in ("mp4", "mov"):
            stream.codec_context.codec_tag = "hvc1"
        if template.codec_context.name.startswith("prores"):
            # left alone, the muxer guesses a profile, and players believe the tag
            stream.codec_context.codec_tag = template.codec_context.codec_tag
        if sound is not None and sound_settings is not None:
            track = SoundTrack(out, sound_settings)
        samples = _Samples(sound, round(frames / rate.fraction * SAMPLE_RATE)) if sound is not None else None
        delay = max(max((index - rank for index, rank in enumerate(order)), default=0) for order in orders)
        done = 0
        for part, (descriptor, order) in enumerate(zip(segments, orders, strict=True)):
            with _open(descriptor) as segment:
                _check_same(template, _video(segment), part)
                for index, (packet, rank) in enumerate(zip(_packets(segment), order, strict=True)):
                    packet.stream = stream
                    packet.time_base = 1 / rate.fraction
                    packet.pts = done + rank
                    packet.dts = done + index - delay
                    packet.duration = 1
                    out.mux_one(packet)
            done += len(order)
            if track is not None and samples is not None:
                samples.feed(track, out, until=round(done / rate.fraction * SAMPLE_RATE))
            if on_frames is not None:
                on_frames(done)
        if track is not None:
            mux(out, track.flush())
    return Joined(frames, samples.given if samples is not None else 0)


class _Samples:
    """Feeds raw samples from a descriptor, exactly `total` of them."""

    def __init__(self, descriptor: int, total: int) -> None:
        self._descriptor = descriptor
        self._total = total
        self.given = 0

    def feed(self, track: SoundTrack, out: OutputContainer, *, until: int) -> None:
        until = min(until, self._total)
        while self.given < until:
            frames = min(_SOUND_CHUNK, until - self.given)
            data = os.pread(self._descriptor, frames * _BYTES_PER_SAMPLE, self.given * _BYTES_PER_SAMPLE)
            block = np.zeros((frames, 2), np.float32)
            whole = np.frombuffer(data[: len(data) // _BYTES_PER_SAMPLE * _BYTES_PER_SAMPLE], "<f4").reshape(-1, 2)
            block[: len(whole)] = whole
            mux(out, track.encode(block))
            self.given += frames


def _open(descriptor: int) -> InputContainer:
    with refusals():
        return av.open(DescriptorFile(descriptor), mode="r", format="matroska", options={"protocol_whitelist": "none"})


def _video(container: InputContainer) -> VideoStream:
    if len(container.streams.video) != 1:
        raise MediaDamaged(detail="segment")
    return container.streams.video[0]


def _packets(container: InputContainer) -> Iterator[Packet[VideoStream]]:
    for packet in container.demux(_video(container)):
        if packet.size:
            yield packet


def _order(descriptor: int, part: int) -> list[int]:
    """For each packet, in the order of decoding, the number of its frame in the order of showing."""
    with _open(descriptor) as container:
        try:
            stamps = [packet.pts for packet in _packets(container)]
        except FFmpegError as error:
            raise SegmentsDiffer(part=part + 1) from error
    if None in stamps or len(set(stamps)) != len(stamps):
        raise SegmentsDiffer(part=part + 1)
    ranks = {stamp: rank for rank, stamp in enumerate(sorted(stamp for stamp in stamps if stamp is not None))}
    return [ranks[stamp] for stamp in stamps if stamp is not None]


def _check_same(template: VideoStream, stream: VideoStream, part: int) -> None:
    ours, theirs = template.codec_context, stream.codec_context
    same = (
        ours.name == theirs.name
        and (ours.width, ours.height, ours.pix_fmt) == (theirs.width, theirs.height, theirs.pix_fmt)
        and ours.extradata == theirs.extradata
    )
    if not same:
        raise SegmentsDiffer(part=part + 1)
