"""What reads badly: no text, too little contrast, captions over captions, an order left to chance."""

from itertools import pairwise

from claqueta.color import Color
from claqueta.document.checks.finding import Findings, Subject, finding
from claqueta.document.elements import CaptionElement, Placement, TextElement, TextStyle
from claqueta.document.model import Animated, Paint
from claqueta.document.reasons import Rule
from claqueta.document.records import Scene
from claqueta.document.structure import name_of
from claqueta.document.tree import Tree
from claqueta.errors import Words

TEXT_EMPTY = Rule(
    "text.empty",
    Words(en="A text in “{holder}” says nothing. Write something or remove it.",
          es="Un texto de «{holder}» no dice nada. Escribe algo o elimínalo."),
)  # fmt: skip
CAPTION_EMPTY = Rule(
    "caption.empty",
    Words(
        en="“{record}” has no words to show. Add them or remove it.",
        es="«{record}» no tiene palabras que mostrar. Añádelas o elimínalo.",
    ),
)
CONTRAST_LOW = Rule(
    "text.contrast",
    Words(
        en="“{record}” is hard to read: its colour is too close to the ground's (contrast {ratio}; 3 is the least).",
        es="«{record}» se lee mal: su color se parece demasiado al del fondo (contraste {ratio}; lo mínimo es 3).",
    ),
)
CAPTIONS_OVERLAP = Rule(
    "caption.overlap",
    Words(
        en="“{record}” and “{other}” show captions in the same place at the same time. Shorten or move one.",
        es="«{record}» y «{other}» muestran subtítulos en el mismo sitio a la vez. Acorta o mueve uno.",
    ),
)
ORDER_DOUBLE = Rule(
    "order.double",
    Words(
        en="“{record}” and “{other}” have the same place in the order. Move one of them.",
        es="«{record}» y «{other}» tienen el mismo lugar en el orden. Mueve uno de los dos.",
    ),
)

LEAST_CONTRAST = 3.0
"""For large text: WCAG 2.2, success criterion 1.4.3."""


def check_looks(subject: Subject) -> Findings:
    """Everything that reads badly."""
    for record in subject.document.records:
        if isinstance(record, TextElement) and not record.text.strip():
            holder = subject.records.get(record.parent)
            yield finding(record.id, "warning", TEXT_EMPTY, holder="?" if holder is None else name_of(holder))
        if isinstance(record, CaptionElement) and not record.words:
            yield finding(record.id, "warning", CAPTION_EMPTY, record=name_of(record))
    yield from _orders(subject)
    if subject.tree is not None:
        yield from _contrasts(subject.tree)
        yield from _captions(subject.tree)


def _orders(subject: Subject) -> Findings:
    seen: dict[tuple[str | None, str, str], str] = {}
    for record in subject.document.records:
        order = getattr(record, "order", None)
        if order is None:
            continue
        first = seen.setdefault((record.parent, record.type, order), record.id)
        if first != record.id:
            other = name_of(subject.records[first])
            yield finding(record.id, "hint", ORDER_DOUBLE, record=name_of(record), other=other)


def _contrasts(tree: Tree) -> Findings:
    for record in tree.records.values():
        if not isinstance(record, TextElement | CaptionElement) or record.hidden:
            continue
        ink, ground = _ink(record.style), _ground(tree, record)
        if ink is not None and ground is not None:
            ratio = contrast(ink, ground)
            if ratio < LEAST_CONTRAST:
                yield finding(record.id, "warning", CONTRAST_LOW, record=name_of(record), ratio=round(ratio, 1))


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1…21: WCAG 2.2, “contrast ratio”."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = color.unit
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _plain(paint: Paint | Animated[str] | None) -> Color | None:
    """The colour, when it is one, still and opaque."""
    color = Color.parse(paint) if isinstance(paint, str) else None
    return color if color is not None and color.alpha == 255 else None


def _ink(style: TextStyle) -> Color | None:
    if style.stroke is not None or style.shadow is not None:
        return None  # an edge or shadow sets it off by itself
    return _plain(style.fill if style.color is None else style.color)


def _ground(tree: Tree, record: TextElement | CaptionElement) -> Color | None:
    """The plain colour behind a text, or None when pictures, gradients or anything else may lie there."""
    if record.style.background is not None:
        return _plain(record.style.background.paint)
    scene = tree.records.get(record.parent)
    if not isinstance(scene, Scene):
        return None
    place = (record.order, record.id)
    if any((element.order, element.id) < place and not element.hidden for element in tree.elements(scene.id)):
        return None
    return _plain(tree.project.background if scene.background is None else scene.background)


def _captions(tree: Tree) -> Findings:
    origins = {tree.project.id: 0, **tree.scene_starts}
    shown = sorted(
        (
            (origins[record.parent] + record.start, record)
            for record in tree.records.values()
            if isinstance(record, CaptionElement) and not record.hidden and record.parent in origins
        ),
        key=lambda caption: (caption[0], caption[1].id),
    )
    for (early, one), (late, other) in pairwise(shown):
        if late < early + one.duration and _meet(one.placement, other.placement):
            yield finding(other.id, "warning", CAPTIONS_OVERLAP, record=name_of(other), other=name_of(one))


def _meet(one: Placement, other: Placement) -> bool:
    """Whether two boxes overlap from top to bottom; where one moves they are taken to."""
    upper, lower = _span(one), _span(other)
    return upper is None or lower is None or (upper[0] < lower[1] and lower[0] < upper[1])


def _span(placement: Placement) -> tuple[float, float] | None:
    y, height, scale = placement.y, placement.height, placement.scale_y
    if isinstance(y, Animated) or isinstance(height, Animated) or isinstance(scale, Animated):
        return None
    top = y - placement.anchor_y * height * scale
    return min(top, top + height * scale), max(top, top + height * scale)
