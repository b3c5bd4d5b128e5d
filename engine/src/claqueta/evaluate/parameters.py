"""Parameters of effects, transitions and generators: what the spec asks for, from what the record gives.

A value of the wrong type, an unknown name or choice and a missing medium cost a warning; numbers are kept within the
spec's range; what is not given has the spec's default.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from claqueta.color import COLOR_PATTERN, Color
from claqueta.document.model import Animated, EffectUse
from claqueta.document.model import ParameterValue as Given
from claqueta.evaluate.curves import Sampler, Slot, Values
from claqueta.evaluate.display_list import EffectCall, Parameters, ParameterValue
from claqueta.evaluate.stage import Stage
from claqueta.spec import VisualSpec, shader_source, visual_specs
from claqueta.spec.parameters import AssetParameter, ChoiceParameter, ColorParameter, NumberParameter, Parameter

type Folder = Literal["effects", "transitions", "generators"]
type ParameterSlots = tuple[tuple[str, Slot[float] | Slot[Color] | Slot[str] | Slot[bool]], ...]

_TIME_UNIFORM = re.compile(r"^\s*uniform\s+float\s+time\s*;", re.MULTILINE)


class CallSlots:
    """A shader's call with its parameters made ready."""

    def __init__(self, name: str, params: ParameterSlots, timed: bool) -> None:
        self.name, self._params, self.timed = name, params, timed
        moving = any(slot.place >= 0 for _, slot in params)
        self._fixed: Parameters | None = None if moving else self._read(())

    def params(self, values: Values) -> Parameters:
        """The parameters at the moment of `values`."""
        return self._read(values) if self._fixed is None else self._fixed

    def _read(self, values: Values) -> Parameters:
        return tuple([(name, slot.of(values)) for name, slot in self._params])

    def effect(self, values: Values, seconds: float) -> EffectCall:
        """The call as an effect of a layer that has lasted `seconds`."""
        return EffectCall(self.name, self.params(values), seconds if self.timed else 0.0)


def effect_slots(uses: Mapping[str, EffectUse], sampler: Sampler, stage: Stage) -> tuple[CallSlots, ...]:
    """The enabled effects of an owner in their order; unknown ones are left out with a warning."""
    ordered = sorted(uses.items(), key=lambda item: (item[1].order, item[0]))
    calls = (call_slots("effects", use.effect, use.params, sampler, stage) for _, use in ordered if use.enabled)
    return tuple(call for call in calls if call is not None)


def call_slots(
    folder: Folder, name: str, given: Mapping[str, Given], sampler: Sampler, stage: Stage
) -> CallSlots | None:
    """The call of `spec/<folder>/<name>` with `given` parameters, or None when there is no such thing."""
    spec = visual_specs(folder).get(name)
    if spec is None:
        sampler.notes.add(f"{folder.removesuffix('s')}.unknown", name)
        return None
    return CallSlots(name, _slots(spec, given, sampler, stage), is_timed(folder, name))


@cache
def is_timed(folder: Folder, name: str) -> bool:
    """Whether the picture changes with time by itself: its shader asks for the time."""
    source = shader_source(folder, name)
    return source is not None and _TIME_UNIFORM.search(source) is not None


def _slots(spec: VisualSpec, given: Mapping[str, Given], sampler: Sampler, stage: Stage) -> ParameterSlots:
    for unknown in sorted(set(given) - set(spec.params)):
        sampler.notes.add("parameter.unknown", unknown)
    return tuple(
        (name, _slot(name, spec.params[name], given.get(name), sampler, stage)) for name in sorted(spec.params)
    )


def _slot(
    name: str, parameter: Parameter, given: Given | None, sampler: Sampler, stage: Stage
) -> Slot[float] | Slot[Color] | Slot[str] | Slot[bool]:
    default = Color.parse(parameter.default) if isinstance(parameter, ColorParameter) else parameter.default
    if given is None:
        return Slot[ParameterValue](default)  # type: ignore[return-value] # of the parameter's own type
    kind = given.keys[0].value if isinstance(given, Animated) else given
    match parameter:
        case NumberParameter() if isinstance(kind, float | int) and not isinstance(kind, bool):
            return sampler.number(given, parameter.minimum, parameter.maximum)  # type: ignore[arg-type] # numbers
        case ColorParameter() if isinstance(kind, str) and re.match(COLOR_PATTERN, kind):
            return sampler.color(given)  # type: ignore[arg-type] # colours
        case ChoiceParameter() if given in parameter.choices:
            return Slot(str(given))
        case AssetParameter() if isinstance(given, str):
            info = stage.catalog.asset(given)
            if info is not None and info.kind == parameter.kind:
                return Slot(given)
            sampler.notes.add("asset.missing", given)
            return Slot("")
        case _ if isinstance(given, bool) and parameter.type == "switch":
            return Slot(given)
    sampler.notes.add("parameter.invalid", name)
    return Slot[ParameterValue](default)  # type: ignore[return-value] # of the parameter's own type
