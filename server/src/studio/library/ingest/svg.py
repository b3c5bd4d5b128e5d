"""SVG from strangers: only shapes and paints that stand in the file itself get through to be drawn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, tostring  # parsing is defusedxml's

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from claqueta.errors import ClaquetaError, Words

_MOST_BYTES = 2 << 20
_MOST_ELEMENTS = 50_000
_MOST_DEPTH = 64
_LONGEST_PIXELS = 2048
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENT_NAMES = """
    svg g defs symbol use path rect circle ellipse line polyline polygon clipPath mask pattern linearGradient
    radialGradient stop title desc metadata filter feGaussianBlur feOffset feBlend feColorMatrix feComposite feFlood
    feMerge feMergeNode feMorphology
"""
_DROPPED = frozenset({"title", "desc", "metadata"})
_ATTRIBUTE_NAMES = """
    id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform viewBox preserveAspectRatio fill
    fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule clipPathUnits mask
    maskUnits maskContentUnits offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform filter filterUnits primitiveUnits in in2 result stdDeviation
    dx dy mode type values operator k1 k2 k3 k4 flood-color flood-opacity radius style version
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_OUTWARD = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)|@import|expression|javascript:|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|pt|pc|mm|cm|in)?\s*")
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,9})?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, None: 1.0}


class SvgRefused(ClaquetaError):
    """An SVG holds what the studio does not draw."""

    code = "library.svg"
    words = Words(
        en="This SVG cannot be used because of “{detail}”. Save it as plain SVG with texts as outlines, or as PNG.",
        es="Este SVG no se puede usar por «{detail}». Guárdalo como SVG simple con textos en curvas, o como PNG.",
    )


@dataclass(frozen=True)
class Drawing:
    """An SVG of which nothing is left but allowed elements, and the size at which it is drawn, in pixels."""

    data: bytes
    width: int
    height: int


def clean_svg(path: Path) -> Drawing:
    """The drawing in a file, 2048 pixels long. Raises SvgRefused for scripts, texts, pictures, links outward."""
    data = path.read_bytes()[: _MOST_BYTES + 1]
    if len(data) > _MOST_BYTES:
        raise SvgRefused(detail=f"> {_MOST_BYTES >> 20} MB")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise SvgRefused(detail=type(error).__name__) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgRefused(detail=_short(root.tag))
    for number, element in enumerate(_walk(root, 0)):
        if number > _MOST_ELEMENTS:
            raise SvgRefused(detail=f"> {_MOST_ELEMENTS}")
        _clean(element)
    width, height = _size(root)
    root.set("width", str(width))
    root.set("height", str(height))
    root.set("xmlns", _SVG)
    root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
    return Drawing(tostring(root, encoding="utf-8"), width, height)


def _walk(element: Element, depth: int) -> Iterator[Element]:
    if depth > _MOST_DEPTH:
        raise SvgRefused(detail=f"depth > {_MOST_DEPTH}")
    yield element
    for child in list(element):
        yield from _walk(child, depth + 1)


def _clean(element: Element) -> None:
    for child in list(element):
        space, _, name = str(child.tag).rpartition("}")
        # editors leave notes of their own in other name spaces; they show nothing
        if name in _DROPPED or (space and space != f"{{{_SVG}"):
            element.remove(child)
        elif name not in _ELEMENTS:
            raise SvgRefused(detail=_short(child.tag))
    for name, value in list(element.attrib.items()):
        if name in (_XLINK, "href"):
            if not value.startswith("#"):
                raise SvgRefused(detail="href")
            del element.attrib[name]
            element.set("xlink:href", value)
        elif name.lower().startswith("on"):
            raise SvgRefused(detail=_short(name))
        elif name not in _ATTRIBUTES:
            del element.attrib[name]
        elif _OUTWARD.search(value):
            raise SvgRefused(detail=_short(name))
    element.text = element.tail = None
    element.tag = element.tag.rpartition("}")[2]  # one name space is left, which the root names


def _size(root: Element) -> tuple[int, int]:
    """Pixels: the drawing's own shape, so large that its longer side is 2048."""
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    stated = [_pixels(root.get("width")), _pixels(root.get("height"))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        shape = (box[2], box[3])
    elif stated[0] and stated[1]:
        shape = (stated[0], stated[1])
        root.set("viewBox", f"0 0 {shape[0]} {shape[1]}")
    else:
        raise SvgRefused(detail="viewBox")
    scale = _LONGEST_PIXELS / max(shape)
    return max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale))


def _pixels(text: str | None) -> float:
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _PIXELS[match[2]] if match else 0.0


def _short(tag: str) -> str:
    return "".join(sign for sign in tag.rpartition("}")[2] if sign.isalnum() or sign in "-:_")[:30] or "?"
