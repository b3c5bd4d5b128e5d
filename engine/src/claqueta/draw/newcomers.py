"""First looks at fonts and drawings that strangers made; only ever called in a locked child."""

import os
from typing import Any

import skia

from claqueta.errors import ClaquetaError, Datum, Words
from claqueta.spec.places import assets_path

_MOST_FONT_BYTES = 32 << 20
_MOST_SVG_BYTES = 2 << 20
_MOST_PIXELS = 16_000_000
_MOST_NAME = 100
_MAGIC = {
    "ttf": (b"\x00\x01\x00\x00", b"true"),
    "otf": (b"OTTO", b"\x00\x01\x00\x00"),
    "woff2": (b"wOF2",),
}
_SAMPLE = "Aa Gg Ññ 123"
_SAMPLE_SIZE = (480, 160)
_MARGIN = 24
_INK = 0xFF1C1B1A
_PAPER = 0xFFF6F4F0


class FontUnusable(ClaquetaError):
    """A font cannot be used."""

    code = "draw.font"
    words = Words(
        en="This font cannot be used ({detail}). Choose a TTF, OTF or WOFF2 file that opens in other programs.",
        es="Esta fuente no se puede usar ({detail}). Elige un archivo TTF, OTF o WOFF2 que abran otros programas.",
    )


class DrawingUnusable(ClaquetaError):
    """An SVG cannot be drawn."""

    code = "draw.svg"
    words = Words(
        en="This drawing cannot be used ({detail}). Save it again as plain SVG, or as PNG.",
        es="Este dibujo no se puede usar ({detail}). Guárdalo de nuevo como SVG simple o como PNG.",
    )


def warm_up() -> None:
    """Load what the looks need, before the child is locked in."""
    face = next(assets_path("fonts").glob("*.ttf"), None)
    if face is not None:
        _sample(_typeface(face.read_bytes()))
    _dom(b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>')


def look_at_font(descriptor: int, suffix: str) -> tuple[dict[str, Datum], bytes]:
    """What a font is called, and a PNG of a few of its letters.

    The facts: family, style, weight (1…1000), italic (0 or 1), glyphs.  Raises FontUnusable.
    """
    data = os.pread(descriptor, _MOST_FONT_BYTES + 1, 0)
    if len(data) > _MOST_FONT_BYTES:
        raise FontUnusable(detail=f"> {_MOST_FONT_BYTES >> 20} MB")
    if not data.startswith(_MAGIC.get(suffix, (b"\0no such",))):
        raise FontUnusable(detail=f"≠ .{suffix[:8]}")
    typeface = _typeface(data)
    if typeface is None or typeface.countGlyphs() < 1:
        raise FontUnusable(detail=suffix)
    style = typeface.fontStyle()
    italic = style.slant() != skia.FontStyle.kUpright_Slant
    facts: dict[str, Datum] = {
        "family": str(typeface.getFamilyName())[:_MOST_NAME] or "?",
        "weight": int(style.weight()),
        "italic": int(italic),
        "glyphs": int(typeface.countGlyphs()),
    }
    return facts, _sample(typeface)


def draw_svg(descriptor: int, width: int, height: int) -> bytes:
    """A PNG of the drawing, `width` × `height` pixels, on nothing. Raises DrawingUnusable."""
    data = os.pread(descriptor, _MOST_SVG_BYTES + 1, 0)
    if len(data) > _MOST_SVG_BYTES or not 0 < width * height <= _MOST_PIXELS:
        raise DrawingUnusable(detail=f"{width} × {height}")
    dom = _dom(data)
    if dom is None:
        raise DrawingUnusable(detail="SVG")
    surface = skia.Surface(width, height)
    dom.setContainerSize(skia.Size(width, height))
    dom.render(surface.getCanvas())
    return bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100))


def _typeface(data: bytes) -> Any:
    return skia.FontMgr.New_Custom_Empty().makeFromData(skia.Data.MakeWithCopy(data))


def _dom(data: bytes) -> Any:
    return skia.SVGDOM.MakeFromStream(skia.MemoryStream(data, True))


def _sample(typeface: Any) -> bytes:
    width, height = _SAMPLE_SIZE
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(_PAPER)
    font = skia.Font(typeface, height / 2)
    wanted = font.measureText(_SAMPLE)
    if wanted > width - 2 * _MARGIN:
        font.setSize(font.getSize() * (width - 2 * _MARGIN) / wanted)
    paint = skia.Paint(Color=_INK, AntiAlias=True)
    canvas.drawString(_SAMPLE, _MARGIN, height / 2 + font.getSize() / 3, font, paint)
    return bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100))
