"""The inverted index `library_searchtokens`, as each database keeps it: FTS5 on SQLite, tsvector on PostgreSQL.

Tokens hold letters and digits only, so neither query language can be broken out of; both get them as parameters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from studio.library.search.tokens import All, But, Expression, OneOf, Token

TABLE = "library_searchtokens"

type Value = str | int | bool


@dataclass(frozen=True)
class Sql:
    """A piece of SQL and its parameters. The text is only ever put together from constants of this package."""

    text: str
    values: tuple[Value, ...] = ()


class Dialect(Protocol):
    """What the two databases do differently."""

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Makes the inverted index."""

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Unmakes it."""

    def put(self, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
        """Writes the tokens of entries in place of what they had."""

    def drop(self, ids: Sequence[int]) -> None:
        """Forgets entries."""

    def hits(
        self, expression: Expression, *, below: int | None = None, limit: int | None = None, apart: bool = True
    ) -> Sql:
        """A query for the ids of the entries that meet `expression`; newest first when there is a `limit`.

        apart: they are found before anything else is looked at.
        """

    def inside(self, phrase: str) -> Sql:
        """Where in `t.words` the phrase stands, from 1; 0 when it does not."""


class Sqlite:
    """FTS5. Only which row has which token is kept: no places, no sizes."""

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Makes the table. Prefixes of two and three letters have their own lists (plus a token's two marks)."""
        editor.execute(
            f"CREATE VIRTUAL TABLE {TABLE} USING fts5"
            "(tokens, tokenize='ascii', detail='none', columnsize=0, prefix='4 5')",
        )

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Drops the table."""
        editor.execute(f"DROP TABLE {TABLE}")

    def put(self, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
        """Deletes and inserts: FTS5 has no upsert."""
        self.drop([id for id, _ in rows])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE}(rowid, tokens) VALUES (%s, %s)",  # noqa: S608  # a constant
                [(id, " ".join(tokens)) for id, tokens in rows],
            )

    def drop(self, ids: Sequence[int]) -> None:
        """Deletes by row id."""
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(id,) for id in ids])  # noqa: S608  # a constant

    def hits(
        self, expression: Expression, *, below: int | None = None, limit: int | None = None, apart: bool = True
    ) -> Sql:
        """FTS5 walks its lists from the newest row and stops at the limit, so `apart` says nothing here."""
        del apart
        text = f"SELECT rowid AS id FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608  # a constant
        values: list[Value] = [self._match(expression)]
        if below is not None:
            text += " AND rowid < %s"
            values.append(below)
        if limit is not None:
            text += " ORDER BY rowid DESC LIMIT %s"
            values.append(limit)
        return Sql(text, tuple(values))

    def inside(self, phrase: str) -> Sql:
        """SQLite calls it instr."""
        return Sql("instr(t.words, %s)", (phrase,))

    def _match(self, expression: Expression) -> str:
        match expression:
            case Token(text, prefix):
                return f'"{text}"*' if prefix else f'"{text}"'
            case All(parts):
                return "(" + " AND ".join(map(self._match, parts)) + ")"
            case OneOf(parts):
                return "(" + " OR ".join(map(self._match, parts)) + ")"
            case But(wanted, unwanted):
                return f"({self._match(wanted)} NOT {self._match(unwanted)})"


class Postgres:
    """A tsvector made by us, not by PostgreSQL's parser, and a GIN index over it: needs no extension."""

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Makes table and index; names are compared by code point, as SQLite does."""
        editor.execute(f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, tokens tsvector NOT NULL)")
        editor.execute(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (tokens)")
        editor.execute('ALTER TABLE library_searchentry ALTER COLUMN name_key TYPE varchar(400) COLLATE "C"')

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Drops the table."""
        editor.execute(f"DROP TABLE {TABLE}")

    def put(self, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
        """Inserts, or replaces the tokens."""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE}(id, tokens) VALUES (%s, %s::tsvector) "  # noqa: S608  # a constant
                "ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens",
                [(id, " ".join(f"'{token}'" for token in tokens)) for id, tokens in rows],
            )

    def drop(self, ids: Sequence[int]) -> None:
        """Deletes by id."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608  # a constant

    def hits(
        self, expression: Expression, *, below: int | None = None, limit: int | None = None, apart: bool = True
    ) -> Sql:
        """GIN gives all hits as a bitmap; the newest are then picked.

        The fence keeps the planner from walking the primary key instead, which is slow whenever hits are rare.
        """
        text = f"SELECT id FROM {TABLE} WHERE tokens @@ %s::tsquery"  # noqa: S608  # a constant
        values: list[Value] = [self._match(expression)]
        if below is not None:
            text += " AND id < %s"
            values.append(below)
        if apart or limit is not None:
            text += " OFFSET 0"
        if limit is not None:
            text = f"SELECT id FROM ({text}) found ORDER BY id DESC LIMIT %s"  # noqa: S608  # constants
            values.append(limit)
        return Sql(text, tuple(values))

    def inside(self, phrase: str) -> Sql:
        """PostgreSQL calls it strpos."""
        return Sql("strpos(t.words, %s)", (phrase,))

    def _match(self, expression: Expression) -> str:
        match expression:
            case Token(text, prefix):
                return f"'{text}':*" if prefix else f"'{text}'"
            case All(parts):
                return "(" + " & ".join(map(self._match, parts)) + ")"
            case OneOf(parts):
                return "(" + " | ".join(map(self._match, parts)) + ")"
            case But(wanted, unwanted):
                return f"({self._match(wanted)} & !{self._match(unwanted)})"


def dialect(vendor: str | None = None) -> Dialect:
    """The dialect of the database in use, or of `vendor`."""
    return Postgres() if (vendor or connection.vendor) == "postgresql" else Sqlite()
