"""What the page "New project from a script" is filled with and sends back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from claqueta.errors import Language
from claqueta.storyboard import Format, style_named, styles
from studio.accounts.public import Actor
from studio.assistant.models import StoryboardJob, StyleStills
from studio.assistant.speech.queries import voices
from studio.assistant.speech.voices import VoiceFacts
from studio.assistant.storyboard.options import DEFAULT_STYLE, StoryboardOptions, mood_names
from studio.lib.wording import current_language

FORMATS: tuple[Format, ...] = ("16:9", "9:16", "1:1")


@dataclass(frozen=True)
class Chosen:
    """What a person has chosen so far; empty where they have not."""

    script: str = ""
    style: str = ""
    format: str = ""
    language: str = ""
    voice: str = ""
    music: str = ""
    use_library: bool = True

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> "Chosen":
        """What a form sent; a page not sent yet uses the library."""
        names = ("script", "style", "format", "language", "voice", "music")
        values = {name: str(sent.get(name) or "") for name in names}
        values["script"] = values["script"].replace("\r\n", "\n")
        return cls(**values, use_library=not sent or sent.get("use_library") == "on")

    @classmethod
    def of_job(cls, job: StoryboardJob) -> "Chosen":
        """What was chosen for a storyboard before."""
        options = StoryboardOptions.model_validate(job.options)
        kept = options.model_dump(include={"style", "format", "language", "voice", "music", "use_library"})
        return cls(script=job.script, **kept)

    def options(self) -> StoryboardOptions:
        """For the action. Raises pydantic's ValidationError for what no page sends."""
        values = {name: getattr(self, name) for name in ("style", "format", "language", "voice", "music")}
        return StoryboardOptions.model_validate(values | {"use_library": self.use_library})


@dataclass(frozen=True)
class StyleCard:
    """A style as a card. url: of the still of this very script; empty until it is drawn."""

    id: str
    label: str
    description: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class NewScript:
    """What there is to choose from."""

    language: Language
    """Told, or guessed from the script."""
    guessed: bool
    voices: tuple[VoiceFacts, ...]
    voices_listed: bool
    format: Format
    formats: tuple[Format, ...]
    moods: tuple[tuple[str, str], ...]
    """Ids and names."""


def page_of(actor: Actor, workspace_id: str, chosen: Chosen, language: str) -> NewScript:
    """What the page offers for a script in `language`."""
    known = voices(actor, workspace_id)
    told: Language = "es" if language == "es" else "en"
    return NewScript(
        language=told,
        guessed=not chosen.language,
        voices=known.of_language(told),
        voices_listed=known.listed,
        format=next((each for each in FORMATS if each == chosen.format), "16:9"),
        formats=FORMATS,
        moods=tuple((id, names[current_language()]) for id, names in mood_names().items()),
    )


def cards(row: StyleStills | None, style: str) -> list[StyleCard]:
    """All styles as cards, with the stills that `row` has so far."""
    chosen = style if style in styles() else DEFAULT_STYLE
    stills: Mapping[str, str] = row.stills if row is not None else {}
    language = current_language()
    return [
        StyleCard(
            id=id,
            label=getattr(style_named(id).label, language),
            description=getattr(style_named(id).description, language),
            url=reverse("assistant:style_still", args=[row.id, id]) if row is not None and id in stills else "",
            chosen=id == chosen,
        )
        for id in styles()
    ]
