"""Every style, in every format, with short and long texts: nothing overlaps, is cut off or hard to read."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from claqueta.color import Color, mix
from claqueta.document.document import Document
from claqueta.document.elements import CaptionElement, ElementBase, GroupElement, TextElement
from claqueta.document.tree import Tree
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.evaluate.evaluator import Evaluator
from claqueta.geometry import Rect
from claqueta.ports import AssetInfo
from claqueta.storyboard import styles
from claqueta.storyboard.canvas import CANVASES
from claqueta.storyboard.contrast import contrast
from claqueta.storyboard.script import Format
from claqueta.storyboard.style import FAMILIES, LAYOUTS, Layout, Stack, Style
from claqueta.testing import MemoryCatalog
from claqueta.time import Ticks

from .narrators import picture, told
from .scripts import SCRIPTS

MEASURER = SkiaMeasurer()
FORMATS: tuple[Format, ...] = ("16:9", "9:16", "1:1")
ITEMS = (
    picture("mar.png", 1),
    picture("nubes.png", 2),
    picture("ciudad.png", 3),
    picture("alta.png", 4, size=(1600, 2400)),
)


CASES = [
    pytest.param((style, format, script), marks=() if script in ("long_es", "short_en") else pytest.mark.nightly)
    for style in styles()
    for format in FORMATS
    for script in SCRIPTS
]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def film(request: pytest.FixtureRequest) -> tuple[Document, Format]:
    style, format, script = request.param
    return told(SCRIPTS[script], *ITEMS, style=style, format=format), format


def box(element: ElementBase) -> Rect:
    """An element's box at rest."""
    place = element.placement
    assert isinstance(place.x, float)
    assert isinstance(place.y, float)
    assert isinstance(place.width, float)
    assert isinstance(place.height, float)
    return Rect(place.x - place.width / 2, place.y - place.height / 2, place.width, place.height)


def written(tree: Tree, scene: str) -> Iterator[tuple[str, Rect, int, int]]:
    """Name, box and times of all that is written in a scene; a figure that counts is one thing."""
    for element in tree.elements(scene):
        if isinstance(element, TextElement | GroupElement | CaptionElement) and element.placement.opacity != 0:
            yield element.name, box(element), element.start, element.start + element.duration


def overlap(one: Rect, other: Rect) -> float:
    """The smaller side of what two rectangles share; 0 when they share nothing."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, min(wide, high))


def test_nothing_overlaps_leaves_the_safe_area_or_fails_to_fit(film: tuple[Document, Format]) -> None:
    document, format = film
    tree, safe = Tree(document.records), CANVASES[format].safe_area
    evaluator = Evaluator(tree, MemoryCatalog({item.asset: item.info for item in ITEMS} | _voices(document)), MEASURER)
    assert evaluator.sound()[1] == ()
    for scene in tree.scenes:
        texts = list(written(tree, scene.id))
        for one, other in combinations(texts, 2):
            together = one[2] < other[3] and other[2] < one[3]
            assert not together or overlap(one[1], other[1]) < 1, (scene.name, one, other)
        for name, rect, _, _ in texts:
            left, top = rect.x - safe.x, rect.y - safe.y
            right, bottom = safe.right - rect.right, safe.bottom - rect.bottom
            assert min(left, top, right, bottom) > -1, (scene.name, name, rect, safe)
        for share in (0.02, 0.3, 0.7, 0.98):
            at = Ticks(tree.scene_starts[scene.id] + int(scene.duration * share))
            assert evaluator.at(at).warnings == (), scene.name


def _voices(document: Document) -> dict[str, AssetInfo]:
    lasting = Ticks(600 * 240_000)
    return {a: AssetInfo("audio", "0" * 64, 0, 0, lasting) for a, ref in document.media.items() if ref.kind == "audio"}


def test_all_layouts_are_used_by_the_test_scripts() -> None:
    from claqueta.storyboard.beats import beats
    from claqueta.storyboard.markdown import parse

    kinds = {beat.kind for beat in beats(parse(SCRIPTS["short_es"]))}
    assert kinds == {"title", "statement", "spoken", "points", "quote", "number", "closing"}


@pytest.mark.parametrize("style", styles())
def test_texts_contrast_with_the_ground_that_the_style_names(style: str) -> None:
    look = styles()[style]
    for name in LAYOUTS:
        for family in FAMILIES:
            layout = look.layout(name, family)
            for stack in layout.stacks:
                for role in _colors(look, stack):
                    ratio = contrast(Color.parse(look.palette[role]), _ground(look, layout, stack.on))
                    assert ratio >= 4.5, (name, family, role, stack.on, round(ratio, 2))
            if layout.words:
                for role in (
                    layout.words.color or look.faces[layout.words.face].color,
                    look.highlights[layout.words.highlight].paint,
                ):
                    ratio = contrast(Color.parse(look.palette[role]), _ground(look, layout, layout.words.on))
                    assert ratio >= 4.5, (name, family, role, layout.words.on, round(ratio, 2))


@pytest.mark.parametrize("style", styles())
def test_captions_contrast_with_their_plate_over_black_and_white(style: str) -> None:
    look = styles()[style]
    captions = look.captions
    assert captions.plate is not None
    for behind in ("#000000", "#FFFFFF"):
        plate = mix(Color.parse(behind), Color.parse(look.palette[captions.plate]), captions.plate_opacity)
        for role in (look.faces[captions.face].color, look.highlights[captions.highlight].paint):
            assert contrast(Color.parse(look.palette[role]), plate) >= 4.5, (role, behind)


def _colors(look: Style, stack: Stack) -> set[str]:
    ornaments = {"rule", "bar"}
    found = {item.color or look.faces[item.face].color for item in stack.items if item.face}
    found |= {
        item.marker_color or "accent" for item in stack.items if item.role == "points" and item.marker == "number"
    }
    if look.emphasis.color and any(item.role not in ornaments for item in stack.items):
        # Words between stars stand in headlines, support and points.
        marked = [item for item in stack.items if item.role in ("headline", "support", "points")]
        found |= {look.emphasis.color} if marked and not any(item.color for item in marked) else set()
    return found


def _ground(look: Style, layout: Layout, role: str) -> Color:
    """The colour behind; of a veil, as it is over a white picture where its texts end."""
    color = Color.parse(look.palette[role])
    if role != "scrim" or layout.media is None or not layout.media.scrims:
        return color
    strength = max(scrim.strength for scrim in layout.media.scrims)
    share = 1.0 if any(scrim.side == "all" for scrim in layout.media.scrims) else 0.94
    return mix(Color(255, 255, 255), color, strength * share)
