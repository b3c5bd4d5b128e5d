"""`claqueta check`, `probe` and the lists: what is there, and what is wrong with it."""

import argparse
from collections.abc import Callable

from claqueta.cli.console import language, print_json, print_table
from claqueta.cli.places import speech_settings
from claqueta.document.file import load
from claqueta.document.problems import check as check_document
from claqueta.errors import Words
from claqueta.evaluate import easing_specs
from claqueta.media.client import MediaHost, opened
from claqueta.media.info import MediaInfo
from claqueta.presets import export_presets
from claqueta.render.catalog import ProbedMedia
from claqueta.render.media_table import MediaTable
from claqueta.spec import visual_specs
from claqueta.spec.parameters import Label
from claqueta.speech import default_engines, voices
from claqueta.storyboard import styles
from claqueta.time import seconds

type Row = dict[str, str | bool]

_GOOD = Words(en="No problems.", es="Sin problemas.")
_SEVERITIES = {
    "error": Words(en="error", es="error"),
    "warning": Words(en="warning", es="aviso"),
    "hint": Words(en="hint", es="consejo"),
}


def check(arguments: argparse.Namespace) -> int:
    """List the problems of a document; 1 when there is an error among them."""
    document = load(arguments.document)
    with MediaHost.host() as host, MediaTable(document, arguments.document.parent, MediaHost(host)) as table:
        problems = check_document(document, ProbedMedia(table.facts()))
        broken = [(problem.asset, problem.path, problem.error) for problem in table.problems]
    if arguments.json:
        print_json(
            [
                {
                    "record": problem.record,
                    "code": problem.code,
                    "severity": problem.severity,
                    "en": problem.text("en"),
                    "es": problem.text("es"),
                }
                for problem in problems
            ]
            + [
                {
                    "record": asset,
                    "code": error.code,
                    "severity": "error",
                    "en": error.text("en"),
                    "es": error.text("es"),
                }
                for asset, _, error in broken
            ]
        )
    else:
        for problem in problems:
            severity = _SEVERITIES[problem.severity].fill(language(), {})
            print(f"{severity}: {problem.text(language())} ({problem.record}, {problem.code})")
        for _, path, error in broken:
            print(f"{_SEVERITIES['error'].fill(language(), {})}: {path}: {error.text(language())}")
        if not problems and not broken:
            print(_GOOD.fill(language(), {}))
    return 1 if broken or any(problem.severity == "error" for problem in problems) else 0


def probe(arguments: argparse.Namespace) -> int:
    """Tell what a media file holds."""
    with opened(arguments.file):  # before a host is started for what cannot be read
        pass
    with MediaHost.host() as host:
        info = MediaHost(host).probe(arguments.file)
    if arguments.json:
        print_json(info.model_dump(mode="json"))
    else:
        print_table(_facts(info))
    return 0


def _facts(info: MediaInfo) -> list[tuple[str, str]]:
    spanish = language() == "es"
    rows = [
        ("tipo" if spanish else "kind", info.kind),
        ("contenedor" if spanish else "container", info.container),
        ("duración" if spanish else "duration", f"{float(seconds(info.duration)):.3f} s"),
    ]
    if info.video is not None:
        video = info.video
        rate = f"{video.rate.numerator}/{video.rate.denominator}" if video.rate else "—"
        rows += [
            ("imagen" if spanish else "picture", f"{video.codec}, {video.width} × {video.height}, {rate} fps"),
            ("color", f"{video.colour.matrix}, {video.colour.transfer}, {video.pixel_format}"),
        ]
    if info.sound is not None:
        sound = info.sound
        rows.append(("sonido" if spanish else "sound", f"{sound.codec}, {sound.sample_rate} Hz, {sound.channels} ch"))
    rows.append(("SHA-256", info.sha256))
    return rows


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
