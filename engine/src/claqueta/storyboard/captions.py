"""Captions by word, and the spoken words themselves where they are the picture."""

from typing import Final

from claqueta.document.elements import CaptionWord, Highlight, TextBackground
from claqueta.geometry import Rect
from claqueta.storyboard.lettering import text_style
from claqueta.storyboard.scene import Sheet, shifted
from claqueta.storyboard.style import CaptionLook, Face, HighlightLook, Layout, WordsSlot

_LINGER: Final = 96_000
"""The last words stay this long."""


def lay_words(sheet: Sheet, slot: WordsSlot) -> None:
    """Lays the spoken words as the picture of the scene."""
    face, look = sheet.style.faces[slot.face], sheet.style.highlights[slot.highlight]
    box = sheet.canvas.box(slot.box)
    words = sheet.facts.words
    pages = max(1, -(-len(words) // slot.max_words))
    per_page = max(1, -(-len(words) // pages))
    text = [" ".join(word.text for word in words[start : start + per_page]) for start in range(0, len(words), per_page)]
    size = sheet.type_size(face.size)
    for page in text:
        setting = sheet.typesetter.fit(
            page, face, size=size, width=box.width, height=box.height, max_lines=slot.max_lines
        )
        size = min(size, setting.size)
    _lay_caption(
        sheet, box, face, look, size, slot.align, slot.vertical, color=slot.color, max_words=per_page,
        max_lines=slot.max_lines, lasting=True, background=None,
    )  # fmt: skip


def lay_captions(sheet: Sheet, layout: Layout) -> None:
    """Lays the captions of what is spoken and not itself shown, in the layout's or the style's place."""
    look = sheet.style.captions
    slot = layout.captions or look.slots[sheet.canvas.family]
    face = sheet.style.faces[look.face]
    _lay_caption(
        sheet, sheet.canvas.box(slot.box), face, sheet.style.highlights[look.highlight],
        sheet.type_size(face.size), slot.align, "bottom", color=None, max_words=slot.max_words,
        max_lines=slot.max_lines, lasting=False, background=_caption_plate(sheet, look),
    )  # fmt: skip


def _caption_plate(sheet: Sheet, look: CaptionLook) -> TextBackground | None:
    if look.plate is None:
        return None
    return TextBackground(
        paint=sheet.color(look.plate, look.plate_opacity),
        padding_x=sheet.canvas.length(look.padding[0]),
        padding_y=sheet.canvas.length(look.padding[1]),
        radius=sheet.canvas.length(look.radius),
    )


def _lay_caption(
    sheet: Sheet,
    box: Rect,
    face: Face,
    look: HighlightLook,
    size: float,
    align: str,
    vertical: str,
    *,
    color: str | None,
    max_words: int,
    max_lines: int,
    lasting: bool,
    background: TextBackground | None,
) -> None:
    """Lays the spoken words; those that the scene also shows as points are there unseen, for subtitle files.

    lasting: whether the words stay to the scene's end.
    """
    facts = sheet.facts
    style = text_style(sheet, face, size, align, vertical, color=color, background=background)
    highlight = Highlight(
        mode=look.mode,
        paint=sheet.color(look.paint),
        plate=sheet.color(look.plate) if look.plate else "#000000",
        scale=look.scale,
    )
    border = None if facts.beat.captioned >= len(facts.beat.spoken) else facts.said(facts.beat.captioned)
    seen = tuple(word for word in facts.words if border is None or word.start < border)
    name = sheet.named("captions")
    for words, opacity in ((seen, 1.0), (facts.words[len(seen) :], 0.0)):
        if not words:
            continue
        start = words[0].start
        if lasting:
            words = _held(words, facts.duration)
        left = (facts.duration if border is None or words[0].start >= border else border) - start
        sheet.add(
            "caption",
            box,
            start=start,
            words=shifted(words, -start),
            language=facts.language,
            style=style,
            highlight=highlight,
            max_lines=max_lines,
            max_words=max_words,
            name=name,
            placement={"opacity": opacity},
            duration=left if lasting else min(left, words[-1].end - start + _LINGER),
        )


def _held(words: tuple[CaptionWord, ...], end: int) -> tuple[CaptionWord, ...]:
    """`words` that last until the next one, the last until `end`: they are the picture, which never stands empty."""
    nexts = (*(word.start for word in words[1:]), end)
    return tuple(
        CaptionWord(text=word.text, start=word.start, end=max(word.end, following))
        for word, following in zip(words, nexts, strict=True)
    )
