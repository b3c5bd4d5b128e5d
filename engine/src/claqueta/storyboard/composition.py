"""Composes one scene: ground, picture, ornaments, texts and captions, back to front."""

from claqueta.document.model import Paint
from claqueta.storyboard.backdrop import lay_ground, lay_media, lay_shapes
from claqueta.storyboard.captions import lay_captions, lay_words
from claqueta.storyboard.scene import Sheet
from claqueta.storyboard.stacks import lay_stack, measure_stack
from claqueta.storyboard.style import LayoutName


def compose(sheet: Sheet, name: LayoutName) -> Paint:
    """Lays everything that the scene shows in the layout `name`; returns the scene's background."""
    layout = sheet.style.layout(name, sheet.canvas.family)
    background = lay_ground(sheet, layout)
    stacks = [measured for stack in layout.stacks if (measured := measure_stack(sheet, stack))]
    lay_shapes(sheet, layout, "under")
    lay_media(sheet, layout, [measured.content for measured in stacks])
    lay_shapes(sheet, layout, "middle")
    for measured in stacks:
        lay_stack(sheet, measured)
    lay_shapes(sheet, layout, "over")
    if layout.words and sheet.facts.beat.shows_its_words:
        lay_words(sheet, layout.words)
    else:
        lay_captions(sheet, layout)
    return background
