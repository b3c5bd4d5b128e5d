"""Parameters of effects, transitions and generators, from the record and the spec."""

import pytest

from claqueta.color import Color
from claqueta.evaluate import Evaluator
from claqueta.evaluate.curves import Notes, Sampler
from claqueta.evaluate.display_list import EffectCall
from claqueta.evaluate.parameters import is_timed
from claqueta.spec import visual_specs
from claqueta.testing import SECOND, MemoryCatalog, PlainMeasurer, build, move, scene, shape
from claqueta.time import Ticks


def effects(**uses: object) -> tuple[tuple[EffectCall, ...], list[tuple[str, str]]]:
    film = Evaluator(build(scene(SECOND, shape(effects=uses))), MemoryCatalog(), PlainMeasurer())
    evaluated = film.at(Ticks(SECOND // 2))
    return evaluated.frame.layers[0].effects, [(each.code, each.detail) for each in evaluated.warnings]


def test_what_is_not_given_has_the_specs_default() -> None:
    for name, spec in visual_specs("effects").items():
        (call,), warnings = effects(only={"effect": name})
        assert [parameter for parameter, _ in call.params] == sorted(spec.params)
        for parameter, value in call.params:
            default = spec.params[parameter].default
            assert value == (Color.parse(default) if isinstance(value, Color) else default)  # type: ignore[arg-type] # text
        assert warnings == []


def test_numbers_are_kept_within_the_specs_range_also_where_an_ease_overshoots() -> None:
    spec = visual_specs("effects")["gaussian_blur"].params["radius"]
    assert spec.type == "number"
    (call,), _ = effects(only={"effect": "gaussian_blur", "params": {"radius": 1e6}})
    assert dict(call.params)["radius"] == spec.maximum
    swinging = move((0, 0.0, {"bezier": (0.3, -4.0, 0.6, -4.0)}), (SECOND, 1.0))
    (call,), _ = effects(only={"effect": "gaussian_blur", "params": {"radius": swinging}})
    assert dict(call.params)["radius"] == spec.minimum


def test_effects_run_in_the_order_of_their_keys_and_disabled_ones_do_not() -> None:
    calls, _ = effects(
        a={"effect": "vignette", "order": "b0"},
        z={"effect": "gaussian_blur", "order": "a0"},
        m={"effect": "vignette", "enabled": False},
    )
    assert [call.effect for call in calls] == ["gaussian_blur", "vignette"]


@pytest.mark.parametrize(
    ("params", "warning"),
    [
        ({"no_such_parameter": 1.0}, ("parameter.unknown", "no_such_parameter")),
        ({"amount": True}, ("parameter.invalid", "amount")),
        ({"amount": "#FF0000"}, ("parameter.invalid", "amount")),
        ({"color": 3.0}, ("parameter.invalid", "color")),
    ],
)
def test_what_does_not_suit_the_spec_is_warned_of_and_the_default_stands(
    params: dict[str, object], warning: tuple[str, str]
) -> None:
    (call,), warnings = effects(only={"effect": "vignette", "params": params})
    (plain,), _ = effects(only={"effect": "vignette"})
    assert warnings == [warning]
    assert call == plain


def test_an_unknown_effect_is_left_out_with_a_warning() -> None:
    calls, warnings = effects(only={"effect": "no_such_thing"})
    assert calls == ()
    assert warnings == [("effect.unknown", "no_such_thing")]


def test_time_is_told_only_to_what_changes_by_itself() -> None:
    for name in visual_specs("effects"):
        (call,), _ = effects(only={"effect": name})
        assert call.time == (0.5 if is_timed("effects", name) else 0.0)


def test_a_sampler_of_constants_has_nothing_to_sample() -> None:
    sampler = Sampler(Notes("x"))
    slot = sampler.number(3.0)
    assert not sampler.moves
    assert slot.of(sampler.sample(5)) == 3.0
