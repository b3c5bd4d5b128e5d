"""The media of one job, read from descriptors inside the locked child: pictures, planes and samples."""

from collections import defaultdict
from collections.abc import Buffer, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from claqueta.errors import ClaquetaError
from claqueta.geometry import Rect
from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo, VideoInfo
from claqueta.media.luts import read_lut
from claqueta.media.pictures import Converter, DecodedFrame, YuvPicture, reduced_size
from claqueta.media.refusals import MediaBlind, MediaMissing, MediaSilent
from claqueta.media.samples import SampleReader
from claqueta.ports import Picture
from claqueta.render.lanes import whole_scaled
from claqueta.render.needs import VideoNeed
from claqueta.render.orders import AssetOrder
from claqueta.time import SAMPLE_RATE

type Decoded = Mapping[tuple[str, Fraction], DecodedFrame | ClaquetaError]
"""Decoded frames by asset and time, or why one cannot be had."""

_MOST_RESTING = 1
"""Readers kept open besides those of the last picture: a decoder holds some 45 MB of frames at 1080p."""
_NEAR = 2
"""Seconds by which a reader may stand behind to be told to go on."""
_MOST_SOUNDS = 64
_MOST_STILL_BYTES = 256 << 20
_LARGEST_ENLARGEMENT = 4
"""Videos are enlarged to the wanted size before drawing only up to this many times their area."""


@dataclass(frozen=True)
class JobAsset:
    """A medium of the job: its open descriptor, the extension of its name, and what probing found."""

    descriptor: int
    suffix: str
    info: MediaInfo | None
    """None for what is neither picture nor sound, such as a lookup table."""


def job_assets(orders: Mapping[str, AssetOrder], files: Mapping[str, int]) -> dict[str, JobAsset]:
    """The ordered media that were opened for the job, with their descriptors."""
    return {
        asset: JobAsset(files[asset], order.suffix, order.info) for asset, order in orders.items() if asset in files
    }


class JobMedia:
    """A FrameSource and SampleSource over descriptors. `decode_ahead` may run in another thread than the rest."""

    def __init__(self, assets: Mapping[str, JobAsset], *, threads: int = 1) -> None:
        self._assets = assets
        self._threads = threads
        self._videos: dict[str, list[VideoReader]] = defaultdict(list)
        self._used: dict[int, tuple[str, VideoReader]] = {}
        """The same readers by identity, the least lately used first."""
        self._busy: set[int] = set()
        """Those of the last picture."""
        self._lost = 0
        self._sounds: dict[tuple[str, Fraction], SampleReader] = {}
        """Readers by the place where each will read on, the least lately used first."""
        self._converters: dict[str, Converter] = {}
        self._stills: dict[tuple[str, int, int], Picture] = {}
        self._decoded: Decoded = {}
        self._exact: frozenset[str] = frozenset()

    def close(self) -> None:
        """Let go of all decoders."""
        for asset, video in list(self._used.values()):
            self._close(asset, video)
        for sound in self._sounds.values():
            sound.close()
        self._sounds.clear()

    @property
    def damaged(self) -> int:
        """How many packets or frames could not be decoded so far."""
        return self._lost + sum(video.damaged for _, video in self._used.values())

    def decode_ahead(self, needs: Iterable[VideoNeed]) -> Decoded:
        """The decoded frames that will be needed, or why one cannot be had."""
        decoded: dict[tuple[str, Fraction], DecodedFrame | ClaquetaError] = {}
        taken: set[int] = set()
        for need in needs:
            if (need.asset, need.time) in decoded:
                continue
            try:
                reader = self._video(need.asset, need.time, taken)
                taken.add(id(reader))
                decoded[need.asset, need.time] = reader.frame(need.time)
            except ClaquetaError as error:
                decoded[need.asset, need.time] = error
        self._busy = taken
        return decoded

    def use(self, decoded: Decoded, exact: frozenset[str]) -> None:
        """Draw the next picture from these frames; the videos in `exact` are scaled to the size they are drawn at."""
        self._decoded = decoded
        self._exact = exact

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        """The frame of a video, premultiplied BGRA; see FrameSource."""
        decoded = self._frame(asset, time)
        converter, info = self._converter(asset)
        enlargement = (width * height) / (info.width * info.height)
        if asset in self._exact and enlargement <= _LARGEST_ENLARGEMENT:
            return converter.bgra_exact(decoded, width, height)
        return converter.bgra(decoded, width, height)

    def planes(self, asset: str, time: Fraction, source: Rect, width: int, height: int, *, own: bool) -> YuvPicture:
        """The part `source` (shares of the picture) of a frame as YUV planes of `width` × `height`, both even.

        own: whether the planes will be drawn on. The reader may show the same frame again: it must stay clean.
        """
        decoded = self._frame(asset, time)
        converter, _ = self._converter(asset)
        crop = whole_scaled(source, width, height)
        picture = converter.yuv(decoded, crop.whole_width, crop.whole_height)
        is_whole = (crop.whole_width, crop.whole_height) == (width, height)
        if is_whole and not (own and picture.frame is decoded):
            return picture
        return picture.cropped(crop.left, crop.top, width, height)

    def still(self, asset: str, width: int, height: int) -> Picture:
        """A picture, premultiplied BGRA; kept for the next time within a bound of memory."""
        _, info = self._converter(asset)
        key = (asset, *reduced_size(info.width, info.height, width, height))
        if key not in self._stills:
            picture = self._still(asset, width, height)
            while self._stills and sum(map(_size, self._stills.values())) + _size(picture) > _MOST_STILL_BYTES:
                del self._stills[next(iter(self._stills))]
            self._stills[key] = picture
        return self._stills[key]

    def lut(self, asset: str) -> tuple[int, Buffer]:
        """A colour lookup table; see FrameSource."""
        return read_lut(self._asset(asset).descriptor)

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> NDArray[np.float32]:
        """Samples; see SampleSource."""
        reader = self._sounds.pop((asset, start), None) or self._sound(asset)
        self._sounds[asset, start + frames * speed / SAMPLE_RATE] = reader
        return reader.read(start, frames, speed)

    def _sound(self, asset: str) -> SampleReader:
        """A new reader, in the place of the one that has rested longest when there are many."""
        while len(self._sounds) >= _MOST_SOUNDS:
            self._sounds.pop(next(iter(self._sounds))).close()
        item = self._asset(asset)
        if item.info is None:
            raise MediaSilent
        return SampleReader(item.descriptor, item.suffix, item.info)

    def _still(self, asset: str, width: int, height: int) -> Picture:
        """A picture read anew by a reader of its own: stills are drawn in another thread than videos are decoded."""
        item = self._asset(asset)
        if item.info is None:
            raise MediaBlind
        reader = VideoReader(item.descriptor, item.suffix, item.info, threads=self._threads)
        try:
            return reader.bgra(Fraction(0), width, height)
        finally:
            self._lost += reader.damaged
            reader.close()

    def _frame(self, asset: str, time: Fraction) -> DecodedFrame:
        decoded = self._decoded.get((asset, time))
        if decoded is None:
            raise MediaMissing(name=asset)
        if isinstance(decoded, ClaquetaError):
            raise decoded
        return decoded

    def _asset(self, asset: str) -> JobAsset:
        if asset not in self._assets:
            raise MediaMissing(name=asset)
        return self._assets[asset]

    def _converter(self, asset: str) -> tuple[Converter, VideoInfo]:
        info = self._asset(asset).info
        if info is None or info.video is None:
            raise MediaBlind
        if asset not in self._converters:
            self._converters[asset] = Converter(info.video, threads=self._threads)
        return self._converters[asset], info.video

    def _video(self, asset: str, time: Fraction, taken: set[int]) -> VideoReader:
        """A reader of `asset` that is not `taken`; of the others few stay open."""
        reader = self._reader(asset, time, taken)
        self._used.pop(id(reader), None)
        self._used[id(reader)] = asset, reader
        working = {*taken, *self._busy, id(reader)}
        resting = [key for key in self._used if key not in working]
        for key in resting[: max(0, len(resting) - _MOST_RESTING)]:
            self._close(*self._used[key])
        return reader

    def _reader(self, asset: str, time: Fraction, taken: set[int]) -> VideoReader:
        """The reader that stands nearest before `time`, or else one that rests, or a new one."""
        free = [reader for reader in self._videos[asset] if id(reader) not in taken]
        behind = [reader for reader in free if reader.position is not None and 0 <= time - reader.position <= _NEAR]
        if behind:
            return max(behind, key=lambda reader: reader.position or Fraction(0))
        # one that the last picture used goes on, perhaps, with another layer of this one
        resting = [reader for reader in free if id(reader) not in self._busy]
        if resting:
            return resting[0]
        item = self._asset(asset)
        if item.info is None:
            raise MediaBlind
        reader = VideoReader(item.descriptor, item.suffix, item.info, threads=self._threads)
        self._videos[asset].append(reader)
        return reader

    def _close(self, asset: str, video: VideoReader) -> None:
        self._lost += video.damaged
        self._videos[asset].remove(video)
        del self._used[id(video)]
        video.close()


def _size(picture: Picture) -> int:
    return picture.row_bytes * picture.height
