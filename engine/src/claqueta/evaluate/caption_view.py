"""Captions at any moment: the page that is being spoken, with the word that is heard standing out.

Entrance and exit are those of each page; on a page too short for both they run quicker, and take half of it.
"""

from bisect import bisect_right
from dataclasses import replace

from claqueta.document.elements import CaptionElement
from claqueta.evaluate.captions import Page, page_text, pages
from claqueta.evaluate.contents import Made
from claqueta.evaluate.curves import Notes, Sampler, Values
from claqueta.evaluate.display_list import TextPlate, TextRun, Warning
from claqueta.evaluate.easing import Easing, easing, linear
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.motion import Motions
from claqueta.evaluate.paints import paint_value
from claqueta.evaluate.stage import Stage
from claqueta.evaluate.text_lines import Layout, Look, largest_size, lay_out
from claqueta.evaluate.text_motion import MovingText, moving_content
from claqueta.evaluate.text_runs import Placed, PlacedPlate, PlacedRun, around, padded, plates, runs
from claqueta.evaluate.text_view import StyleSlots, is_seen
from claqueta.evaluate.text_words import paragraphs
from claqueta.geometry import Affine, Rect, Size

GLIDE = 28_800
"""Ticks (0.12 s) that the plate takes from word to word, and a word to grow."""
SETTLED = GLIDE
"""Ticks after which nothing of a highlight moves any more."""
REVEAL = 19_200
"""Ticks (0.08 s) in which a revealed word appears."""
POP_SCALE = 1.08
"""How large `pop` makes a word when the record names no scale of its own."""
PLATE_PADDING = 0.16, 0.06
"""Of the plate behind a word, across and down, in ems."""
PLATE_RADIUS = 0.18
"""Ems."""


class CaptionView:
    """A caption element."""

    def __init__(self, element: CaptionElement, motions: Motions, notes: Notes, stage: Stage) -> None:
        self._element, self._motions = element, motions
        self._ruler = stage.ruler
        self._sampler = Sampler(notes)
        self._style = StyleSlots(element.style, None, self._sampler)
        highlight = element.highlight
        self._paint, self._plate = paint_value(highlight.paint), paint_value(highlight.plate)
        self._scale = POP_SCALE if highlight.mode == "pop" and highlight.scale == 1 else highlight.scale
        self._first_values = self._sampler.sample(0)
        self._sizes: Memo[tuple[Look, Size], Look] = Memo(4)
        self._pages: Memo[Size, tuple[tuple[Page, ...], tuple[int, ...]]] = Memo(2)
        self._layouts: Memo[tuple[int, Look, Size], Layout] = Memo(8)
        self._lit_texts: Memo[tuple[object, ...], MovingText] = Memo(4)
        self._made: Memo[tuple[object, ...], Made] = Memo(8)

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The page at `local`; None between pages. A page that lasts to the element's end lasts `extra` longer."""
        found, starts = self._paged(box)
        place = bisect_right(starts, local) - 1
        if place < 0:
            return None
        page = found[place]
        end = page.end + extra if page.end >= self._element.duration else page.end
        if local >= end:
            return None
        values = self._sampler.sample(local)
        active = sum(word.start <= local for word in page.words) - 1
        since = local - page.words[active].start if active >= 0 else 0
        changing = active >= 0 and since < self._change()
        travel = self._travel(page, end, local)
        since = since if changing else SETTLED
        key = (place, active, since, travel, values, box)
        made = self._made.get(key, lambda: self._make(place, active, since, travel, values, box))
        return made if is_seen(made) else None

    def pages(self, box: Size) -> tuple[Page, ...]:
        """All pages in a box of that size."""
        return self._paged(box)[0]

    def lines(self, place: int, box: Size) -> tuple[str, ...]:
        """The words of page `place` as written, a text for each line; a word is in the line where it begins."""
        layout = self._layout(place, self._look(self._first_values, box), box)
        words, found, before = self._paged(box)[0][place].words, [], -1
        for line in layout.lines:
            text = ""
            for each in line.pieces:
                if each.piece.word > before:
                    before = each.piece.word
                    text += " " * (each.piece.space and bool(text)) + words[before].text
            found.append(text)
        return tuple(found)

    def _paged(self, box: Size) -> tuple[tuple[Page, ...], tuple[int, ...]]:
        return self._pages.get(box, lambda: self._page(box))

    def _page(self, box: Size) -> tuple[tuple[Page, ...], tuple[int, ...]]:
        look = self._look(self._first_values, box)
        found = pages(self._element, look, box.width - 2 * look.padding_x, self._ruler)
        return found, tuple(page.start for page in found)

    def _look(self, values: Values, box: Size) -> Look:
        """The style's look in the one size that suits every page."""
        look = self._style.look(values)
        return self._sizes.get((look, box), lambda: self._sized(look, box))

    def _sized(self, look: Look, box: Size) -> Look:
        style = self._element.style
        words = paragraphs("\n".join(word.text for word in self._element.words), style.case, self._element.language)
        height = (box.height - 2 * look.padding_y) / self._element.max_lines
        return replace(largest_size(words, look, box.width - 2 * look.padding_x, height, self._ruler), shrink=False)

    def _change(self) -> int:
        mode = self._element.highlight.mode
        return REVEAL if mode == "reveal" else GLIDE if mode == "plate" or self._scale != 1 else 0

    def _travel(self, page: Page, end: int, local: int) -> tuple[int, int] | None:
        """(time, duration) of the page for its entrance and exit; None at rest."""
        entrance, leave = self._motions.entrance, self._motions.exit
        if entrance is None and leave is None:
            return None
        counts = {
            "block": 1,
            "line": self._element.max_lines,
            "word": len(page.words),
            "character": sum(len(word.text) for word in page.words),
        }
        ways = [motion for motion in (entrance, leave) if motion is not None]
        length = sum(motion.length(counts[motion.unit(True)]) for motion in ways)
        time, duration = local - page.start, end - page.start
        if 2 * length > duration:
            time, duration = time * 2 * length // duration, 2 * length
        return None if self._motions.at_rest(time, duration, max(counts.values())) else (time, duration)

    def _make(
        self, place: int, active: int, since: int, travel: tuple[int, int] | None, values: Values, box: Size
    ) -> Made:
        look = self._look(values, box)
        layout = self._layout(place, look, box)
        text = self._lit_texts.get(
            (place, active, since, look, values), lambda: self._lit_text(layout, values, active, since)
        )
        content = None
        if travel is not None:
            content = moving_content(text, self._motions, travel[0], travel[1], box)
        warnings = () if layout.fits else (Warning("text.overflow", self._element.id),)
        return Made(content or text.placed.content(), look.size, warnings)

    def _layout(self, place: int, look: Look, box: Size) -> Layout:
        words = self._paged(box)[0][place].words
        return self._layouts.get(
            (place, look, box),
            lambda: lay_out(page_text(words, self._element), look, box.width, box.height, self._ruler),
        )

    def _lit_text(self, layout: Layout, values: Values, active: int, since: int) -> MovingText:
        ink = self._style.ink(values)
        text = Placed(layout, runs(layout, ink), plates(layout, ink.plate))
        return MovingText(self._highlighted(text, active, since), self._ruler)

    def _highlighted(self, text: Placed, active: int, since: int) -> Placed:
        """`text` with the `active` word (−1: none yet), spoken for `since` ticks, standing out."""
        mode = self._element.highlight.mode
        if mode == "none":
            return text
        if mode == "reveal":
            heard = [each for each in text.runs if each.word <= active]
            appearing = [self._revealed(each, since if each.word == active else REVEAL) for each in heard]
            return Placed(text.layout, appearing, text.plates)
        shown = [self._lit(text, each, active, since) for each in text.runs]
        behind = self._word_plate(text, active, since) if mode == "plate" else []
        return Placed(text.layout, shown, [*text.plates, *behind])

    @staticmethod
    def _revealed(placed: PlacedRun, since: int) -> PlacedRun:
        opacity = linear((since + REVEAL / 4) / REVEAL)
        return replace(placed, run=replace(placed.run, opacity=opacity)) if opacity < 1 else placed

    def _lit(self, text: Placed, placed: PlacedRun, active: int, since: int) -> PlacedRun:
        if placed.word not in (active, active - 1):
            return placed
        run = replace(placed.run, fill=self._paint) if placed.word == active else placed.run
        share = _GROW(since / GLIDE) if placed.word == active else 1 - _SETTLE(since / GLIDE)
        scale = 1 + (self._scale - 1) * share
        if scale != 1:
            run = _scaled(run, scale, _word_rect(text, placed.word, placed.line))
        return replace(placed, run=run)

    def _word_plate(self, text: Placed, active: int, since: int) -> list[PlacedPlate]:
        """The plate behind the active word, on its way from the one before if that is on the same line."""
        lines = [each.line for each in text.runs if each.word == active]
        if not lines:
            return []
        line = lines[0]
        rect = carries = _word_rect(text, active, line)
        if any(each.word == active - 1 and each.line == line for each in text.runs):
            rect = _between(_word_rect(text, active - 1, line), rect, _SETTLE(since / GLIDE))
        em = text.layout.look.size
        rect = padded(rect, PLATE_PADDING[0] * em, PLATE_PADDING[1] * em)
        return [PlacedPlate(TextPlate(rect, PLATE_RADIUS * em, self._plate), line, carries, active)]


def _named(name: str) -> Easing:
    found = easing(name)
    if found is None:
        raise KeyError(name)
    return found


_GROW, _SETTLE = _named("back_out"), _named("cubic_out")


def _word_rect(text: Placed, word: int, line: int) -> Rect:
    layout = text.layout
    baseline = layout.lines[line].baseline
    return around(
        [
            Rect(each.run.x, baseline - layout.ascent, each.run.width, layout.ascent + layout.descent)
            for each in text.runs
            if each.word == word and each.line == line
        ]
    )


def _scaled(run: TextRun, scale: float, rect: Rect) -> TextRun:
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return replace(run, matrix=Affine(a=scale, d=scale, e=x - scale * x, f=y - scale * y))


def _between(start: Rect, end: Rect, share: float) -> Rect:
    def mixed(low: float, high: float) -> float:
        return low + (high - low) * share

    return Rect(
        mixed(start.x, end.x), mixed(start.y, end.y), mixed(start.width, end.width), mixed(start.height, end.height)
    )
