"""The data files of effects, transitions and generators: what each is called, and what may be set on it."""

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claqueta.spec.places import spec_path


class SpecModel(BaseModel):
    """A strict, frozen record of a spec file."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Label(SpecModel):
    """A name in each language of the interface."""

    en: str
    es: str


class NumberParameter(SpecModel):
    """A number in [minimum, maximum]."""

    type: Literal["number"]
    label: Label
    unit: Literal["", "px", "%", "deg", "s", "Hz", "dB", "ms", "ratio"] = ""
    minimum: float
    maximum: float
    default: float
    step: float = 0.01
    animatable: bool = True
    widget: Literal["slider", "angle", "number"] = "slider"


class ColorParameter(SpecModel):
    """A colour, #RRGGBB or #RRGGBBAA."""

    type: Literal["color"]
    label: Label
    default: str
    animatable: bool = True
    widget: Literal["color"] = "color"


class ChoiceParameter(SpecModel):
    """One of a few words; the shader gets its index."""

    type: Literal["choice"]
    label: Label
    choices: dict[str, Label]
    default: str
    animatable: Literal[False] = False
    widget: Literal["menu"] = "menu"


class SwitchParameter(SpecModel):
    """On or off; the shader gets 1 or 0."""

    type: Literal["switch"]
    label: Label
    default: bool
    animatable: Literal[False] = False
    widget: Literal["switch"] = "switch"


class AssetParameter(SpecModel):
    """A medium of the document, such as a lookup table; without one the effect does nothing."""

    type: Literal["asset"]
    label: Label
    kind: Literal["lut", "image"]
    default: Literal[""] = ""
    animatable: Literal[False] = False
    widget: Literal["asset"] = "asset"


type Parameter = Annotated[
    NumberParameter | ColorParameter | ChoiceParameter | SwitchParameter | AssetParameter,
    Field(discriminator="type"),
]


class VisualSpec(SpecModel):
    """An effect, transition or generator: `<id>.json`'s content; the shader lies beside it, if it is one."""

    label: Label
    category: str
    params: dict[str, Parameter]
    resolution: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Of a generator: the share of the output's size at which the shader runs; the rest is enlarged linearly."""
    reach: str = ""
    """Of an effect: the parameter, in px, by which pixels may leave the box; empty when none do."""


@cache
def visual_specs(folder: Literal["effects", "transitions", "generators"]) -> dict[str, VisualSpec]:
    """All of `spec/<folder>` by id, in the order of ids; each lies in `<id>/<folder's singular>.json`."""
    singular = folder.removesuffix("s")
    return {
        path.parent.name: VisualSpec.model_validate_json(path.read_bytes())
        for path in sorted(spec_path(folder).glob(f"*/{singular}.json"))
    }


@cache
def shader_source(folder: Literal["effects", "transitions", "generators"], name: str) -> str | None:
    """The SkSL of one of `visual_specs(folder)`, or None when it is drawn by other means."""
    if name not in visual_specs(folder):
        raise KeyError(name)
    path = spec_path(folder, name, f"{folder.removesuffix('s')}.sksl")
    return path.read_text(encoding="utf-8") if path.is_file() else None
