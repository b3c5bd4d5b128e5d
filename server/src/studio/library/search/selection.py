"""From a query to SQL: which entries meet it, and in which order. Values are parameters, texts are constants."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from django.db import connection
from taggit.models import Tag

from studio.library.folders import within_folder
from studio.library.search.asking import AssetQuery, Place, Sort, read_cursor
from studio.library.search.dialect import Sql, Value, dialect
from studio.library.search.query import Asked, read
from studio.library.search.tokens import FIELDS, All, But, Expression, OneOf, Token, filter_token, unwanted, within

type Filter = Literal["kind", "shape", "state", "category", "uploader", "tag", "folder", "favourite", "used"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS: dict[Filter, tuple[str, str]] = {
    "kind": ("kind", "k"),
    "shape": ("shape", "h"),
    "state": ("state", "s"),
    "category": ("category", "c"),
    "uploader": ("uploader_id", "u"),
}
"""Column and token letter of the filters that are both."""
_ORDER: dict[Sort, tuple[str, str]] = {
    "name": ("name_key", "ASC"),
    "longest": ("duration", "DESC"),
    "largest": ("size", "DESC"),
}
_ENDS = ("t.name_end", "t.tags_end", "t.notes_end")


@dataclass(frozen=True)
class Hit:
    """An entry that meets the query, and its place among the hits."""

    asset_id: str
    place: Place


@dataclass(frozen=True)
class Where:
    """What entries must meet: an expression over tokens (None: no need of the inverted index), and conditions."""

    tokens: Expression | None
    conditions: tuple[Sql, ...]

    def entries(self, *, below: int | None = None, apart: bool = True) -> Sql:
        """`FROM … WHERE …` of the entries `e`.  apart: as in `Dialect.hits`."""
        conditions = list(self.conditions)
        if below is not None and self.tokens is None:
            conditions.append(Sql("e.id < %s", (below,)))
        source = "library_searchentry e"
        values: tuple[Value, ...] = ()
        if self.tokens is not None:
            found = dialect().hits(self.tokens, below=below, apart=apart)
            # CROSS JOIN keeps SQLite walking the found rows in their order; for PostgreSQL it is a plain join.
            source = f"({found.text}) f CROSS JOIN library_searchentry e"
            values = found.values
            conditions.insert(0, Sql("e.id = f.id"))
        return Sql(
            f"FROM {source} WHERE " + (" AND ".join(each.text for each in conditions) or "1 = 1"),
            (*values, *(value for each in conditions for value in each.values)),
        )


class Selection:
    """A query in one workspace, ready to be run: by pages, and by facets with one filter left out each."""

    def __init__(self, workspace_id: str, user_id: str | None, query: AssetQuery) -> None:
        self.query = query
        self.asked: Asked = read(query.text)
        self.workspace_id = workspace_id
        self._user_id = user_id
        self._tag_ids = _tag_ids(query.tags)
        self._folders = None if query.folder is None else within_folder(workspace_id, query.folder, deep=query.deep)

    @property
    def sort(self) -> Sort:
        """The order in use."""
        if self.query.sort is None or (self.query.sort == "relevance" and self._tierless):
            return "newest" if self._tierless else "relevance"
        return self.query.sort

    def hits(self) -> list[Hit]:
        """The hits of the page that the cursor asks for, and one more where there is a next page."""
        sort, limit = self.sort, self.query.limit + 1
        place = read_cursor(self.query.cursor, sort) if self.query.cursor else None
        if sort in _ORDER:
            return self._sorted(sort, place, limit)
        if sort == "newest":
            return self._newest(self.where(), sort, FIELDS, None if place is None else place.id, limit)
        hits: list[Hit] = []
        for tier in range(1 if place is None else place.tier, FIELDS + 1):
            below = place.id if place is not None and tier == place.tier else None
            hits += self._newest(self._tier(tier), sort, tier, below, limit - len(hits))
            if len(hits) >= limit:
                break
        return hits

    def where(self, without: Collection[Filter] = ()) -> Where:
        """What entries must meet, but for the filters in `without`."""
        return self._with(within(self.asked, FIELDS), self._phrases(FIELDS), without)

    @property
    def plain(self) -> bool:
        """Whether nothing narrows: all of the workspace, or all of its trash."""
        return self.where() == Selection(self.workspace_id, None, AssetQuery(trashed=self.query.trashed)).where()

    @property
    def _tierless(self) -> bool:
        return not (self.asked.terms or self.asked.phrases)

    def _tier(self, tier: int) -> Where:
        """What has all words within the first `tier` fields, but not within fewer."""
        here = within(self.asked, tier)
        fewer = within(self.asked, tier - 1) if tier > 1 else None
        if here is None or fewer is None:
            return self._with(here, self._phrases(tier), ())
        earlier = self._phrases(tier - 1)
        if not earlier:
            return self._with(But(here, fewer), (), ())
        found = dialect().hits(fewer)
        already = " AND ".join([f"e.id IN ({found.text})", *(each.text for each in earlier)])
        values = (*found.values, *(value for each in earlier for value in each.values))
        return self._with(here, (*self._phrases(tier), Sql(f"NOT ({already})", values)), ())

    def _with(self, words: Expression | None, phrases: Sequence[Sql], without: Collection[Filter]) -> Where:
        """Words and phrases under the filters. Once the inverted index is read, it takes what filters it can."""
        query = self.query
        refused = unwanted(self.asked)
        tags = () if "tag" in without else self._tag_ids
        conditions: list[Sql] = [
            Sql("e.workspace_id = %s", (self.workspace_id,)),
            Sql("e.trashed = %s", (query.trashed,)),
        ]
        tokens: list[Expression] = [Token(filter_token("x" if query.trashed else "w", self.workspace_id))]
        read_tokens = words is not None or refused is not None or bool(tags)
        for name, values in self._chosen().items():
            if not values or name in without:
                continue
            column, letter = _COLUMNS[name]
            if read_tokens:
                tokens.append(OneOf(tuple(Token(filter_token(letter, value)) for value in values)))
            else:
                conditions.append(_among(f"e.{column}", values))
        if tags:
            each = tuple(OneOf(tuple(Token(filter_token("t", str(id))) for id in ids or [0])) for ids in tags)
            tokens.append(All(each) if query.tags_mode == "all" else OneOf(each))
        conditions += [*self._ranges(), *self._by_rows(without), *phrases, *self._refused_phrases()]
        if not read_tokens:
            return Where(None, tuple(conditions))
        wanted: Expression = All(tuple(tokens) if words is None else (words, *tokens))
        return Where(wanted if refused is None else But(wanted, refused), tuple(conditions))

    def _chosen(self) -> dict[Filter, tuple[str, ...]]:
        query = self.query
        return {
            "kind": query.kinds,
            "shape": query.shapes,
            "state": query.states,
            "category": query.categories,
            "uploader": query.uploaders,
        }

    def _ranges(self) -> list[Sql]:
        query = self.query
        bounds: list[tuple[str, int | None]] = [
            ("e.duration >= %s", query.min_duration),
            ("e.duration < %s", query.max_duration),
            ("e.id >= %s", None if query.created_from is None else _moment(query.created_from)),
            ("e.id < %s", None if query.created_until is None else _moment(query.created_until)),
        ]
        return [Sql(text, (value,)) for text, value in bounds if value is not None]

    def _by_rows(self, without: Collection[Filter]) -> list[Sql]:
        """Filters that other tables answer."""
        conditions = []
        if self._folders is not None and "folder" not in without:
            conditions.append(_among("e.folder_id", self._folders))
        if self.query.favourite is not None and "favourite" not in without:
            mine = "EXISTS (SELECT 1 FROM library_favourite v WHERE v.asset_id = e.asset_id AND v.user_id = %s)"
            conditions.append(Sql(mine if self.query.favourite else f"NOT {mine}", (self._user_id or "",)))
        if self.query.used is not None and "used" not in without:
            shown = "EXISTS (SELECT 1 FROM library_assetuse u WHERE u.asset_id = e.asset_id)"
            conditions.append(Sql(shown if self.query.used else f"NOT {shown}"))
        return conditions

    def _phrases(self, field: int) -> tuple[Sql, ...]:
        """That each phrase of two words or more stands, in its order, within the first `field` fields."""
        return tuple(_phrase(words, field) for words in self.asked.phrases if len(words) > 1)

    def _refused_phrases(self) -> list[Sql]:
        refused = []
        for words in self.asked.without_phrases:
            if len(words) > 1:
                found = dialect().hits(All(tuple(Token(f"{FIELDS}w{word}") for word in words)))
                phrase = _phrase(words, FIELDS)
                refused.append(Sql(f"NOT (e.id IN ({found.text}) AND {phrase.text})", (*found.values, *phrase.values)))
        return refused

    def _newest(self, where: Where, sort: Sort, tier: int, below: int | None, limit: int) -> list[Hit]:
        entries = where.entries(below=below)
        by = "e.id" if where.tokens is None else "f.id"
        text = f"SELECT e.id, e.asset_id {entries.text} ORDER BY {by} DESC LIMIT %s"  # constants
        rows = run(Sql(text, (*entries.values, limit)))
        return [Hit(str(asset_id), Place(sort, tier, 0, int(id))) for id, asset_id in rows]

    def _sorted(self, sort: Sort, place: Place | None, limit: int) -> list[Hit]:
        column, direction = _ORDER[sort]
        where = self.where()
        if place is not None:
            beyond = ">" if direction == "ASC" else "<"
            after = Sql(f"(e.{column}, e.id) {beyond} (%s, %s)", (place.key, place.id))
            where = Where(where.tokens, (*where.conditions, after))
        # Many hits are met soon when the rows are walked in their order, so the database may choose.
        entries = where.entries(apart=False)
        rows = run(
            Sql(
                f"SELECT e.id, e.asset_id, e.{column} {entries.text} "  # constants
                f"ORDER BY e.{column} {direction}, e.id {direction} LIMIT %s",
                (*entries.values, limit),
            )
        )
        return [Hit(str(asset_id), Place(sort, FIELDS, key, int(id))) for id, asset_id, key in rows]


def _among(column: str, values: Sequence[str]) -> Sql:
    return Sql(f"{column} IN ({', '.join(['%s'] * len(values))})", tuple(values))


def _phrase(words: Sequence[str], field: int) -> Sql:
    at = dialect().inside(f" {' '.join(words)} ")
    text = "EXISTS (SELECT 1 FROM library_searchtext t WHERE t.entry_id = e.id AND "
    if field == FIELDS:
        return Sql(f"{text}{at.text} > 0)", at.values)
    return Sql(f"{text}{at.text} > 0 AND {at.text} < {_ENDS[field - 1]})", (*at.values, *at.values))


def _moment(time: datetime) -> int:
    """Microseconds since 1970; a time without a zone is taken as UTC."""
    aware = time if time.tzinfo is not None else time.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def _tag_ids(names: Sequence[str]) -> list[list[int]]:
    """For each name the tags that are called so, in any usual case; their assets say whose they are."""
    if not names:
        return []
    spelt = {each for name in names for each in (name, name.lower(), name.upper(), name.capitalize(), name.title())}
    ids: dict[str, list[int]] = defaultdict(list)
    for id, name in Tag.objects.filter(name__in=spelt).values_list("id", "name"):
        ids[name.casefold()].append(id)
    return [ids[name.casefold()] for name in names]


def run(sql: Sql) -> list[tuple[Any, ...]]:
    """The rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql.text, sql.values)
        return list(cursor.fetchall())
