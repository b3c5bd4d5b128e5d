"""The tokens under which an asset is found, and the expression over tokens that a query becomes.

A token is a field's digit, a kind's letter, and a text: `1wplaya` says that the name has the word "playa". Fields
are nested: what is in the name (1) is also in "name or tags" (2), "or notes" (3), "or transcript" (4), so that "all
words within the first n fields" is an intersection without weights. Filters are tokens of field 0.

    1…4  w a word   s its Spanish stem   e its English stem
    0    w workspace (live assets)  x workspace (trashed)  k kind  h shape  s state  c category  u uploader  t tag
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from studio.library.search.query import Asked, Term
from studio.library.search.words import cut, forms, stems

FIELDS = 4
"""name, tags, notes, transcript: best first."""
MOST_BYTES = 800_000
"""Of one asset's tokens: PostgreSQL keeps at most 1 MiB. What is beyond (a very long transcript) is not found."""
MOST_WORDS = 200_000
SHORTEST_PREFIX = 2


@dataclass(frozen=True)
class Token:
    """Rows that have this token, or one that begins so."""

    text: str
    prefix: bool = False


@dataclass(frozen=True)
class All:
    """Rows that meet every part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class OneOf:
    """Rows that meet one part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class But:
    """Rows that meet `wanted` and not `unwanted`."""

    wanted: "Expression"
    unwanted: "Expression"


type Expression = Token | All | OneOf | But


@dataclass(frozen=True)
class Indexed:
    """How an asset's texts stand in the index."""

    tokens: tuple[str, ...]
    words: str
    """All words in order, each between spaces, `|` between fields and tags: phrases are looked for in it."""
    ends: tuple[int, int, int]
    """Where in `words` the name, the tags and the notes end: characters from its beginning."""


def index(fields: Iterable[Iterable[str]], filters: Iterable[str]) -> Indexed:
    """The tokens of texts given by field (best first, several texts each) and of `filters`."""
    tokens: dict[str, None] = dict.fromkeys(filters)
    room = MOST_BYTES - sum(len(each) + 8 for each in tokens)
    known: set[str] = set()
    pieces, ends, length, count = [], [], 1, 0
    for number, texts in enumerate(fields, 1):
        for text in texts:
            line: list[str] = []
            for word in cut(text):
                count += 1
                if count > MOST_WORDS:
                    break
                line.append(word.text)
                written = text[word.start : word.stop]
                if written in known:
                    continue
                known.add(written)
                for plain in (*(f"w{form}" for form in forms(word.text)), *stems(written)):
                    for field in range(number, FIELDS + 1):
                        token = f"{field}{plain}"
                        if token not in tokens:
                            room -= len(token.encode()) + 8
                            if room > 0:
                                tokens[token] = None
            piece = f"{' '.join(line)} | "
            pieces.append(piece)
            length += len(piece)
        ends.append(length)
    return Indexed(tuple(tokens), " " + "".join(pieces), (ends[0], ends[1], ends[2]))


def filter_token(letter: str, value: str) -> str:
    """The token of a filter: values are hashed, so that they may be anything."""
    return f"0{letter}{hashlib.blake2s(value.encode(), digest_size=8).hexdigest()}"


def within(asked: Asked, field: int) -> Expression | None:
    """Rows that have all asked words within the first `field` fields; None when no word is asked for."""
    parts: list[Expression] = [_term(term, field, prefix=True) for term in asked.terms]
    parts += [Token(f"{field}w{word}") for phrase in asked.phrases for word in phrase]
    return All(tuple(dict.fromkeys(parts))) if parts else None


def unwanted(asked: Asked) -> Expression | None:
    """Rows with one of the words to leave out, anywhere."""
    parts: list[Expression] = [_term(term, FIELDS, prefix=False) for term in asked.without]
    parts += [Token(f"{FIELDS}w{words[0]}") for words in asked.without_phrases if len(words) == 1]
    return OneOf(tuple(parts)) if parts else None


def _term(term: Term, field: int, *, prefix: bool) -> Expression:
    longer = prefix and len(term.folded) >= SHORTEST_PREFIX
    words: list[Expression] = [Token(f"{field}w{term.folded}", longer)]
    return OneOf((*words, *(Token(f"{field}{stem}") for stem in sorted(stems(term.written)))))
