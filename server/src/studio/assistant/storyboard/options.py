"""What a person chooses besides the script."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claqueta.music import mood, moods
from claqueta.storyboard import Format, Script, style_named

DEFAULT_STYLE = "editorial"


class StoryboardOptions(BaseModel):
    """How a script is told. Whatever is empty follows the head of the script, else the usual."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    style: str = Field("", max_length=40)
    format: Literal["", "16:9", "9:16", "1:1"] = ""
    language: Literal["", "es", "en"] = ""
    voice: str = Field("", max_length=200)
    speed: float | None = Field(None, ge=0.5, le=2)
    music: str = Field("", max_length=40)
    """A mood, `none`, or empty for the style's own."""
    use_library: bool = True
    """Whether pictures and clips of the workspace are matched by words."""

    def style_for(self, script: Script) -> str:
        """The style's id. Raises StyleUnknown."""
        name = self.style or script.settings.style or DEFAULT_STYLE
        style_named(name)
        return name

    def format_for(self, script: Script) -> Format:
        """The shape of the picture."""
        return self.format or script.settings.format or "16:9"

    def music_for(self, script: Script) -> str | None:
        """The mood asked for, `none`, or None where nobody asks. Raises MoodUnknown."""
        asked = self.music or script.settings.music
        if asked and asked != "none":
            mood(asked)
        return asked or None


def mood_names() -> dict[str, dict[str, str]]:
    """What people call each mood, in both languages, by its id."""
    return {id: {"en": mood(id).name.en, "es": mood(id).name.es} for id in moods()}
