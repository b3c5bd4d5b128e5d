"""Measured on pixels: what is written stands out from what lies behind it, whatever the pictures are."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from claqueta.color import Color
from claqueta.document.document import Document
from claqueta.document.elements import CaptionElement, Element, GroupElement, TextElement
from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.draw.compositor import Compositor
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.evaluate.evaluator import Evaluator
from claqueta.geometry import Rect
from claqueta.ports import Picture
from claqueta.storyboard import styles
from claqueta.storyboard.contrast import luminance
from claqueta.storyboard.script import Format
from claqueta.testing import MemoryCatalog
from claqueta.time import Ticks

from .narrators import told
from .scripts import SCRIPTS
from .test_layouts import ITEMS, box

NEEDED = 4.5


class Flat:
    """Every picture is one flat colour: the worst that a veil can lie on."""

    def __init__(self, level: int) -> None:
        self._pixels = np.full((8, 12, 4), level, np.uint8)
        self._pixels[..., 3] = 255

    def still(self, asset: str, width: int, height: int) -> Picture:
        """Twelve by eight pixels."""
        del asset, width, height
        return Picture(12, 8, 48, self._pixels, opaque=True)

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        """As a still."""
        del time
        return self.still(asset, width, height)

    def lut(self, asset: str) -> tuple[int, bytes]:
        """There is none."""
        raise KeyError(asset)


CASES = [
    pytest.param(style, format, marks=() if format == "16:9" else pytest.mark.nightly)
    for style in styles()
    for format in ("16:9", "9:16", "1:1")
]


@pytest.mark.parametrize(("style", "format"), CASES)
def test_texts_stand_out_from_the_pixels_behind_them(style: str, format: Format) -> None:
    document = told(SCRIPTS["long_es"], *ITEMS, style=style, format=format)
    bare = document.model_copy(update={"records": tuple(_hidden(record) for record in document.records)})
    tree = Tree(document.records)
    for scene in tree.scenes:
        at = Ticks(tree.scene_starts[scene.id] + int(scene.duration * 0.92))
        texts = [element for element in tree.elements(scene.id) if isinstance(element, TextElement | GroupElement)]
        for level in (0, 255) if _shows_picture(tree, scene.id) else (255,):
            pixels = _drawn(bare, at, level)
            for element in texts:
                ratio = _least_contrast(pixels, box(element), _ink(tree, element))
                assert ratio >= NEEDED, (scene.name, element.name, level, round(ratio, 2))


def _hidden(record: Record) -> Record:
    return record.model_copy(update={"hidden": True}) if isinstance(record, TextElement | CaptionElement) else record


def _shows_picture(tree: Tree, scene: str) -> bool:
    return any(hasattr(element, "asset") for element in tree.elements(scene))


def _drawn(document: Document, at: Ticks, level: int) -> NDArray[np.uint8]:
    catalog = MemoryCatalog({item.asset: item.info for item in ITEMS})
    frame = Evaluator(Tree(document.records), catalog, SkiaMeasurer()).at(at).frame
    picture = Compositor(Flat(level)).draw(frame)
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, -1, 4)


def _ink(tree: Tree, element: Element) -> Color:
    shown: Sequence[object] = tree.elements(element.id) if isinstance(element, GroupElement) else (element,)
    text = next(each for each in shown if isinstance(each, TextElement))
    assert isinstance(text.style.fill, str)
    return Color.parse(text.style.fill)


def _least_contrast(pixels: NDArray[np.uint8], rect: Rect, ink: Color) -> float:
    """The contrast of `ink` with the 2nd percentile of the pixels behind its box: a hairline does not count."""
    part = pixels[int(rect.y) : int(rect.bottom), int(rect.x) : int(rect.right) : 2, :3].reshape(-1, 3) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    behind = linear @ np.array([0.0722, 0.7152, 0.2126])
    own = luminance(ink)
    ratios = (np.maximum(own, behind) + 0.05) / (np.minimum(own, behind) + 0.05)
    return float(np.percentile(ratios, 2))
