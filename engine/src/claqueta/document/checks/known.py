"""The names that `spec/` knows, as far as checks ask."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from claqueta.spec.parameters import (
    AssetParameter,
    ChoiceParameter,
    ColorParameter,
    NumberParameter,
    Parameter,
    SwitchParameter,
    visual_specs,
)
from claqueta.spec.places import spec_path

type Family = Literal["effects", "transitions", "generators", "sound_effects"]


@dataclass(frozen=True)
class KnownParameter:
    """What may be set on an effect, transition or generator."""

    type: Literal["number", "color", "choice", "switch", "asset"]
    minimum: float = 0.0
    maximum: float = 0.0
    choices: frozenset[str] = frozenset()
    animatable: bool = False


@cache
def known(family: Family) -> Mapping[str, Mapping[str, KnownParameter]]:
    """Each name of the family with its parameters by name."""
    if family == "sound_effects":
        files = sorted(spec_path("sound", "effects").glob("*.json"))
        return {file.stem: _sound_parameters(json.loads(file.read_bytes())) for file in files}
    return {
        name: {key: _visual(parameter) for key, parameter in spec.params.items()}
        for name, spec in visual_specs(family).items()
    }


def _visual(parameter: Parameter) -> KnownParameter:
    match parameter:
        case NumberParameter():
            return KnownParameter("number", parameter.minimum, parameter.maximum, animatable=parameter.animatable)
        case ColorParameter():
            return KnownParameter("color", animatable=parameter.animatable)
        case ChoiceParameter():
            return KnownParameter("choice", choices=frozenset(parameter.choices))
        case SwitchParameter():
            return KnownParameter("switch")
        case AssetParameter():
            return KnownParameter("asset")


def _sound_parameters(spec: Mapping[str, Any]) -> dict[str, KnownParameter]:
    return {
        each["id"]: KnownParameter("number", each["range"][0], each["range"][1], animatable=each["animatable"])
        for each in spec["parameters"]
    }


@cache
def known_names(of: Literal["easings", "animations", "fonts", "styles"]) -> frozenset[str]:
    """The names of easings, animations, font families and storyboard styles."""
    if of == "styles":
        return frozenset(file.stem for file in spec_path("templates").glob("*.json"))
    key = "families" if of == "fonts" else of
    return frozenset(json.loads(spec_path(f"{of}.json").read_bytes())[key])
