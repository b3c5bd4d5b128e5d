"""Where the sentences of a script end."""

import re
from typing import Final

_END: Final = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«“\"])(?:sr|sra|srta|dr|dra|d|dña|prof|st|mr|mrs|ms|vs|no|núm|pág|fig|av|ej|p|e\.g|i\.e|ee|uu|approx|aprox|(?-i:[A-ZÁÉÍÓÚÑ]))\.$",
    re.IGNORECASE,
)


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
