"""The row of a stack that shows points one by one, each with its marker."""

from typing import Any

from claqueta.document.model import Stroke
from claqueta.geometry import Rect
from claqueta.storyboard.lettering import Row, face_of, lay_setting, moment_of
from claqueta.storyboard.scene import Sheet, span
from claqueta.storyboard.style import Face, Item, Stack
from claqueta.storyboard.typesetting import Setting


def points_row(sheet: Sheet, item: Item, stack: Stack, width: float, scale: float) -> Row:
    points, face = sheet.facts.beat.points, face_of(sheet, item)
    marker = "number" if sheet.facts.beat.ordered and item.marker != "none" else item.marker
    size = sheet.type_size(item.size or face.size) * scale
    lines = item.max_lines or face.max_lines

    def column(em: float) -> float:
        if marker == "none":
            return 0.0
        label = max(sheet.typesetter.width(f"{number:02}", face, em) for number in range(1, len(points) + 1))
        mark = {"number": label, "dash": 0.9 * em, "dot": 0.3 * em}.get(marker, 0.5 * em)
        return mark + sheet.canvas.length(sheet.style.point_marker_pad)

    def fit(em: float) -> list[Setting]:
        return [
            sheet.typesetter.fit(point.text, face, size=em, width=width - column(em), max_lines=lines)
            for point in points
        ]

    # All points in the size of the one that needs the smallest.
    settings = fit(size)
    size = min(setting.size for setting in settings)
    settings = fit(size)
    indent, gap = column(size), sheet.canvas.length(item.row_gap) * scale
    full = indent + max(setting.width for setting in settings)
    height = sum(setting.height for setting in settings) + gap * (len(settings) - 1)

    def lay(left: float, top: float, when: int) -> int:
        y = top
        for number, (point, setting) in enumerate(zip(points, settings, strict=True), 1):
            start = moment_of(sheet, point, when)
            _lay_marker(sheet, item, face, marker, number, size, left, y, start)
            x = left + indent if stack.align == "start" else left + (full - setting.width) / 2
            lay_setting(sheet, setting, face, item, stack.align, x, y, start, name=f"{sheet.named('points')} {number}")
            y += setting.height + gap
            when = start + span(0.25)
        return when

    return Row(item, full, height, lay)


def _lay_marker(
    sheet: Sheet, item: Item, face: Face, marker: str, number: int, em: float, left: float, top: float, start: int
) -> None:
    middle = top + em * face.line_height * 0.52
    color = item.marker_color or "accent"
    entrance = sheet.entrance("marker") or sheet.entrance(item.motion)
    line = Stroke(paint=sheet.color(color), width=em * 0.09)
    common: dict[str, Any] = {"start": start, "entrance": entrance, "name": sheet.named("marker")}
    match marker:
        case "number":
            text = f"{number:02}"
            setting = sheet.typesetter.fit(text, face, size=em, width=1e5)
            lay_setting(
                sheet, setting, face, item.model_copy(update={"color": color}), "start", left, top, start,
                entrance=entrance, name=sheet.named("marker"),
            )  # fmt: skip
        case "dash":
            box = Rect(left, middle - em * 0.035, em * 0.7, em * 0.07)
            sheet.add("shape", box, fill=sheet.color(color), **common)
        case "dot":
            box = Rect(left, middle - em * 0.14, em * 0.28, em * 0.28)
            sheet.add("shape", box, shape="ellipse", fill=sheet.color(color), **common)
        case "square":
            box = Rect(left, middle - em * 0.22, em * 0.44, em * 0.44)
            sheet.add("shape", box, fill=sheet.color(color), **common)
        case "ring":
            box = Rect(left, middle - em * 0.22, em * 0.44, em * 0.44)
            sheet.add("shape", box, shape="ellipse", fill=None, stroke=line, **common)
        case "check":
            box = Rect(left, middle - em * 0.26, em * 0.52, em * 0.46)
            sheet.add(
                "shape", box, shape="path", path="M4 58 L36 92 L98 6", fill=None, stroke=line,
                **common | {"entrance": None}, trim_end=sheet.drawn("stroke"),
            )  # fmt: skip
