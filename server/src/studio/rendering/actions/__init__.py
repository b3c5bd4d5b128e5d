"""Changing exports and previews: one verb a function."""

from studio.rendering.actions.control import cancel, delete, pause, prioritise, resume, retry
from studio.rendering.actions.preview import ask_preview, ask_template_still
from studio.rendering.actions.start import PresetOrder, start_export

__all__ = [
    "PresetOrder",
    "ask_preview",
    "ask_template_still",
    "cancel",
    "delete",
    "pause",
    "prioritise",
    "resume",
    "retry",
    "start_export",
]
