"""Which language a script is written in, and where its sentences end."""

import re
from typing import Final

_SPANISH: Final = "el la los las de del que y en un una es se por con para al lo como más pero su sus no muy cuando hay"
_ENGLISH: Final = "the of and to in a is that it for with as on are this by an be from at or not we you they when how"
_SIGNS: Final = {"es": frozenset(_SPANISH.split()), "en": frozenset(_ENGLISH.split())}
_WORDS: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«“\"])(?:sr|sra|srta|dr|dra|d|dña|prof|st|mr|mrs|ms|vs|no|núm|pág|fig|av|ej|p|e\.g|i\.e|ee|uu|approx|aprox|(?-i:[A-ZÁÉÍÓÚÑ]))\.$",
    re.IGNORECASE,
)


def guess_language(text: str, otherwise: str = "en") -> str:
    """`es` or `en`, whose little words and letters are more frequent in `text`; `otherwise` when neither's are."""
    words = [word.lower() for word in _WORDS.findall(text)]
    counts = {language: sum(word in signs for word in words) for language, signs in _SIGNS.items()}
    counts["es"] += 2 * len(re.findall(r"[ñ¿¡]", text)) + len(re.findall(r"[áéíóú]", text))
    return otherwise if counts["es"] == counts["en"] else max(counts, key=lambda language: counts[language])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, which is one paragraph; abbreviations and initials do not end one."""
    found, start = [], 0
    for match in _END.finditer(text):
        upto = text[start : match.end()]
        following = text[match.end() :].lstrip()
        inside = following[:1].islower() or (_ABBREVIATION.search(upto) and match[0] == ".")
        if inside or not upto.strip():
            continue
        found.append(upto.strip())
        start = match.end()
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)
