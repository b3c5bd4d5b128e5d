"""The door of rendering: order an export, ask for a preview, see how exports are."""

from studio.rendering.actions import PresetOrder, ask_preview, start_export
from studio.rendering.queries import Estimate, Export, ExportPage, PresetFacts, estimate, export, exports, presets

__all__ = [
    "Estimate",
    "Export",
    "ExportPage",
    "PresetFacts",
    "PresetOrder",
    "ask_preview",
    "estimate",
    "export",
    "exports",
    "presets",
    "start_export",
]
