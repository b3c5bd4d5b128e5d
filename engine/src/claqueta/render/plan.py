"""What an export consists of: its pieces, each with the key it is kept under. Pure; reads no media."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from claqueta.evaluate.display_list import Frame, GroupContent, Layer, TransitionContent, VideoContent, Warning
from claqueta.render.catalog import ProbedMedia
from claqueta.render.film import Film
from claqueta.render.keys import PictureHasher, Shown, segment_key
from claqueta.render.lanes import Lane, Split, split
from claqueta.render.segments import Cell, Stretch, cut

_GRID_SECONDS = 4
_LARGEST_LIVE_SHARE = Fraction(2, 5)
"""An overlay that changes from frame to frame is drawn in its box only while it covers less of the frame."""
_CALM_SHARE = Fraction(1, 4)
"""…or while it changes in fewer of its frames than this."""


@dataclass(frozen=True)
class Piece:
    """Frames [start, stop) of the output, kept under `key`."""

    start: int
    stop: int
    lane: Lane
    key: str
    assets: frozenset[str]
    """The media that its pictures need."""
    first: str
    """The digest of its first frame."""

    @property
    def length(self) -> int:
        """Frames."""
        return self.stop - self.start


@dataclass(frozen=True)
class Plan:
    """The pieces of a film in order, and what could not be shown as the document says."""

    pieces: tuple[Piece, ...]
    warnings: tuple[Warning, ...]

    @property
    def frames(self) -> int:
        """Frames of the whole output."""
        return sum(piece.length for piece in self.pieces)


def plan(
    film: Film,
    catalog: ProbedMedia,
    encoder: Mapping[str, object],
    versions: Mapping[str, str],
    *,
    overlays: bool = True,
    whole: bool = False,
    on_frame: Callable[[int, int], None] | None = None,
) -> Plan:
    """The plan of `film`. Deterministic; a fraction of a millisecond a frame.

    overlays: whether frames may stay in YUV; False for exports with transparency.  whole: one piece.
    on_frame: hears frames done and frames in all.
    """
    hasher = PictureHasher(catalog.contents)
    cells: list[Cell] = []
    pictures: list[Shown] = []
    liveliness = _Liveliness()
    warnings: dict[Warning, None] = {}
    for index in range(film.frames):
        if on_frame is not None:
            on_frame(index, film.frames)
        evaluated = film.frame(index)
        parts = split(evaluated.frame, catalog) if overlays else None
        pictures.append(hasher.frame(evaluated.frame))
        cells.append(_cell(evaluated.frame, parts, film, index))
        liveliness.see(parts, evaluated.frame)
        warnings.update(dict.fromkeys(evaluated.warnings))
    pieces = []
    for stretch in [Stretch(0, film.frames, Lane.CANVAS)] if whole else cut(cells):
        lane = liveliness.lane(stretch)
        shown = pictures[stretch.start : stretch.stop]
        key = segment_key([picture.digest for picture in shown], lane, encoder, versions)
        assets = frozenset[str]().union(*(picture.assets for picture in shown))
        pieces.append(Piece(stretch.start, stretch.stop, lane, key, assets, shown[0].digest))
    return Plan(pieces=tuple(pieces), warnings=tuple(warnings))


def _cell(frame: Frame, parts: Split | None, film: Film, index: int) -> Cell:
    scene, local = film.scene_at(index)
    in_transition = any(isinstance(layer.content, TransitionContent) for layer in frame.layers)
    return Cell(
        scene=2 * scene + in_transition,
        lane=Lane.CANVAS if parts is None else Lane.OVERLAY,
        structure=hash(_structure(frame.layers)),
        anchor=int((local if parts is None else parts.base.content.time) // _GRID_SECONDS),
    )


def _structure(layers: tuple[Layer, ...]) -> tuple[object, ...]:
    """Equal for frames that show the same things, however these move."""
    return tuple(
        (
            type(layer.content).__name__,
            layer.content.asset if isinstance(layer.content, VideoContent) else "",
            _structure(layer.content.layers) if isinstance(layer.content, GroupContent) else (),
        )
        for layer in layers
    )


class _Liveliness:
    """How lively the overlay of each frame is: decides whether drawing only its box is worth it."""

    def __init__(self) -> None:
        self._changes: list[bool] = []
        self._shares: list[Fraction] = []
        self._last: tuple[Layer, ...] | None = None

    def see(self, parts: Split | None, frame: Frame) -> None:
        """Take note of the next frame."""
        overlay = None if parts is None else parts.overlay
        same = overlay == self._last
        self._changes.append(not same)
        if parts is None or not same:
            self._shares.append(Fraction(0) if parts is None else _live_share(parts, frame))
        else:
            self._shares.append(self._shares[-1])
        self._last = overlay

    def lane(self, stretch: Stretch) -> Lane:
        """The lane of a stretch, once it is known how much of its overlay is drawn anew."""
        if stretch.lane is not Lane.OVERLAY:
            return Lane.CANVAS
        changes = sum(self._changes[stretch.start + 1 : stretch.stop])
        calm = changes <= stretch.length * _CALM_SHARE
        largest = max(self._shares[stretch.start : stretch.stop])
        return Lane.OVERLAY if calm or largest <= _LARGEST_LIVE_SHARE else Lane.CANVAS


def _live_share(parts: Split, frame: Frame) -> Fraction:
    """The share of the frame that the boxes of the overlay's layers cover together, at most 1."""
    area = 0.0
    for layer in parts.overlay:
        corners = [layer.matrix.apply(x, y) for x in (0.0, layer.width) for y in (0.0, layer.height)]
        across = [min(max(x, 0.0), float(frame.width)) for x, _ in corners]
        down = [min(max(y, 0.0), float(frame.height)) for _, y in corners]
        area += (max(across) - min(across)) * (max(down) - min(down))
    return min(Fraction(1), Fraction(round(area), frame.width * frame.height))
