"""Puts one text that has been set onto the sheet: its look, its moment, and what marks its emphasis."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from claqueta.document.elements import TextBackground, TextStyle
from claqueta.document.model import Shadow, Stroke
from claqueta.geometry import Rect
from claqueta.storyboard.beats import Shown
from claqueta.storyboard.scene import Sheet, animation, span
from claqueta.storyboard.style import Face, Item
from claqueta.storyboard.typesetting import Setting

_EARLY: Final = 36_000
"""A text comes this much before it is said: the eye reads while the ear waits."""


@dataclass(frozen=True, slots=True)
class Row:
    """One member of a stack, measured: `height` in pixels, and how it is laid at (box, when)."""

    item: Item
    width: float
    height: float
    lay: Callable[[float, float, int], int]
    """Takes left, top, and the tick at which it may come; returns the tick at which the next may."""


def text_style(
    sheet: Sheet,
    face: Face,
    size: float,
    align: str,
    vertical: str,
    *,
    color: str | None = None,
    background: TextBackground | None = None,
) -> TextStyle:
    """A face of the style at `size` pixels as a text element's style."""
    glow = Shadow(color=sheet.color("accent", 0.85), x=0.0, y=0.0, blur=sheet.canvas.length(face.glow))
    return TextStyle.model_validate(
        {
            "font": face.font,
            "weight": face.weight,
            "italic": face.italic,
            "size": round(size, 3),
            "line_height": face.line_height,
            "letter_spacing": round(face.tracking * size, 3),
            "case": face.case,
            "align": align,
            "vertical": vertical,
            "fill": sheet.color(color or face.color),
            "shadow": glow if face.glow else None,
            "background": background,
        }
    )


def lay_setting(
    sheet: Sheet, setting: Setting, face: Face, item: Item, align: str, left: float, top: float, start: int,
    **fields: Any,
) -> None:  # fmt: skip
    """Puts a text that has been set where its left top is given, coming at `start`."""
    emphasis = sheet.style.emphasis
    exit_motion = sheet.style.exit
    sheet.add(
        "text",
        Rect(left, top, setting.width, setting.height),
        start=start,
        text=setting.text,
        style=text_style(sheet, face, setting.size, align, "top", color=item.color),
        **{
            "entrance": sheet.entrance(item.motion),
            "exit": animation(exit_motion) if exit_motion else None,
            "emphasis": sheet.color(emphasis.color) if emphasis.color else None,
            "name": sheet.named(item.role),
        }
        | fields,
    )


def moment_of(sheet: Sheet, shown: Shown, when: int) -> int:
    """When a text comes: just before it is said, or in its turn."""
    said = sheet.facts.said(shown.said_at)
    return when if said is None else max(when, said - _EARLY)


def face_of(sheet: Sheet, item: Item) -> Face:
    return sheet.style.faces[item.face or "body"]


def lay_emphasis(
    sheet: Sheet, setting: Setting, face: Face, align: str, left: float, top: float, start: int, *, over: bool
) -> None:
    look = sheet.style.emphasis
    role = look.underline if over else look.marker
    if role is None:
        return
    for index, rect in enumerate(setting.emphasised(align)):
        em = setting.size
        middle = rect.y + rect.height * (0.5 if not over else 0.5 + 0.43 / face.line_height)
        thickness = em * look.thickness
        height = em * (0.16 if over else 0.3)
        sheet.add(
            "shape",
            Rect(left + rect.x - em * 0.04, top + middle - height / 2, rect.width + em * 0.08, height),
            start=start + span(0.45) + index * span(0.25),
            shape="path",
            path=look.path,
            fill=None,
            stroke=Stroke(paint=sheet.color(role), width=thickness, cap="round" if over else "butt"),
            trim_end=sheet.drawn("emphasis"),
            entrance=sheet.entrance("emphasis"),
            exit=animation(sheet.style.exit) if sheet.style.exit else None,
            name=sheet.named("emphasis"),
        )
