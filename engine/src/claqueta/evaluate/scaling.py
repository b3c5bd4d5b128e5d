"""A film's display list for an output of another size."""

from dataclasses import dataclass, replace
from math import floor

from claqueta.color import Color
from claqueta.evaluate.display_list import Frame, GroupContent, Layer
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.placement import snapped
from claqueta.geometry import Affine

SAME_SHAPE = 1.0
"""Pixels by which a shape may differ and still be stretched to fill the output."""


@dataclass(frozen=True, eq=False)
class Mapping:
    """Maps frames of a film into an output; `bars`: the film does not fill it."""

    width: int
    height: int
    matrix: Affine
    bars: bool
    ground: Color
    film: tuple[int, int]
    _layers: Memo[int, tuple[Layer, Layer]]

    def frame(self, frame: Frame) -> Frame:
        """`frame` in the output's size."""
        if not self.bars:
            return Frame(
                self.width, self.height, frame.background, tuple([self._mapped(each) for each in frame.layers])
            )
        content = GroupContent(frame.layers, frame.background)
        picture = Layer(content, float(self.film[0]), float(self.film[1]), self.matrix, clip=True)
        return Frame(self.width, self.height, self.ground, (picture,))

    def _mapped(self, layer: Layer) -> Layer:
        return self._layers.get(id(layer), lambda: (layer, replace(layer, matrix=snapped(self.matrix @ layer.matrix))))[
            1
        ]


def mapping(
    film_width: int, film_height: int, width: int, height: int, ground: Color, *, cover: bool = False
) -> Mapping | None:
    """The map from a film into an output, or None when the sizes are the same.

    cover: where the shapes differ the film fills the output and is cut, instead of standing between bars.
    """
    if (film_width, film_height) == (width, height):
        return None
    scales = width / film_width, height / film_height
    scale = max(scales) if cover else min(scales)
    left, top = width - film_width * scale, height - film_height * scale
    differs = max(abs(left), abs(top)) > SAME_SHAPE
    bars = differs and not cover
    if differs:
        # On whole pixels, so that the film's edge is sharp.
        matrix = snapped(Affine(a=scale, d=scale, e=float(floor(left / 2)), f=float(floor(top / 2))))
    else:
        matrix = snapped(Affine(a=width / film_width, d=height / film_height))
    return Mapping(width, height, matrix, bars, ground, (film_width, film_height), Memo(256))
