"""Cutting text into words, and the forms under which a word is found: without accents, and by its stems.

Used alike for what is indexed, for what is asked, and for marking what was found.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import Stemmer

LONGEST_WORD = 64
"""Characters; what is longer is found by its beginning."""


def _marks() -> str:
    """The combining marks of the Basic Multilingual Plane, as the inside of a character class."""
    codes = [code for code in range(0x300, 0x10000) if unicodedata.category(chr(code)).startswith("M")]
    runs = [[code for _, code in group] for _, group in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return "".join(f"\\u{run[0]:04x}-\\u{run[-1]:04x}" for run in runs)


_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_marks()}])*")
_PART = re.compile(r"\d+|[^\W\d_]+")
_CION = re.compile(r"(?<=[cs])ion$")


@dataclass(frozen=True)
class Word:
    """A word where it stands in a text: [start, stop) in characters."""

    text: str
    """Folded."""
    start: int
    stop: int


def cut(text: str) -> Iterator[Word]:
    """The words of `text`, folded, with their places in `text`."""
    for found in _WORD.finditer(text):
        folded = fold(found.group())
        if folded:
            yield Word(folded, found.start(), found.end())


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """`word` in lower case without accents and other marks; letters and digits only, at most `LONGEST_WORD`."""
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    # By way of upper case, where letters meet that lower case keeps apart: ı and i.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).upper().casefold())
    return "".join(each for each in apart if each.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=65_536)
def forms(folded: str) -> frozenset[str]:
    """The word itself and, when it mixes letters and digits, its parts: `dji0042` is found by `0042`, too."""
    parts = _PART.findall(folded)
    return frozenset([folded, *parts]) if len(parts) > 1 else frozenset([folded])


@lru_cache(maxsize=65_536)
def stems(word: str) -> frozenset[str]:
    """The stems of `word` (as written, accents and all) in Spanish (`s…`) and English (`e…`).

    Spanish stemming needs the accents that people leave out, so each word has the stem of what is written, of the
    folded word, and of the folded word with the accent of -ción and -sión put back.
    """
    folded = fold(word)
    if len(folded) < 3 or not folded.isascii() or not folded.isalpha():
        return frozenset()
    written = unicodedata.normalize("NFC", word).lower()[:LONGEST_WORD]
    spanish = {_spanish(each) for each in (written, folded, _CION.sub("ión", folded))}
    return frozenset({f"s{fold(each)}" for each in spanish if each} | {f"e{_stem('english', folded)}"})


def _spanish(word: str) -> str:
    """The Spanish stem; blank where an accented ending leaves too little: "María" is no form of "mar"."""
    stem = _stem("spanish", word)
    return stem if len(stem) > 3 or word[len(stem) :].isascii() else ""


_stemmers = threading.local()


def _stem(language: str, word: str) -> str:
    """The stem; stemmers keep their word while they work, so each thread has its own."""
    stemmer: Any = getattr(_stemmers, language, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(language)
        setattr(_stemmers, language, stemmer)
    return str(stemmer.stemWord(word))
