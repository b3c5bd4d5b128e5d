"""`claqueta render`, `still` and `mix`: from a document to files."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from claqueta.cli.console import ConsoleProgress, language, say, warn
from claqueta.cli.places import cache_folder
from claqueta.cli.problems import RangeUnreadable, SettingUnreadable, from_os_error
from claqueta.cli.wordings import warning_text
from claqueta.document.document import Document
from claqueta.document.file import load
from claqueta.document.tree import Tree
from claqueta.errors import Words
from claqueta.host import Host
from claqueta.presets import ExportPreset, export_preset, override
from claqueta.render.cache import SegmentCache
from claqueta.render.export import HOST_MODULES, Exporter, ExportOptions, Outcome
from claqueta.render.media_table import MediaProblem
from claqueta.render.still import render_still
from claqueta.time import Rate, Ticks, parse_time

_DEFAULT_PRESET = "h264_1080p"
_BY_SUFFIX = {
    ".mp4": "h264_1080p",
    ".webm": "vp9_webm",
    ".mov": "prores_4444",
    ".gif": "gif",
    ".mp3": "mp3",
    ".wav": "wav",
    ".flac": "flac",
    ".ogg": "opus",
    ".m4a": "aac",
}
_DONE = Words(
    en="{path}: {frames} frames, {rendered} of them newly rendered.",
    es="{path}: {frames} fotogramas, {rendered} de ellos nuevos.",
)
_LOUDNESS = Words(en="Sound: {lufs} LUFS, peak {peak} dBTP.", es="Sonido: {lufs} LUFS, pico {peak} dBTP.")
_BESIDE = Words(en="Subtitles: {path}", es="Subtítulos: {path}")


def render(arguments: argparse.Namespace) -> int:
    """Export a document; the exit code."""
    document = load(arguments.document)
    output = arguments.output
    preset = parse_preset(arguments.preset, arguments.set, output)
    if output is None:
        name = arguments.document.name.removesuffix(".json").removesuffix(".claqueta")
        output = arguments.document.with_name(f"{name}.{preset.extension}")
    with Host(HOST_MODULES) as host:
        return export_document(document, arguments.document.parent, output, preset, arguments, host)


def still(arguments: argparse.Namespace) -> int:
    """Save one frame; the exit code."""
    document = load(arguments.document)
    rate = Rate(*Tree(document.records).project.rate)
    time = parse_time(arguments.at, rate)
    with Host(HOST_MODULES) as host:
        picture = render_still(host, document, arguments.document.parent, time)
    _complain_of(picture.problems)
    _write(arguments.output, picture.png)
    return 1 if picture.problems else 0


def mix(arguments: argparse.Namespace) -> int:
    """Save a document's sound; the exit code."""
    document = load(arguments.document)
    preset = parse_preset(None if arguments.output.suffix in _BY_SUFFIX else "wav", [], arguments.output)
    if preset.video is not None:
        preset = export_preset("wav")
    with Host(HOST_MODULES) as host:
        return export_document(document, arguments.document.parent, arguments.output, preset, arguments, host)


def parse_preset(name: str | None, settings: Sequence[str], output: Path | None) -> ExportPreset:
    """The preset that is named, or that the output's extension suggests, with the `--set` fields changed."""
    suggested = _BY_SUFFIX.get(output.suffix.lower(), _DEFAULT_PRESET) if output is not None else _DEFAULT_PRESET
    preset = export_preset(name or suggested)
    values: dict[str, str] = {}
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals:
            raise SettingUnreadable(text=setting[:80])
        values[field.strip()] = value.strip()
    return override(preset, values) if values else preset


def export_document(
    document: Document, folder: Path, output: Path, preset: ExportPreset, arguments: argparse.Namespace, host: Host
) -> int:
    """Export, show progress, say what came of it; 1 when media could not be used."""
    tree = Tree(document.records)
    start, stop = _range(getattr(arguments, "range", None), Rate(*tree.project.rate))
    cores = len(os.sched_getaffinity(0))
    jobs = max(1, getattr(arguments, "jobs", None) or cores // 2)
    options = ExportOptions(start=start, stop=stop, jobs=jobs, threads=max(1, cores // jobs))
    progress = ConsoleProgress(arguments.progress)
    cache = SegmentCache(cache_folder(getattr(arguments, "cache", None)) / "segments")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        outcome = Exporter(host, cache).export(document, folder, output, preset, progress, options)
    except OSError as error:
        raise from_os_error(error, output, writing=True) from error
    finally:
        progress.close()
    _tell(outcome)
    return 1 if outcome.problems else 0


def _range(text: str | None, rate: Rate) -> tuple[Ticks, Ticks | None]:
    if text is None:
        return Ticks(0), None
    first, dash, last = text.partition("-")
    if not dash:
        raise RangeUnreadable(text=text[:40])
    start = parse_time(first, rate) if first else Ticks(0)
    stop = parse_time(last, rate) if last else None
    if stop is not None and stop <= start:
        raise RangeUnreadable(text=text[:40])
    return start, stop


def _tell(outcome: Outcome) -> None:
    _complain_of(outcome.problems)
    for warning in outcome.warnings:
        warn(warning_text(warning, language()))
    if outcome.sound is not None:
        for note in outcome.sound.notes_in(language()):
            warn(note)
        if outcome.sound.lufs is not None and outcome.sound.peak_dbtp is not None:
            say(_LOUDNESS, lufs=f"{outcome.sound.lufs:.1f}", peak=f"{outcome.sound.peak_dbtp:.1f}")
    for path in outcome.beside:
        say(_BESIDE, path=str(path))
    say(_DONE, path=str(outcome.output), frames=outcome.frames, rendered=outcome.rendered)


def _complain_of(problems: Sequence[MediaProblem]) -> None:
    for problem in problems:
        warn(f"{problem.path}: {problem.error.text(language())}")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise from_os_error(error, path, writing=True) from error
