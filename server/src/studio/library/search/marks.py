"""Where in a text the asked words stand, as ranges: whoever shows them escapes the text and adds the marks."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice

from studio.library.search.asking import Field, Mark, Snippet
from studio.library.search.query import Asked, Term
from studio.library.search.tokens import SHORTEST_PREFIX
from studio.library.search.words import Word, cut, forms, stems

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


def snippet(field: Field, text: str, asked: Asked, *, most_words: int) -> tuple[Snippet | None, int]:
    """The first place of `text` with something asked, and how many words were read to find it."""
    first, read = _first(text, asked, most_words)
    if first is None:
        return None, read
    start = _word_start(text, max(0, first - _BEFORE))
    stop = _word_end(text, min(len(text), start + _LENGTH))
    part = text[start:stop]
    return Snippet(field, part, marks(part, asked), start > 0, stop < len(text)), read


def _first(text: str, asked: Asked, most_words: int) -> tuple[int | None, int]:
    """Where the first find begins; a window of words as long as the longest phrase walks over the text."""
    width = max((len(phrase) for phrase in asked.phrases), default=1)
    window: deque[Word] = deque(maxlen=width)
    read = 0
    for word in islice(cut(text), most_words):
        read += 1
        window.append(word)
        found = _found(text, list(window), asked)
        if found:
            return min(start for start, _ in found), read
    return None, read


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
    return not stems(written).isdisjoint(stems(term.written))


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
