"""`claqueta make`: from a script to a document, and on to the film."""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from claqueta.cli.collecting import MediaCollector
from claqueta.cli.console import say
from claqueta.cli.exporting import export_document, parse_preset
from claqueta.cli.gathering import MediaFolder, MusicRoom, StudioNarrator
from claqueta.cli.places import cache_folder, speech_settings
from claqueta.cli.problems import FileUnreadable, ScriptTooLong, from_os_error
from claqueta.document.document import Document
from claqueta.document.file import save
from claqueta.draw import SkiaMeasurer
from claqueta.errors import Words
from claqueta.host import Host
from claqueta.media.client import MediaHost
from claqueta.ops.ids import new_id
from claqueta.render.export import HOST_MODULES
from claqueta.speech import SpeechCache, default_engines
from claqueta.storyboard import Format, Script, parse, storyboard

_MOST_SCRIPT_BYTES = 1 << 20
_DEFAULT_STYLE = "editorial"
_SAVED = Words(en="Document: {path}", es="Documento: {path}")


def make(arguments: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    script = parse(_read_script(arguments.script))
    script = replace(
        script,
        language=arguments.lang or script.language,
        settings=replace(script.settings, voice=arguments.voice or script.settings.voice),
    )
    cache = cache_folder(arguments.cache)
    with _workplace(arguments.save, cache) as (base, media_folder), Host(HOST_MODULES) as host:
        document = _document(script, arguments, host, cache, base, media_folder)
        if arguments.save is not None:
            save(document, arguments.save)
            say(_SAVED, path=str(arguments.save))
        preset = parse_preset(arguments.preset, arguments.set, arguments.output)
        return export_document(document, base, arguments.output, preset, arguments, host)


def _read_script(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > _MOST_SCRIPT_BYTES:
            raise ScriptTooLong(size=size, limit=_MOST_SCRIPT_BYTES)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadable(path=str(path), reason="UTF-8") from error
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
    base = Path(tempfile.mkdtemp(prefix="make-", dir=cache))
    try:
        yield base, base / "media"
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _document(
    script: Script, arguments: argparse.Namespace, host: Host, cache: Path, base: Path, media_folder: Path
) -> Document:
    settings = script.settings
    collector = MediaCollector(media_folder, relative_to=base)
    folder = MediaFolder(arguments.media, MediaHost(host), collector)
    format_: Format = arguments.format or settings.format or "16:9"
    document = storyboard(
        script,
        style=arguments.style or settings.style or _DEFAULT_STYLE,
        format=format_,
        narrator=StudioNarrator(default_engines(speech_settings()), SpeechCache(cache / "speech"), collector),
        library=folder,
        music=MusicRoom(folder, collector),
        measurer=SkiaMeasurer(),
        ids=new_id,
    )
    folder.collect(dict(document.media))
    return document
