"""Draws the picture of the README: one script in six styles, lying and standing, as `make demo` makes them.

python examples/draw_sheet.py OUT.webp
"""

import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from claqueta.cli import main as claqueta
from claqueta.color import Color
from claqueta.document.file import load
from claqueta.document.records import Scene
from claqueta.document.tree import Tree
from claqueta.draw import Compositor, decode_png, encode_png
from claqueta.evaluate.display_list import Frame, ImageContent, Layer
from claqueta.geometry import Affine, Rect
from claqueta.media.client import MediaHost
from claqueta.ports import Picture

EXAMPLES = Path(__file__).resolve().parent
MEDIA = EXAMPLES.parent / "out" / "media"
SCRIPT = EXAMPLES / "ciclo-del-agua.md"
GROUND = Color.parse("#15181E")
WIDE, HIGH, GAP, RADIUS = 512, 288, 20, 10
TALL = 2 * HIGH + GAP
LYING = (("editorial", 1), ("nocturno", 0), ("suizo", 3), ("corporativo", 2), ("cuaderno", 6), ("impacto", 0))
"""Styles, and the scene that each shows."""
STANDING = ("impacto", 1)
IN_SCENE = Fraction(17, 20)
"""The moment of the scene: everything has come, nothing goes yet."""


def main() -> int:
    """Make the films' documents, take a still of each, lay them side by side."""
    (out,) = sys.argv[1:]
    with TemporaryDirectory() as folder:
        work = Path(folder)
        pictures = [still(work, style, scene, "16:9") for style, scene in LYING]
        pictures.append(still(work, *STANDING, "9:16"))
        png = work / "sheet.png"
        png.write_bytes(sheet(pictures))
        with MediaHost.host() as host:
            media = MediaHost(host)
            Path(out).write_bytes(media.thumbnail(png, media.probe(png), longest=10_000, format_="webp"))
    return 0


def still(work: Path, style: str, scene: int, shape: str) -> Picture:
    """A frame of the example script in a style."""
    name = f"{style}-{shape.replace(':', 'x')}"
    document, picture = work / f"{name}.claqueta.json", work / f"{name}.png"
    made = ["make", SCRIPT, "--media", MEDIA, "--style", style, "--format", shape, "--save", document]
    run(*made, "--range", "0-0.1", "--set", "short_side=144", "-o", work / f"{name}.mp4")
    tree = Tree(load(document).records)
    shown: Scene = tree.scenes[scene]
    moment = Fraction(tree.scene_starts[shown.id], 240_000) + IN_SCENE * Fraction(shown.duration, 240_000)
    run("still", document, "--at", f"{float(moment):.3f}", "-o", picture)
    return decode_png(picture.read_bytes())


def run(*words: object) -> None:
    """Run a command of Claqueta's. Raises SystemExit when it fails."""
    code = claqueta([str(word) for word in words])
    if code:
        raise SystemExit(code)


class Pictures:
    """The stills as a source of frames, by their number."""

    def __init__(self, pictures: list[Picture]) -> None:
        self._pictures = pictures

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        """There are no videos here."""
        raise KeyError(asset, time, width, height)

    def still(self, asset: str, _width: int, _height: int) -> Picture:
        """The still of that number."""
        return self._pictures[int(asset)]

    def lut(self, asset: str) -> tuple[int, bytes]:
        """There are no tables here."""
        raise KeyError(asset)


def sheet(pictures: list[Picture]) -> bytes:
    """The stills side by side, as a PNG."""
    columns = 3
    layers = [
        place(number, GAP + number % columns * (WIDE + GAP), GAP + number // columns * (HIGH + GAP), WIDE, HIGH)
        for number in range(len(pictures) - 1)
    ]
    tall_width = TALL * 9 // 16
    left = GAP + columns * (WIDE + GAP)
    layers.append(place(len(pictures) - 1, left, GAP, tall_width, TALL))
    frame = Frame(left + tall_width + GAP, TALL + 2 * GAP, GROUND, tuple(layers))
    return encode_png(Compositor(Pictures(pictures)).draw(frame))


def place(number: int, x: int, y: int, width: int, height: int) -> Layer:
    """A still with round corners."""
    content = ImageContent(str(number), Rect(0, 0, 1, 1), Rect(0, 0, width, height))
    return Layer(content, width, height, Affine.translate(x, y), clip=True, radius=RADIUS)


if __name__ == "__main__":
    sys.exit(main())
