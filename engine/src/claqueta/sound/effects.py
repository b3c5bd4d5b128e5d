"""What is known of the sound effects: their parameters, for the mixer and for whoever lets people choose them."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from claqueta.errors import ClaquetaError, Words
from claqueta.spec import assets_path


class SoundEffectUnknown(ClaquetaError):
    """A sound graph names an effect that this version does not have."""

    code = "sound.effect_unknown"
    words = Words(
        en="There is no sound effect called “{effect}” here. Remove it, or update Claqueta.",
        es="Aquí no hay ningún efecto de sonido llamado «{effect}». Quítalo o actualiza Claqueta.",
    )


class SoundParameterUnknown(ClaquetaError):
    """A sound graph sets a parameter that the effect does not have, or not to a number."""

    code = "sound.parameter_unknown"
    words = Words(
        en="The sound effect “{effect}” has no numeric parameter “{parameter}”. Remove it from the effect.",
        es="El efecto de sonido «{effect}» no tiene ningún parámetro numérico «{parameter}». Quítalo del efecto.",
    )


@dataclass(frozen=True)
class ParameterFacts:
    """A parameter of a sound effect: always a number; a switch is 0 or 1."""

    id: str
    label: Words
    type: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    animatable: bool
    widget: str
    offset: int
    """Bytes from the start of the effect's state."""

    def limited(self, value: float) -> float:
        """`value` within the parameter's range."""
        return min(max(value, self.low), self.high)


@dataclass(frozen=True)
class EffectFacts:
    """A sound effect; `latency` and `rest` (silence after which nothing is left in it) in sample frames."""

    id: str
    label: Words
    category: str
    latency: int
    rest: int
    native: str | None
    """What the mixer itself calls it; None for an effect with a module of its own."""
    parameters: tuple[ParameterFacts, ...]
    state_bytes: int

    def parameter(self, name: str) -> ParameterFacts:
        """The parameter called `name`. Raises SoundParameterUnknown."""
        for parameter in self.parameters:
            if parameter.id == name:
                return parameter
        raise SoundParameterUnknown(effect=self.id, parameter=name)


@cache
def sound_effects() -> dict[str, EffectFacts]:
    """Every sound effect by its id."""
    names: list[str] = json.loads(assets_path("sound", "effects", "index.json").read_text("utf-8"))
    return {name: _facts(json.loads(_description(name))) for name in names}


def sound_effect(name: str) -> EffectFacts:
    """The effect called `name`. Raises SoundEffectUnknown."""
    try:
        return sound_effects()[name]
    except KeyError:
        raise SoundEffectUnknown(effect=name) from None


def _description(name: str) -> str:
    return assets_path("sound", "effects", f"{name}.json").read_text("utf-8")


def _facts(data: dict[str, Any]) -> EffectFacts:
    parameters = (
        ParameterFacts(
            id=item["id"],
            label=Words(**item["label"]),
            type=item["type"],
            unit=item["unit"],
            low=item["range"][0],
            high=item["range"][1],
            step=item["step"],
            default=item["default"],
            animatable=item["animatable"],
            widget=item["widget"],
            offset=item["offset"],
        )
        for item in data["parameters"]
    )
    return EffectFacts(
        id=data["id"],
        label=Words(**data["label"]),
        category=data["category"],
        latency=data["latency"],
        rest=data["rest"],
        native=data["native"],
        parameters=tuple(parameters),
        state_bytes=data["state_bytes"],
    )
