"""Conformance cases of drawing: display lists, and what the engine makes of them, for a twin in another language.

`PYTHONPATH=engine/tests python -m draw.conformance` writes `spec/conformance/draw`; look at the pictures before
committing them. A twin draws `frame` (the canonical form of a display list) with `media` (PNG files beside it) and
`luts`, and compares with `picture`: no channel may be further off than `tolerance`, nor the mean than `mean_tolerance`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claqueta.color import Color
from claqueta.draw import Compositor, SkiaMeasurer, encode_png
from claqueta.draw.blends import blends
from claqueta.evaluate import to_json
from claqueta.evaluate.display_list import (
    DropShadow,
    Frame,
    GeneratorContent,
    GradientPaint,
    GroupContent,
    ImageContent,
    Layer,
    MaskShape,
    PlaceholderContent,
    ShapeContent,
    StrokeLine,
    TextContent,
    TextPlate,
    TextRun,
    TransitionContent,
)
from claqueta.geometry import Affine, Rect
from claqueta.ports import FontFace, Picture
from claqueta.spec import spec_path
from claqueta.spec.parameters import visual_specs
from draw.letters import Pictures, box, effect, noise, parameters, shape, smooth, still

FOLDER = spec_path("conformance", "draw")
_WIDTH, _HEIGHT = 64, 48
_MEASURER = SkiaMeasurer()


@dataclass(frozen=True)
class DrawCase:
    """A frame and how near a twin must come."""

    name: str
    about: str
    frame: Frame
    tolerance: int = 3
    mean_tolerance: float = 0.25


def source() -> Pictures:
    """The media of all cases."""
    pictures = Pictures(soft=smooth(_WIDTH, _HEIGHT), grain=noise(_WIDTH, _HEIGHT))
    pictures.table = 2, np.array(_TABLE, np.float32).reshape(-1)
    return pictures


_TABLE = [[1 - 0.8 * r, 0.9 * g, 0.2 + 0.7 * b] for b in (0, 1) for g in (0, 1) for r in (0, 1)]


def cases() -> tuple[DrawCase, ...]:
    """All cases."""
    picture = still("soft", _WIDTH, _HEIGHT)
    return (
        DrawCase("blends", "Every blend mode in the order of blends.json.", _sheet(_blends(picture))),
        DrawCase("media", "Pictures cropped, scaled, turned, mirrored, faded and clipped.", _sheet(_media())),
        DrawCase("shapes", "Every shape, filled, stroked, dashed, trimmed, shadowed.", _sheet(_shapes())),
        DrawCase("masks", "Masks: sharp, turned, feathered, inverted.", _sheet(_masks())),
        DrawCase("text", "Runs, plates, strokes, shadows, gradients, scripts.", _text(), 8),
        DrawCase("effects", "Every effect at its defaults, in the order of names.", _sheet(_effects()), 6),
        DrawCase("transitions", "Every transition at 0.3 and 0.7, in the order of names.", _sheet(_transitions()), 8),
        DrawCase("generators", "Every generator after 3 seconds, in the order of names.", _sheet(_generators()), 4),
    )


def drawn(case: DrawCase) -> Picture:
    """What the engine makes of the case. Raises AssertionError where it gives a warning."""
    compositor = Compositor(source())
    picture = compositor.draw(case.frame)
    warnings = compositor.take_warnings()
    assert warnings == (), warnings
    return picture


def description(case: DrawCase) -> str:
    """The case as its JSON file."""
    content = {
        "about": case.about,
        "media": {name: f"media/{name}.png" for name in source().pictures},
        "luts": {"table": {"edge": 2, "values": [round(value, 6) for entry in _TABLE for value in entry]}},
        "picture": f"{case.name}.png",
        "tolerance": case.tolerance,
        "mean_tolerance": case.mean_tolerance,
    }
    head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "frame": {to_json(case.frame)}\n}}\n'


def write_all() -> None:
    """Writes every file."""
    (FOLDER / "media").mkdir(parents=True, exist_ok=True)
    for name, pixels in source().pictures.items():
        whole = Picture(_WIDTH, _HEIGHT, _WIDTH * 4, pixels.reshape(-1), True)
        (FOLDER / "media" / f"{name}.png").write_bytes(encode_png(whole))
    for case in cases():
        (FOLDER / f"{case.name}.json").write_text(description(case), encoding="utf-8")
        (FOLDER / f"{case.name}.png").write_bytes(encode_png(drawn(case)))


def _sheet(cells: Iterable[Layer], columns: int = 5) -> Frame:
    """Cells side by side on a ground of stripes, each in a group that clips to it."""
    held = list(cells)
    rows = -(-len(held) // columns)
    width, height = columns * (_WIDTH + 8) + 8, rows * (_HEIGHT + 8) + 8
    ground = tuple(box("#D9D4C7", 0, y, width, 8) for y in range(0, height, 16))
    placed = tuple(
        Layer(
            GroupContent((cell,)),
            _WIDTH,
            _HEIGHT,
            Affine.translate(8 + index % columns * (_WIDTH + 8), 8 + index // columns * (_HEIGHT + 8)),
            clip=True,
        )
        for index, cell in enumerate(held)
    )
    return Frame(width, height, Color.parse("#EFEBE2"), (*ground, *placed))


def _group(*layers: Layer, **more: Any) -> Layer:
    return Layer(GroupContent(layers), _WIDTH, _HEIGHT, **more)


def _blends(picture: Layer) -> Iterator[Layer]:
    for name in blends():
        grain = still("grain", 44, 33, matrix=Affine.translate(10, 8), blend=name, opacity=0.8)
        badge = Layer(shape("ellipse", "#E4572EC0"), 20, 20, Affine.translate(40, 24), blend=name)
        yield _group(picture, grain, badge)


def _media() -> Iterator[Layer]:
    box_rect = Rect(0, 0, _WIDTH, _HEIGHT)
    yield Layer(ImageContent("soft", Rect(0.25, 0.25, 0.5, 0.5), box_rect), _WIDTH, _HEIGHT)
    yield Layer(ImageContent("grain", Rect(0, 0, 1, 1), Rect(10.5, 8.25, 40, 30)), _WIDTH, _HEIGHT)
    yield Layer(ImageContent("grain", Rect(0, 0, 1, 1), Rect(20, 16, 20, 15)), _WIDTH, _HEIGHT)
    yield still("grain", 40, 30, matrix=Affine.translate(18, 2) @ Affine.rotate(20))
    yield still("soft", 40, 30, matrix=Affine.translate(52, 10) @ Affine.scale(-1, 1), opacity=0.6)
    yield still("soft", 50, 38, matrix=Affine.translate(7, 5), radius=12, clip=True)
    yield Layer(PlaceholderContent("video"), _WIDTH, _HEIGHT)
    yield Layer(PlaceholderContent("image"), _WIDTH, _HEIGHT)
    yield _group(still("soft", 40, 40), still("grain", 30, 30, matrix=Affine.translate(20, 10)), opacity=0.5)
    yield _group(box("#336699", 4, 4, 30, 30), matrix=Affine.translate(10, 0) @ Affine.rotate(-10))


def _shapes() -> Iterator[Layer]:
    white, blue = Color.parse("#FFFFFF"), Color.parse("#1D3557")
    sunset = GradientPaint("linear", 30, ((0.0, Color.parse("#E63946")), (1.0, Color.parse("#F4A261"))))
    round_sun = GradientPaint("radial", 0, ((0.0, white), (0.6, Color.parse("#F4A261")), (1.0, Color(230, 57, 70, 0))))
    shadow = DropShadow(Color.parse("#00000090"), 2, 3, 2.5)
    line = StrokeLine(blue, 3)
    dashed = StrokeLine(sunset, 2.5, (6, 4), "butt")
    at = Affine.translate(8, 6)
    blob = "M10 55 C 20 10, 40 10, 50 45 S 80 90 92 40 Q 70 80 50 98 T 10 55 Z m 60 -40 a 10 10 0 1 1 10 10 z"
    contents = (
        ShapeContent("rectangle", 4, 0.5, "", 8, sunset, None, shadow),
        ShapeContent("ellipse", 4, 0.5, "", 0, round_sun, line, None),
        ShapeContent("triangle", 3, 0.5, "", 0, blue, None, shadow),
        ShapeContent("polygon", 6, 0.5, "", 0, sunset, line, None),
        ShapeContent("star", 7, 0.45, "", 0, white, line, shadow),
        ShapeContent("arrow", 4, 0.4, "", 0, sunset, None, None),
        ShapeContent("line", 4, 0.5, "", 0, None, dashed, None),
        ShapeContent("path", 4, 0.5, blob, 0, sunset, line, None),
        ShapeContent("rectangle", 4, 0.5, "", 10, None, dashed, None, 0.1, 0.8),
        ShapeContent("ellipse", 4, 0.5, "", 0, None, StrokeLine(blue, 6, (), "round"), None, 0.2, 0.65),
    )
    for content in contents:
        yield _group(Layer(content, 48, 36, at))


def _masks() -> Iterator[Layer]:
    middle = {"x": 32.0, "y": 24.0, "width": 44.0, "height": 30.0}
    for mask in (
        MaskShape("ellipse", **middle, rotation=0.0, radius=0.0, feather=0.0, invert=False),
        MaskShape("rectangle", **middle, rotation=25.0, radius=8.0, feather=0.0, invert=False),
        MaskShape("ellipse", **middle, rotation=0.0, radius=0.0, feather=4.0, invert=False),
        MaskShape("rectangle", **middle, rotation=-15.0, radius=6.0, feather=2.0, invert=True),
        MaskShape("ellipse", **middle, rotation=30.0, radius=0.0, feather=0.0, invert=True),
    ):
        yield still("soft", _WIDTH, _HEIGHT, mask=mask)


def _text() -> Frame:
    white = Color.parse("#FFFFFF")
    shadow = DropShadow(Color.parse("#000000A0"), 0, 3, 4)
    warm = GradientPaint("linear", 0, ((0.0, Color.parse("#FFB703")), (1.0, Color.parse("#FB5607"))))

    def run(text: str, x: float, baseline: float, family: str, weight: int, size: float, **more: Any) -> TextRun:
        face = FontFace(family, weight, more.pop("italic", False))
        spacing = more.pop("letter_spacing", 0.0)
        width = round(_MEASURER.measure(text, face, size, spacing).width, 3)
        return TextRun(text, x, baseline, width, face, size, spacing, more.pop("fill", white), **more)

    plates = (TextPlate(Rect(10, 132, 150, 34), 9, Color.parse("#1D3557E0")),)
    runs = (
        run("Hola, mundo", 12, 40, "Inter", 800, 30, shadow=shadow),
        run("Título", 200, 40, "Archivo", 900, 34, fill=warm, stroke=StrokeLine(Color.parse("#102030"), 6)),
        run("مرحبا بالعالم!", 12, 84, "Inter", 700, 26, rtl=True, shadow=shadow),
        run("Fraunces", 200, 84, "Fraunces", 600, 28, italic=True),
        run("SPACED", 12, 120, "Bebas Neue", 400, 26, letter_spacing=5),
        run("outline", 160, 122, "Inter", 900, 32, fill=Color(0, 0, 0, 0), stroke=StrokeLine(white, 2)),
        run("plate", 20, 157, "Inter", 600, 22, clip=Rect(0, 130, 300, 30)),
        run("turned", 200, 160, "Space Grotesk", 700, 24, matrix=Affine.translate(10, 30) @ Affine.rotate(-8)),
        run("fade", 310, 120, "Caveat", 700, 30, opacity=0.5),
        run("blur", 310, 160, "Inter", 700, 24, blur=1.5),
    )
    return Frame(380, 180, Color.parse("#5B7FA6"), (Layer(TextContent(plates, runs), 380, 180),))


def _effects() -> Iterator[Layer]:
    for name in visual_specs("effects"):
        given: dict[str, Any] = {"lut": {"table": "table"}, "chroma_key": {"color": "#C8A04A"}}.get(name, {})
        if name == "drop_shadow":
            badge = Layer(shape("star", "#E63946"), 30, 30, Affine.translate(15, 8), effects=(effect(name),))
            yield _group(badge)
        else:
            yield still("soft", _WIDTH, _HEIGHT, effects=(effect(name, 1.0, **given),))


def _transitions() -> Iterator[Layer]:
    for name in visual_specs("transitions"):
        for progress in (0.3, 0.7):
            content = TransitionContent(
                name,
                parameters("transitions", name),
                progress,
                still("soft", _WIDTH, _HEIGHT),
                still("grain", _WIDTH, _HEIGHT),
            )
            yield Layer(content, _WIDTH, _HEIGHT)


def _generators() -> Iterator[Layer]:
    for name in visual_specs("generators"):
        yield Layer(GeneratorContent(name, parameters("generators", name), 3.0), _WIDTH, _HEIGHT)


def stale_files() -> set[Path]:
    """Files of the folder that no case writes."""
    named = {FOLDER / f"{case.name}{end}" for case in cases() for end in (".json", ".png")}
    named |= {FOLDER / "media" / f"{name}.png" for name in source().pictures}
    return {path for path in FOLDER.rglob("*") if path.is_file()} - named


if __name__ == "__main__":
    write_all()
