"""What can be exported: presets as data, and single fields of them changed."""

from claqueta.presets.catalog import (
    FIELDS,
    PresetFieldIdle,
    PresetFieldUnknown,
    PresetUnknown,
    PresetValueUnfit,
    export_preset,
    export_presets,
    override,
)
from claqueta.presets.model import AudioSettings, ExportPreset, Size, VideoSettings

__all__ = [
    "FIELDS",
    "AudioSettings",
    "ExportPreset",
    "PresetFieldIdle",
    "PresetFieldUnknown",
    "PresetUnknown",
    "PresetValueUnfit",
    "Size",
    "VideoSettings",
    "export_preset",
    "export_presets",
    "override",
]
