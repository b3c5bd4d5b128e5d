"""The description beside a Piper voice (NAME.onnx.json): only what is needed of it, and only within bounds.

It comes from wherever its file came from. Piper itself would take from it a number of samples without end, a file of
eSpeak's by any path, or a kind of phonemes for which it downloads another model; here such a description is refused.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

_LARGEST = 4 * 2**20
_SYMBOLS = 4096
_ENDS = ("^", "_", "$")

type _Id = Annotated[int, Field(ge=0, lt=_SYMBOLS)]
type _Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$")]
type _Scale = Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)]


class UnusableDescription(ValueError):
    """The description is damaged or asks for what no voice needs."""


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class _Audio(_Part):
    sample_rate: Annotated[int, Field(ge=8_000, le=96_000)]


class _Espeak(_Part):
    voice: _Tag


class _Language(_Part):
    code: _Tag


class _Inference(_Part):
    noise_scale: _Scale = 0.667
    length_scale: Annotated[float, Field(ge=0.1, le=4, allow_inf_nan=False)] = 1.0
    noise_w: _Scale = 0.8


class PiperDescription(_Part):
    """A voice's description in Piper's own words. phoneme_type: the kinds that need nothing besides the voice."""

    audio: _Audio
    espeak: _Espeak
    language: _Language | None = None
    inference: _Inference = _Inference()
    num_symbols: Annotated[int, Field(ge=1, le=_SYMBOLS)]
    num_speakers: Annotated[int, Field(ge=1, le=10_000)]
    default_speaker_id: Annotated[int, Field(ge=0, lt=10_000)] = 0
    phoneme_type: Literal["espeak", "text"] = "espeak"
    phoneme_id_map: dict[str, Annotated[list[_Id], Field(max_length=16)]]
    vowel_clusters: Annotated[list[list[str]], Field(max_length=_SYMBOLS)] = []

    @property
    def tag(self) -> str:
        """The voice's language as a BCP-47 tag."""
        return (self.language.code if self.language else self.espeak.voice).replace("_", "-")

    @model_validator(mode="after")
    def _bounded(self) -> "PiperDescription":
        if any(not self.phoneme_id_map.get(sign) for sign in _ENDS):
            raise ValueError("the ids of beginning, padding or end are missing")
        if any(number >= self.num_symbols for ids in self.phoneme_id_map.values() for number in ids):
            raise ValueError("an id lies beyond the symbols")
        return self


def read_description(model: Path) -> PiperDescription:
    """The description beside the voice file `model`. Raises UnusableDescription."""
    try:
        with model.with_name(model.name + ".json").open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnusableDescription("the description cannot be read") from error
    if len(data) > _LARGEST:
        raise UnusableDescription("the description is too long")
    try:
        return PiperDescription.model_validate_json(data)
    except ValidationError as error:
        raise UnusableDescription("the description is damaged or asks for too much") from error
