"""Which videos a frame needs, so that they can be decoded before it is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from claqueta.evaluate.display_list import Frame, GroupContent, Layer, TransitionContent, VideoContent
from claqueta.geometry import Affine


@dataclass(frozen=True, slots=True)
class VideoNeed:
    """A frame of a video, and how large its whole picture is drawn, in output pixels."""

    asset: str
    time: Fraction
    width: float
    height: float


def video_needs(frame: Frame) -> tuple[VideoNeed, ...]:
    """The video frames that `frame` shows, back to front."""
    return tuple(_needs(frame.layers, Affine()))


def still_sized(before: Iterable[VideoNeed], after: Iterable[VideoNeed]) -> frozenset[str]:
    """The videos that are drawn at one size in both of two neighbouring frames."""
    sizes = {(need.asset, need.width, need.height) for need in before}
    moving = {need.asset for need in after if (need.asset, need.width, need.height) not in sizes}
    return frozenset(need.asset for need in after) - moving


def _needs(layers: Iterable[Layer], parent: Affine) -> Iterator[VideoNeed]:
    for layer in layers:
        matrix = parent @ layer.matrix
        match layer.content:
            case VideoContent() as video if video.source.width > 0 and video.source.height > 0:
                across = (matrix.a**2 + matrix.b**2) ** 0.5
                down = (matrix.c**2 + matrix.d**2) ** 0.5
                yield VideoNeed(
                    asset=video.asset,
                    time=video.time,
                    width=video.target.width * across / video.source.width,
                    height=video.target.height * down / video.source.height,
                )
            case GroupContent() as group:
                yield from _needs(group.layers, matrix)
            case TransitionContent() as transition:
                yield from _needs((transition.outgoing, transition.incoming), matrix)
            case _:
                pass
