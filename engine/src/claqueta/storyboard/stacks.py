"""Stacks of texts: kicker, headline, support, points and figures, one below the other, placed as one block."""

from dataclasses import dataclass
from typing import Final

from claqueta.document.model import Stroke
from claqueta.geometry import Rect
from claqueta.storyboard.beats import Shown
from claqueta.storyboard.figures import number_row
from claqueta.storyboard.lettering import Row, face_of, lay_emphasis, lay_setting, moment_of
from claqueta.storyboard.points import points_row
from claqueta.storyboard.scene import Sheet, animation, span
from claqueta.storyboard.style import Item, Plate, Stack

_SHRINK: Final = 0.94


@dataclass(frozen=True, slots=True)
class MeasuredStack:
    """A stack whose texts have been set; `content` is the box that they take, without a plate's padding."""

    stack: Stack
    rows: tuple[Row, ...]
    gaps: tuple[float, ...]
    content: Rect
    indent: float
    """Room that a bar takes at the side."""


def measure_stack(sheet: Sheet, stack: Stack) -> MeasuredStack | None:
    """The texts that the scene has for `stack`, set as large as its box lets; None when it has none."""
    box, padding = sheet.canvas.box(stack.box), _padding(sheet, stack.plate)
    inner = Rect(box.x + padding[0], box.y + padding[1], box.width - 2 * padding[0], box.height - 2 * padding[1])
    indent = max((sheet.canvas.length(item.width) for item in stack.items if item.role == "bar"), default=0.0)
    scale = 1.0
    while True:
        rows = _rows(sheet, stack, inner.width - indent, inner.height, scale)
        gaps = [0.0 if index == 0 else sheet.canvas.length(row.item.gap) for index, row in enumerate(rows)]
        height = sum(row.height for row in rows) + sum(gaps)
        if height <= inner.height or scale < 0.3:
            break
        scale *= _SHRINK
    ornaments = all(row.item.role in ("rule", "mark") for row in rows)
    if not rows or (ornaments and any(item.role not in ("rule", "mark", "bar") for item in stack.items)):
        return None
    top = inner.y + {"top": 0.0, "middle": (inner.height - height) / 2, "bottom": inner.height - height}[stack.vertical]
    width = max(row.width for row in rows) + indent
    left = inner.x + {"start": 0.0, "center": (inner.width - width) / 2, "end": inner.width - width}[stack.align]
    return MeasuredStack(stack, tuple(rows), tuple(gaps), Rect(left, top, width, height), indent)


def lay_stack(sheet: Sheet, measured: MeasuredStack) -> None:
    """Lays a stack: its plate, its bar, and its texts one after the other."""
    stack, content, indent = measured.stack, measured.content, measured.indent
    _lay_plate(sheet, stack, content)
    for bar in stack.items:
        if bar.role == "bar":
            thickness = sheet.canvas.length(bar.thickness)
            x = content.x if stack.align != "end" else content.right - thickness
            _lay_rule(sheet, bar, Rect(x, content.y, thickness, content.height), sheet.facts.opens)
    when, y = sheet.facts.opens, content.y
    for row, gap in zip(measured.rows, measured.gaps, strict=True):
        y += gap
        room = content.width - indent - row.width
        x = content.x + (indent if stack.align != "end" else 0.0)
        x += {"start": 0.0, "center": room / 2, "end": room}[stack.align]
        when = row.lay(x, y, when + span(row.item.delay))
        y += row.height


def _padding(sheet: Sheet, plate: Plate | None) -> tuple[float, float]:
    return (sheet.canvas.length(plate.padding[0]), sheet.canvas.length(plate.padding[1])) if plate else (0.0, 0.0)


def _lay_plate(sheet: Sheet, stack: Stack, content: Rect) -> None:
    plate = stack.plate
    if plate is None:
        return
    padding, box = _padding(sheet, plate), sheet.canvas.box(stack.box)
    x, width = content.x - padding[0], content.width + 2 * padding[0]
    if plate.whole_width:
        x, width = box.x, box.width
    stroke = Stroke(paint=sheet.color(plate.line), width=sheet.canvas.length(plate.line_width)) if plate.line else None
    sheet.add(
        "shape",
        Rect(x, content.y - padding[1], width, content.height + 2 * padding[1]),
        start=max(0, sheet.facts.opens - span(0.15)),
        fill=sheet.paint(plate.fill),
        stroke=stroke,
        placement={"opacity": plate.opacity},
        corner_radius=sheet.canvas.length(plate.radius),
        entrance=sheet.entrance(plate.motion),
        name=sheet.named("plate"),
    )


def _rows(sheet: Sheet, stack: Stack, width: float, height: float, scale: float) -> list[Row]:
    rows: list[Row] = []
    for item in stack.items:
        match item.role:
            case "bar":
                continue
            case "rule":
                rows.append(_rule_row(sheet, item, width))
            case "mark" if not item.text:
                rows.append(_mark_row(sheet, item))
            case "points":
                if sheet.facts.beat.points:
                    rows.append(points_row(sheet, item, stack, width, scale))
            case "number":
                if sheet.facts.beat.number:
                    rows.append(number_row(sheet, item, stack, width, scale))
            case _:
                shown = _shown(sheet, item)
                if shown and shown.text:
                    # Small type is small already; it does not shrink with a long headline.
                    own = max(scale, 0.9) if item.role in ("kicker", "author") else scale
                    rows.append(_text_row(sheet, item, stack, shown, width, height, own))
    # A rule at the end divides nothing when what it leads to is not there.
    while rows and rows[-1].item.role == "rule" and stack.items[-1].role != "rule":
        rows.pop()
    return rows


def _shown(sheet: Sheet, item: Item) -> Shown | None:
    beat = sheet.facts.beat
    match item.role:
        case "headline":
            return None if beat.shows_its_words else beat.headline
        case "support":
            return beat.support
        case "lead":
            return beat.lead
        case "label":
            return beat.label
        case "author":
            return Shown(beat.author) if beat.author else None
        case "mark":
            return Shown(item.text)
        case _:
            return Shown(kicker(sheet))


def kicker(sheet: Sheet) -> str:
    """The small line above a headline: the chapter's number where it opens, its name further on."""
    beat = sheet.facts.beat
    if not beat.chapter_number:
        return ""
    pattern = sheet.style.kicker_first if beat.opens_chapter and beat.headline else sheet.style.kicker_next
    return pattern.replace("{number:02}", f"{beat.chapter_number:02}").replace(
        "{number}", str(beat.chapter_number)
    ).replace("{count:02}", f"{sheet.facts.chapter_count:02}").replace("{chapter}", beat.chapter)  # fmt: skip


def _text_row(sheet: Sheet, item: Item, stack: Stack, shown: Shown, width: float, height: float, scale: float) -> Row:
    face = face_of(sheet, item)
    size = sheet.type_size(item.size or face.size) * scale
    setting = sheet.typesetter.fit(
        shown.text, face, size=size, width=width, height=height, max_lines=item.max_lines or face.max_lines
    )

    def lay(left: float, top: float, when: int) -> int:
        start = moment_of(sheet, shown, when)
        lay_emphasis(sheet, setting, face, stack.align, left, top, start, over=False)
        lay_setting(sheet, setting, face, item, stack.align, left, top, start)
        lay_emphasis(sheet, setting, face, stack.align, left, top, start, over=True)
        return when + span(sheet.style.pace.step) if start == when else when

    return Row(item, setting.width, setting.height, lay)


def _rule_row(sheet: Sheet, item: Item, width: float) -> Row:
    length, thickness = min(width, sheet.canvas.length(item.width)), sheet.canvas.length(item.thickness)

    def lay(left: float, top: float, when: int) -> int:
        _lay_rule(sheet, item, Rect(left, top, length, thickness), when)
        return when

    return Row(item, length, thickness, lay)


def _lay_rule(sheet: Sheet, item: Item, box: Rect, when: int) -> None:
    sheet.add(
        "shape", box, start=when, fill=sheet.color(item.color or "accent"), entrance=sheet.entrance(item.motion),
        exit=animation(sheet.style.exit) if sheet.style.exit else None, name=sheet.named(item.role),
    )  # fmt: skip


def _mark_row(sheet: Sheet, item: Item) -> Row:
    width, height = sheet.canvas.length(item.width), sheet.canvas.length(item.thickness)

    def lay(left: float, top: float, when: int) -> int:
        drawn = sheet.drawn(item.motion)
        stroke = Stroke(paint=sheet.color(item.color or "accent"), width=sheet.canvas.length(0.5))
        sheet.add(
            "shape", Rect(left, top, width, height), start=when, shape="path", path=item.path,
            fill=None if not isinstance(drawn, float) else sheet.color(item.color or "accent"),
            stroke=None if isinstance(drawn, float) else stroke,
            trim_end=drawn, entrance=sheet.entrance(item.motion), name=sheet.named(item.role),
        )  # fmt: skip
        return when

    return Row(item, width, height, lay)
