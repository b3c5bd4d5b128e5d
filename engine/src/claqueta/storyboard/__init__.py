"""From a script to a project: `parse` reads it, `storyboard` tells it in a style."""

from claqueta.storyboard.board import storyboard
from claqueta.storyboard.markdown import parse
from claqueta.storyboard.materials import Bed, MediaItem, MediaLibrary, MusicSource, Narration, Narrator
from claqueta.storyboard.script import Format, Script, Settings
from claqueta.storyboard.style import Style
from claqueta.storyboard.styles import style_named, styles

__all__ = [
    "Bed",
    "Format",
    "MediaItem",
    "MediaLibrary",
    "MusicSource",
    "Narration",
    "Narrator",
    "Script",
    "Settings",
    "Style",
    "parse",
    "storyboard",
    "style_named",
    "styles",
]
