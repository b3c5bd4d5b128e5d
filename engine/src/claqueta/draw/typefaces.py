"""Typefaces: the bundled faces, and text shaped with them. One word or run at a time, so that both hosts agree."""

import json
import unicodedata
from functools import cache
from typing import Any

import skia

from claqueta.draw.limits import MAX_TEXT, clamp
from claqueta.ports import FontFace
from claqueta.spec.places import assets_path, spec_path

_UNBOUNDED = 1e6
_RIGHT_TO_LEFT_MARK = "\u200f"


@cache
def font_collection() -> Any:
    """All bundled faces by family. Raises AssetMissing when they have not been built."""
    folder = assets_path("fonts")
    # the default manager would read this machine's own font settings, and complain about them
    manager = skia.FontMgr.New_Custom_Empty()
    provider = skia.textlayout.TypefaceFontProvider()
    for entry in json.loads((folder / "index.json").read_bytes()):
        typeface = manager.makeFromData(skia.Data.MakeWithCopy((folder / entry["file"]).read_bytes()))
        provider.registerTypeface(typeface, entry["family"])
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    return collection


@cache
def fallback_families() -> tuple[str, ...]:
    """Families that stand in, in this order, where one lacks a letter."""
    return tuple(json.loads(spec_path("fonts.json").read_bytes())["fallbacks"])


@cache
def _unicode() -> Any:
    return skia.Unicodes.ICU.Make()


def shaped(
    text: str, face: FontFace, size: float, letter_spacing: float, *, rtl: bool = False, paint: Any = None
) -> Any:
    """A laid-out Skia paragraph of one line, drawn with `paint` where given.

    Text whose first strong letter reads right to left, or any with `rtl`, is set so; letters of joined scripts are
    never spaced.
    """
    line = _one_line(text)
    leftward = rtl or reads_leftward(line)
    style = skia.textlayout.TextStyle()
    style.setFontFamilies([face.family, *fallback_families()])
    style.setFontSize(clamp(size, 0.1, 8_000.0, 1.0))
    style.setLetterSpacing(0.0 if leftward else clamp(letter_spacing, -100_000.0, 100_000.0))
    slant = skia.FontStyle.kItalic_Slant if face.italic else skia.FontStyle.kUpright_Slant
    style.setFontStyle(skia.FontStyle(int(clamp(face.weight, 1, 1000, 400)), 5, slant))
    if paint is not None:
        style.setForegroundPaint(paint)
    paragraph_style = skia.textlayout.ParagraphStyle()
    paragraph_style.setTextStyle(style)
    builder = skia.textlayout.ParagraphBuilder.make(paragraph_style, font_collection(), _unicode())
    builder.pushStyle(style)
    builder.addText(f"{_RIGHT_TO_LEFT_MARK}{line}{_RIGHT_TO_LEFT_MARK}" if leftward else line)
    paragraph = builder.Build()
    paragraph.layout(_UNBOUNDED)
    return paragraph


def reads_leftward(text: str) -> bool:
    """Whether the first letter with a direction of its own reads right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _one_line(text: str) -> str:
    """`text` without what would break the line or what UTF-8 cannot write."""
    line = text[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8")
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in line)
