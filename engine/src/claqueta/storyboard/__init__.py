"""From a script to a project: `parse` reads it, `storyboard` tells it in a style."""

from claqueta.storyboard.beats import spoken_texts
from claqueta.storyboard.board import storyboard, voice_track
from claqueta.storyboard.direction import scene_length
from claqueta.storyboard.markdown import parse
from claqueta.storyboard.materials import Bed, MediaItem, MediaLibrary, MusicSource, Narration, Narrator
from claqueta.storyboard.opening import opening_of
from claqueta.storyboard.pictures import without_missing_pictures
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
    "opening_of",
    "parse",
    "scene_length",
    "spoken_texts",
    "storyboard",
    "style_named",
    "styles",
    "voice_track",
    "without_missing_pictures",
]
