"""A backup: one tar with every row as JSON lines and every blob, readable by any database the studio runs on.

    manifest.json    what is inside: format, migrations, rows by table, SHA-256 of rows.jsonl
    rows.jsonl       one record a line, in an order in which they can be put back
    blobs/ab/abcd…   the bytes, each under the name of its own hash

Rows are read from one moment (a snapshot of SQLite's log, or a repeatable-read transaction) while people go on
working. Blobs never change, so they can be read afterwards.
"""

import hashlib
import json
import tarfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from claqueta.errors import Words
from studio.lib import blobs
from studio.lib.errors import StudioError

_FORMAT = 1
_LEFT_OUT = ("sessions", "contenttypes", "auth.permission", "admin")
"""What a new database makes itself, or what nobody misses."""
_CHUNK_ROWS = 2000


class BackupRefused(StudioError):
    """The file is no backup, or not one that fits here."""

    code = "backup.refused"
    words = Words(en="This backup cannot be put back here: {why}.", es="Esta copia no se puede restaurar aquí: {why}.")


def back_up(target: Path) -> dict[str, int]:
    """Writes a backup to `target` (under its name only when whole); returns rows by table."""
    with TemporaryDirectory(dir=target.parent) as folder:
        rows = Path(folder) / "rows.jsonl"
        with _one_moment(), rows.open("w", encoding="utf-8") as file:
            counts = _write_rows(file)
            migrations = _migrations()
            wanted = _blob_names()
        draft = Path(folder) / "backup.tar"
        manifest = {
            "format": _FORMAT,
            "migrations": migrations,
            "rows": counts,
            "sha256": hashlib.sha256(rows.read_bytes()).hexdigest(),
        }
        (Path(folder) / "manifest.json").write_text(json.dumps(manifest, indent=1))
        with tarfile.open(draft, "w") as archive:
            archive.add(Path(folder) / "manifest.json", "manifest.json")
            archive.add(rows, "rows.jsonl")
            for sha256 in wanted:
                if blobs.has(sha256):
                    with blobs.local(sha256) as path:
                        archive.add(path, f"blobs/{sha256[:2]}/{sha256}")
        draft.replace(target)
    return counts


def restore(source: Path) -> dict[str, int]:
    """Puts a backup into an empty, migrated database and its blob store; returns rows by table.

    Raises BackupRefused before anything is written; rows go in whole or not at all, and blobs whose bytes do not
    match their name are refused.
    """
    with tarfile.open(source) as archive, TemporaryDirectory(dir=settings.STUDIO.var) as folder:
        manifest = _manifest(archive)
        _fits(manifest)
        rows = _member(archive, "rows.jsonl")
        for member in archive:
            if member.isfile() and member.name.startswith("blobs/"):
                _put_blob(archive, member, Path(folder))
        text = rows.read()
        if hashlib.sha256(text).hexdigest() != manifest["sha256"]:
            raise BackupRefused(why="rows.jsonl ≠ SHA-256")
        return _put_rows(text.decode())


def _models() -> list[type[models.Model]]:
    """Every table to keep, referenced ones first."""
    configs = [(config, None) for config in apps.get_app_configs() if config.label not in _LEFT_OUT]
    ordered = serializers.sort_dependencies(cast(Any, configs), allow_cycles=True)
    return [model for model in ordered if model._meta.label_lower not in _LEFT_OUT and not model._meta.proxy]


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read inside the block is of one moment; writers are not held up."""
    if connection.vendor == "sqlite":
        # Django's own transactions on SQLite take the write lock; a deferred one reads a snapshot of the log.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write_rows(file: IO[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for model in _models():
        found = model._base_manager.order_by("pk").iterator(_CHUNK_ROWS)
        for row in found:
            serializers.serialize("jsonl", [row], stream=file)
            counts[model._meta.label_lower] += 1
    return dict(counts)


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _blob_names() -> list[str]:
    """Blobs worth keeping: all that the library counts (what can be made again has no row there)."""
    blob = apps.get_model("library", "Blob")
    return sorted(blob._base_manager.values_list("pk", flat=True))


def _manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    try:
        manifest = json.loads(_member(archive, "manifest.json").read(1 << 20))
    except (KeyError, ValueError) as error:
        raise BackupRefused(why="manifest.json?") from error
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise BackupRefused(why="format")
    return manifest


def _fits(manifest: dict[str, Any]) -> None:
    here = set(_migrations())
    unknown = sorted(set(manifest["migrations"]) - here)
    if unknown:
        raise BackupRefused(why=f"{unknown[-1]}?")
    if apps.get_model("accounts", "User")._base_manager.exists():
        raise BackupRefused(why="accounts_user > 0")


def _put_blob(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    draft = folder / "blob"
    source = archive.extractfile(member)
    if source is None:
        raise BackupRefused(why=member.name)
    with source, draft.open("wb") as file:
        while chunk := source.read(1 << 20):
            file.write(chunk)
    if blobs.keep(draft).sha256 != Path(member.name).name:
        raise BackupRefused(why=f"{member.name} ≠ SHA-256")


def _put_rows(text: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model in reversed(_models()):
            model._base_manager.all().delete()
        for found in serializers.deserialize("jsonl", text):
            found.save()
            counts[found.object._meta.label_lower] += 1
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
                cursor.execute(statement)
    return dict(counts)


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    file = archive.extractfile(name)
    if file is None:
        raise BackupRefused(why=name)
    return file
