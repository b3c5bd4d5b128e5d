"""Where an element's box stands, and which part of it is seen."""

from claqueta.document.elements import Mask, Placement
from claqueta.evaluate.curves import Sampler, Values
from claqueta.evaluate.display_list import MaskShape
from claqueta.geometry import Affine

WHOLE = 1e-6
"""Places this near to a whole pixel are whole, so that a picture that fits exactly is known to."""


def whole(number: float) -> float:
    """`number`, or the whole number it is within WHOLE of; never −0."""
    nearest = round(number)
    return float(nearest) if abs(number - nearest) < WHOLE else number


class PlacementSlots:
    """A placement made ready."""

    def __init__(self, placement: Placement, sampler: Sampler) -> None:
        self._x, self._y = sampler.number(placement.x), sampler.number(placement.y)
        self._width, self._height = sampler.number(placement.width, 0), sampler.number(placement.height, 0)
        self._scale_x, self._scale_y = sampler.number(placement.scale_x), sampler.number(placement.scale_y)
        self._rotation = sampler.number(placement.rotation)
        self._opacity = sampler.number(placement.opacity, 0, 1)
        self.anchor_x, self.anchor_y = placement.anchor_x, placement.anchor_y

    def size(self, values: Values) -> tuple[float, float]:
        """Width and height of the box."""
        return whole(self._width.of(values)), whole(self._height.of(values))

    def opacity(self, values: Values) -> float:
        """0…1."""
        return self._opacity.of(values)

    def matrix(self, values: Values, width: float, height: float) -> Affine:
        """From the box of that size into the parent."""
        x, y, rotation = self._x.of(values), self._y.of(values), self._rotation.of(values)
        scale_x, scale_y = self._scale_x.of(values), self._scale_y.of(values)
        left, top = self.anchor_x * width * scale_x, self.anchor_y * height * scale_y
        if rotation == 0.0:
            return snapped(Affine(a=scale_x, d=scale_y, e=x - left, f=y - top))
        return snapped(
            Affine.translate(x, y)
            @ Affine.rotate(rotation)
            @ Affine.scale(scale_x, scale_y)
            @ Affine.translate(-self.anchor_x * width, -self.anchor_y * height)
        )


def snapped(matrix: Affine) -> Affine:
    """`matrix` with every entry that is nearly whole made exactly so."""
    return Affine(_unit(matrix.a), _unit(matrix.b), _unit(matrix.c), _unit(matrix.d), whole(matrix.e), whole(matrix.f))


def _unit(entry: float) -> float:
    """Scales act on up to thousands of pixels, so they must be nearer to whole than places."""
    nearest = round(entry)
    return float(nearest) if abs(entry - nearest) < WHOLE / 10_000 else entry


class MaskSlots:
    """A mask made ready."""

    def __init__(self, mask: Mask, sampler: Sampler) -> None:
        self._mask = mask
        self._x, self._y = sampler.number(mask.x), sampler.number(mask.y)
        self._width, self._height = sampler.number(mask.width, 0), sampler.number(mask.height, 0)
        self._rotation = sampler.number(mask.rotation)
        self._radius, self._feather = sampler.number(mask.radius, 0), sampler.number(mask.feather, 0)

    def shape(self, values: Values) -> MaskShape:
        """The mask at the moment of `values`."""
        return MaskShape(
            shape=self._mask.shape,
            x=self._x.of(values),
            y=self._y.of(values),
            width=self._width.of(values),
            height=self._height.of(values),
            rotation=self._rotation.of(values),
            radius=self._radius.of(values),
            feather=self._feather.of(values),
            invert=self._mask.invert,
        )
