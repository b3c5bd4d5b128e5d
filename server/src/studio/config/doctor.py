"""`studio doctor`: what is installed, missing, outdated or not locked, said so that one knows what to do."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Literal

import redis
from django.conf import settings
from django.db import connection

from claqueta.errors import ClaquetaError, Words
from claqueta.spec import AssetMissing, assets_path
from studio.config.celery import app
from studio.config.health import LEAST_FREE_BYTES, database_answers
from studio.lib import blobs, hosting
from studio.lib.leases import database_now

type Verdict = Literal["good", "notice", "bad"]

_PACKAGES = ("django", "channels", "celery", "av", "skia-python", "wasmtime")
_LEAST_REDIS = (6, 2)
_CLOCK_SECONDS = 2.0


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    verdict: Verdict
    said: Words


def findings() -> Iterator[Finding]:
    """Everything, one after the other; an examination that fails is itself a finding."""
    yield _good("Python", sys.version.split()[0])
    for package in _PACKAGES:
        yield _good(package, version(package))
    for subject, look in _EXAMINATIONS.items():
        try:
            yield look(subject)
        except ClaquetaError as error:
            yield Finding(subject, "bad", Words(en=error.text("en"), es=error.text("es")))
        except Exception as error:  # noqa: BLE001  # a doctor reports what it meets
            told = f"{type(error).__name__}: {error}"
            yield Finding(subject, "bad", Words(en=f"does not answer ({told})", es=f"no responde ({told})"))


def _database(subject: str) -> Finding:
    kind = f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}"
    if database_answers():
        return _good(subject, kind)
    return Finding(
        subject,
        "bad",
        Words(
            en=f"{kind}; tables are outdated: run `studio migrate`",
            es=f"{kind}; faltan tablas: ejecuta `studio migrate`",
        ),
    )


def _clock(subject: str) -> Finding:
    apart = abs((database_now().astimezone(UTC) - datetime.now(UTC)).total_seconds())
    if apart < _CLOCK_SECONDS:
        return _good(subject, f"{apart:.1f} s")
    return Finding(
        subject,
        "notice",
        Words(
            en=f"this machine and the database are {apart:.0f} s apart: synchronise their clocks",
            es=f"esta máquina y la base de datos difieren en {apart:.0f} s: sincroniza sus relojes",
        ),
    )


def _redis(subject: str) -> Finding:
    found = str(redis.from_url(settings.STUDIO.redis_url).info("server")["redis_version"])
    if tuple(int(part) for part in found.split(".")[:2]) >= _LEAST_REDIS:
        return _good(subject, found)
    return Finding(
        subject,
        "bad",
        Words(en=f"{found} is too old; 6.2 is needed", es=f"{found} es demasiado antiguo; hace falta 6.2"),
    )


def _workers(subject: str) -> Finding:
    answers = app.control.inspect(timeout=2).ping() or {}
    if answers:
        return _good(subject, ", ".join(sorted(answers)))
    return Finding(
        subject,
        "notice",
        Words(
            en="none answers: nothing is rendered or taken in until one runs",
            es="ninguno responde: hasta que haya uno no se exporta ni se procesa nada",
        ),
    )


def _blobs(subject: str) -> Finding:
    kept = blobs.keep_bytes(b"doctor")
    with blobs.read(kept.sha256) as file:
        same = file.read() == b"doctor"
    where = (
        settings.STUDIO.object_store.endpoint if settings.STUDIO.object_store else str(settings.STUDIO.var / "blobs")
    )
    return (
        _good(subject, where) if same else Finding(subject, "bad", Words(en="bytes changed", es="los bytes cambiaron"))
    )


def _disk(subject: str) -> Finding:
    free = shutil.disk_usage(settings.STUDIO.var).free
    said = Words(en=f"{free >> 30} GiB free", es=f"{free >> 30} GiB libres")
    return Finding(subject, "good" if free > LEAST_FREE_BYTES else "bad", said)


def _sandbox(subject: str) -> Finding:
    level = hosting.host().level()
    hosting.close()
    locks = [
        "rlimits" if level.rlimits else "– rlimits",
        f"seccomp {level.seccomp}" if level.seccomp else "– seccomp",
        f"Landlock {level.landlock}" if level.landlock else "– Landlock",
    ]
    said = ", ".join(locks)
    return Finding(subject, "good" if level.complete else "notice", Words(en=said, es=said))


def _assets(subject: str) -> Finding:
    try:
        count = sum(1 for kind in ("fonts", "sound") for path in assets_path(kind).rglob("*") if path.is_file())
    except AssetMissing as error:
        return Finding(subject, "bad", Words(en=error.text("en"), es=error.text("es")))
    return _good(subject, str(count))


def _speech(subject: str) -> Finding:
    espeak = shutil.which("espeak-ng")
    if espeak is None:
        return Finding(subject, "bad", Words(en="eSpeak NG is not installed", es="eSpeak NG no está instalado"))
    said = subprocess.run([espeak, "--version"], capture_output=True, text=True, check=True).stdout.split("  ")[0]  # noqa: S603  # found on the path
    return _good(subject, said)


def _address(subject: str) -> Finding:
    if settings.STUDIO.secure or "127.0.0.1" in settings.STUDIO.origin or "localhost" in settings.STUDIO.origin:
        return _good(subject, settings.STUDIO.origin)
    return Finding(
        subject,
        "notice",
        Words(
            en=f"{settings.STUDIO.origin} is reached without https: passwords travel in the open",
            es=f"a {settings.STUDIO.origin} se llega sin https: las contraseñas viajan en claro",
        ),
    )


_EXAMINATIONS: dict[str, Callable[[str], Finding]] = {
    "database": _database,
    "clock": _clock,
    "redis": _redis,
    "workers": _workers,
    "blobs": _blobs,
    "disk": _disk,
    "sandbox": _sandbox,
    "fonts and sound modules": _assets,
    "speech": _speech,
    "address": _address,
}


def _good(subject: str, said: str) -> Finding:
    return Finding(subject, "good", Words(en=said, es=said))
