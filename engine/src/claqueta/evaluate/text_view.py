"""Text elements at any moment: their style, their layout, and their motion by line, word or letter."""

from claqueta.document.elements import TextElement, TextStyle
from claqueta.document.model import Paint
from claqueta.evaluate.contents import Made
from claqueta.evaluate.curves import Notes, Sampler, Slot, Values
from claqueta.evaluate.display_list import PaintValue, TextContent, Warning
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.motion import Motions
from claqueta.evaluate.paints import StrokeSlots, paint_value, shadow_value
from claqueta.evaluate.stage import Stage
from claqueta.evaluate.text_lines import Layout, Look, lay_out
from claqueta.evaluate.text_motion import MovingText, moving_content
from claqueta.evaluate.text_runs import Ink, Placed, Plate, plates, runs
from claqueta.evaluate.text_words import paragraphs
from claqueta.geometry import Size
from claqueta.ports import FontFace


class StyleSlots:
    """A text style made ready: what decides where words stand, and how they are painted."""

    def __init__(self, style: TextStyle, emphasis: Paint | None, sampler: Sampler) -> None:
        self._style = style
        self._face = FontFace(style.font, style.weight, style.italic)
        self._size = sampler.number(style.size, 1)
        fill: Slot[PaintValue] = Slot(paint_value(style.fill))
        self._fill = fill if style.color is None else sampler.color(style.color)
        self._emphasis = None if emphasis is None else paint_value(emphasis)
        self._stroke = StrokeSlots(style.stroke, sampler)
        self._shadow = shadow_value(style.shadow)
        plate = style.background
        self._plate = None
        if plate is not None:
            paint = paint_value(plate.paint)
            self._plate = Plate(paint, plate.per_line, plate.padding_x, plate.padding_y, plate.radius)

    def look(self, values: Values) -> Look:
        """What decides where words stand."""
        style, plate = self._style, self._plate
        return Look(
            face=self._face,
            size=self._size.of(values),
            letter_spacing=style.letter_spacing,
            line_height=style.line_height,
            align=style.align,
            vertical=style.vertical,
            shrink=style.shrink,
            padding_x=plate.padding_x if plate else 0.0,
            padding_y=plate.padding_y if plate else 0.0,
        )

    def ink(self, values: Values) -> Ink:
        """How letters are painted."""
        fill = self._fill.of(values)
        emphasis = fill if self._emphasis is None else self._emphasis
        return Ink(fill, emphasis, self._stroke.line(values), self._shadow, self._plate)


class TextView:
    """A text element; the motion of the whole block is left to the layer."""

    def __init__(self, element: TextElement, motions: Motions, notes: Notes, stage: Stage) -> None:
        self._record, self._ruler = element.id, stage.ruler
        self._duration = element.duration
        self._motions = motions
        self._sampler = Sampler(notes)
        self._style = StyleSlots(element.style, element.emphasis, self._sampler)
        self._text = paragraphs(element.text, element.style.case, stage.tree.project.language)
        self._layouts: Memo[tuple[Look, Size], Layout] = Memo(4)
        self._placed: Memo[tuple[Values, Size], MovingText] = Memo(4)
        self._rests: Memo[tuple[Values, Size], Made | None] = Memo(4)
        self._letters = len(element.text)

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The text at `local`."""
        del extra
        values = self._sampler.sample(local)
        if self._motions:
            moved = self._moved(local, values, box)
            if moved is not None:
                return moved if is_seen(moved) else None
        return self._rests.get((values, box), lambda: self._rest(values, box))

    def _layout(self, values: Values, box: Size) -> Layout:
        look = self._style.look(values)
        return self._layouts.get((look, box), lambda: lay_out(self._text, look, box.width, box.height, self._ruler))

    def _rest(self, values: Values, box: Size) -> Made | None:
        text = self._placed.get((values, box), lambda: self._place(values, box)).placed
        if not text.runs:
            return None
        return Made(text.content(), text.layout.look.size, self._warnings(text.layout))

    def _warnings(self, layout: Layout) -> tuple[Warning, ...]:
        return () if layout.fits else (Warning("text.overflow", self._record),)

    def _moved(self, local: int, values: Values, box: Size) -> Made | None:
        """The text while units of it come or go; None at rest."""
        if self._motions.at_rest(local, self._duration, self._letters):
            return None
        text = self._placed.get((values, box), lambda: self._place(values, box))
        content = moving_content(text, self._motions, local, self._duration, box)
        if content is None:
            return None
        layout = text.placed.layout
        return Made(content, layout.look.size, self._warnings(layout))

    def _place(self, values: Values, box: Size) -> MovingText:
        layout, ink = self._layout(values, box), self._style.ink(values)
        return MovingText(Placed(layout, runs(layout, ink), plates(layout, ink.plate)), self._ruler)


def is_seen(made: Made) -> bool:
    """Whether text has anything to draw."""
    return isinstance(made.content, TextContent) and bool(made.content.runs or made.content.plates)
