"""`claqueta render`, `still` and `mix`: from a document to files."""

import argparse
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from claqueta.cli.console import ConsoleProgress, language, say, warn
from claqueta.cli.places import cache_folder
from claqueta.cli.problems import (
    OutputSuffixUnknown,
    OutputSuffixWrong,
    RangeBackwards,
    RangeUnreadable,
    SettingUnreadable,
    TimeBeyond,
    from_os_error,
)
from claqueta.cli.wordings import note_warning, tell_problems
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
from claqueta.render.still import render_still
from claqueta.time import SAMPLE_RATE, TICKS_PER_SECOND, Rate, Ticks, parse_time

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
_ENCODER_THREADS = 2
"""Always the same, for it is part of what decides the bytes: so any number of jobs finds the pieces of any other."""
_DONE_SOUND = Words(en="{path}: {seconds} s of sound.", es="{path}: {seconds} s de sonido.")
_DONE_ONE = Words(
    en="{path}: 1 frame, {rendered} of them newly rendered.", es="{path}: 1 fotograma, {rendered} de ellos nuevos."
)
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
    tree = Tree(document.records)
    rate = Rate(*tree.project.rate)
    time = parse_time(arguments.at, rate)
    _check_suffix(arguments.output, "png")
    length = tree.duration
    if rate.frame_at(time) >= rate.frame_count(length):
        raise TimeBeyond(text=arguments.at[:40], seconds=f"{length / TICKS_PER_SECOND:.2f}")
    folder = arguments.document.parent
    inputs = [arguments.document, *(folder / ref.path for ref in document.media.values())]
    check_output(arguments.output, inputs, folder=False)
    with Host(HOST_MODULES) as host:
        picture = render_still(host, document, folder, time)
    grave = tell_problems(document, picture.problems, ())
    _write(arguments.output, picture.png)
    return 1 if grave else 0


def mix(arguments: argparse.Namespace) -> int:
    """Save a document's sound; the exit code."""
    document = load(arguments.document)
    suffix = arguments.output.suffix.lower()
    suggested = _BY_SUFFIX.get(suffix)
    if suffix and suggested is None:
        sounds = [ending for ending, preset in _BY_SUFFIX.items() if export_preset(preset).video is None]
        raise OutputSuffixUnknown(name=arguments.output.name[:80], known=" ".join(sounds))
    name = suggested if suggested is not None and export_preset(suggested).video is None else "wav"
    preset = parse_preset(name, [], arguments.output)
    return export_document(
        document, arguments.document.parent, arguments.output, preset, arguments, inputs=[arguments.document]
    )


def parse_preset(name: str | None, settings: Sequence[str], output: Path | None) -> ExportPreset:
    """The preset that is named, or that the output's extension suggests, with the `--set` fields changed."""
    preset = export_preset(name or _suggested(output))
    values: dict[str, str] = {}
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals:
            raise SettingUnreadable(text=setting[:80])
        values[field.strip()] = value.strip()
    if output is not None:
        _check_suffix(output, preset.extension)
    return override(preset, values) if values else preset


def _suggested(output: Path | None) -> str:
    """The preset that the output's extension speaks of, else the usual one. Raises OutputSuffixUnknown."""
    suffix = output.suffix.lower() if output is not None else ""
    if output is not None and suffix and suffix not in _BY_SUFFIX and suffix != ".png":
        raise OutputSuffixUnknown(name=output.name[:80], known=" ".join(_BY_SUFFIX))
    return _BY_SUFFIX.get(suffix, _DEFAULT_PRESET)


def _check_suffix(output: Path, extension: str) -> None:
    """Raise OutputSuffixWrong where the name of the output has another ending than its format."""
    suffix = output.suffix.lower()
    if suffix and suffix != f".{extension}" and suffix not in _ALSO.get(extension, ()):
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
    """Export, show progress, say what came of it; 1 when the document or its media have problems.

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
    notes = [note_warning(note) for note in outcome.notes]
    grave = tell_problems(document, outcome.problems, (*outcome.warnings, *notes))
    _tell(outcome, preset)
    return 1 if grave else 0


def open_cache(chosen: Path | None) -> SegmentCache:
    """The cache of finished pieces. Raises OutputUnwritable."""
    place = cache_folder(chosen) / "segments"
    try:
        return SegmentCache(place)
    except OSError as error:
        raise from_os_error(error, place, writing=True) from error


def parse_range(text: str | None, rate: Rate) -> tuple[Ticks, Ticks | None]:
    """The two times of `--range`, in ticks; None for the end.

    Raises RangeUnreadable, RangeBackwards, TimeUnreadable.
    """
    if text is None:
        return Ticks(0), None
    first, dash, last = text.partition("-")
    if not dash:
        raise RangeUnreadable(text=text[:40])
    start = parse_time(first, rate) if first else Ticks(0)
    stop = parse_time(last, rate) if last else None
    if stop is not None and stop <= start:
        raise RangeBackwards(text=text[:40])
    return start, stop


def _tell(outcome: Outcome, preset: ExportPreset) -> None:
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
        words = _DONE_ONE if outcome.frames == 1 else _DONE
        say(words, path=str(outcome.output), frames=outcome.frames, rendered=outcome.rendered)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with drafted(path) as file:
            file.write(data)
    except OSError as error:
        raise from_os_error(error, path, writing=True) from error
