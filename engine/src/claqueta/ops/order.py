"""Fractional order keys: a new key between any two, so that inserting never renumbers what others hold.

A key is read as the digits of a fraction in base 62. Keys at the ends count up and down in whole numbers whose first
letter tells how many digits follow ("a0" … "az", "b00" …; "Zz" … "Z0", "Yzz" … below), so they stay short; keys in
between take the shortest fraction near the middle. Greenspan, “Implementing Fractional Indexing”, 2020.
"""

import re

from claqueta.errors import ClaquetaError, Words

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)
_KEY = re.compile(r"[0-9A-Za-z]{1,200}")
_FIRST = "a0"
MAX_LENGTH = 200


class OrderExhausted(ClaquetaError):
    """There is no key between two keys: they are equal, the wrong way round, or as close as keys can be."""

    code = "order.exhausted"
    words = Words(
        en="There is no room between “{before}” and “{after}”. Put what they order in order again.",
        es="No hay hueco entre «{before}» y «{after}». Vuelve a ordenar los elementos.",
    )


def between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; None is the end on that side. Raises OrderExhausted."""
    if any(key is not None and not _KEY.fullmatch(key) for key in (before, after)):
        raise ValueError("an order key has 1 to 200 letters and digits")
    key = _between(before, after)
    if key is None or len(key) > MAX_LENGTH or not (before or "") < key or (after is not None and key >= after):
        raise OrderExhausted(before=before or "", after=after or "")
    return key


def keys_between(before: str | None, after: str | None, count: int) -> tuple[str, ...]:
    """`count` keys in rising order, all after `before` and before `after`, evenly spread. Raises OrderExhausted."""
    if count <= 0:
        return ()
    if after is None:
        keys: list[str] = []
        for _ in range(count):
            keys.append(between(keys[-1] if keys else before, None))
        return tuple(keys)
    if before is None:
        keys = []
        for _ in range(count):
            keys.append(between(None, keys[-1] if keys else after))
        return tuple(reversed(keys))
    middle = between(before, after)
    left = (count - 1) // 2
    return (*keys_between(before, middle, left), middle, *keys_between(middle, after, count - 1 - left))


def _between(before: str | None, after: str | None) -> str | None:
    if after is None:
        return _FIRST if before is None else _counted(before, 1) or _middle(before, None)
    if before is None:
        return _counted(after, -1) or _middle("", after)
    if before >= after:
        return None
    return _middle(before, after)


def _whole_length(key: str) -> int | None:
    """How long the whole-number part of `key` is, its letter included; None when it has none."""
    letter = key[0]
    if letter.isdigit():
        return None
    digits = ord(letter) - ord("a") + 1 if letter >= "a" else ord("Z") - ord(letter) + 1
    return digits + 1 if len(key) > digits else None


def _counted(key: str, step: int) -> str | None:
    """The whole number after (`step` 1) or before (−1) the one that `key` begins with, or None at the ends."""
    length = _whole_length(key)
    if length is None:
        return None
    if step < 0 and len(key) > length and key[length:].strip("0"):
        return key[:length]  # the whole number itself lies before the fraction on it
    letter, digits = key[0], key[1:length]
    number = 0
    for digit in digits:
        number = number * _BASE + _VALUE[digit]
    number += step
    if 0 <= number < _BASE ** len(digits):
        return letter + _written(number, len(digits))
    if step > 0:
        if letter == "z":
            return None
        longer = "a" if letter == "Z" else chr(ord(letter) + 1)
        return longer + "0" * (_whole_digits(longer))
    if letter == "A":
        return None
    shorter = "Z" if letter == "a" else chr(ord(letter) - 1)
    return shorter + "z" * (_whole_digits(shorter))


def _whole_digits(letter: str) -> int:
    return ord(letter) - ord("a") + 1 if letter >= "a" else ord("Z") - ord(letter) + 1


def _written(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, rest = divmod(number, _BASE)
        digits = _DIGITS[rest] + digits
    return digits


def _middle(before: str, after: str | None) -> str | None:
    """A short fraction between two fractions that never ends in 0; None when there is none."""
    prefix = ""
    while True:
        if after is not None:
            shared = 0
            while shared < len(after) and (before[shared : shared + 1] or "0") == after[shared]:
                shared += 1
            if shared == len(after):
                return None
            prefix, before, after = prefix + after[:shared], before[shared:], after[shared:]
        low = _VALUE[before[0]] if before else 0
        high = _VALUE[after[0]] if after is not None else _BASE
        if high - low > 1:
            return prefix + _DIGITS[(low + high) // 2]
        if after is not None and len(after) > 1 and after[1:].strip("0"):
            return prefix + after[0]
        prefix, before, after = prefix + _DIGITS[low], before[1:], None
