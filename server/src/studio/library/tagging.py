"""Tags of a workspace: words on its assets. Their rows are shared by all workspaces; only the assets say whose."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from taggit.models import Tag

from claqueta.errors import Datum
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import Invalid, Missing
from studio.library.events_organize import tell_many
from studio.library.kinds import clean_name
from studio.library.models import Asset, TaggedAsset
from studio.library.search.index import index_assets
from studio.library.search.models import SearchTag

_MOST_TAG = 60


@dataclass(frozen=True)
class TagCount:
    """A tag and how many assets outside the trash have it."""

    name: str
    count: int


def tags(actor: Actor, workspace_id: str) -> list[TagCount]:
    """The tags of a workspace, by name. Raises Missing."""
    allow(actor, "library.view", workspace_id)
    rows = SearchTag.objects.filter(workspace_id=workspace_id, trashed=False).values("tag_id").annotate(n=Count("id"))
    counts: dict[int, int] = dict(rows.values_list("tag_id", "n"))
    names = Tag.objects.filter(id__in=counts).values_list("id", "name")
    return sorted((TagCount(name, counts[id]) for id, name in names), key=lambda each: each.name.casefold())


def rename_tag(actor: Actor, workspace_id: str, name: str, *, to: str) -> int:
    """Calls a tag otherwise on all assets; where the other exists, the two become one. Returns how many changed."""
    return merge_tags(actor, workspace_id, [name], into=to)


def merge_tags(actor: Actor, workspace_id: str, names: Sequence[str], *, into: str) -> int:
    """Puts the tag `into` in place of each of `names`; returns how many assets changed. Raises Missing, Invalid."""
    allow(actor, "library.edit", workspace_id)
    wanted = clean_label(into, _MOST_TAG, "tag")
    with transaction.atomic():
        found = {tag.id: tag.name for name in names for tag in _called(workspace_id, name)}
        old = set(found)
        if not old:
            raise Missing
        new = Tag.objects.filter(name=wanted).first() or _made(wanted)
        assets = _tagged(workspace_id, old - {new.id})
        rows = [TaggedAsset(content_object=asset, tag=new) for asset in assets]
        TaggedAsset._default_manager.bulk_create(rows, ignore_conflicts=True)
        _untag(assets, old - {new.id})
        data: dict[str, Datum] = {"tags": ", ".join(found.values()), "into": wanted, "assets": len(assets)}
        record(actor, "library.tags", workspace_id=workspace_id, kind="tag", id=str(new.id), data=data)
        _changed(assets)
    return len(assets)


def delete_tag(actor: Actor, workspace_id: str, name: str) -> int:
    """Takes a tag off all assets; returns how many had it. Raises Missing."""
    allow(actor, "library.edit", workspace_id)
    with transaction.atomic():
        found = {tag.id: tag.name for tag in _called(workspace_id, name)}
        old = set(found)
        if not old:
            raise Missing
        assets = _tagged(workspace_id, old)
        _untag(assets, old)
        data: dict[str, Datum] = {"tags": ", ".join(found.values()), "assets": len(assets)}
        record(actor, "library.tags", workspace_id=workspace_id, kind="tag", id=str(min(old)), data=data)
        _changed(assets)
    return len(assets)


def put_tags(assets: Sequence[Asset], *, add: Collection[str], remove: Collection[str]) -> None:
    """Tags and untags assets of one workspace, in the running transaction; the caller indexes them.

    A tag that the workspace has in another case is used as it is there.
    """
    ids = [asset.id for asset in assets]
    if remove:
        gone = {clean_label(name, _MOST_TAG, "tag").casefold() for name in remove}
        rows = TaggedAsset._default_manager.filter(content_object_id__in=ids).values_list("id", "tag__name")
        TaggedAsset._default_manager.filter(id__in=[id for id, name in rows if name.casefold() in gone]).delete()
    for name in add:
        label = clean_label(name, _MOST_TAG, "tag")
        known = _called(assets[0].workspace_id, label)
        tag = known[0] if known else Tag.objects.filter(name=label).first() or _made(label)
        new = [TaggedAsset(content_object=asset, tag=tag) for asset in assets]
        TaggedAsset._default_manager.bulk_create(new, ignore_conflicts=True)


def clean_label(text: str, most: int, what: str) -> str:
    """`text` as one line of seen signs, at most `most` characters. Raises Invalid where nothing remains."""
    label = clean_name(text.replace("/", "⁄").replace("\\", "⁄"))[:most].strip()
    if label == "?" and "?" not in text:
        raise Invalid(what=what)
    return label


def _called(workspace_id: str, name: str) -> list[Tag]:
    """The workspace's tags of that name, in any case; the one spelt exactly so first."""
    ids = SearchTag.objects.filter(workspace_id=workspace_id).values("tag_id").distinct()
    found = [tag for tag in Tag.objects.filter(id__in=ids) if tag.name.casefold() == name.casefold()]
    return sorted(found, key=lambda tag: (tag.name != name, tag.id))


def _made(name: str) -> Tag:
    tag = Tag(name=name)
    tag.save()  # taggit finds a free slug
    return tag


def _tagged(workspace_id: str, tag_ids: Collection[int]) -> list[Asset]:
    tagged = TaggedAsset._default_manager.filter(tag_id__in=tag_ids).values("content_object_id")
    return list(
        Asset.objects.select_for_update().filter(workspace_id=workspace_id, id__in=tagged).defer("transcript", "info")
    )


def _untag(assets: Sequence[Asset], tag_ids: Collection[int]) -> None:
    ids = [asset.id for asset in assets]
    TaggedAsset._default_manager.filter(content_object_id__in=ids, tag_id__in=tag_ids).delete()


def _changed(assets: Sequence[Asset]) -> None:
    index_assets([asset.id for asset in assets])
    tell_many(assets)
