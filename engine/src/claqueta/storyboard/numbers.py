"""Finds the figure that a sentence is about, so that it can be shown large and counted up."""

import re
from dataclasses import dataclass
from typing import Final

from claqueta.storyboard.script import plain

_DIGITS: Final = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNITS: Final = (
    r"%|por\s+ciento|per\s?cent|°C|°F|°|€|\$|£|km/h|km²|km³|hm³|km|kg|cm|mm|m²|m³|GB|TB|MB|kWh|"
    r"metros?|kil[óo]metros?|litros?|toneladas?|grados?|"
    r"meters?|metres?|miles?|kilomet(?:er|re)s?|lit(?:er|re)s?|tons?|tonnes?|degrees?|"
    r"millones|mill[óo]n|billones|million|billion|"
    r"años|siglos?|meses|semanas|d[ií]as|horas|minutos|segundos|veces|personas|"
    r"years|centuries|months|weeks|days|hours|minutes|seconds|times|people"
)
_FIGURE: Final = re.compile(
    rf"(?<![\w.,:/])(?P<prefix>[€$£]\s?)?(?P<number>{_DIGITS})(?![\d:/])"
    rf"(?P<unit>\s?(?:{_UNITS})(?![\w²³]))?(?P<more>\s+de\s+(?=\w))?",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"(?<!\w)(?P<part>\d{1,3}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|one|two|three|four|five|six|seven|eight|nine)"
    r"\s+(?P<joint>de\s+cada|out\s+of|in)\s+(?P<whole>\d{1,3}|dos|tres|cuatro|cinco|diez|cien|two|three|four|five|ten)(?!\w)",
    re.IGNORECASE,
)
_SPELT: Final = {
    word: number
    for number, words in enumerate(
        (
            "un una one", "dos two", "tres three", "cuatro four", "cinco five", "seis six", "siete seven",
            "ocho eight", "nueve nine", "diez ten",
        ),
        start=1,
    )
    for word in words.split()
} | {"cien": 100}  # fmt: skip
_MAX_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A figure taken out of its sentence: `before` [prefix number suffix] `after`.

    number: the digits as written, with their separators.
    """

    prefix: str
    number: str
    suffix: str
    before: str
    after: str
    spoken_at: int
    """The character of the plain sentence at which it begins."""

    @property
    def written(self) -> str:
        """The whole figure."""
        return f"{self.prefix}{self.number}{self.suffix}"

    def counted(self, share: float) -> str:
        """The figure at `share` (0…1) of the way up to it, in the same notation; at 1 exactly as written."""
        if share >= 1:
            return self.written
        digits = [sign for sign in self.number if sign.isdigit()]
        value = int(int("".join(digits)) * max(0.0, share))
        rolled = iter(str(value).rjust(len(digits), " "))
        signs = [next(rolled) if sign.isdigit() else sign for sign in self.number]
        # A small value does not fill the notation: what stands before its first digit goes, zeros fill decimals.
        text = "".join(signs)
        decimals = re.search(r"[.,](\d{1,2}|\d{4,})$", self.number)
        if decimals:
            cut = len(text) - len(decimals[0])
            text = text[: cut - 1] + text[cut - 1 :].replace(" ", "0")
        return f"{self.prefix}{text.lstrip(' .,\u00a0\u202f') or '0'}{self.suffix}"


def find_number(text: str) -> BigNumber | None:
    """The figure that the sentence `text` is about, if there is one: with a unit, a share, or emphasised."""
    words = plain(text)
    share = _SHARE.search(words)
    if share and (share["joint"].lower() != "in" or share["part"].lower() in ("1", "one")):
        part, whole = (_SPELT.get(share[key].lower(), share[key]) for key in ("part", "whole"))
        joint = "/"
        return _taken(words, share, "", str(part), f"{joint}{whole}")
    strong = "".join(text.split("*")[1::2])
    for match in _FIGURE.finditer(words):
        unit, number = match["unit"] or "", match["number"]
        if sum(sign.isdigit() for sign in number) > _MAX_DIGITS:
            continue
        if not (unit or match["prefix"] or number in strong):
            continue
        if re.fullmatch(r"(1[5-9]|20)\d\d", number) and not match["prefix"] and not unit:
            continue
        suffix, after = _suffix(unit)
        return _taken(words, match, match["prefix"] or "", number, suffix, after)
    return None


def _suffix(unit: str) -> tuple[str, str]:
    """What of a unit stands beside the figure, a short sign, and what below it, a word."""
    bare = unit.strip()
    if re.fullmatch(r"por\s+ciento|per\s?cent", bare, re.IGNORECASE):
        bare = "%"
    if bare.startswith("°"):
        return bare, ""
    if len(bare) > 4:
        return "", f"{bare} "
    return (f"\u00a0{bare}" if bare else ""), ""


def _taken(words: str, match: re.Match[str], prefix: str, number: str, suffix: str, unit: str = "") -> BigNumber:
    after = (unit + words[match.start("more") if match.groupdict().get("more") else match.end() :]).strip(" .,;:!?…—–-")
    return BigNumber(prefix, number, suffix, words[: match.start()].strip(), " ".join(after.split()), match.start())
