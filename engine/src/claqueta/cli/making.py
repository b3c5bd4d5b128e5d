"""`claqueta make`: from a script to a document, and on to the film."""

import argparse
import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from claqueta.cli.console import ConsoleProgress, language, say, warn
from claqueta.cli.exporting import export_document, open_cache, parse_preset, parse_range
from claqueta.cli.places import cache_folder, speech_settings
from claqueta.cli.problems import ScriptNotText, ScriptTooLong, from_os_error, unreadable
from claqueta.document.document import Document
from claqueta.document.file import save
from claqueta.draw import SkiaMeasurer
from claqueta.errors import Words
from claqueta.host import Host
from claqueta.making import MediaCollector, MediaFolder, MusicRoom, Notice, StudioNarrator
from claqueta.media.client import MediaHost
from claqueta.music import mood
from claqueta.ops.ids import new_id
from claqueta.render.destination import check_output
from claqueta.render.drafts import held_folder
from claqueta.render.export import HOST_MODULES
from claqueta.speech import SpeechCache, default_engines
from claqueta.storyboard import Format, Script, parse, spoken_texts, storyboard, style_named
from claqueta.time import Rate

_MOST_SCRIPT_BYTES = 1 << 20
_RATE = Rate(30)
"""Of storyboards."""
_DEFAULT_STYLE = "editorial"
_SAVED = Words(en="Document: {path}", es="Documento: {path}")


def make(arguments: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    preset = parse_preset(arguments.preset, arguments.set, arguments.output)
    parse_range(arguments.range, _RATE)
    script = parse(_read_script(arguments.script), otherwise=language())
    script = replace(
        script,
        language=arguments.lang or script.language,
        settings=replace(script.settings, voice=arguments.voice or script.settings.voice),
    )
    inputs = [arguments.script]
    check_output(arguments.output, inputs, folder=preset.container == "png")
    if arguments.save is not None:
        check_output(arguments.save, inputs, folder=False)
        inputs.append(arguments.save)
    if arguments.media is not None and not arguments.media.is_dir():
        raise unreadable(arguments.media, errno.ENOTDIR if arguments.media.exists() else errno.ENOENT)
    style_named(arguments.style or script.settings.style or _DEFAULT_STYLE)
    if script.settings.music not in (None, "none"):
        mood(script.settings.music)
    cache = cache_folder(arguments.cache)
    open_cache(arguments.cache)
    progress = ConsoleProgress(arguments.progress)
    try:
        with _workplace(arguments.save, cache) as (base, media_folder), Host(HOST_MODULES) as host:
            collector = MediaCollector(media_folder, relative_to=base)
            try:
                document = _document(script, arguments, host, collector, progress)
                if arguments.save is not None:
                    save(document, arguments.save)
                    say(_SAVED, path=str(arguments.save))
            except BaseException:
                collector.discard()
                raise
            return export_document(
                document, base, arguments.output, preset, arguments, host=host, inputs=inputs, progress=progress
            )
    except OSError as error:
        raise from_os_error(error, writing=True) from error
    finally:
        progress.close()


def _read_script(path: Path) -> str:
    try:
        if not path.is_file() and path.exists():
            raise unreadable(path, errno.EISDIR if path.is_dir() else errno.EINVAL)
        with path.open("rb") as file:
            content = file.read(_MOST_SCRIPT_BYTES + 1)
        if len(content) > _MOST_SCRIPT_BYTES:
            raise ScriptTooLong(size=path.stat().st_size, limit=_MOST_SCRIPT_BYTES)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ScriptNotText(path=str(path)[:200]) from error
    except OSError as error:
        raise from_os_error(error, path) from error


@contextmanager
def _workplace(saved: Path | None, cache: Path) -> Iterator[tuple[Path, Path]]:
    """The folder that media paths are relative to, and the one that takes media; kept only with a saved document."""
    if saved is not None:
        saved.parent.mkdir(parents=True, exist_ok=True)
        name = saved.name.removesuffix(".json").removesuffix(".claqueta")
        yield saved.parent, saved.parent / f"{name}.media"
        return
    cache.mkdir(parents=True, exist_ok=True)
    with held_folder(cache, "make") as base:
        yield base, base / "media"


def _document(
    script: Script,
    arguments: argparse.Namespace,
    host: Host,
    collector: MediaCollector,
    progress: ConsoleProgress,
) -> Document:
    settings = script.settings
    leave_out = [path for path in (arguments.output, collector.folder) if path is not None]
    folder = MediaFolder(arguments.media, MediaHost(host), collector, leave_out)
    _warn(folder.notices)
    narrator = StudioNarrator(
        default_engines(speech_settings()),
        SpeechCache(cache_folder(arguments.cache) / "speech"),
        collector,
        progress,
        len(spoken_texts(script)),
    )
    format_: Format = arguments.format or settings.format or "16:9"
    document = storyboard(
        script,
        style=arguments.style or settings.style or _DEFAULT_STYLE,
        format=format_,
        narrator=narrator,
        library=folder,
        music=MusicRoom(folder.music, collector, settings.music),
        measurer=SkiaMeasurer(),
        ids=new_id,
    )
    _warn(narrator.notices)
    folder.collect(dict(document.media))
    return document


def _warn(notices: Iterable[Notice]) -> None:
    for notice in notices:
        warn(notice.text(language()))
