"""Where in a text the asked words stand, as ranges: whoever shows them escapes the text and adds the marks."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from studio.library.search.asking import Field, Mark, Snippet
from studio.library.search.query import Asked, Term
from studio.library.search.tokens import SHORTEST_PREFIX
from studio.library.search.words import Word, cut, fold, forms, stems

_BEFORE = 60
_LENGTH = 180
"""Characters of a snippet."""


def marks(text: str, asked: Asked) -> tuple[Mark, ...]:
    """The ranges of `text` that `asked` looks for, in order and apart."""
    return _joined(_found(text, list(cut(text)), asked))


def lacking(texts: Iterable[str], asked: Asked) -> Asked:
    """What of `asked` is in none of `texts`."""
    known = [(text, list(cut(text))) for text in texts]
    return Asked(
        tuple(term for term in asked.terms if not any(_found(*each, Asked((term,))) for each in known)),
        tuple(phrase for phrase in asked.phrases if not any(_found(*each, Asked((), (phrase,))) for each in known)),
    )


def snippet(field: Field, text: str, asked: Asked) -> Snippet | None:
    """The first place of `text` with something asked; None when nothing is found."""
    first = _first(text, asked)
    if first is None:
        return None
    start = _word_start(text, max(0, first - _BEFORE))
    stop = _word_end(text, min(len(text), start + _LENGTH))
    part = text[start:stop]
    return Snippet(field, part, marks(part, asked), start > 0, stop < len(text))


def _first(text: str, asked: Asked) -> int | None:
    """Where the first find begins. A regular expression proposes places, and only there words are cut and compared."""
    for found in _beginnings(asked).finditer(_flat(text)):
        near = text[found.start() : found.start() + _LENGTH]
        if _found(near, list(cut(near)), asked):
            return found.start()
    return None


@lru_cache(maxsize=64)
def _beginnings(asked: Asked) -> re.Pattern[str]:
    """What a word begins with that may be meant: the asked letters, or most of a stem of theirs."""
    starts = {phrase[0] for phrase in asked.phrases}
    for term in asked.terms:
        starts |= {term.folded, *(stem[1:][: max(2, len(stem) - 2)] for stem in stems(term.written))}
    shortest = [each for each in starts if not any(each != other and each.startswith(other) for other in starts)]
    digits = [re.escape(each) for each in shortest if each[0].isdigit()]
    letters = [re.escape(each) for each in shortest if not each[0].isdigit()]
    choices = [rf"(?<!\d)(?:{'|'.join(digits)})"] if digits else []
    if letters:
        choices.append(rf"(?<![^\W\d_])(?:{'|'.join(letters)})")
    return re.compile("|".join(choices) or r"(?!)")


class _Flat(dict[int, int]):
    """Characters by their folded ones, where those are one: the text keeps its length."""

    def __missing__(self, code: int) -> int:
        """Folds a character the first time it is met."""
        folded = fold(chr(code))
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


_FLAT = _Flat()
_COMMON = tuple(zip("áéíóúüñ¿¡«»“”’—–…", "aeiouun          ", strict=True))


def _flat(text: str) -> str:
    """`text` with each character folded that stays one. Spanish and English go the quick way."""
    flat = text.lower()
    for written, plain in _COMMON:
        flat = flat.replace(written, plain)
    return flat if flat.isascii() and len(flat) == len(text) else text.translate(_FLAT)


def _found(text: str, words: Sequence[Word], asked: Asked) -> list[Mark]:
    found = [
        (word.start, word.stop)
        for word in words
        if any(_meets(word.text, text[word.start : word.stop], term) for term in asked.terms)
    ]
    for phrase in asked.phrases:
        for at in range(len(words) - len(phrase) + 1):
            part = words[at : at + len(phrase)]
            if all(word.text == wanted for word, wanted in zip(part, phrase, strict=True)):
                found.append((part[0].start, part[-1].stop))
    return found


def _meets(folded: str, written: str, term: Term) -> bool:
    for form in forms(folded):
        if form == term.folded or (len(term.folded) >= SHORTEST_PREFIX and form.startswith(term.folded)):
            return True
    # Neither language's stems change how a word begins; most words are told apart by their first letter.
    return folded[0] == term.folded[0] and not stems(written).isdisjoint(stems(term.written))


def _joined(found: list[Mark]) -> tuple[Mark, ...]:
    apart: list[Mark] = []
    for start, stop in sorted(found):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(stop, apart[-1][1]))
        else:
            apart.append((start, stop))
    return tuple(apart)


def _word_start(text: str, at: int) -> int:
    """The beginning of the first whole word from `at` on, if one is near."""
    if at == 0 or text[at - 1].isspace():
        return at
    near = next((each for each in range(at, min(at + 30, len(text))) if text[each].isspace()), at - 1)
    return near + 1


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    return next((each for each in range(at, max(at - 30, 0), -1) if text[each].isspace()), at)
