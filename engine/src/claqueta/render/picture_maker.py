"""Makes the frames of pieces, ready for the encoder: three threads that decode, draw and encode hand them on.

The lane decides who draws. On the overlay lane the video stays in YUV, and what lies over it is drawn in its box only
when it has changed; on the canvas lane Skia draws the whole frame. A frame that shows the same as the one before is
not made again on either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claqueta.draw import Compositor
from claqueta.errors import ClaquetaError
from claqueta.evaluate.display_list import Frame, Layer
from claqueta.media.overlays import overlay_planes
from claqueta.media.pictures import YuvPicture
from claqueta.ports import Catalog, Picture
from claqueta.render.ahead import ahead
from claqueta.render.blend import YuvOverlay, yuv_overlay
from claqueta.render.film import Film
from claqueta.render.job_media import Decoded, JobMedia
from claqueta.render.lanes import Lane, Split, split
from claqueta.render.needs import VideoNeed, still_sized, video_needs
from claqueta.render.segments import Stretch

_DEPTH = 2
"""Frames between one thread and the next: codecs have queues of their own, and these hold up to 8 MB each."""

type Made = YuvPicture | Picture
"""A frame for the encoder: planes of the overlay lane, pixels of the canvas."""


@dataclass(frozen=True, eq=False)
class _Decoded:
    stretch: int
    lane: Lane
    frame: Frame
    decoded: Decoded
    exact: frozenset[str]


class PictureMaker:
    """Makes stretches of a film, frame by frame."""

    def __init__(self, film: Film, catalog: Catalog, media: JobMedia, *, clear: bool) -> None:
        self._film = film
        self._catalog = catalog
        self._media = media
        self._clear = clear
        self._compositor = Compositor(media)
        self._overlay: tuple[tuple[Layer, ...], YuvOverlay | None] = ((), None)

    def make(self, stretches: Iterable[Stretch]) -> Iterator[tuple[int, Made]]:
        """The frames of all stretches, each with the number of its stretch; made a few ahead, across stretches too.

        So the next stretch is decoded already while an encoder lets go of its last frames.
        """
        return ahead(self._draw(ahead(self._decode(stretches), _DEPTH)), _DEPTH)

    def take_warnings(self) -> tuple[str, ...]:
        """Codes of what could not be shown since the last call."""
        return tuple(f"{warning.code} {warning.detail}" for warning in self._compositor.take_warnings())

    def _decode(self, stretches: Iterable[Stretch]) -> Iterator[_Decoded]:
        for number, stretch in enumerate(stretches):
            yield from self._decode_stretch(number, stretch)

    def _decode_stretch(self, number: int, stretch: Stretch) -> Iterator[_Decoded]:
        frame = self._film.frame(stretch.start).frame
        needs = video_needs(frame)
        before: tuple[VideoNeed, ...] | None = None
        for index in range(stretch.start, stretch.stop):
            last = index + 1 == stretch.stop
            following = frame if last else self._film.frame(index + 1).frame
            needs_next = video_needs(following) if following is not frame else needs
            neighbour = needs_next if not last or before is None else before
            yield _Decoded(number, stretch.lane, frame, self._media.decode_ahead(needs), still_sized(neighbour, needs))
            frame, needs, before = following, needs_next, needs

    def _draw(self, items: Iterator[_Decoded]) -> Iterator[tuple[int, Made]]:
        last: tuple[int, Frame, Made] | None = None
        for item in items:
            if last is None or item.stretch != last[0] or item.frame != last[1]:
                self._media.use(item.decoded, item.exact)
                last = (item.stretch, item.frame, self._made(item.frame, item.lane))
            yield item.stretch, last[2]

    def _made(self, frame: Frame, lane: Lane) -> Made:
        parts = split(frame, self._catalog) if lane is Lane.OVERLAY else None
        if parts is not None:
            try:
                return self._blended(frame, parts)
            except ClaquetaError:
                pass  # the video cannot be decoded: the compositor puts its sign in the place
        return self._compositor.draw(frame, clear=self._clear)

    def _blended(self, frame: Frame, parts: Split) -> YuvPicture:
        base, size = parts.base, (frame.width, frame.height)
        overlay = self._overlay_for(frame, parts.overlay)
        planes = self._media.planes(base.content.asset, base.content.time, base.source, *size, own=overlay is not None)
        if overlay is not None:
            luma, chroma_u, chroma_v = planes.planes
            overlay.onto((luma, chroma_u, chroma_v))
        return planes

    def _overlay_for(self, frame: Frame, layers: tuple[Layer, ...]) -> YuvOverlay | None:
        if self._overlay[0] != layers:
            self._overlay = (layers, self._drawn_overlay(frame, layers))
        return self._overlay[1]

    def _drawn_overlay(self, frame: Frame, layers: tuple[Layer, ...]) -> YuvOverlay | None:
        if not layers:
            return None
        drawn = self._compositor.draw_layers(layers, frame.width, frame.height)
        if drawn.bounds is None:
            return None
        left, top = drawn.bounds.left // 2 * 2, drawn.bounds.top // 2 * 2
        width = min(frame.width - left, -(-(drawn.bounds.right - left) // 2) * 2)
        height = min(frame.height - top, -(-(drawn.bounds.bottom - top) // 2) * 2)
        return yuv_overlay(left, top, *overlay_planes(drawn.picture, left, top, width, height))
