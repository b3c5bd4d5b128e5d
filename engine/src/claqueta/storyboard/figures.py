"""The row of a stack that shows a figure and counts up to it."""

from itertools import groupby
from typing import Final

from claqueta.geometry import Rect
from claqueta.storyboard.lettering import Row, face_of, text_style
from claqueta.storyboard.scene import Sheet, span
from claqueta.storyboard.style import Item, Stack

_COUNT_TICKS: Final = 300_000
_COUNT_STEP: Final = 16_000
"""A figure changes at most fifteen times a second while it counts."""


def number_row(sheet: Sheet, item: Item, stack: Stack, width: float, scale: float) -> Row:
    figure = sheet.facts.beat.number
    if figure is None:
        raise ValueError("a scene without a figure has no row for it")
    face = face_of(sheet, item)
    size = sheet.type_size(item.size or face.size) * scale
    setting = sheet.typesetter.fit(figure.written, face, size=size, width=width, max_lines=1)

    def lay(left: float, top: float, when: int) -> int:
        start = max(when, (sheet.facts.said(figure.spoken_at) or when) - span(0.5))
        start = min(start, max(0, sheet.facts.duration - _COUNT_TICKS - span(0.8)))
        steps = _COUNT_TICKS // _COUNT_STEP
        values = [figure.counted(1 - (1 - step / steps) ** 3) for step in range(steps + 1)]
        group = sheet.add(
            "group", Rect(left, top, setting.width, setting.height), start=start,
            entrance=sheet.entrance(item.motion), name=figure.written,
        )  # fmt: skip
        place = 0
        for text, run in groupby(values):
            begin = place * _COUNT_STEP
            place += len(list(run))
            last = text == values[-1]
            sheet.add(
                "text",
                Rect(0, 0, setting.width, setting.height),
                parent=group,
                text=text,
                style=text_style(sheet, face, setting.size, stack.align, "top", color=item.color),
                start=begin,
                duration=sheet.facts.duration - start - begin if last else place * _COUNT_STEP - begin,
                name=text,
            )
            if last:
                break
        return when + span(sheet.style.pace.step)

    return Row(item, setting.width, setting.height, lay)
