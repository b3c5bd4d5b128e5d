"""Bringing files in: as new assets, as new versions, as copies from another workspace. Ingest follows."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from studio.accounts.public import Actor, allow, record
from studio.lib import blobs
from studio.lib.errors import Missing
from studio.lib.ids import mint
from studio.library import holdings, queries, quota
from studio.library.events import tell
from studio.library.files import laid
from studio.library.ingest.announce import announce
from studio.library.kinds import KIND_BY_EXTENSION, MEDIA, clean_name, extension_of
from studio.library.models import Asset, AssetState, AssetVersion, HoldingRole, IngestJob, Kind
from studio.library.search.index import index_asset


def add_file(
    actor: Actor,
    *,
    workspace_id: str,
    path: Path,
    name: str,
    kind: str,
    origin: dict[str, Any],
    reservation: str | None = None,
    folder_id: str | None = None,
    stored: blobs.Stored | None = None,
) -> str:
    """Makes an asset of the file at `path` (left as it is); returns its id. `name`, else `path`, gives the extension.

    reservation: from `quota.reserve`; settled here.  stored: what `blobs.keep` said, if it was called already.
    Raises QuotaExceeded, KindUnknown, Missing, Forbidden.
    """
    allow(actor, "library.upload", workspace_id)
    name = clean_name(name)
    extension = extension_of(name if "." in name else path.name)
    taken_for = KIND_BY_EXTENSION[extension]
    stored = stored or blobs.keep(path)
    with transaction.atomic():
        if reservation is not None:
            quota.settle(reservation, stored.size)
        asset = Asset(
            id=mint(),
            workspace_id=workspace_id,
            owner_id=actor.user_id,
            folder_id=folder_id,
            kind=_kind(taken_for, kind),
            name=name,
            origin=origin,
            sha256=stored.sha256,
            size=stored.size,
            extension=extension,
        )
        _hold(asset, path, stored)
        asset.save(force_insert=True)
        record(actor, "library.upload", workspace_id=workspace_id, kind="asset", id=asset.id, data={"name": name})
        order_ingest(asset)
    return asset.id


def replace_file(
    actor: Actor,
    *,
    asset: Asset,
    path: Path,
    name: str,
    reservation: str | None = None,
    stored: blobs.Stored | None = None,
) -> None:
    """Gives `asset` the bytes at `path` as a new version; the earlier ones are kept.

    Raises QuotaExceeded, KindUnknown, Missing, Forbidden.
    """
    allow(actor, "library.edit", asset)
    extension = extension_of(clean_name(name))
    stored = stored or blobs.keep(path)
    with transaction.atomic():
        if reservation is not None:
            quota.settle(reservation, stored.size)
        row = Asset.objects.select_for_update().get(pk=asset.pk)
        if row.sha256 == stored.sha256:
            return
        AssetVersion.objects.create(
            asset=row,
            number=row.version,
            sha256=row.sha256,
            size=row.size,
            extension=row.extension,
            name=row.name,
            owner_id=row.owner_id,
        )
        earlier = row.sha256
        row.version += 1
        row.sha256, row.size, row.extension = stored.sha256, stored.size, extension
        row.kind = KIND_BY_EXTENSION[extension]
        row.state, row.error, row.changed = AssetState.WAITING, None, timezone.now()
        row.film_sha256 = row.film_extension = ""
        _hold(row, path, stored)
        holdings.hold_known(
            earlier,
            workspace_id=row.workspace_id,
            role=HoldingRole.VERSION,
            holder_kind="asset",
            holder_id=row.id,
        )
        row.save()
        record(
            actor,
            "library.edit",
            workspace_id=row.workspace_id,
            kind="asset",
            id=row.id,
            data={"what": "version", "version": row.version},
        )
        order_ingest(row)


def restore_version(actor: Actor, asset_id: str, number: int) -> None:
    """Makes an earlier version of an asset the newest again; the one of now is kept as a version.

    Raises Missing, Forbidden.
    """
    asset = queries.asset(actor, asset_id)
    allow(actor, "library.edit", asset)
    version = asset.versions.filter(number=number).first()
    if version is None:
        raise Missing
    try:
        with laid(version.sha256, version.extension) as path:
            replace_file(actor, asset=asset, path=path, name=path.name)
    except FileNotFoundError:
        raise Missing from None


def share_assets(actor: Actor, asset_ids: Collection[str], *, from_workspace: str, to_workspace: str) -> dict[str, str]:
    """Copies assets into another workspace of the actor's: new ids by old ones; bytes are shared, room is counted.

    An asset whose bytes the other workspace has already is not copied: its id is the one that is there.
    Raises QuotaExceeded, Missing, Forbidden; ids that are not in `from_workspace` are left out.
    """
    allow(actor, "library.view", from_workspace)
    allow(actor, "library.upload", to_workspace)
    copies: dict[str, str] = {}
    with transaction.atomic():
        quota.locked(to_workspace)
        for old in Asset.objects.filter(workspace_id=from_workspace, pk__in=list(asset_ids)):
            there = Asset.objects.filter(
                workspace_id=to_workspace, sha256=old.sha256, trashed_at=None, extension=old.extension
            ).first()
            copies[old.id] = there.id if there is not None else _copy(actor, old, to_workspace)
    return copies


def _kind(taken_for: Kind, said: str) -> Kind:
    """What the file is until ingest has looked inside: as the studio says, where its extension may be that."""
    if (taken_for in MEDIA and said in MEDIA) or (taken_for == Kind.PACKAGE and said == Kind.PICTURES):
        return Kind(said)
    return taken_for


def _copy(actor: Actor, old: Asset, to_workspace: str) -> str:
    new = Asset.objects.get(pk=old.pk)
    new.pk, new.workspace_id = mint(), to_workspace
    new.owner_id = actor.user_id  # type: ignore[assignment]  # the column may be empty
    new.folder_id = None  # type: ignore[assignment]  # as above
    new.version, new.trashed_at, new.created = 1, None, timezone.now()
    new.origin = {"way": "share", "asset": old.id}
    for sha256, role in held(new):
        holdings.hold_known(sha256, workspace_id=to_workspace, role=role, holder_kind="asset", holder_id=new.id)
    new.save(force_insert=True)
    new.tags.set(old.tags.names())
    index_asset(new.id)
    record(actor, "library.upload", workspace_id=to_workspace, kind="asset", id=new.id, data={"name": new.name})
    if new.state == AssetState.WAITING:
        order_ingest(new)
    else:
        tell(new)
    return new.id


def held(asset: Asset) -> list[tuple[str, HoldingRole]]:
    """The blobs of an asset as it is now, each with why it is kept."""
    derived = (asset.thumbnail, asset.filmstrip, asset.peaks, asset.proxy, asset.film_sha256)
    return [(asset.sha256, HoldingRole.ORIGINAL), *((sha, HoldingRole.DERIVED) for sha in derived if sha)]


def _hold(asset: Asset, path: Path, stored: blobs.Stored) -> None:
    holdings.drop(asset.workspace_id, holder_kind="asset", holder_id=asset.id, role=HoldingRole.ORIGINAL)
    holdings.keep(
        path,
        workspace_id=asset.workspace_id,
        role=HoldingRole.ORIGINAL,
        holder_kind="asset",
        holder_id=asset.id,
        stored=stored,
    )


def order_ingest(asset: Asset) -> None:
    """Orders that the asset's bytes be looked into; to be called in the transaction that changes it."""
    job = IngestJob.objects.create(asset=asset, version=asset.version)
    index_asset(asset.id)
    tell(asset, job)
    transaction.on_commit(announce)
