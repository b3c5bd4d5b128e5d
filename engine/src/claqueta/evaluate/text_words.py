"""Text as it is written, taken apart: paragraphs of words in pieces, their emphasis, direction and break places."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

type Case = Literal["as_written", "upper", "lower"]

_MARKED = re.compile(r"\\([*\\])|\*(?=[^\s*])([^*\n]*[^\s*])\*")
_BREAK_AFTER = "-\u2010\u2013\u2014\u200b"
_CLOSING = "、。，．！？）」』】〉》〕｝ーっッゃゅょャュョ"
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of letters in one look; pieces of one word may be set apart only where `may_break`."""

    text: str
    word: int
    """Which word of the text it belongs to, from 0."""
    space: bool
    """Whether a space stands before it."""
    may_break: bool
    """Whether a line may begin with it."""
    emphasis: bool
    rtl: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces between two line breaks of the text, in reading order."""

    pieces: tuple[Piece, ...]
    rtl: bool
    """By its first strong letter."""


def paragraphs(text: str, case: Case, language: str, *, marks: bool = True) -> tuple[Paragraph, ...]:
    """`text` taken apart; `marks`: whether `*stars*` give emphasis and `\\*` is a star."""
    found, word = [], 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        letters = _emphasised(line) if marks else [(line, False)]
        letters = [(cased(stretch, case, language), emphasis) for stretch, emphasis in letters]
        plain = "".join(stretch for stretch, _ in letters)
        rtl = direction(plain) == "rtl"
        pieces = _pieces(letters, word, rtl)
        word = pieces[-1].word + 1 if pieces else word
        found.append(Paragraph(pieces, rtl))
    return tuple(found)


def cased(text: str, case: Case, language: str) -> str:
    """`text` in the case asked for; Turkish and Azeri keep their two kinds of i."""
    turkic = language.split("-")[0] in ("tr", "az")
    match case:
        case "upper":
            return (text.replace("i", "İ") if turkic else text).upper()
        case "lower":
            return (text.replace("I", "ı").replace("İ", "i") if turkic else text).lower()
        case _:
            return text


def direction(text: str) -> Literal["ltr", "rtl"] | None:
    """The direction of the first strong letter of `text`, if it has one."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None


def letters_of(text: str) -> list[str]:
    """What a reader takes for single letters: a base with its marks, joined emoji as one, flags in pairs."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        extends = (
            unicodedata.category(character) in ("Mn", "Me", "Mc")
            or character == _JOINER
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (found and found[-1].endswith(_JOINER))
            or (found and len(found[-1]) == 1 and _is_flag_half(character) and _is_flag_half(found[-1]))
        )
        if extends and found:
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _emphasised(line: str) -> list[tuple[str, bool]]:
    """Stretches of `line` without their marks, each with whether it is emphasised."""
    found: list[tuple[str, bool]] = []
    place = 0
    for match in _MARKED.finditer(line):
        found.append((line[place : match.start()], False))
        found.append((match[1], False) if match[1] else (match[2], True))
        place = match.end()
    found.append((line[place:], False))
    return [(stretch, emphasis) for stretch, emphasis in found if stretch]


def _pieces(letters: list[tuple[str, bool]], word: int, base_rtl: bool) -> tuple[Piece, ...]:
    """Letters cut at spaces, at break places and where the emphasis changes."""
    cut: list[tuple[str, bool, bool, bool]] = []
    space, may_break = False, True
    for stretch, emphasis in letters:
        for token in re.findall(r"[^\S\u00a0\u202f]+|(?:\S|[\u00a0\u202f])+", stretch):
            if token.isspace() and not set(token) & {"\u00a0", "\u202f"}:
                space = may_break = True
                continue
            for part in _parts(token):
                cut.append((part, space and bool(cut), may_break or space, emphasis))
                space = False
                may_break = True
            may_break = token[-1] in _BREAK_AFTER
    return tuple(_numbered(cut, word, base_rtl))


def _parts(token: str) -> list[str]:
    """`token` cut after hyphens and dashes and between ideographs."""
    parts: list[str] = []
    current = ""
    for letter in letters_of(token):
        before = current[-1:] if current else ""
        ideograph = is_ideograph(letter) and letter not in _CLOSING
        after_hyphen = before in _BREAK_AFTER and letter not in _BREAK_AFTER and letter.isalpha() and len(current) > 1
        if current and (ideograph or after_hyphen or (before and is_ideograph(before) and letter.isalnum())):
            parts.append(current)
            current = ""
        current += letter
    return [*parts, current] if current else parts


def is_ideograph(letter: str) -> bool:
    """Whether `letter` is of a script that is written without spaces: Chinese characters and kana."""
    code = ord(letter[0])
    ranges = (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)
    return any(first <= code <= last for first, last in ranges)


def _numbered(cut: list[tuple[str, bool, bool, bool]], word: int, base_rtl: bool) -> list[Piece]:
    found: list[Piece] = []
    for text, space, may_break, emphasis in cut:
        word += space
        written = direction(text)
        rtl = base_rtl if written is None else written == "rtl"
        found.append(Piece(text, word, space, may_break, emphasis, rtl))
    return found
