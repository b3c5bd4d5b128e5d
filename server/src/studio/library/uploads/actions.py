"""Uploads from the promise of room to the asset: begin, append, finish, give up."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import IO

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claqueta.errors import ClaquetaError
from studio.accounts.public import Actor, allow
from studio.lib import blobs
from studio.lib.errors import Missing
from studio.lib.wording import error_data
from studio.library import quota
from studio.library.adding import add_file, replace_file
from studio.library.kinds import KIND_BY_EXTENSION, clean_name, extension_of
from studio.library.models import Asset, Folder, Upload
from studio.library.uploads.refusals import ChunkDamaged, UploadChanged, UploadElsewhere, UploadTooLarge
from studio.library.uploads.storage import alone, full_disk, path_of

MOST_BYTES = 10 << 30
KEPT_FOR = timedelta(hours=24)
"""Since the last byte came."""


@dataclass(frozen=True)
class Wanted:
    """What a browser says of the file it is about to send."""

    name: str
    size: int
    sha256: str = ""
    folder_id: str | None = None
    replaces_id: str | None = None
    metadata: str = ""


def begin(actor: Actor, workspace_id: str, wanted: Wanted) -> Upload:
    """An upload with room promised. Raises Missing, Forbidden, KindUnknown, UploadTooLarge, QuotaExceeded."""
    allow(actor, "library.upload", workspace_id)
    if actor.user_id is None:
        raise Missing
    name = clean_name(wanted.name)
    extension_of(name)
    if wanted.size > MOST_BYTES:
        raise UploadTooLarge(limit=MOST_BYTES)
    folder = _in(Folder, workspace_id, wanted.folder_id)
    replaces = _in(Asset, workspace_id, wanted.replaces_id)
    with transaction.atomic():
        return Upload.objects.create(
            workspace_id=workspace_id,
            owner_id=actor.user_id,
            folder_id=folder,
            replaces_id=replaces,
            name=name,
            size=wanted.size,
            sha256=wanted.sha256,
            metadata=wanted.metadata,
            reservation_id=quota.reserve(workspace_id, wanted.size),
            expires=timezone.now() + KEPT_FOR,
        )


def find(actor: Actor, upload_id: str) -> Upload:
    """The actor's own upload, in a workspace where they still may. Raises Missing, Forbidden."""
    upload = Upload.objects.filter(pk=upload_id, owner_id=actor.user_id, expires__gt=timezone.now()).first()
    if upload is None:
        raise Missing
    allow(actor, "library.upload", upload.workspace_id)
    return upload


def append(
    actor: Actor, upload_id: str, *, offset: int, chunks: Iterable[bytes], checksum: tuple[str, bytes] | None = None
) -> Upload:
    """Adds bytes at `offset`, and makes the asset when they are the last; a chunk counts whole or not at all.

    checksum: algorithm (sha1, sha256) and digest of the chunk.  Raises Missing, Forbidden, UploadBusy,
    UploadElsewhere, UploadTooLarge, ChunkDamaged, DiskFull, and at the end what `finish` raises.
    """
    find(actor, upload_id)
    with alone(upload_id) as file:
        upload = find(actor, upload_id)  # as it stands now that nobody else writes
        if offset != upload.offset:
            raise UploadElsewhere(offset=upload.offset)
        if not upload.asset_id:
            _write(file, upload, chunks, checksum)
        if upload.offset == upload.size and not upload.asset_id:
            _finish(actor, upload)
    if upload.asset_id:
        path_of(upload_id).unlink(missing_ok=True)
    return upload


def cancel(actor: Actor, upload_id: str) -> None:
    """Throws an upload away. Raises Missing, Forbidden, UploadBusy."""
    upload = find(actor, upload_id)
    with alone(upload_id):
        _forget(upload)


def sweep() -> None:
    """Makes assets of uploads that are complete and were left so; throws away what nobody has gone on with."""
    now = timezone.now()
    for upload in Upload.objects.filter(expires__lt=now)[:200]:
        try:
            with alone(upload.id):
                _forget(upload)
        except ClaquetaError:
            continue  # somebody writes to it this moment
    complete = Upload.objects.filter(
        offset=F("size"), asset_id="", error__isnull=True, created__lt=now - timedelta(minutes=1)
    )
    for upload in complete[:50]:
        try:
            append(Actor(upload.owner_id, "session"), upload.id, offset=upload.size, chunks=())
        except ClaquetaError:
            continue


def _write(file: IO[bytes], upload: Upload, chunks: Iterable[bytes], checksum: tuple[str, bytes] | None) -> None:
    digest = hashlib.new(checksum[0], usedforsecurity=False) if checksum else None
    os.ftruncate(file.fileno(), upload.offset)  # what an interrupted request may have left
    file.seek(upload.offset)
    position = upload.offset
    try:
        with full_disk():
            for chunk in chunks:
                position += len(chunk)
                if position > upload.size:
                    raise UploadTooLarge(limit=upload.size)
                if digest is not None:
                    digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fdatasync(file.fileno())
        if checksum and digest is not None and digest.digest() != checksum[1]:
            raise ChunkDamaged
    except BaseException:
        os.ftruncate(file.fileno(), upload.offset)
        raise
    upload.offset, upload.expires = position, timezone.now() + KEPT_FOR
    upload.save(update_fields=["offset", "expires"])
    quota.renew(upload.reservation_id)


def _finish(actor: Actor, upload: Upload) -> None:
    """The whole file becomes an asset, a version of one, or is found to be there already."""
    path = path_of(upload.id)
    sha256 = blobs.hash_of(path)
    if upload.sha256 and sha256 != upload.sha256:
        _give_up(upload, UploadChanged())
        raise UploadChanged
    known = None if upload.replaces_id else _twin(upload, sha256)
    if known is not None:
        with transaction.atomic():
            quota.release(upload.reservation_id)
            _done(upload, known, duplicate=True)
        return
    with full_disk():
        stored = blobs.keep(path, sha256=sha256, linked=True)
    with transaction.atomic():
        if upload.replaces is not None:
            asset_id = upload.replaces.id
            replace_file(
                actor,
                asset=upload.replaces,
                path=path,
                name=upload.name,
                reservation=upload.reservation_id,
                stored=stored,
            )
        else:
            asset_id = add_file(
                actor,
                workspace_id=upload.workspace_id,
                path=path,
                name=upload.name,
                kind=KIND_BY_EXTENSION[extension_of(upload.name)],
                origin={"way": "upload"},
                reservation=upload.reservation_id,
                folder_id=upload.folder_id,
                stored=stored,
            )
        _done(upload, asset_id, duplicate=False)


def _twin(upload: Upload, sha256: str) -> str | None:
    same = Asset.objects.filter(
        workspace_id=upload.workspace_id, sha256=sha256, trashed_at=None, extension=extension_of(upload.name)
    )
    return same.values_list("id", flat=True).first()


def _done(upload: Upload, asset_id: str, *, duplicate: bool) -> None:
    upload.asset_id, upload.duplicate, upload.error = asset_id, duplicate, None
    upload.save(update_fields=["asset_id", "duplicate", "error"])


def _give_up(upload: Upload, error: ClaquetaError) -> None:
    with transaction.atomic():
        quota.release(upload.reservation_id)
        upload.error, upload.expires = error_data(error), timezone.now()
        upload.save(update_fields=["error", "expires"])
    path_of(upload.id).unlink(missing_ok=True)


def _forget(upload: Upload) -> None:
    with transaction.atomic():
        quota.release(upload.reservation_id)
        Upload.objects.filter(pk=upload.pk).delete()
    path_of(upload.id).unlink(missing_ok=True)


def _in(model: type[Folder | Asset], workspace_id: str, id: str | None) -> str | None:
    if id is None:
        return None
    if not model._default_manager.filter(pk=id, workspace_id=workspace_id).exists():
        raise Missing
    return id
