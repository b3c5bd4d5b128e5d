"""Keeping the index in step: every action that changes what can be found calls `index_asset` in its transaction."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import batched

from django.db import transaction

from studio.library.models import Asset, TaggedAsset
from studio.library.search.dialect import dialect
from studio.library.search.models import SearchEntry, SearchTag, SearchText, Shape
from studio.library.search.tokens import Indexed, filter_token
from studio.library.search.tokens import index as index_texts
from studio.library.search.words import cut

_BATCH = 500
_SQUARE = 0.02
"""How far the sides of what counts as square may differ."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\d+")


def index_asset(asset_id: str) -> None:
    """Makes the index say what is true of the asset now; of a missing one, nothing."""
    index_assets([asset_id])


def index_assets(asset_ids: Iterable[str]) -> None:
    """`index_asset` for many."""
    for ids in batched(dict.fromkeys(asset_ids), _BATCH):
        with transaction.atomic():
            _index(ids)


def forget_assets(asset_ids: Sequence[str]) -> None:
    """Takes assets out of the index; to be called before they are deleted."""
    for some in batched(asset_ids, _BATCH):
        ids = list(SearchEntry.objects.filter(asset_id__in=some).values_list("id", flat=True))
        dialect().drop(ids)
        SearchEntry.objects.filter(id__in=ids).delete()


def reindex(workspace_id: str | None = None) -> Iterator[int]:
    """Indexes all assets (of one workspace) anew, oldest first; yields how many are done after each batch."""
    assets = Asset.objects.order_by("created", "id")
    if workspace_id is not None:
        assets = assets.filter(workspace_id=workspace_id)
    done = 0
    for ids in batched(assets.values_list("id", flat=True).iterator(chunk_size=_BATCH), _BATCH):
        index_assets(ids)
        done += len(ids)
        yield done


def name_key(name: str) -> str:
    """`name` as it is sorted: folded, its numbers padded."""
    folded = " ".join(word.text for word in cut(name))
    return _NUMBER.sub(lambda digits: digits.group().zfill(8), folded)[:400]


def shape_of(width: int, height: int) -> str:
    """The shape of a picture of that many pixels; blank without a picture."""
    if not width or not height:
        return ""
    if abs(width - height) <= _SQUARE * max(width, height):
        return Shape.SQUARE
    return Shape.LANDSCAPE if width > height else Shape.PORTRAIT


def _index(ids: Sequence[str]) -> None:
    """One batch, in the running transaction. The assets' rows are locked, so that the last writer writes last."""
    assets = list(Asset.objects.select_for_update().filter(id__in=ids).order_by("id"))
    if len(assets) < len(ids):
        forget_assets([id for id in ids if id not in {asset.id for asset in assets}])
    tags: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = TaggedAsset._default_manager.filter(content_object_id__in=ids).order_by("tag__name")
    for asset_id, tag_id, name in rows.values_list("content_object_id", "tag_id", "tag__name"):
        tags[asset_id].append((tag_id, name))
    entry_ids = _entry_ids(assets)
    entries, texts, entry_tags, tokens = [], [], [], []
    for asset in assets:
        entry = _entry(asset, entry_ids[asset.id])
        indexed = _indexed(asset, entry, tags[asset.id])
        entries.append(entry)
        texts.append(SearchText(entry_id=entry.id, words=indexed.words, **_ends(indexed)))
        tokens.append((entry.id, indexed.tokens))
        entry_tags += [
            SearchTag(entry_id=entry.id, tag_id=tag_id, workspace_id=entry.workspace_id, trashed=entry.trashed)
            for tag_id, _ in tags[asset.id]
        ]
    written = [field.attname for field in SearchEntry._meta.concrete_fields if not field.primary_key]
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["id"], update_fields=_names(written))
    SearchText.objects.bulk_create(
        texts,
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["words", "name_end", "tags_end", "notes_end"],
    )
    SearchTag.objects.filter(entry_id__in=[entry.id for entry in entries]).delete()
    SearchTag.objects.bulk_create(entry_tags)
    dialect().put(tokens)


def _names(columns: list[str]) -> list[str]:
    """The fields of the columns."""
    return [SearchEntry._meta.get_field(each).name for each in columns]


def _ends(indexed: Indexed) -> dict[str, int]:
    return dict(zip(("name_end", "tags_end", "notes_end"), indexed.ends, strict=True))


def _entry_ids(assets: Sequence[Asset]) -> dict[str, int]:
    """The id of each asset's entry: the one it has, or the first free one from its creation on."""
    ids: dict[str, int] = dict(
        SearchEntry.objects.filter(asset_id__in=[asset.id for asset in assets]).values_list("asset_id", "id")
    )
    wanted = {
        asset.id: (asset.created - _EPOCH) // timedelta(microseconds=1) for asset in assets if asset.id not in ids
    }
    taken = set(SearchEntry.objects.filter(id__in=wanted.values()).values_list("id", flat=True))
    for asset_id, moment in wanted.items():
        free = moment
        while free in taken or (free != moment and SearchEntry.objects.filter(id=free).exists()):
            free += 1
        taken.add(free)
        ids[asset_id] = free
    return ids


def _entry(asset: Asset, id: int) -> SearchEntry:
    return SearchEntry(
        id=id,
        asset_id=asset.id,
        workspace_id=asset.workspace_id,
        trashed=asset.trashed_at is not None,
        kind=asset.kind,
        shape=shape_of(asset.width, asset.height),
        state=asset.state,
        category=asset.category,
        uploader_id=asset.owner_id or "",
        folder_id=asset.folder_id or "",
        duration=asset.duration,
        size=asset.size,
        name_key=name_key(asset.name),
    )


def _indexed(asset: Asset, entry: SearchEntry, tags: Sequence[tuple[int, str]]) -> Indexed:
    filters = [
        filter_token("x" if entry.trashed else "w", entry.workspace_id),
        filter_token("k", entry.kind),
        filter_token("h", entry.shape),
        filter_token("s", entry.state),
        filter_token("c", entry.category),
        filter_token("u", entry.uploader_id),
        *(filter_token("t", str(tag_id)) for tag_id, _ in tags),
    ]
    return index_texts([[asset.name], [name for _, name in tags], [asset.notes], [asset.transcript]], filters)
