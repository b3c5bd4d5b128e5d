"""One page of hits as cards: a fixed number of questions to the database, however many hits it has."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from studio.accounts.public import Actor, allow
from studio.library.models import Asset, AssetUse, Favourite, TaggedAsset
from studio.library.search.asking import AssetCard, AssetQuery, AssetTag, Page, Snippet
from studio.library.search.index import shape_of
from studio.library.search.marks import lacking, marks, snippet
from studio.library.search.query import Asked
from studio.library.search.selection import Selection

_SNIPPET_CHARACTERS = 2_000_000
"""How much of transcripts is read for one page's snippets; after that, hits have none."""
_COLUMNS = (
    *("id", "workspace_id", "kind", "name", "notes", "category", "folder_id", "owner_id", "created", "changed"),
    *("trashed_at", "state", "error", "version", "sha256", "extension", "size", "duration", "width", "height"),
    *("has_sound", "thumbnail", "filmstrip", "peaks", "proxy"),
)
"""What cards show as it is. Read without making an `Asset` of each, which would cost more than the search itself."""


def page(actor: Actor, workspace_id: str, query: AssetQuery) -> Page:
    """The page of hits that the query's cursor asks for. Raises Missing, Invalid, CursorUnknown."""
    allow(actor, "library.view", workspace_id)
    selection = Selection(workspace_id, actor.user_id, query)
    hits = selection.hits()
    shown = hits[: query.limit]
    cards = _cards(actor, workspace_id, [hit.asset_id for hit in shown], selection.asked)
    return Page(cards, shown[-1].place.write() if len(hits) > query.limit else "", selection.sort)


def card(actor: Actor, asset: Asset) -> AssetCard:
    """One asset as a card."""
    return _cards(actor, asset.workspace_id, [asset.id], Asked())[0]


def _cards(actor: Actor, workspace_id: str, ids: Sequence[str], asked: Asked) -> tuple[AssetCard, ...]:
    # By id alone: with the workspace in the question, SQLite may read all of the workspace to find fifty.
    assets = {row["id"]: row for row in Asset.objects.filter(id__in=ids).values(*_COLUMNS, "owner__name")}
    tags: dict[str, list[str]] = defaultdict(list)
    rows = TaggedAsset._default_manager.filter(content_object_id__in=ids).order_by("tag__name")
    for asset_id, name in rows.values_list("content_object_id", "tag__name"):
        tags[asset_id].append(name)
    favourites: set[str] = set()
    if actor.user_id is not None:
        mine = Favourite.objects.filter(user_id=actor.user_id, asset_id__in=ids)
        favourites = set(mine.values_list("asset_id", flat=True))
    used = AssetUse.objects.filter(asset_id__in=ids).values("asset_id").annotate(uses=Count("id"))
    uses: dict[str, int] = dict(used.values_list("asset_id", "uses"))
    found = [assets[id] for id in ids if id in assets and assets[id]["workspace_id"] == workspace_id]
    snippets = _snippets(found, tags, asked)
    return tuple(
        AssetCard(
            **{column: row[column] for column in _COLUMNS},
            name_marks=marks(row["name"], asked),
            snippet=snippets.get(row["id"]),
            tags=tuple(AssetTag(name, marks(name, asked)) for name in tags[row["id"]]),
            owner_name=row["owner__name"] or "",
            shape=shape_of(row["width"], row["height"]),
            favourite=row["id"] in favourites,
            uses=uses.get(row["id"], 0),
        )
        for row in found
    )


def _snippets(assets: Sequence[dict[str, Any]], tags: dict[str, list[str]], asked: Asked) -> dict[str, Snippet]:
    """For hits whose words are not all in name and tags: where in notes or transcript the others are."""
    if not (asked.terms or asked.phrases):
        return {}
    found: dict[str, Snippet] = {}
    wanting: dict[str, Asked] = {}
    for asset in assets:
        rest = lacking([asset["name"], *tags[asset["id"]]], asked)
        if not rest.empty:
            part = snippet("notes", asset["notes"], rest)
            if part is None:
                wanting[asset["id"]] = rest
            else:
                found[asset["id"]] = part
    room = _SNIPPET_CHARACTERS
    transcripts = Asset.objects.filter(id__in=wanting).exclude(transcript="").values_list("id", "transcript")
    for asset_id, text in transcripts if wanting else []:
        part = snippet("transcript", text[:room], wanting[asset_id])
        room -= min(room, len(text))
        if part is not None:
            found[asset_id] = part
    return found
