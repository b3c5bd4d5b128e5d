"""What the assistant's endpoints take and give."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue

from claqueta.music import moods
from claqueta.storyboard import styles
from studio.assistant.models import SpeechJob, StoryboardJob, StyleStills
from studio.assistant.speech.voices import Voices
from studio.assistant.storyboard.options import StoryboardOptions, mood_names
from studio.lib.wording import current_language

type Tag = str


class Sentence(Schema):
    """A sentence in both languages."""

    en: str
    es: str


class Failure(Schema):
    """Why work has failed, in both languages."""

    code: str
    en: str
    es: str
    data: dict[str, JsonValue] = Field(default_factory=dict)


class VoiceOut(Schema):
    """A voice. `note` says what is missing where it is not installed."""

    id: str
    engine: str
    name: str
    language: str
    gender: str | None
    installed: bool
    note: str


class EngineOut(Schema):
    """A kind of voice. `note` says what to do where it is not ready."""

    id: str
    name: str
    ready: bool
    note: str


class VoicesOut(Schema):
    """All voices. `listed` is false until a worker has looked; `voice.sampled` and asking again tell."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "listed": True,
                "voices": [
                    {
                        "id": "espeak:es-419",
                        "engine": "espeak",
                        "name": "Español (Latinoamérica)",
                        "language": "es-419",
                        "gender": "male",
                        "installed": True,
                        "note": "",
                    }
                ],
                "engines": [{"id": "espeak", "name": "eSpeak NG", "ready": True, "note": ""}],
            }
        }
    )

    voices: list[VoiceOut]
    engines: list[EngineOut]
    listed: bool

    @classmethod
    def of(cls, known: Voices) -> "VoicesOut":
        """`known` in the language of the request."""
        spanish = current_language() == "es"
        return cls(
            voices=[
                VoiceOut(
                    id=voice.id,
                    engine=voice.engine,
                    name=voice.name,
                    language=voice.language,
                    gender=voice.gender,
                    installed=voice.installed,
                    note=voice.note_es if spanish else voice.note_en,
                )
                for voice in known.voices
            ],
            engines=[
                EngineOut(
                    id=engine.id,
                    name=engine.name,
                    ready=engine.ready,
                    note=engine.note_es if spanish else engine.note_en,
                )
                for engine in known.engines
            ],
            listed=known.listed,
        )


class SampleOut(Schema):
    """A clip of a voice. `url` is empty until it is made; `voice.sampled` tells when it is."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"voice": "espeak:es", "state": "waiting", "url": "", "error": None}}
    )

    voice: str
    state: str
    url: str
    error: Failure | None


class NarrationIn(Schema):
    """A text to be spoken into a project."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"text": "El agua que bebes hoy ya fue nube.", "voice": "espeak:es-419"}},
    )

    text: str = Field(max_length=20_000)
    scene_id: str = Field("", max_length=16)
    """Empty: it stands at a time of the project."""
    track_id: str = Field("", max_length=16)
    """Empty: the narration's track, made when there is none."""
    start: int | None = Field(None, ge=0, le=12 * 3600 * 240_000)
    """Ticks; left out: after what is spoken there already."""
    voice: str = Field("", max_length=200)
    language: str = Field("", pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?$")
    speed: float = Field(1.0, ge=0.5, le=2)
    pitch: float = Field(0.0, ge=-6, le=6)
    volume: float = Field(0.0, ge=-24, le=6)


class RespeakIn(Schema):
    """What a spoken clip is to say from now on, or how. What is left out stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"text": "Ahora digo otra cosa."}})

    text: str | None = Field(None, max_length=20_000)
    voice: str | None = Field(None, max_length=200)
    language: str | None = Field(None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")
    speed: float | None = Field(None, ge=0.5, le=2)
    pitch: float | None = Field(None, ge=-6, le=6)
    volume: float | None = Field(None, ge=-24, le=6)


class NarrationOut(Schema):
    """A text being spoken. `audio_id` is the record that it becomes; `speech.progress` tells how it is."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "k3J9xQ2mN7pR5tVw",
                "project_id": "a1B2c3D4e5F6g7H8",
                "audio_id": "Z9y8X7w6V5u4T3s2",
                "state": "waiting",
                "text": "El agua que bebes hoy ya fue nube.",
                "voice": "espeak:es-419",
                "asset_id": "",
                "notices": [],
                "error": None,
            }
        }
    )

    id: str
    project_id: str
    audio_id: str
    state: str
    text: str
    voice: str
    asset_id: str
    notices: list[Sentence]
    error: Failure | None

    @classmethod
    def of(cls, job: SpeechJob) -> "NarrationOut":
        """`job`."""
        return cls.model_validate(job, from_attributes=True)


class StoryboardIn(Schema):
    """A script and how it is told. Whatever is left out follows the script's head, else the usual."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "script": "# El viaje de una gota\n\nEl agua que bebes hoy ya fue nube, río y mar.",
                "style": "editorial",
                "format": "16:9",
            }
        },
    )

    script: str = Field(max_length=60_000)
    style: str = Field("", max_length=40)
    format: Literal["", "16:9", "9:16", "1:1"] = ""
    language: Literal["", "es", "en"] = ""
    voice: str = Field("", max_length=200)
    speed: float | None = Field(None, ge=0.5, le=2)
    music: str = Field("", max_length=40)
    """A mood, `none`, or empty for the style's own."""
    use_library: bool = True

    def options(self) -> StoryboardOptions:
        """All but the script."""
        return StoryboardOptions.model_validate(self.model_dump(exclude={"script"}))


class StoryboardOut(Schema):
    """A script on its way to a project. `project_id` is empty until it is made; `storyboard.changed` tells."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "k3J9xQ2mN7pR5tVw",
                "workspace_id": "a1B2c3D4e5F6g7H8",
                "state": "held",
                "phase": "speak",
                "done": 3,
                "total": 12,
                "project_id": "",
                "notices": [],
                "error": None,
                "created": "2026-01-31T12:00:00Z",
            }
        }
    )

    id: str
    workspace_id: str
    state: str
    phase: str
    done: int
    total: int
    project_id: str
    notices: list[Sentence]
    error: Failure | None
    created: datetime

    @classmethod
    def of(cls, job: StoryboardJob) -> "StoryboardOut":
        """`job`."""
        return cls.model_validate(job, from_attributes=True)


class StillsIn(Schema):
    """A script, of whose first scene a still in every style is wanted."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"script": "# El viaje de una gota\n\nEl agua ya fue nube.", "format": "16:9"}},
    )

    script: str = Field(max_length=60_000)
    format: Literal["16:9", "9:16", "1:1"] = "16:9"


class StillsOut(Schema):
    """Stills by style: addresses of PNG files, as they come. `style_stills.changed` tells."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "k3J9xQ2mN7pR5tVw",
                "state": "held",
                "stills": {"editorial": "/style-stills/k3J9xQ2mN7pR5tVw/editorial.png"},
                "error": None,
            }
        }
    )

    id: str
    state: str
    stills: dict[str, str]
    error: Failure | None

    @classmethod
    def of(cls, row: StyleStills) -> "StillsOut":
        """`row`, with addresses."""
        from django.urls import reverse

        urls = {style: reverse("assistant:style_still", args=[row.id, style]) for style in row.stills}
        return cls(id=row.id, state=row.state, stills=urls, error=row.error)


class ChoiceOut(Schema):
    """Something to choose, with words in the language of the request."""

    id: str
    label: str
    description: str = ""


class StoryboardChoices(Schema):
    """What a storyboard can be told in."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "styles": [{"id": "editorial", "label": "Editorial", "description": "Magazine serifs on warm paper."}],
                "moods": [{"id": "warm", "label": "Warm", "description": ""}],
                "formats": ["16:9", "9:16", "1:1"],
            }
        }
    )

    styles: list[ChoiceOut]
    moods: list[ChoiceOut]
    formats: list[str]

    @classmethod
    def known(cls) -> "StoryboardChoices":
        """All there are."""
        language = current_language()
        names: dict[str, dict[str, Any]] = mood_names()
        return cls(
            styles=[
                ChoiceOut(id=id, label=getattr(style.label, language), description=getattr(style.description, language))
                for id, style in styles().items()
            ],
            moods=[ChoiceOut(id=id, label=names[id][language]) for id in moods()],
            formats=["16:9", "9:16", "1:1"],
        )
