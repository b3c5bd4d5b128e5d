"""Drawings that must be equal, whichever way they come about."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.draw import Compositor, decode_png, encode_png
from claqueta.evaluate.display_list import DropShadow, Frame, GeneratorContent, Layer, MaskShape, ShapeContent
from claqueta.geometry import Affine
from claqueta.ports import Picture
from draw.letters import Pictures, box, difference, draw, effect, noise, shape, smooth, still, together

SOURCE = Pictures(a=noise(24, 16), b=noise(24, 16, 2))
PICTURE = still("a", 24, 16)
BADGE = Layer(
    ShapeContent("star", 5, 0.5, "", 0, Color.parse("#FF8800"), None, DropShadow(Color.parse("#000000"), 1, 2, 1.5)),
    14,
    12,
    Affine.translate(4.3, 2.6) @ Affine.rotate(20),
    opacity=0.7,
)


def drawn(*layers: Layer, size: tuple[int, int] = (24, 16)) -> np.ndarray:
    return draw(*layers, size=size, ground="#336699", source=SOURCE)


@pytest.mark.parametrize("layer", [PICTURE, BADGE, box("#FF0000", 3, 3, 9, 9, blend="multiply", opacity=0.4)])
def test_a_group_of_one_is_the_layer(layer: Layer) -> None:
    assert difference(drawn(PICTURE, together(layer)), drawn(PICTURE, layer)) == 0


def test_a_group_of_opacity_one_is_its_children() -> None:
    assert difference(drawn(together(PICTURE, BADGE, opacity=1.0)), drawn(PICTURE, BADGE)) == 0


@settings(max_examples=25, deadline=None)
@given(st.floats(-8, 8), st.floats(-8, 8), st.floats(-180, 180), st.floats(0.3, 2))
def test_matrices_of_groups_compose(x: float, y: float, turn: float, scale: float) -> None:
    outer, inner = Affine.translate(x, y) @ Affine.rotate(turn), Affine.scale(scale, scale)
    nested = drawn(together(Layer(BADGE.content, 14, 12, inner), matrix=outer))
    assert difference(nested, drawn(Layer(BADGE.content, 14, 12, outer @ inner))) <= 1


@pytest.mark.parametrize("shift", [0, 1, 5])
def test_a_layer_through_a_plate_of_its_own_is_the_same_picture(shift: int) -> None:
    at = Affine.translate(shift, shift)
    everything = MaskShape("rectangle", 12, 8, 400, 400, 0, 0, 0.5, False)
    plain = Layer(PICTURE.content, 24, 16, at)
    assert difference(drawn(plain), drawn(Layer(PICTURE.content, 24, 16, at, mask=everything))) <= 1
    assert difference(drawn(plain), drawn(Layer(PICTURE.content, 24, 16, at, effects=(effect("colour_adjust"),)))) <= 1


def test_a_mask_drawn_as_a_clip_is_the_mask_drawn_as_a_picture() -> None:
    sharp = MaskShape("ellipse", 12, 8, 16, 10, 15, 0, 0.0, False)
    hardly_soft = MaskShape("ellipse", 12, 8, 16, 10, 15, 0, 0.01, False)
    first = drawn(Layer(PICTURE.content, 24, 16, mask=sharp))
    assert difference(first, drawn(Layer(PICTURE.content, 24, 16, mask=hardly_soft))) <= 3


@pytest.mark.parametrize("blend", ["multiply", "screen", "darken", "lighten", "difference", "overlay", "soft_light"])
def test_a_picture_blends_alike_with_and_without_a_plate(blend: str) -> None:
    direct = drawn(PICTURE, still("b", 24, 16, blend=blend, opacity=0.6))
    apart = drawn(PICTURE, still("b", 24, 16, blend=blend, opacity=0.6, effects=(effect("colour_adjust"),)))
    assert difference(direct, apart) <= 3


def test_draw_layers_over_a_ground_is_draw() -> None:
    made = Compositor(SOURCE).draw_layers((BADGE,), 24, 16)
    over = np.frombuffer(made.picture.pixels, np.uint8).reshape(16, 24, 4)
    composed = draw(still("made", 24, 16), size=(24, 16), ground="#336699", source=Pictures(made=over))
    assert difference(composed, drawn(BADGE)) <= 2


def test_draw_layers_tells_where_it_left_ink() -> None:
    compositor = Compositor(Pictures())
    bounds = compositor.draw_layers((box("#FF0000", 3, 5, 4, 2),), 20, 10).bounds
    assert bounds is not None
    assert (bounds.left, bounds.top, bounds.right, bounds.bottom) == (3, 5, 7, 7)
    assert compositor.draw_layers((), 20, 10).bounds is None


def test_a_buffer_with_wide_rows_gets_the_same_picture() -> None:
    frame = Frame(24, 16, Color.parse("#336699"), (PICTURE, BADGE))
    rows = np.full((16, 128), 77, np.uint8)
    Compositor(SOURCE).draw_into(frame, rows.reshape(-1), 128)
    assert difference(rows[:, :96].reshape(16, 24, 4), drawn(PICTURE, BADGE)) == 0
    assert (rows[:, 96:] == 77).all()


def test_a_buffer_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        Compositor(SOURCE).draw_into(Frame(24, 16, Color.parse("#000000"), ()), bytearray(24 * 16 * 4 - 1), 96)


def test_clear_ground_leaves_what_is_not_drawn_transparent() -> None:
    frame = Frame(8, 8, Color.parse("#FFFFFF"), (box("#FF0000", 0, 0, 4, 8),))
    picture = Compositor(SOURCE).draw(frame, clear=True)
    alpha = np.frombuffer(picture.pixels, np.uint8).reshape(8, 8, 4)[..., 3]
    assert not picture.opaque
    assert (alpha[:, :4] == 255).all()
    assert not alpha[:, 4:].any()


def test_the_same_frame_gives_the_same_bytes() -> None:
    source = Pictures(a=smooth(64, 48))
    layers = (
        Layer(GeneratorContent("aurora", (), 1.5), 64, 48),
        still("a", 40, 30, matrix=Affine.rotate(5), effects=(effect("gaussian_blur"), effect("grain", 0.5))),
        BADGE,
    )
    frame = Frame(64, 48, Color.parse("#000000"), layers)
    compositor = Compositor(source)
    first = bytes(compositor.draw(frame).pixels)
    compositor.draw(Frame(31, 17, Color.parse("#FFFFFF"), layers[1:]))
    assert bytes(compositor.draw(frame).pixels) == first
    assert bytes(Compositor(source).draw(frame).pixels) == first


def test_a_png_brings_every_pixel_back() -> None:
    pixels = noise(13, 7)
    back = decode_png(encode_png(Picture(13, 7, 52, pixels.reshape(-1), True)))
    assert (back.width, back.height, back.opaque) == (13, 7, True)
    assert bytes(back.pixels) == pixels.tobytes()


def test_a_line_of_a_shape_does_not_depend_on_who_else_is_drawn() -> None:
    lone = Layer(shape("ellipse", "#FFFFFF80"), 10, 10, Affine.translate(2, 2), opacity=0.5)
    assert difference(drawn(together(lone, together())), drawn(lone)) == 0
