"""Hostile display lists, missing media, long runs, and a process that may open nothing."""

import subprocess
import sys
from math import inf, nan
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.draw import Compositor
from claqueta.evaluate.display_list import (
    Content,
    DropShadow,
    EffectCall,
    Frame,
    GeneratorContent,
    GradientPaint,
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
from claqueta.ports import Cancelled, FontFace, Picture
from draw.letters import Pictures, box, draw, effect, noise, pixels_of, shape, smooth, still, together

type ShapeKind = Literal["rectangle", "ellipse", "line", "triangle", "polygon", "star", "arrow", "path"]
ODD = st.one_of(st.sampled_from([nan, inf, -inf, 0.0, -1.0, 1e-12, 1e9, 1e300]), st.floats(-50, 50))
RED = Color.parse("#FF0000C0")


@st.composite
def hostile_layers(draw_value: st.DrawFn) -> Layer:
    def odd() -> float:
        return draw_value(ODD)

    rect = Rect(odd(), odd(), odd(), odd())
    paint = GradientPaint(draw_value(st.sampled_from(["linear", "radial"])), odd(), ((odd(), RED), (odd(), RED)))
    line = StrokeLine(paint, odd(), (odd(), odd(), odd()))
    shadow = DropShadow(RED, odd(), odd(), odd())
    matrix = draw_value(st.sampled_from([Affine(), Affine(odd(), odd(), odd(), odd(), odd(), odd())]))
    kinds: list[ShapeKind] = ["rectangle", "ellipse", "line", "polygon", "star", "arrow", "path"]
    kind = draw_value(st.sampled_from(kinds))
    run = TextRun("Aعb\n\ud800", odd(), odd(), odd(), FontFace("Inter", 10**6, True), odd(), odd(), paint, line, shadow)
    contents: list[Content] = [
        ShapeContent(kind, -3, odd(), "M0 0 L 1e300 5 A 1 1 0 0 0 9 9 C 1", odd(), paint, line, shadow, odd(), odd()),
        TextContent((TextPlate(rect, odd(), paint, odd(), matrix),), (run,)),
        ImageContent("a", rect, Rect(odd(), odd(), odd(), odd())),
        GeneratorContent("aurora", (("speed", odd()),), odd()),
        GeneratorContent("no_such_thing", (), 0.0),
        PlaceholderContent("video"),
    ]
    content = draw_value(st.sampled_from(contents))
    mask = MaskShape("ellipse", odd(), odd(), odd(), odd(), odd(), odd(), odd(), draw_value(st.booleans()))
    name = draw_value(st.sampled_from(["gaussian_blur", "drop_shadow", "glow", "vignette", "no_such_effect"]))
    call = EffectCall(name, (("radius", odd()), ("x", odd()), ("strength", odd())), odd())
    return Layer(
        content,
        draw_value(st.sampled_from([20.0, odd()])),
        draw_value(st.sampled_from([20.0, odd()])),
        matrix,
        draw_value(st.sampled_from([1.0, 0.5, odd()])),
        draw_value(st.sampled_from(["normal", "hue", "multiply", "no_such_blend"])),
        draw_value(st.booleans()),
        odd(),
        draw_value(st.sampled_from([(), (call,)])),
        draw_value(st.sampled_from([None, mask])),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(hostile_layers(), max_size=3), st.booleans())
def test_no_display_list_breaks_the_compositor(layers: list[Layer], grouped: bool) -> None:
    stack = (together(*layers, opacity=0.9),) if grouped else tuple(layers)
    frame = Frame(24, 16, Color.parse("#204060"), (*stack, box("#FF0000", 0, 0, 1, 1)))
    drawn = pixels_of(Compositor(Pictures(a=noise(9, 7))).draw(frame))
    assert (drawn[..., 3] == 255).all()
    assert drawn[0, 0].tolist() == [0, 0, 255, 255]


def test_a_missing_medium_leaves_a_plate_and_a_warning() -> None:
    compositor = Compositor(Pictures())
    frame = Frame(40, 40, Color.parse("#FFFFFF"), (still("gone", 40, 20),))
    drawn = pixels_of(compositor.draw(frame))
    assert drawn[1, 1, :3].max() < 70
    assert (drawn[30] == 255).all()
    assert [warning.code for warning in compositor.take_warnings()] == ["test.gone"]
    assert compositor.take_warnings() == ()


def test_an_effect_that_fails_leaves_the_picture_without_it() -> None:
    compositor = Compositor(Pictures(a=noise(8, 8)))
    layer = still("a", 8, 8, effects=(EffectCall("no_such_effect", ()), effect("lut", table="gone")))
    assert (pixels_of(compositor.draw(Frame(8, 8, Color.parse("#000000"), (layer,)))) == noise(8, 8)).all()
    assert [warning.code for warning in compositor.take_warnings()] == ["draw.effect", "test.gone"]


def test_a_medium_with_fewer_bytes_than_it_says_is_not_read() -> None:
    class Short(Pictures):
        def still(self, asset: str, width: int, height: int) -> Picture:
            super().still(asset, width, height)
            return Picture(100, 100, 400, bytes(500), True)

    compositor = Compositor(Short(a=noise(2, 2)))
    compositor.draw(Frame(8, 8, Color.parse("#000000"), (still("a", 8, 8),)))
    assert [warning.code for warning in compositor.take_warnings()] == ["draw.failed"]


def test_the_wish_to_stop_passes_through() -> None:
    class Stopping(Pictures):
        def still(self, asset: str, width: int, height: int) -> Picture:
            raise Cancelled(asset=asset, width=width, height=height)

    with pytest.raises(Cancelled):
        draw(still("a", 8, 8), source=Stopping())


def test_groups_in_groups_beyond_all_measure_are_given_up_politely() -> None:
    layer = box("#FF0000", 0, 0, 4, 4)
    for _ in range(3000):
        layer = together(layer)
    assert draw(layer, box("#0000FF", 4, 4, 4, 4))[5, 5].tolist() == [255, 0, 0, 255]


def test_endless_dashes_are_drawn_as_a_line() -> None:
    line = StrokeLine(Color.parse("#FFFFFF"), 1, (1e-5, 1e-5), "butt")
    layer = Layer(shape("line", None, stroke=line), 8, 1)
    assert (draw(layer, size=(8, 1))[..., 3] == 255).all()


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells a process its own size this way")
def test_memory_stays_flat_over_many_frames() -> None:
    source = Pictures(a=smooth(160, 90), b=noise(160, 90))
    compositor = Compositor(source)

    def frame(number: int) -> Frame:
        turn = Affine.translate(80, 45) @ Affine.rotate(number * 3.1) @ Affine.scale(1 + number % 7 / 9, 1)
        text = TextRun(f"Frame {number}", 5, 60, 90, FontFace("Inter", 700, False), 18 + number % 5, 0, RED)
        layers = (
            Layer(GeneratorContent("waves", (), number / 30), 160, 90),
            still("b", 80, 45, matrix=turn, effects=(effect("gaussian_blur", radius=1 + number % 11),)),
            Layer(TextContent((), (text,)), 160, 90, opacity=0.8),
            Layer(TransitionContent("glitch", (), number % 50 / 50, still("a", 60, 40), still("b", 60, 40)), 60, 40),
        )
        return Frame(160, 90, Color.parse("#000000"), layers)

    for number in range(150):
        compositor.draw(frame(number))
    before = resident_bytes()
    for number in range(150, 650):
        compositor.draw(frame(number))
    assert resident_bytes() - before < 6_000_000


LOCKED = """
import resource
from claqueta.color import Color
from claqueta.draw import Compositor, SkiaMeasurer, encode_png, warm_up
from claqueta.evaluate.display_list import *
from claqueta.ports import FontFace
from claqueta.spec.parameters import visual_specs
warm_up()
resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
layers = [Layer(GeneratorContent(name, (), 1.0), 32, 18) for name in visual_specs("generators")]
inner = GroupContent(tuple(layers))
layers += [Layer(inner, 32, 18, effects=(EffectCall(name, ()),)) for name in visual_specs("effects")]
for name in visual_specs("transitions"):
    layers.append(Layer(TransitionContent(name, (), 0.4, layers[0], layers[1]), 32, 18))
for family in ("Inter", "Caveat", "Fraunces"):
    face = FontFace(family, 700, True)
    width = SkiaMeasurer().measure("Hola مرحبا", face, 12, 0).width
    run = TextRun("Hola مرحبا", 2, 14, width, face, 12, 0, Color.parse("#FFFFFF"))
    layers += [Layer(TextContent((), (run,)), 32, 18, blend=blend) for blend in ("normal", "hue", "color_burn")]
compositor = Compositor(None)
encode_png(compositor.draw(Frame(32, 18, Color.parse("#000000"), tuple(layers))))
assert compositor.take_warnings() == (), compositor.take_warnings()
print("drawn")
"""


def test_after_the_warm_up_drawing_opens_no_file() -> None:
    done = subprocess.run([sys.executable, "-c", LOCKED], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "drawn", done.stderr[-2000:]
