"""How a text is read aloud: its words, what is said for each of them, and the passages spoken in one breath.

A word is what whitespace delimits, as captions show it. What is said may differ from what is written ("Sr." is
said "señor", "20 km/h" ends in "kilómetros por hora"); every word keeps the place of both. Words that nobody says,
an emoji or a lone dash, are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LONGEST_PASSAGE = 320

type Pause = Literal["paragraph", "sentence", "clause"]

_TOKEN = re.compile(r"\S+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_CLAUSE_END = re.compile(r"[,;:)][\"'”’»]*$")
_SCHEME = re.compile(r"\b(?:https?://)?(?:www\.)?(?=[\w-]+\.[a-z]{2,})", re.IGNORECASE)
# Quotation marks go too: eSpeak stops before them for half a second.
_MARKUP = str.maketrans(dict.fromkeys("*_`#~|<>\\", " ") | dict.fromkeys('«»“”„"', ""))
_MONEY = re.compile(r"([$€£])(\d+(?:[.,]\d+)*)([.,;:!?…)»”\"']*)$")
_MONEY_AFTER = re.compile(r"(\d+(?:[.,]\d+)*)([$€£])([.,;:!?…)»”\"']*)$")
_SAID_ALONE = frozenset("%&+=€$£@°‰")

_SPANISH = {
    "sr.": "señor", "sra.": "señora", "srta.": "señorita", "sres.": "señores", "dr.": "doctor", "dra.": "doctora",
    "d.": "don", "dña.": "doña", "ud.": "usted", "uds.": "ustedes", "prof.": "profesor", "profa.": "profesora",
    "ee.": "Estados", "uu.": "Unidos", "ee.uu.": "Estados Unidos", "eeuu": "Estados Unidos", "etc.": "etcétera",
    "pág.": "página", "págs.": "páginas", "p.": "por", "ej.": "ejemplo", "p.ej.": "por ejemplo", "aprox.":
    "aproximadamente", "avda.": "avenida", "art.": "artículo", "cap.": "capítulo", "fig.": "figura", "tel.":
    "teléfono", "vs.": "contra", "nº": "número", "n.º": "número", "núm.": "número", "km/h": "kilómetros por hora",
    "km": "kilómetros", "kg": "kilos", "cm": "centímetros", "mm": "milímetros", "m²": "metros cuadrados", "km²":
    "kilómetros cuadrados", "€": "euros", "$": "dólares", "£": "libras", "&": "y", "+": "más", "=": "igual a",
    "°c": "grados", "ºc": "grados", "a.c.": "antes de Cristo", "d.c.": "después de Cristo", "s.": "siglo",
}  # fmt: skip
_ENGLISH = {
    "mr.": "Mister", "mrs.": "Missus", "ms.": "Miz", "dr.": "Doctor", "prof.": "Professor", "st.": "Saint", "jr.":
    "Junior", "sr.": "Senior", "no.": "number", "vs.": "versus", "etc.": "et cetera", "e.g.": "for example", "i.e.":
    "that is", "approx.": "approximately", "fig.": "figure", "inc.": "incorporated", "km/h": "kilometers per hour",
    "mph": "miles per hour", "km": "kilometers", "kg": "kilograms", "cm": "centimeters", "mm": "millimeters", "€":
    "euros", "$": "dollars", "£": "pounds", "&": "and", "+": "plus", "=": "equals", "°c": "degrees celsius", "°f":
    "degrees fahrenheit", "u.s.": "U S", "u.k.": "U K", "a.m.": "A M", "p.m.": "P M",
}  # fmt: skip
# These are abbreviations only before a number, or the sentence "No." would be read as one.
_BEFORE_NUMBER = frozenset({"no.", "nº", "n.º", "núm.", "fig.", "art.", "cap.", "pág.", "págs."})
_AFTER_NUMBER = frozenset({"km", "kg", "cm", "mm", "km/h", "mph", "°c", "ºc", "°f", "m²", "km²"})
# An abbreviation that may also close a sentence; a capital after it tells.
_MAY_CLOSE = frozenset({"etc.", "ee.uu.", "uu.", "u.s.", "u.k.", "a.m.", "p.m.", "a.c.", "d.c.", "inc.", "jr."})
_NEVER_ALONE = frozenset({"p.", "s.", "d.", "ee."})
_CURRENCY = {"es": {"$": "dólares", "€": "euros", "£": "libras"}, "en": {"$": "dollars", "€": "euros", "£": "pounds"}}


@dataclass(frozen=True)
class WrittenWord:
    """A word of the text at [start, end) and what is said for it, at [said_start, said_end) of its passage."""

    text: str
    start: int
    end: int
    said: str
    said_start: int = 0
    said_end: int = 0


@dataclass(frozen=True)
class Passage:
    """What is spoken in one breath, and the silence that follows it."""

    said: str
    words: tuple[WrittenWord, ...]
    pause: Pause


def passages(text: str, language: str) -> tuple[Passage, ...]:
    """The passages of `text` in order, at most LONGEST_PASSAGE characters each unless one word is longer.

    Every word that is said is in exactly one of them.  language: BCP-47; abbreviations are known for es and en.
    """
    made: list[Passage] = []
    for paragraph in _paragraphs(text):
        words = [word for word in _words(text, *paragraph, language) if word.said]
        for group, pause in _breaths(words):
            made.append(_passage(group, pause))
    return tuple(made)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _words(text: str, start: int, end: int, language: str) -> Iterator[WrittenWord]:
    tokens = list(_TOKEN.finditer(text, start, end))
    for index, token in enumerate(tokens):
        before = tokens[index - 1][0] if index else ""
        after = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        yield WrittenWord(token[0], token.start(), token.end(), said(token[0], language, before, after))


def said(word: str, language: str, before: str = "", after: str = "") -> str:
    """What is read aloud for `word` between its neighbours, "" when nobody would say anything.

    Signs that guide the voice (.,;:!?¿¡…) stay.
    """
    plain = _pronounceable(word)
    if not any(character.isalnum() or character in _SAID_ALONE for character in plain):
        return ""
    spanish = language.lower().startswith("es")
    known = _SPANISH if spanish else _ENGLISH if language.lower().startswith("en") else {}
    opening, core, closing = _shell(plain)
    spoken = _abbreviation(core, closing, known, before, after)
    if spoken is not None:
        closing_left = closing.lstrip(".") if (core + closing[:1]).lower() in known else closing
        ends = (core + closing[:1]).lower() in _MAY_CLOSE and (not after or after[:1].isupper())
        return f"{opening}{spoken}{'.' if ends and not closing_left else ''}{closing_left}"
    money = _CURRENCY["es" if spanish else "en"] if known else {}
    if money and (match := _MONEY.search(plain)):
        return f"{opening.rstrip('$€£')}{match[2]} {money[match[1]]}{match[3]}"
    if money and (match := _MONEY_AFTER.search(plain)):
        return f"{opening}{match[1]} {money[match[2]]}{match[3]}"
    return plain


def _pronounceable(word: str) -> str:
    """`word` without what no voice should name: markup, emoji, web schemes, control characters."""
    kept = []
    for character in _SCHEME.sub("", word).translate(_MARKUP):
        category = unicodedata.category(character)
        if category in {"So", "Sk", "Cc", "Cf", "Co", "Cn", "Cs"} and character not in _SAID_ALONE | {"²", "º", "ª"}:
            continue
        kept.append(character)
    return " ".join("".join(kept).replace("\ufe0f", "").split())


def _shell(word: str) -> tuple[str, str, str]:
    """`word` as what opens it, its core, and the signs that close it."""
    core = word.lstrip("¿¡\"'“‘«([—–-")
    opening = word[: len(word) - len(core)]
    stripped = core.rstrip(".,;:!?…\"'”’»)]—–")
    return opening, stripped, core[len(stripped) :]


def _abbreviation(core: str, closing: str, known: dict[str, str], before: str, after: str) -> str | None:
    for written in ((core + closing[:1]).lower(), core.lower()) if closing[:1] == "." else (core.lower(),):
        if written not in known:
            continue
        numeric_before = any(character.isdigit() for character in before)
        if written in _BEFORE_NUMBER and not after[:1].isdigit():
            continue
        if written in _AFTER_NUMBER and not numeric_before:
            continue
        if written == "p." and after.lower().rstrip(",;:") != "ej.":
            continue
        if written == "s." and not re.match(r"[IVXL]+\b", after):
            continue
        if written in {"d.", "st."} and not after[:1].isupper():
            continue
        if written == "ee." and not after.lower().startswith("uu."):
            continue
        if written == "uu." and before.lower() != "ee.":
            continue
        return known[written]
    return None


def _breaths(words: list[WrittenWord]) -> Iterator[tuple[list[WrittenWord], Pause]]:
    sentence: list[WrittenWord] = []
    for index, word in enumerate(words):
        sentence.append(word)
        last = index == len(words) - 1
        if last or _ends_sentence(word, words[index + 1]):
            for part, final in _split(sentence):
                yield part, ("paragraph" if last else "sentence") if final else "clause"
            sentence = []


def _ends_sentence(word: WrittenWord, following: WrittenWord) -> bool:
    if not _FULL_STOP.search(word.said):
        return False
    initial = re.fullmatch(r"[¿¡\"'“«(]*[^\W\d_]\.", word.said)
    opens = following.text.lstrip("\"'“‘«([—–-¿¡*_")[:1]
    return not initial and not (opens.islower() and word.said.endswith("…"))


def _split(sentence: list[WrittenWord]) -> Iterator[tuple[list[WrittenWord], bool]]:
    """`sentence` in parts that fit, cut after a comma where there is one in the later half."""
    rest = sentence
    while sum(len(word.said) + 1 for word in rest) > LONGEST_PASSAGE and len(rest) > 1:
        fits, length = 0, 0
        while fits < len(rest) - 1 and length + len(rest[fits].said) < LONGEST_PASSAGE:
            length += len(rest[fits].said) + 1
            fits += 1
        fits = max(fits, 1)
        commas = [k + 1 for k in range(fits // 3, fits) if _CLAUSE_END.search(rest[k].said)]
        cut = commas[-1] if commas else fits
        yield rest[:cut], False
        rest = rest[cut:]
    yield rest, True


def _passage(words: list[WrittenWord], pause: Pause) -> Passage:
    placed, parts, at = [], [], 0
    for word in words:
        end = at + len(word.said)
        placed.append(WrittenWord(word.text, word.start, word.end, word.said, at, end))
        parts.append(word.said)
        at = end + 1
    return Passage(" ".join(parts), tuple(placed), pause)
