"""Setting the library in order: names, notes, tags, categories, favourites, folders' contents, trash.

Every verb takes one asset or many of one workspace: one transaction, one event.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.public import Actor, Verb, allow, record
from studio.lib.errors import Conflict, Forbidden, Invalid, Missing
from studio.library import holdings, queries
from studio.library.events_organize import tell_favourites, tell_many
from studio.library.kinds import clean_name
from studio.library.models import Asset, AssetUse, Blob, Favourite, Folder, Holding, HoldingRole
from studio.library.search.index import forget_assets, index_assets
from studio.library.tagging import clean_label, put_tags
from studio.library.uses import uses

MOST_AT_ONCE = 1_000
_MOST_NOTES = 20_000
_MOST_CATEGORY = 40
_MOST_TAGS = 50


class AssetInUse(Conflict):
    """Something shows what was to be deleted for ever."""

    code = "library.in_use"
    words = Words(
        en="{count} of these are used in projects or templates. Take them out there, or delete them all the same.",
        es="{count} de estos se usan en proyectos o plantillas. Quítalos de ahí antes, o bórralos de todos modos.",
    )


class NotInTrash(Conflict):
    """Only what lies in the trash is deleted for ever."""

    code = "library.not_in_trash"
    words = Words(en="Move it to the trash first.", es="Muévelo antes a la papelera.")


@dataclass(frozen=True)
class AssetChange:
    """What to change; None leaves a thing as it is."""

    name: str | None = None
    notes: str | None = None
    category: str | None = None
    """"" takes it away."""
    folder: str | None = None
    """A folder's id; "" is the top."""
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuses what is too long. Raises Invalid."""
        if len(self.notes or "") > _MOST_NOTES:
            raise Invalid(what="notes")
        if max(len(self.add_tags), len(self.remove_tags)) > _MOST_TAGS:
            raise Invalid(what="tags")


@dataclass(frozen=True)
class Freed:
    """What deleting some assets for ever would give back, in bytes."""

    room: int
    """Of the quota: bytes that no other asset of the workspace shares."""
    shared: int
    """Bytes that stay because others need them."""
    cache: int
    """Pictures, peaks and proxies, which the quota does not count."""
    used: int
    """How many of the assets something shows."""


def rename(actor: Actor, asset_id: str, name: str) -> None:
    """Calls an asset `name`. Raises Missing, Forbidden, Invalid."""
    edit(actor, _workspace_of(actor, asset_id), [asset_id], AssetChange(name=name))


def set_notes(actor: Actor, asset_id: str, notes: str) -> None:
    """Replaces an asset's notes. Raises Missing, Forbidden, Invalid."""
    edit(actor, _workspace_of(actor, asset_id), [asset_id], AssetChange(notes=notes))


def set_category(actor: Actor, workspace_id: str, asset_ids: Collection[str], category: str) -> None:
    """Puts assets into a category; "" into none. Raises Missing, Forbidden, Invalid."""
    edit(actor, workspace_id, asset_ids, AssetChange(category=category))


def tag(actor: Actor, workspace_id: str, asset_ids: Collection[str], names: Sequence[str]) -> None:
    """Adds tags. Raises Missing, Forbidden, Invalid."""
    edit(actor, workspace_id, asset_ids, AssetChange(add_tags=tuple(names)))


def untag(actor: Actor, workspace_id: str, asset_ids: Collection[str], names: Sequence[str]) -> None:
    """Takes tags off. Raises Missing, Forbidden, Invalid."""
    edit(actor, workspace_id, asset_ids, AssetChange(remove_tags=tuple(names)))


def move(actor: Actor, workspace_id: str, asset_ids: Collection[str], folder: str) -> None:
    """Moves assets into a folder ("" is the top). Raises Missing, Forbidden."""
    edit(actor, workspace_id, asset_ids, AssetChange(folder=folder))


def edit(actor: Actor, workspace_id: str, asset_ids: Collection[str], change: AssetChange) -> None:
    """Changes all the assets, or, when one of them is not there, none. Raises Missing, Forbidden, Invalid."""
    allow(actor, "library.edit", workspace_id)
    values = _values(workspace_id, change)
    with transaction.atomic():
        assets = _locked(workspace_id, asset_ids)
        if values:
            Asset.objects.filter(id__in=[asset.id for asset in assets]).update(**values, changed=timezone.now())
            for asset in assets:
                asset.name = values.get("name", asset.name)
        put_tags(assets, add=change.add_tags, remove=change.remove_tags)
        what = [*values, *(["tags"] if change.add_tags or change.remove_tags else [])]
        _changed(actor, "library.edit", assets, {"what": ", ".join(sorted(what))})


def favourite(actor: Actor, workspace_id: str, asset_ids: Collection[str], on: bool = True) -> None:
    """Adds assets to the actor's own favourites, or takes them out. Raises Missing, Forbidden."""
    allow(actor, "library.view", workspace_id)
    if actor.user_id is None or "write" not in actor.scopes:
        raise Forbidden
    with transaction.atomic():
        ids = [asset.id for asset in _locked(workspace_id, asset_ids)]
        if on:
            rows = [Favourite(user_id=actor.user_id, asset_id=id) for id in ids]
            Favourite.objects.bulk_create(rows, ignore_conflicts=True)
        else:
            Favourite.objects.filter(user_id=actor.user_id, asset_id__in=ids).delete()
        tell_favourites(actor.user_id, ids, favourite=on)


def unfavourite(actor: Actor, workspace_id: str, asset_ids: Collection[str]) -> None:
    """Takes assets out of the actor's own favourites. Raises Missing, Forbidden."""
    favourite(actor, workspace_id, asset_ids, on=False)


def trash(actor: Actor, workspace_id: str, asset_ids: Collection[str]) -> None:
    """Moves assets to the trash: films that show them go on doing so. Raises Missing, Forbidden."""
    allow(actor, "library.trash", workspace_id)
    with transaction.atomic():
        assets = _locked(workspace_id, asset_ids)
        ids = [asset.id for asset in assets]
        Asset.objects.filter(id__in=ids, trashed_at=None).update(trashed_at=timezone.now())
        _changed(actor, "library.trash", assets, {})


def restore(actor: Actor, workspace_id: str, asset_ids: Collection[str]) -> None:
    """Takes assets out of the trash, to the folder they were in. Raises Missing, Forbidden."""
    allow(actor, "library.trash", workspace_id)
    with transaction.atomic():
        assets = _locked(workspace_id, asset_ids)
        Asset.objects.filter(id__in=[asset.id for asset in assets]).update(trashed_at=None)
        _changed(actor, "library.restore", assets, {})


def purge(actor: Actor, workspace_id: str, asset_ids: Collection[str], *, even_used: bool = False) -> Freed:
    """Deletes assets for ever; returns what that gave back. They must be in the trash.

    Raises Missing, Forbidden, NotInTrash, and AssetInUse unless `even_used`.
    """
    allow(actor, "library.purge", workspace_id)
    with transaction.atomic():
        assets = _locked(workspace_id, asset_ids)
        if any(asset.trashed_at is None for asset in assets):
            raise NotInTrash
        freed = _freed(workspace_id, assets)
        if freed.used and not even_used:
            raise AssetInUse(count=freed.used)
        ids = [asset.id for asset in assets]
        forget_assets(ids)
        for asset in assets:
            record(
                actor,
                "library.purge",
                workspace_id=workspace_id,
                kind="asset",
                id=asset.id,
                data={"name": asset.name, "size": asset.size},
            )
            holdings.drop(workspace_id, holder_kind="asset", holder_id=asset.id)
        Asset.objects.filter(id__in=ids).delete()
        tell_many(assets, gone=True)
    return freed


def would_free(actor: Actor, workspace_id: str, asset_ids: Collection[str]) -> Freed:
    """What `purge` would give back. Raises Missing, Forbidden."""
    allow(actor, "library.view", workspace_id)
    assets = list(Asset.objects.filter(workspace_id=workspace_id, id__in=_few(asset_ids)))
    if len(assets) < len(set(asset_ids)):
        raise Missing
    return _freed(workspace_id, assets)


def used_where(actor: Actor, asset_id: str) -> list[tuple[str, str]]:
    """Kind and id of every project and template that shows the asset. Raises Missing."""
    allow(actor, "library.view", queries.asset(actor, asset_id))
    return sorted(uses(asset_id))


def _workspace_of(actor: Actor, asset_id: str) -> str:
    return queries.asset(actor, asset_id).workspace_id


def _values(workspace_id: str, change: AssetChange) -> dict[str, Any]:
    """The columns to write, checked. Raises Missing for a foreign folder, Invalid."""
    values: dict[str, Any] = {}
    if change.name is not None:
        values["name"] = clean_name(clean_label(change.name, 200, "name"))
    if change.notes is not None:
        values["notes"] = _clean_notes(change.notes)
    if change.category is not None:
        values["category"] = clean_label(change.category, _MOST_CATEGORY, "category") if change.category.strip() else ""
    if change.folder is not None:
        if change.folder and not Folder.objects.filter(workspace_id=workspace_id, id=change.folder).exists():
            raise Missing
        values["folder_id"] = change.folder or None
    return values


def _clean_notes(text: str) -> str:
    """Notes keep their lines; signs that no text has are left out."""
    return "".join(sign for sign in text if sign in "\n\t" or (sign >= " " and not "\ud800" <= sign <= "\udfff"))


def _few(asset_ids: Collection[str]) -> list[str]:
    ids = sorted(set(asset_ids))
    if len(ids) > MOST_AT_ONCE:
        raise Invalid(what="asset_ids")
    return ids


def _locked(workspace_id: str, asset_ids: Collection[str]) -> list[Asset]:
    """The assets, locked in the order of their ids. Raises Missing when one is not there, Invalid for too many."""
    ids = _few(asset_ids)
    rows = Asset.objects.select_for_update().filter(workspace_id=workspace_id, id__in=ids).order_by("id")
    assets = list(rows.defer("transcript", "info", "notes"))
    if not assets or len(assets) < len(ids):
        raise Missing
    return assets


def _changed(actor: Actor, verb: Verb | str, assets: Sequence[Asset], data: dict[str, Any]) -> None:
    """Index, audit and event of what was just written."""
    index_assets([asset.id for asset in assets])
    for asset in assets:
        record(actor, verb, workspace_id=asset.workspace_id, kind="asset", id=asset.id, data=data)
    tell_many(assets)


def _freed(workspace_id: str, assets: Sequence[Asset]) -> Freed:
    ids = [asset.id for asset in assets]
    held = Holding.objects.filter(workspace_id=workspace_id)
    mine = held.filter(holder_kind="asset", holder_id__in=ids)
    others = held.exclude(holder_kind="asset", holder_id__in=ids)
    counted = Blob.objects.filter(pk__in=mine.exclude(role=HoldingRole.DERIVED).values("blob_id"))
    needed = others.exclude(role=HoldingRole.DERIVED).values("blob_id")
    cache = Blob.objects.filter(pk__in=mine.filter(role=HoldingRole.DERIVED).values("blob_id"))
    used: set[str] = set()
    for some in batched(ids, 500):
        used.update(AssetUse.objects.filter(asset_id__in=some).values_list("asset_id", flat=True))
    return Freed(
        room=counted.exclude(pk__in=needed).aggregate(total=Sum("size"))["total"] or 0,
        shared=counted.filter(pk__in=needed).aggregate(total=Sum("size"))["total"] or 0,
        cache=cache.exclude(pk__in=others.values("blob_id"))
        .exclude(pk__in=counted.values("pk"))
        .aggregate(total=Sum("size"))["total"]
        or 0,
        used=len(used),
    )
