"""What a person types into the search field, read without ever failing: words, "phrases", and what to leave -out."""

import re
from dataclasses import dataclass

from studio.library.search.words import cut, fold

MOST_CHARACTERS = 400
MOST_TERMS = 12
"""What is beyond is not read: nobody types it, and each term costs."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))


@dataclass(frozen=True)
class Term:
    """One word to look for: by any word that begins so, or has the same stem."""

    folded: str
    written: str
    """As typed: stems need the accents."""


@dataclass(frozen=True)
class Asked:
    """A search text, read."""

    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words that must follow one another just so."""
    without: tuple[Term, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.terms or self.phrases or self.without or self.without_phrases)


def read(text: str) -> Asked:
    """What `text` asks for. Any string will do; what has no letter and no digit asks nothing."""
    terms: list[Term] = []
    phrases: list[tuple[str, ...]] = []
    without: list[Term] = []
    without_phrases: list[tuple[str, ...]] = []
    for piece in _PIECE.finditer(text[:MOST_CHARACTERS].translate(_QUOTES)):
        quoted = piece["phrase"] is not None
        source = piece["phrase"] if quoted else piece["word"]
        written = [source[word.start : word.stop] for word in cut(source)]
        if not written:
            continue
        folded = tuple(fold(each) for each in written)
        if piece["minus"] and (quoted or len(written) > 1):
            without_phrases.append(folded)
        elif piece["minus"]:
            without.append(Term(folded[0], written[0]))
        elif quoted:
            phrases.append(folded)
        else:
            terms.extend(Term(*pair) for pair in zip(folded, written, strict=True))
    return Asked(
        _first(terms),
        _first(phrases),
        _first(without),
        _first(without_phrases),
    )


def _first[T](found: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found))[:MOST_TERMS]
