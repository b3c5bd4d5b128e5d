"""Every effect, transition and generator of spec/: that it holds to the laws of its kind."""

import numpy as np
import pytest
from numpy.typing import NDArray

from claqueta.document.elements import Blend
from claqueta.draw.blends import blends
from claqueta.draw.effects import NATIVE_EFFECTS
from claqueta.draw.shaders import spec_shader
from claqueta.draw.transitions import NATIVE_TRANSITIONS
from claqueta.evaluate.display_list import EffectCall, GeneratorContent, Layer, TransitionContent
from claqueta.geometry import Affine
from claqueta.spec.parameters import NumberParameter, visual_specs
from draw.letters import Pictures, difference, draw, effect, noise, parameters, shape, smooth, still

EFFECTS, TRANSITIONS, GENERATORS = (list(visual_specs(folder)) for folder in ("effects", "transitions", "generators"))
NEUTRAL: dict[str, dict[str, object]] = {
    "black_white": {"strength": 0},
    "chromatic_aberration": {"amount": 0},
    "colour_adjust": {},
    "colour_wash": {"strength": 0},
    "drop_shadow": {"color": "#00000000"},
    "duotone": {"strength": 0},
    "gaussian_blur": {"radius": 0},
    "glow": {"strength": 0},
    "grain": {"amount": 0},
    "light_leak": {"amount": 0},
    "lut": {"table": "table", "strength": 0},
    "motion_blur": {"streak": 0},
    "pixelate": {"cell": 1},
    "posterize": {"strength": 0},
    "ripple": {"amount": 0},
    "scanlines": {"amount": 0},
    "sepia": {"strength": 0},
    "sharpen": {"amount": 0},
    "vignette": {"amount": 0},
    "zoom_blur": {"amount": 0},
}
ALWAYS_SEEN = {"mirror", "chroma_key"}
"""Effects without a neutral setting."""


def source(width: int = 96, height: int = 64) -> Pictures:
    pictures = Pictures(a=smooth(width, height), b=smooth(height, width).transpose(1, 0, 2)[:, ::-1].copy())
    edge = 5
    steps = np.linspace(0, 1, edge)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    pictures.table = edge, np.stack([red, green, blue], -1).astype(np.float32).reshape(-1)
    return pictures


def with_effect(call: EffectCall, scale: float = 1.0, width: int = 96, height: int = 64) -> NDArray[np.uint8]:
    layer = still("a", width, height, effects=(call,), matrix=Affine.scale(scale, scale))
    return draw(layer, size=(round(width * scale), round(height * scale)), source=source(width, height))


def default_call(name: str, time: float = 0.0, **given: object) -> EffectCall:
    return effect(name, time, **({"table": "table"} if name == "lut" else {}), **given)


def transition(name: str, progress: float, width: int = 96, height: int = 64, **given: object) -> NDArray[np.uint8]:
    content = TransitionContent(
        name,
        parameters("transitions", name, **given),
        progress,
        still("a", width, height),
        still("b", width, height),
    )
    return draw(Layer(content, width, height), size=(width, height), source=source(width, height))


def test_every_file_is_complete() -> None:
    assert len(EFFECTS) >= 12
    assert len(TRANSITIONS) >= 10
    assert len(GENERATORS) >= 8
    for name in EFFECTS:
        assert spec_shader("effects", name) is not None or name in NATIVE_EFFECTS
    for name in TRANSITIONS:
        assert spec_shader("transitions", name) is not None or name in NATIVE_TRANSITIONS
    assert set(NEUTRAL) | ALWAYS_SEEN == set(EFFECTS)


@pytest.mark.parametrize("folder", ["effects", "transitions", "generators"])
def test_every_parameter_is_a_uniform_of_its_program(folder: str) -> None:
    standard = {"content", "outgoing", "incoming", "progress", "size", "pixel", "time", "blurred"}
    for name, spec in visual_specs(folder).items():
        shader = spec_shader(folder, name)
        if shader is None or name in NATIVE_EFFECTS:
            continue
        assets = {f"{key}_edge" for key, parameter in spec.params.items() if parameter.type == "asset"}
        assert set(shader.uniforms) - standard - assets == set(spec.params), name
        assert not set(spec.params) & standard, name


def test_every_default_lies_within_its_bounds() -> None:
    for folder in ("effects", "transitions", "generators"):
        for spec in visual_specs(folder).values():
            for parameter in spec.params.values():
                if isinstance(parameter, NumberParameter):
                    assert parameter.minimum <= parameter.default <= parameter.maximum


def test_the_blends_of_the_document_are_those_that_can_be_drawn() -> None:
    assert list(blends()) == list(Blend.__value__.__args__)


@pytest.mark.parametrize("name", sorted(NEUTRAL))
def test_an_effect_at_its_neutral_setting_changes_nothing(name: str) -> None:
    plain = draw(still("a", 96, 64), size=(96, 64), source=source())
    assert difference(with_effect(effect(name, 1.0, **NEUTRAL[name])), plain) <= 1


@pytest.mark.parametrize("name", [name for name in EFFECTS if name != "lut"])
def test_an_effect_at_its_defaults_changes_something(name: str) -> None:
    layer = still("a", 96, 64)
    pictures = source()
    pictures.pictures["a"][8:24, 8:24] = (64, 177, 0, 255)
    plain = draw(layer, size=(120, 90), source=pictures, ground="#FFFFFF")
    seen = draw(
        Layer(layer.content, 96, 64, effects=(default_call(name, 1.0),)),
        size=(120, 90),
        source=pictures,
        ground="#FFFFFF",
    )
    if name == "colour_adjust":
        assert difference(seen, plain) <= 1
    else:
        assert difference(seen, plain) >= 8


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_looks_alike_at_twice_the_size(name: str) -> None:
    given = {"cell": 4.0} if name in ("grain", "pixelate") else {}
    once = with_effect(default_call(name, 0.5, **given)).astype(float)
    twice = with_effect(default_call(name, 0.5, **given), 2.0).astype(float)
    halved = twice.reshape(64, 2, 96, 2, 4).mean((1, 3))
    assert np.abs(halved - once).mean() < 2.0


@pytest.mark.parametrize("name", EFFECTS)
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (33, 19)])
def test_an_effect_bears_odd_sizes_and_clear_pixels(name: str, size: tuple[int, int]) -> None:
    layer = Layer(shape("ellipse", "#FF880080"), *size, Affine.translate(1.3, 0.6), effects=(default_call(name, 2.0),))
    drawn = draw(layer, size=(size[0] + 3, size[1] + 3), source=source())
    assert (drawn[..., :3].max(-1).astype(int) <= drawn[..., 3].astype(int) + 1).all()


@pytest.mark.parametrize("name", TRANSITIONS)
def test_a_transition_begins_with_one_picture_and_ends_with_the_other(name: str) -> None:
    first = draw(still("a", 96, 64), size=(96, 64), source=source())
    last = draw(still("b", 96, 64), size=(96, 64), source=source())
    assert difference(transition(name, 0.0), first) == 0
    assert difference(transition(name, 1.0), last) == 0
    assert np.abs(transition(name, 1e-4).astype(int) - first).mean() < 1.5
    assert np.abs(transition(name, 1 - 1e-4).astype(int) - last).mean() < 1.5
    middle = transition(name, 0.5)
    assert difference(middle, first) > 20
    assert difference(middle, last) > 20


@pytest.mark.parametrize("name", TRANSITIONS)
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (19, 33)])
def test_a_transition_between_opaque_pictures_is_opaque(name: str, size: tuple[int, int]) -> None:
    for progress in (0.02, 0.3, 0.5, 0.97):
        assert (transition(name, progress, *size)[..., 3] >= 254).all()


@pytest.mark.parametrize("name", ["fade", "wipe", "iris", "clock", "blinds", "blur_dissolve", "zoom", "push"])
def test_a_transition_of_a_picture_with_itself_stays_within_its_colours(name: str) -> None:
    flat = Layer(shape("rectangle", "#808080"), 40, 30)
    content = TransitionContent(name, parameters("transitions", name), 0.4, flat, flat)
    drawn = draw(Layer(content, 40, 30), size=(40, 30))
    assert np.abs(drawn[..., :3].astype(int) - 128).max() <= 1


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generator_fills_its_box_and_moves_slowly(name: str) -> None:
    def at(time: float) -> NDArray[np.uint8]:
        content = GeneratorContent(name, parameters("generators", name), time)
        return draw(Layer(content, 192, 108), size=(192, 108))

    first = at(3.0)
    assert (first[..., 3] == 255).all()
    assert first[..., :3].std() > 0.5
    assert np.abs(at(3.0 + 1 / 30).astype(int) - first).mean() < 2.5
    assert difference(at(13.0), first) >= 2


@pytest.mark.parametrize("name", GENERATORS)
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (19, 133)])
def test_a_generator_bears_odd_sizes_and_a_long_film(name: str, size: tuple[int, int]) -> None:
    for time in (0.0, 43_199.9):
        drawn = draw(Layer(GeneratorContent(name, parameters("generators", name), time), *size), size=size)
        assert (drawn[..., 3] == 255).all()


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generator_behind_text_is_calm(name: str) -> None:
    drawn = draw(Layer(GeneratorContent(name, parameters("generators", name), 5.0), 384, 216), size=(384, 216))
    luma = drawn[..., :3].astype(float) @ (0.0722, 0.7152, 0.2126)
    middle = luma[72:144, 96:288]
    assert middle.std() < 62


def test_a_colour_parameter_reaches_the_shader_as_it_is() -> None:
    wash = effect("colour_wash", color="#FF0000", strength=100)
    assert draw(still("a", 8, 8, effects=(wash,)), source=Pictures(a=noise(8, 8)))[4, 4].tolist() == [0, 0, 255, 255]


def test_a_lookup_table_maps_colours() -> None:
    pictures = Pictures(a=smooth(32, 32))
    steps = np.linspace(0, 1, 3)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    pictures.table = 3, np.stack([1 - red, 1 - green, 1 - blue], -1).astype(np.float32).reshape(-1)
    layer = still("a", 32, 32, effects=(effect("lut", table="negative"),))
    drawn = draw(layer, size=(32, 32), source=pictures)
    assert np.abs(255 - pictures.pictures["a"][..., :3].astype(int) - drawn[..., :3]).max() <= 1


def test_a_key_clears_its_colour_and_keeps_the_rest() -> None:
    pixels = np.zeros((8, 8, 4), np.uint8)
    pixels[:, :4], pixels[:, 4:] = (64, 177, 0, 255), (60, 90, 210, 255)
    drawn = draw(still("a", 8, 8, effects=(effect("chroma_key"),)), source=Pictures(a=pixels))
    assert not drawn[:, :3, 3].any()
    assert (drawn[:, 5:, 3] == 255).all()
    assert np.abs(drawn[:, 5:, :3].astype(int) - (60, 90, 210)).max() <= 2


def test_a_blur_keeps_the_sum_of_light() -> None:
    dot = Layer(shape("rectangle", "#FFFFFF"), 80, 80, Affine.translate(110, 110))
    for radius in (1.0, 3.0, 9.0, 24.0):
        soft = Layer(dot.content, 80, 80, dot.matrix, effects=(effect("gaussian_blur", radius=radius),))
        total = draw(soft, size=(300, 300))[..., 3].astype(float).sum() / 255
        assert total == pytest.approx(6400, rel=0.015)


@pytest.mark.parametrize("radius", [2.0, 6.0, 20.0])
def test_a_blur_is_as_wide_as_its_radius_says(radius: float) -> None:
    edge = Layer(
        shape("rectangle", "#FFFFFF"),
        300,
        200,
        Affine.translate(-150, -50),
        effects=(effect("gaussian_blur", radius=radius),),
    )
    row = draw(edge, size=(300, 60))[30, :, 3].astype(float) / 255
    slope = -np.diff(row)
    places = np.arange(slope.size) + 1
    middle = (slope * places).sum() / slope.sum()
    sigma = np.sqrt((slope * (places - middle) ** 2).sum() / slope.sum())
    assert middle == pytest.approx(150, abs=0.3)
    assert sigma == pytest.approx(radius, rel=0.08)


def test_a_blurred_picture_keeps_its_edges_and_blurred_letters_spread() -> None:
    picture = draw(still("a", 96, 64, effects=(effect("gaussian_blur"),)), size=(110, 80), source=source())
    assert (picture[:64, :96, 3] >= 254).all()
    assert not picture[66:, :, 3].any()
    spread = Layer(shape("rectangle", "#FFFFFF"), 30, 30, Affine.translate(40, 40), effects=(effect("gaussian_blur"),))
    assert draw(spread, size=(110, 110))[36, 55, 3] > 20


def test_unknown_parameters_and_values_out_of_bounds_do_no_harm() -> None:
    hostile = EffectCall(
        "vignette", (("amount", 1e30), ("reach", float("nan")), ("ghost", 3.0), ("color", "red")), 1e30
    )
    drawn = draw(still("a", 8, 8, effects=(hostile,)), source=Pictures(a=noise(8, 8)))
    assert (drawn[..., 3] == 255).all()
