"""The lists: voices, effects, transitions, easings, presets and styles. Nothing here draws, so they come at once."""

import argparse
from collections.abc import Callable

from claqueta.cli.console import language, print_json, print_table
from claqueta.cli.places import speech_settings
from claqueta.evaluate import easing_specs
from claqueta.presets import export_presets
from claqueta.spec import visual_specs
from claqueta.spec.parameters import Label
from claqueta.speech import default_engines, voices
from claqueta.storyboard import styles

type Row = dict[str, str | bool]


def listing(arguments: argparse.Namespace) -> int:
    """Print one of the lists."""
    rows = _LISTS[arguments.command]()
    if arguments.json:
        print_json(rows)
    else:
        print_table([[_cell(value) for value in row.values()] for row in rows])
    return 0


def _cell(value: str | bool) -> str:
    return value if isinstance(value, str) else ("✓" if value else "✗")


def _label(label: Label) -> str:
    return label.es if language() == "es" else label.en


def _voices() -> list[Row]:
    return [
        {
            "id": voice.id,
            "language": voice.language,
            "name": voice.name,
            "installed": voice.installed,
            "note": voice.note.fill(language(), {}) if voice.note else "",
        }
        for voice in voices(default_engines(speech_settings()))
    ]


def _effects() -> list[Row]:
    return [{"id": name, "label": _label(spec.label)} for name, spec in visual_specs("effects").items()]


def _transitions() -> list[Row]:
    return [{"id": name, "label": _label(spec.label)} for name, spec in visual_specs("transitions").items()]


def _easings() -> list[Row]:
    return [{"id": name, "label": spec["label"][language()]} for name, spec in easing_specs().items()]


def _presets() -> list[Row]:
    return [
        {"id": name, "label": _label(preset.label), "description": _label(preset.description)}
        for name, preset in export_presets().items()
    ]


def _styles() -> list[Row]:
    return [
        {"id": name, "label": _label(style.label), "description": _label(style.description)}
        for name, style in styles().items()
    ]


_LISTS: dict[str, Callable[[], list[Row]]] = {
    "voices": _voices,
    "effects": _effects,
    "transitions": _transitions,
    "easings": _easings,
    "presets": _presets,
    "styles": _styles,
}
