"""How a picture is laid into its box: which part of it is seen, and where."""

from dataclasses import dataclass

from claqueta.document.elements import Crop, Fit
from claqueta.evaluate.curves import Sampler, Values
from claqueta.evaluate.placement import whole
from claqueta.geometry import Rect, Size


@dataclass(frozen=True, slots=True)
class Fitted:
    """`source` in shares (0…1) of the picture, drawn onto `target` of the box, in pixels."""

    source: Rect
    target: Rect


class CropSlots:
    """A crop made ready."""

    def __init__(self, crop: Crop, sampler: Sampler) -> None:
        self._sides = tuple(sampler.number(side, 0, 1) for side in (crop.left, crop.top, crop.right, crop.bottom))

    def kept(self, values: Values) -> Rect | None:
        """What is left, in shares of the picture; None when nothing is."""
        left, top, right, bottom = [side.of(values) for side in self._sides]
        width, height = 1 - left - right, 1 - top - bottom
        return Rect(left, top, width, height) if width > 1e-9 and height > 1e-9 else None


def fitted(fit: Fit, picture: Size, kept: Rect, focus: tuple[float, float], box: Size) -> Fitted:
    """Lays the `kept` part of a picture into `box`.

    `cover` fills the box and cuts the rest, keeping `focus` (a point of the picture in shares) as near to the middle as
    the picture's edges allow; `contain` shows all of it in the middle; `fill` stretches; `none` draws pixel for pixel.
    """
    if fit == "fill":
        return Fitted(kept, Rect(0.0, 0.0, box.width, box.height))
    width, height = kept.width * picture.width, kept.height * picture.height
    scales = box.width / width, box.height / height
    scale = {"cover": max(scales), "contain": min(scales), "none": 1.0}[fit]
    x, across = _axis(picture.width, kept.x, kept.width, focus[0], box.width, scale)
    y, down = _axis(picture.height, kept.y, kept.height, focus[1], box.height, scale)
    return Fitted(Rect(x[0], y[0], x[1], y[1]), Rect(across[0], down[0], across[1], down[1]))


def _axis(
    picture: float, start: float, share: float, focus: float, box: float, scale: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Along one axis: (start, length) seen in shares of the picture, and (start, length) covered of the box."""
    drawn = share * picture * scale
    if drawn <= box + 1e-6:
        return (start, share), (whole((box - drawn) / 2), whole(drawn))
    seen = box / (picture * scale)
    first = min(start + share - seen, max(start, focus - seen / 2))
    return (first, seen), (0.0, box)
