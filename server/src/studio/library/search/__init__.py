"""Finding assets again by words and filters: the same answers on SQLite and PostgreSQL.

All that has to do with language happens in Python, once: `words` cuts, folds and stems; `tokens` says which tokens
an asset is indexed under and which expression over tokens a query becomes; `index` keeps the rows in step. The
database only intersects lists of tokens (SQLite: FTS5; PostgreSQL: tsvector with GIN; `dialect` knows both).
"""
