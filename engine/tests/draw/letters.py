"""Small pictures written in letters, and display lists in few words.

A drawing is a string of rows; each letter is a colour: `_` clear or ground, `K` black, `W` white, `R` `G` `B` `C` `M`
`Y` the pure colours, `g` middle grey, `?` anything.
"""

from fractions import Fraction
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from claqueta.color import Color
from claqueta.draw import Compositor
from claqueta.errors import ClaquetaError
from claqueta.evaluate.display_list import (
    EffectCall,
    Frame,
    GroupContent,
    ImageContent,
    Layer,
    Parameters,
    ShapeContent,
    StrokeLine,
)
from claqueta.geometry import Affine, Rect
from claqueta.ports import FrameSource, Picture
from claqueta.spec.parameters import ColorParameter, visual_specs

LETTERS = {
    "_": (0, 0, 0, 0),
    "K": (0, 0, 0, 255),
    "W": (255, 255, 255, 255),
    "R": (0, 0, 255, 255),
    "G": (0, 255, 0, 255),
    "B": (255, 0, 0, 255),
    "C": (255, 255, 0, 255),
    "M": (255, 0, 255, 255),
    "Y": (0, 255, 255, 255),
    "g": (128, 128, 128, 255),
}
"""As BGRA."""
WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


class MediumGone(ClaquetaError):
    """A test's medium that is not there."""

    code = "test.gone"


class Pictures:
    """A FrameSource over pictures held by name; counts what was asked of it."""

    def __init__(self, **pictures: NDArray[np.uint8]) -> None:
        self.pictures = pictures
        self.asked: list[tuple[str, int, int]] = []
        self.table: tuple[int, NDArray[np.float32]] | None = None

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        assert time >= 0
        return self.still(asset, width, height)

    def still(self, asset: str, width: int, height: int) -> Picture:
        self.asked.append((asset, width, height))
        if asset not in self.pictures:
            raise MediumGone()
        pixels = self.pictures[asset]
        rows, columns = pixels.shape[:2]
        return Picture(columns, rows, columns * 4, pixels.reshape(-1), bool((pixels[..., 3] == 255).all()))

    def lut(self, asset: str) -> tuple[int, Any]:
        if self.table is None or asset == "gone":
            raise MediumGone()
        return self.table


def picture(drawing: str) -> NDArray[np.uint8]:
    """The pixels (rows, columns, BGRA) of a drawing."""
    rows = drawing.split()
    return np.array([[LETTERS[letter] for letter in row] for row in rows], np.uint8)


def noise(width: int, height: int, seed: int = 1) -> NDArray[np.uint8]:
    """An opaque picture of random colours."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = 255
    return pixels


def smooth(width: int, height: int) -> NDArray[np.uint8]:
    """An opaque picture of soft colours, which scale well."""
    y, x = np.mgrid[0:height, 0:width] / np.array([[[height]], [[width]]])
    blue, green, red = 0.5 + 0.4 * np.sin(7 * x + 2 * y), 0.5 + 0.4 * np.cos(5 * y - 3 * x), 0.2 + 0.6 * x * y
    return np.stack([blue, green, red, np.ones_like(x)], -1).__mul__(255).round().astype(np.uint8)


def pixels_of(drawn: Picture) -> NDArray[np.uint8]:
    """The picture as (rows, columns, BGRA)."""
    return np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.width, 4).copy()


def draw(
    *layers: Layer, size: tuple[int, int] = (8, 8), ground: str = "#00000000", source: FrameSource | None = None
) -> NDArray[np.uint8]:
    """What the compositor makes of the layers, as (rows, columns, BGRA)."""
    frame = Frame(size[0], size[1], Color.parse(ground), layers)
    return pixels_of(Compositor(source or Pictures()).draw(frame))


def same(drawn: NDArray[np.uint8], drawing: str, tolerance: int = 0) -> bool:
    """Whether the picture is the drawing; prints it where not."""
    rows = drawing.split()
    expected = np.array([[LETTERS.get(letter, (0, 0, 0, 0)) for letter in row] for row in rows], np.int16)
    free = np.array([[letter == "?" for letter in row] for row in rows])
    away = np.abs(drawn.astype(np.int16) - expected).max(-1) if drawn.shape == expected.shape else None
    if away is not None and bool((away[~free] <= tolerance).all()):
        return True
    names = {value: letter for letter, value in LETTERS.items()}
    print(
        "\n".join("".join(names.get((pixel[0], pixel[1], pixel[2], pixel[3]), "#") for pixel in row) for row in drawn)
    )
    return False


def difference(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> int:
    """The largest difference of a channel."""
    return int(np.abs(first.astype(np.int16) - second.astype(np.int16)).max())


def box(
    color: str, x: float, y: float, width: float, height: float, *, blend: str = "normal", opacity: float = 1.0
) -> Layer:
    """A filled rectangle."""
    return Layer(shape("rectangle", color), width, height, Affine.translate(x, y), opacity=opacity, blend=blend)


def shape(
    kind: Literal["rectangle", "ellipse", "line", "triangle", "polygon", "star", "arrow", "path"],
    fill: str | None,
    *,
    stroke: StrokeLine | None = None,
    path: str = "",
    **more: Any,
) -> ShapeContent:
    """A shape without the fields that a test does not care about."""
    color = Color.parse(fill) if fill is not None else None
    return ShapeContent(kind, 5, 0.5, path, 0.0, color, stroke, None, **more)


def still(asset: str, width: float, height: float, **more: Any) -> Layer:
    """The whole of a picture in a box of its own."""
    return Layer(ImageContent(asset, WHOLE, Rect(0.0, 0.0, width, height)), width, height, **more)


def together(*layers: Layer, width: float = 8, height: float = 8, **more: Any) -> Layer:
    """A group."""
    return Layer(GroupContent(layers), width, height, **more)


def parameters(folder: Literal["effects", "transitions", "generators"], name: str, **given: Any) -> Parameters:
    """All parameters of one of `spec/`, defaults where none is given; colours as text."""
    values = []
    for key, parameter in sorted(visual_specs(folder)[name].params.items()):
        value = given.pop(key, parameter.default)
        values.append((key, Color.parse(value) if isinstance(parameter, ColorParameter) else value))
    assert not given, f"{name} has no {', '.join(given)}"
    return tuple(values)


def effect(name: str, time: float = 0.0, **given: Any) -> EffectCall:
    """A call of an effect."""
    return EffectCall(name, parameters("effects", name, **given), time)
