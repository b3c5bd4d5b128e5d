"""How long a word takes to say, compared with others: about the number of its sounds."""

import re
import unicodedata

_DIGIT_SOUNDS = 4.0
_SIGN_SOUNDS = 6.0
_WORD_SOUNDS = 0.8
_STRETCH_AT_END = 1.8
_SILENT = re.compile(r"(?<![cs])h|(?<=q)u|(?<=g)u(?=[ei])")
_DOUBLE = re.compile(r"ch|ll|rr|sh|th|ph|ck|gh|ee|oo|ea|ou|ss|tt|ff|pp|e\b(?<=[^aeiou]e)")


def weight(said: str) -> float:
    """The expected length of a spoken word in sounds; the last one before a stop is stretched."""
    plain = "".join(c for c in unicodedata.normalize("NFD", said.lower()) if not unicodedata.combining(c))
    letters = _DOUBLE.sub("x", _SILENT.sub("", "".join(c if c.isalpha() else " " for c in plain)))
    sounds = sum(c.isalpha() for c in letters)
    digits = sum(c.isdigit() for c in plain)
    signs = sum(c in "%&+=€$£@°/" for c in plain) + len(re.findall(r"\d[.,:]\d", plain))
    stretch = _STRETCH_AT_END if re.search(r"[.,;:!?…)]$", plain) else 0.0
    return _WORD_SOUNDS + sounds + _DIGIT_SOUNDS * digits + _SIGN_SOUNDS * signs + stretch
