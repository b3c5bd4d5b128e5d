"""What is drawn, pixel by pixel, in letters."""

from math import inf, nan

import numpy as np
import pytest

from claqueta.color import Color
from claqueta.evaluate.display_list import (
    DropShadow,
    GradientPaint,
    GroupContent,
    ImageContent,
    Layer,
    MaskShape,
    ShapeContent,
    StrokeLine,
)
from claqueta.geometry import Affine, Rect
from draw.letters import Pictures, box, draw, picture, same, shape, still, together

FLAG = "RG BY"


def test_layers_lie_over_each_other_in_their_order() -> None:
    drawn = draw(box("#FF0000", 0, 0, 4, 4), box("#0000FF", 2, 2, 4, 4), size=(6, 6), ground="#FFFFFF")
    assert same(drawn, "RRRRWW RRRRWW RRBBBB RRBBBB WWBBBB WWBBBB")


def test_a_picture_at_its_own_size_keeps_every_pixel() -> None:
    source = Pictures(a=picture("RGB CMY KWg"))
    drawn = draw(still("a", 3, 3, matrix=Affine.translate(1, 2)), size=(5, 6), source=source)
    assert same(drawn, "_____ _____ _RGB_ _CMY_ _KWg_ _____")
    assert source.asked == [("a", 3, 3)]


def test_a_part_of_a_picture_is_drawn_onto_a_part_of_the_box() -> None:
    content = ImageContent("a", Rect(1 / 3, 0, 2 / 3, 1 / 3), Rect(1, 1, 2, 1))
    drawn = draw(Layer(content, 4, 3), size=(4, 3), source=Pictures(a=picture("RGB CMY KWg")))
    assert same(drawn, "____ _GB_ ____")


def test_the_pixels_asked_for_are_those_that_will_be_seen() -> None:
    source = Pictures(a=picture(FLAG))
    content = ImageContent("a", Rect(0.5, 0, 0.5, 1), Rect(0, 0, 10, 10))
    draw(Layer(content, 10, 10, Affine.scale(2, 2)), size=(20, 20), source=source)
    assert source.asked == [("a", 40, 20)]


def test_a_quarter_turn_turns_the_picture() -> None:
    turned = Affine.translate(2, 0) @ Affine.rotate(90)
    assert same(draw(still("a", 2, 2, matrix=turned), size=(2, 2), source=Pictures(a=picture(FLAG))), "BR YG", 1)


def test_a_mirrored_scale_mirrors_the_picture() -> None:
    mirrored = Affine.translate(2, 0) @ Affine.scale(-1, 1)
    assert same(draw(still("a", 2, 2, matrix=mirrored), size=(2, 2), source=Pictures(a=picture(FLAG))), "GR YB", 1)


def test_a_group_moves_its_children() -> None:
    group = together(box("#FF0000", 1, 1, 2, 2), matrix=Affine.translate(2, 1))
    assert same(draw(group, size=(6, 5)), "______ ______ ___RR_ ___RR_ ______")


def test_the_background_of_a_group_fills_its_box() -> None:
    group = Layer(GroupContent((box("#00FF00", 1, 1, 1, 1),), Color.parse("#0000FF")), 3, 3, Affine.translate(1, 0))
    assert same(draw(group, size=(5, 3)), "_BBB_ _BGB_ _BBB_")


def test_a_group_that_clips_cuts_what_leaves_its_box() -> None:
    group = together(box("#FF0000", -1, -1, 9, 3), width=3, height=3, clip=True, matrix=Affine.translate(1, 1))
    assert same(draw(group, size=(5, 5)), "_____ _RRR_ _RRR_ _____ _____")


def test_a_group_without_clip_lets_them_out() -> None:
    group = together(box("#FF0000", -1, 0, 5, 1), width=3, height=3, matrix=Affine.translate(1, 1))
    assert same(draw(group, size=(5, 3)), "_____ RRRRR _____")


@pytest.mark.parametrize(
    ("blend", "letter"),
    [
        ("normal", "Y"),
        ("darken", "R"),
        ("multiply", "R"),
        ("lighten", "Y"),
        ("screen", "Y"),
        ("plus", "Y"),
        ("difference", "G"),
        ("exclusion", "G"),
        ("color_burn", "R"),
        ("color_dodge", "R"),
        ("overlay", "R"),
        ("hard_light", "Y"),
    ],
)
def test_yellow_blends_with_red(blend: str, letter: str) -> None:
    over = box("#FFFF00", 1, 0, 1, 1, blend=blend)
    assert same(draw(box("#FF0000", 0, 0, 2, 1), over, size=(2, 1)), "R" + letter, 1)


@pytest.mark.parametrize("blend", ["hue", "saturation", "color", "luminosity", "soft_light"])
def test_a_colour_blended_with_itself_stays(blend: str) -> None:
    drawn = draw(box("#C05030", 0, 0, 1, 1), box("#C05030", 0, 0, 1, 1, blend=blend), size=(1, 1))
    if blend == "soft_light":
        assert drawn[0, 0, 2] > 0xC0
    else:
        assert np.abs(drawn[0, 0].astype(int) - (0x30, 0x50, 0xC0, 255)).max() <= 1


def test_the_blend_of_colour_keeps_the_brightness_below() -> None:
    drawn = draw(box("#808080", 0, 0, 1, 1), box("#2040FF", 0, 0, 1, 1, blend="color"), size=(1, 1))
    blue, green, red = (int(value) for value in drawn[0, 0, :3])
    assert abs(0.3 * red + 0.59 * green + 0.11 * blue - 128) <= 1
    assert blue > green > red


def test_half_opacity_is_half_the_way() -> None:
    drawn = draw(box("#FFFFFF", 0, 0, 1, 1, opacity=0.5), size=(1, 1), ground="#000000")
    assert drawn[0, 0].tolist() == [128, 128, 128, 255]


def test_a_mask_shows_only_its_shape() -> None:
    mask = MaskShape("rectangle", 3, 2, 2, 2, 0, 0, 0, False)
    assert same(draw(Layer(shape("rectangle", "#FF0000"), 6, 4, mask=mask), size=(6, 4)), "______ __RR__ __RR__ ______")


def test_an_inverted_mask_shows_everything_else() -> None:
    mask = MaskShape("rectangle", 3, 2, 2, 2, 0, 0, 0, True)
    assert same(draw(Layer(shape("rectangle", "#FF0000"), 6, 4, mask=mask), size=(6, 4)), "RRRRRR RR__RR RR__RR RRRRRR")


def test_a_mask_turns_about_its_centre() -> None:
    mask = MaskShape("rectangle", 3, 2, 4, 2, 90, 0, 0, False)
    assert same(
        draw(Layer(shape("rectangle", "#FF0000"), 6, 4, mask=mask), size=(6, 4)), "__RR__ __RR__ __RR__ __RR__", 1
    )


def test_a_feathered_mask_fades_evenly_about_its_edge() -> None:
    mask = MaskShape("rectangle", 0, 10, 40, 100, 0, 0, 3, False)
    drawn = draw(Layer(shape("rectangle", "#FFFFFF"), 40, 20, mask=mask), size=(40, 20))
    alpha = drawn[10, :, 3].astype(int)
    assert alpha[10] == 255
    assert abs(int(alpha[19]) + int(alpha[20]) - 255) <= 4
    assert (np.diff(alpha) <= 0).all()
    assert alpha[30] == 0


def test_a_stroke_lies_on_the_outline_over_the_fill() -> None:
    line = StrokeLine(Color.parse("#0000FF"), 2)
    layer = Layer(shape("rectangle", "#FF0000", stroke=line), 4, 4, Affine.translate(2, 2))
    assert same(draw(layer), "________ _BBBBBB_ _BBBBBB_ _BBRRBB_ _BBRRBB_ _BBBBBB_ _BBBBBB_ ________")


def test_a_dashed_line_has_gaps() -> None:
    line = StrokeLine(Color.parse("#FFFFFF"), 1, (2, 1), "butt")
    layer = Layer(shape("line", None, stroke=line), 8, 1)
    assert same(draw(layer, size=(8, 1)), "WW_WW_WW")


def test_a_trimmed_line_is_drawn_in_part() -> None:
    line = StrokeLine(Color.parse("#FFFFFF"), 1, (), "butt")
    layer = Layer(shape("line", None, stroke=line, trim_start=0.25, trim_end=0.75), 8, 1)
    assert same(draw(layer, size=(8, 1)), "__WWWW__")


def test_path_data_is_stretched_over_the_box() -> None:
    layer = Layer(shape("path", "#00FF00", path="M0,0H50V50H100v50h-100z"), 4, 4)
    assert same(draw(layer, size=(4, 4)), "GG__ GG__ GGGG GGGG")


def test_a_linear_gradient_runs_along_its_angle() -> None:
    paint = GradientPaint("linear", 0, ((0.0, Color.parse("#000000")), (1.0, Color.parse("#FFFFFF"))))
    content = ShapeContent("rectangle", 5, 0.5, "", 0, paint, None, None)
    row = draw(Layer(content, 8, 2), size=(8, 2))[0, :, 0].astype(int)
    assert np.abs(row - [16, 48, 80, 112, 143, 175, 207, 239]).max() <= 2


def test_a_shadow_falls_behind_at_its_distance() -> None:
    content = ShapeContent("rectangle", 5, 0.5, "", 0, Color.parse("#FF0000"), None, None)
    shadowed = ShapeContent(
        "rectangle", 5, 0.5, "", 0, Color.parse("#FF0000"), None, DropShadow(Color.parse("#0000FF"), 1, 1, 0)
    )
    assert same(draw(Layer(content, 2, 2), size=(4, 4)), "RR__ RR__ ____ ____")
    assert same(draw(Layer(shadowed, 2, 2), size=(4, 4)), "RR__ RRB_ _BB_ ____")


@pytest.mark.parametrize("kind", ["ellipse", "triangle", "polygon", "star", "arrow"])
def test_every_shape_touches_all_sides_of_its_box(kind: str) -> None:
    drawn = draw(Layer(ShapeContent(kind, 7, 0.6, "", 0, Color.parse("#FFFFFF"), None, None), 40, 30), size=(40, 30))  # type: ignore[arg-type]  # the parameter is one of the literals
    alpha = drawn[..., 3]
    assert alpha[0].any()
    assert alpha[-1].any()
    assert alpha[:, 0].any()
    assert alpha[:, -1].any()


def test_what_has_no_size_or_no_finite_place_is_not_drawn() -> None:
    nowhere = [Affine(a=nan), Affine(e=inf), Affine.scale(0, 1), Affine(a=1e300)]
    layers = [Layer(shape("rectangle", "#FF0000"), 4, 4, matrix) for matrix in nowhere]
    assert same(draw(*layers, box("#FF0000", 0, 0, nan, 2), box("#FF0000", 0, 0, -4, 2), size=(2, 2)), "__ __")
