"""The door of the assistant: speech into projects, and projects of scripts."""

from studio.assistant.speech.actions import narrate, respeak
from studio.assistant.speech.queries import voices
from studio.assistant.storyboard.actions import cancel_storyboard, start_storyboard
from studio.assistant.storyboard.options import StoryboardOptions
from studio.assistant.storyboard.queries import storyboard

__all__ = [
    "StoryboardOptions",
    "cancel_storyboard",
    "narrate",
    "respeak",
    "start_storyboard",
    "storyboard",
    "voices",
]
