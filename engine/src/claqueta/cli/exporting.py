"""`claqueta render`, `still` and `mix`: from a document to files."""

import argparse
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from claqueta.cli.console import ConsoleProgress, language, say, warn
from claqueta.cli.places import cache_folder
from claqueta.cli.problems import OutputSuffixWrong, RangeUnreadable, SettingUnreadable, from_os_error
from claqueta.cli.wordings import note_warning, warning_text
from claqueta.document.document import Document
from claqueta.document.file import load
from claqueta.document.tree import Tree
from claqueta.errors import Words
from claqueta.host import Host
from claqueta.presets import ExportPreset, export_preset, override
from claqueta.render.cache import SegmentCache
from claqueta.render.destination import check_output
from claqueta.render.drafts import drafted
from claqueta.render.export import HOST_MODULES, Exporter, ExportOptions, Outcome
from claqueta.render.media_table import MediaProblem
from claqueta.render.still import render_still
from claqueta.time import SAMPLE_RATE, Rate, Ticks, parse_time

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
    ".opus": "opus",
    ".m4v": "h264_1080p",
    ".m4a": "aac",
}
_ALSO = {"mp4": (".m4v",), "ogg": (".opus",), "png": ("",)}
"""Endings that a container goes by besides its own."""
_TELLING = frozenset(
    {
        *_BY_SUFFIX,
        ".png",
        ".jpg",
        ".jpeg",
        ".webp",
        ".mkv",
        ".avi",
        ".ts",
        ".aac",
        ".srt",
        ".vtt",
        ".json",
        ".zip",
        ".md",
    }
)
"""Endings that promise a format."""
_ENCODER_THREADS = 2
"""Always the same, for it is part of what decides the bytes: so any number of jobs finds the pieces of any other."""
_DONE_SOUND = Words(en="{path}: {seconds} s of sound.", es="{path}: {seconds} s de sonido.")
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
    return export_document(document, arguments.document.parent, output, preset, arguments, inputs=[arguments.document])


def still(arguments: argparse.Namespace) -> int:
    """Save one frame; the exit code."""
    document = load(arguments.document)
    rate = Rate(*Tree(document.records).project.rate)
    time = parse_time(arguments.at, rate)
    _check_suffix(arguments.output, "png")
    folder = arguments.document.parent
    inputs = [arguments.document, *(folder / ref.path for ref in document.media.values())]
    check_output(arguments.output, inputs, folder=False)
    with Host(HOST_MODULES) as host:
        picture = render_still(host, document, folder, time)
    _complain_of(picture.problems)
    _write(arguments.output, picture.png)
    return 1 if picture.problems else 0


def mix(arguments: argparse.Namespace) -> int:
    """Save a document's sound; the exit code."""
    document = load(arguments.document)
    suggested = _BY_SUFFIX.get(arguments.output.suffix.lower())
    name = suggested if suggested is not None and export_preset(suggested).video is None else "wav"
    preset = parse_preset(name, [], arguments.output)
    return export_document(
        document, arguments.document.parent, arguments.output, preset, arguments, inputs=[arguments.document]
    )


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
    if output is not None:
        _check_suffix(output, preset.extension)
    return override(preset, values) if values else preset


def _check_suffix(output: Path, extension: str) -> None:
    """Raise OutputSuffixWrong where the name of the output promises another format."""
    suffix = output.suffix.lower()
    if suffix in _TELLING and suffix != f".{extension}" and suffix not in _ALSO.get(extension, ()):
        raise OutputSuffixWrong(name=output.name[:80], wanted=f".{extension}")


def export_document(
    document: Document,
    folder: Path,
    output: Path,
    preset: ExportPreset,
    arguments: argparse.Namespace,
    *,
    host: Host | None = None,
    inputs: Sequence[Path] = (),
    progress: ConsoleProgress | None = None,
) -> int:
    """Export, show progress, say what came of it; 1 when media could not be used.

    host: one that runs already, where there is one.  inputs: files besides the media that must not be overwritten.
    """
    tree = Tree(document.records)
    start, stop = parse_range(getattr(arguments, "range", None), Rate(*tree.project.rate))
    cores = len(os.sched_getaffinity(0))
    jobs = getattr(arguments, "jobs", None) or max(1, cores // 2)
    options = ExportOptions(start=start, stop=stop, jobs=jobs, threads=_ENCODER_THREADS)
    media = [folder / ref.path for ref in document.media.values()]
    check_output(output, [*inputs, *media], folder=preset.container == "png")
    progress = progress or ConsoleProgress(arguments.progress)
    try:
        cache = open_cache(getattr(arguments, "cache", None))
        with nullcontext(host) if host is not None else Host(HOST_MODULES) as running:
            outcome = Exporter(running, cache).export(document, folder, output, preset, progress, options)
    except OSError as error:
        raise from_os_error(error, writing=True) from error
    finally:
        progress.close()
    _tell(outcome, preset)
    return 1 if outcome.problems else 0


def open_cache(chosen: Path | None) -> SegmentCache:
    """The cache of finished pieces. Raises OutputUnwritable."""
    place = cache_folder(chosen) / "segments"
    try:
        return SegmentCache(place)
    except OSError as error:
        raise from_os_error(error, place, writing=True) from error


def parse_range(text: str | None, rate: Rate) -> tuple[Ticks, Ticks | None]:
    """The two times of `--range`, in ticks; None for the end. Raises RangeUnreadable, TimeUnreadable."""
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


def _tell(outcome: Outcome, preset: ExportPreset) -> None:
    _complain_of(outcome.problems)
    for warning in (*outcome.warnings, *(note_warning(note) for note in outcome.notes)):
        warn(warning_text(warning, language()))
    if outcome.sound is not None:
        for note in outcome.sound.notes_in(language()):
            warn(note)
        if outcome.sound.lufs is not None and outcome.sound.peak_dbtp is not None:
            say(_LOUDNESS, lufs=f"{outcome.sound.lufs:.1f}", peak=f"{outcome.sound.peak_dbtp:.1f}")
    for path in outcome.beside:
        say(_BESIDE, path=str(path))
    if preset.video is None and outcome.sound is not None:
        length = f"{outcome.sound.samples / SAMPLE_RATE:.2f}"
        say(_DONE_SOUND, path=str(outcome.output), seconds=length)
    else:
        say(_DONE, path=str(outcome.output), frames=outcome.frames, rendered=outcome.rendered)


def _complain_of(problems: Sequence[MediaProblem]) -> None:
    for problem in problems:
        warn(f"{problem.path}: {problem.error.text(language())}")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with drafted(path) as file:
            file.write(data)
    except OSError as error:
        raise from_os_error(error, path, writing=True) from error
