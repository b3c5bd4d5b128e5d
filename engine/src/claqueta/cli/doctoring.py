"""`claqueta doctor`: what is installed, missing, or not locked."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from claqueta.cli.console import language, print_json
from claqueta.cli.places import cache_folder, speech_settings
from claqueta.errors import ClaquetaError, Words
from claqueta.host import Host
from claqueta.render.export import HOST_MODULES
from claqueta.spec import AssetMissing, assets_path
from claqueta.speech import default_engines, piper_lack, voices

type Verdict = Literal["good", "notice", "bad"]

_SIGNS: dict[Verdict, str] = {"good": "✓", "notice": "·", "bad": "✗"}
_PACKAGES = ("av", "skia-python", "wasmtime", "numpy", "pydantic", "pyttsx3")
_LEAST_FREE_BYTES = 2 << 30


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    verdict: Verdict
    text: str


def doctor(arguments: argparse.Namespace) -> int:
    """Look at everything; 1 when something that is needed is missing."""
    findings = list(_findings())
    if arguments.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{_SIGNS[finding.verdict]} {finding.subject}: {finding.text}")
    return 1 if any(finding.verdict == "bad" for finding in findings) else 0


def _findings() -> Iterator[Finding]:
    yield Finding("Python", "good", sys.version.split()[0])
    for package in _PACKAGES:
        try:
            yield Finding(package, "good", version(package))
        except PackageNotFoundError:
            yield Finding(package, "bad", _say(_NOT_INSTALLED))
    for asset in ("fonts", "sound"):
        try:
            yield Finding(asset, "good", str(sum(1 for path in assets_path(asset).rglob("*") if path.is_file())))
        except AssetMissing as error:
            yield Finding(asset, "bad", error.text(language()))
    yield _sandbox()
    yield from _voices()
    yield _disk()


def _sandbox() -> Finding:
    try:
        with Host(HOST_MODULES) as host:
            level = host.level()
    except ClaquetaError as error:
        return Finding("sandbox", "bad", error.text(language()))
    locks = ", ".join(
        [
            "rlimits" if level.rlimits else "—",
            f"seccomp {level.seccomp}" if level.seccomp else _say(_WITHOUT).format(name="seccomp"),
            f"Landlock {level.landlock}" if level.landlock else _say(_WITHOUT).format(name="Landlock"),
        ]
    )
    return Finding("sandbox", "good" if level.complete else "notice", locks)


def _voices() -> Iterator[Finding]:
    try:
        settings = speech_settings()
    except ClaquetaError as error:
        yield Finding("http", "bad", error.text(language()))
        return
    found = voices(default_engines(settings))
    lack = piper_lack(settings.piper_folder)
    if lack is not None:
        yield Finding("piper", "notice", _say(lack))
    for engine in dict.fromkeys(voice.engine for voice in found):
        installed = [voice for voice in found if voice.engine == engine and voice.installed]
        if installed:
            yield Finding(engine, "good", _say(_VOICES).format(count=len(installed)))
        elif engine != "piper":
            note = next((voice.note for voice in found if voice.engine == engine and voice.note), None)
            yield Finding(engine, "notice", note.fill(language(), {}) if note else _say(_NOT_INSTALLED))
    if not any(voice.installed for voice in found):
        yield Finding("eSpeak NG", "bad", _say(_NOT_INSTALLED))


def _disk() -> Finding:
    folder = cache_folder()
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    return Finding(str(folder), "good" if free > _LEAST_FREE_BYTES else "bad", _say(_FREE).format(gigabytes=free >> 30))


_NOT_INSTALLED = Words(en="not installed", es="no está instalado")
_WITHOUT = Words(en="without {name}", es="sin {name}")
_VOICES = Words(en="voices: {count}", es="voces: {count}")
_FREE = Words(en="{gigabytes} GiB free", es="{gigabytes} GiB libres")


def _say(words: Words) -> str:
    return words.es if language() == "es" else words.en
