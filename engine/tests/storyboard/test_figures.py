"""Figures on the screen: they stand apart from what is above them and close to what explains them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from claqueta.document.document import Document
from claqueta.document.elements import ElementBase, GroupElement, TextElement
from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.draw.compositor import Compositor
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.evaluate.evaluator import Evaluator
from claqueta.storyboard import styles
from claqueta.storyboard.script import Format
from claqueta.storyboard.style import FAMILIES
from claqueta.testing import MemoryCatalog
from claqueta.time import Ticks

from .narrators import told
from .test_layouts import ITEMS
from .test_legibility import Flat

SCRIPT = "## Gj\n\n{picture}\n\nCuesta $1,299 (ÁQj) cada día.\n"


@pytest.mark.parametrize("style", styles())
def test_a_figures_words_stand_right_below_it_beside_pictures(style: str) -> None:
    for family in FAMILIES:
        for stack in styles()[style].layout("split", family).stacks:
            roles = [item.role for item in stack.items]
            assert "number" not in roles or roles.index("label") == roles.index("number") + 1


@pytest.mark.parametrize("picture", ["![](mar.png)", ""], ids=["picture", "alone"])
@pytest.mark.parametrize("format", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("style", styles())
def test_no_ink_touches_a_figure(style: str, format: Format, picture: str) -> None:
    document = told(SCRIPT.format(picture=picture), *ITEMS, style=style, format=format)
    scene = Tree(document.records).scenes[0]
    figure = next(e.id for e in document.records if isinstance(e, GroupElement))
    others = [e for e in document.records if isinstance(e, TextElement) and e.parent == scene.id]
    at, short = Ticks(int(scene.duration * 0.92)), min(1920, 1080)
    first, last = _inked(document, {figure}, at)
    assert others
    for text in others:
        top, bottom = _inked(document, {text.id}, at)
        assert bottom < first - 0.012 * short or top > last + 0.012 * short, (text.text, top, bottom, first, last)


def _inked(document: Document, kept: set[str], at: Ticks) -> tuple[int, int]:
    """The first and last row in which those elements leave ink."""
    shown, bare = (_drawn(document, ids, at) for ids in (kept, set[str]()))
    rows = np.flatnonzero((np.abs(shown.astype(int) - bare) > 96).any(axis=(1, 2)))
    return int(rows[0]), int(rows[-1])


def _drawn(document: Document, kept: set[str], at: Ticks) -> NDArray[np.uint8]:
    def lone(record: Record) -> Record:
        hidden = isinstance(record, ElementBase) and not {record.id, record.parent} & kept
        return record.model_copy(update={"hidden": True}) if hidden else record

    catalog = MemoryCatalog({item.asset: item.info for item in ITEMS})
    frame = Evaluator(Tree([lone(record) for record in document.records]), catalog, SkiaMeasurer()).at(at).frame
    picture = Compositor(Flat(128)).draw(frame)
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, -1, 4)
