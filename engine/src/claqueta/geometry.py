"""Places and shapes in pixels, y down: points, sizes, rectangles and affine maps, all immutable."""

from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class Rect:
    """A rectangle by its left-top corner and size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Affine:
    """The map (x, y) → (a·x + c·y + e, b·x + d·y + f), in the order of the SVG and canvas standards."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @staticmethod
    def translate(x: float, y: float) -> "Affine":
        """Moves by (x, y)."""
        return Affine(e=x, f=y)

    @staticmethod
    def scale(x: float, y: float) -> "Affine":
        """Scales about the origin."""
        return Affine(a=x, d=y)

    @staticmethod
    def rotate(degrees: float) -> "Affine":
        """Turns clockwise on the screen about the origin; whole quarter turns are exact."""
        quarters: dict[float, tuple[float, float]] = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
        quarter = quarters.get(degrees % 360)
        cosine, sine = quarter or (cos(radians(degrees)), sin(radians(degrees)))
        return Affine(a=cosine, b=sine, c=-sine, d=cosine)

    def __matmul__(self, inner: "Affine") -> "Affine":
        """`self` after `inner`."""
        return Affine(
            a=self.a * inner.a + self.c * inner.b,
            b=self.b * inner.a + self.d * inner.b,
            c=self.a * inner.c + self.c * inner.d,
            d=self.b * inner.c + self.d * inner.d,
            e=self.a * inner.e + self.c * inner.f + self.e,
            f=self.b * inner.e + self.d * inner.f + self.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where (x, y) goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def is_translation(self) -> bool:
        """Whether the map only moves."""
        return (self.a, self.b, self.c, self.d) == (1.0, 0.0, 0.0, 1.0)

    @property
    def is_upright(self) -> bool:
        """Whether the map moves and scales without mirror, turn or shear."""
        return self.b == 0.0 and self.c == 0.0 and self.a > 0.0 and self.d > 0.0
