"""Reads a script written in Markdown or as plain text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claqueta.errors import ClaquetaError, Language, Words
from claqueta.language import guess_language
from claqueta.storyboard.front_matter import read_front_matter
from claqueta.storyboard.script import (
    Block,
    Paragraph,
    PictureChoice,
    Points,
    Quote,
    SceneBreak,
    Script,
    Section,
    plain,
)

MAX_CHARACTERS: Final = 60_000
MAX_BLOCKS: Final = 600
MAX_PARAGRAPH: Final = 3_000
MAX_HEADING: Final = 160

_AUTHOR: Final = re.compile(r"^(?:—|–|--|-)\s*(\S.{0,100})$")
_SPACES: Final = re.compile(r"\s+")


class ScriptEmpty(ClaquetaError):
    """There is nothing to tell."""

    code = "script.empty"
    words = Words(
        en="The script is empty. Write at least one sentence or one heading.",
        es="El guion está vacío. Escribe al menos una frase o un título.",
    )


class ScriptTooLong(ClaquetaError):
    """The script, or a part of it, is longer than can be made into one video."""

    code = "script.too_long"
    words = Words(
        en="Line {line}: {what} has {length} characters or parts; at most {limit} are possible. Split it.",
        es="Línea {line}: {what} tiene {length} caracteres o partes; el máximo es {limit}. Divídelo.",
    )


class ScriptUnsupported(ClaquetaError):
    """The script holds something that cannot be told."""

    code = "script.unsupported"
    words = Words(
        en="Line {line}: a block of code cannot be narrated. Write it as a sentence, or show a picture of it.",
        es="Línea {line}: un bloque de código no se puede narrar. Escríbelo como frase o muestra una imagen.",
    )


def parse(text: str, otherwise: Language = "en") -> Script:
    """The script that `text` writes, in Markdown or as plain paragraphs.

    otherwise: its language where neither its head nor its words tell.

    Raises ScriptEmpty, ScriptTooLong, ScriptUnsupported and the errors of `read_front_matter`, each with its line.
    """
    if len(text) > MAX_CHARACTERS:
        raise ScriptTooLong(line=1, what="script / guion", length=len(text), limit=MAX_CHARACTERS)
    lines = _cleaned(text).split("\n")
    settings, head = read_front_matter(lines)
    markdown = MarkdownIt("commonmark", {"html": False}).disable(["code", "html_block", "html_inline", "autolink"])
    sections = list(_sections(markdown.parse("\n".join(lines[head:])), head))
    blocks = sum(len(section.blocks) + 1 for _, section in sections)
    if blocks > MAX_BLOCKS:
        raise ScriptTooLong(line=1, what="script / guion", length=blocks, limit=MAX_BLOCKS)
    said = [block for _, section in sections for block in section.blocks if not isinstance(block, SceneBreak)]
    if not said and not any(section.heading for _, section in sections):
        raise ScriptEmpty()

    title = settings.title or ""
    opening: tuple[Block, ...] = ()
    levels = [level for level, section in sections if section.heading]
    if sections[0][0] == 1 and levels.count(1) == 1:
        first = sections.pop(0)[1]
        title, opening = title or plain(first.heading), first.blocks
    return Script(
        title=title,
        language=settings.language or guess_language("\n".join(lines[head:]), otherwise),
        settings=settings,
        opening=opening,
        sections=tuple(section for _, section in sections),
    )


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    # Controls and invisible direction marks change how text is shown without being seen by who checks it.
    return "".join(
        sign for sign in text if sign in "\n\t\u200d" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")
    )


def _sections(tokens: Sequence[Token], head: int) -> Iterator[tuple[int, Section]]:
    """Sections with the level of their heading; the part before the first heading has level 0."""
    level, heading, line, blocks = 0, "", head + 1, list[Block]()
    position = 0
    while position < len(tokens):
        token = tokens[position]
        here = head + (token.map[0] if token.map else 0) + 1
        close = _closing(tokens, position)
        inner = tokens[position + 1 : close]
        match token.type:
            case "heading_open":
                if heading or blocks:
                    yield level, Section(heading, tuple(blocks), line)
                text, pictures = _inline(inner[0], here)
                if len(text) > MAX_HEADING:
                    raise ScriptTooLong(line=here, what="heading / título", length=len(text), limit=MAX_HEADING)
                level, heading, line, blocks = int(token.tag[1]), text, here, list[Block](pictures)
            case "paragraph_open":
                blocks.extend(_paragraph(inner[0], here))
            case "bullet_list_open" | "ordered_list_open":
                blocks.extend(_points(inner, head, ordered=token.type.startswith("ordered"), line=here))
            case "blockquote_open":
                blocks.extend(_quote(inner, here))
            case "hr":
                blocks.append(SceneBreak(here))
            case "fence" | "code_block":
                raise ScriptUnsupported(line=here)
        position = close + 1
    if heading or blocks:
        yield level, Section(heading, tuple(blocks), line)
    elif not level:
        yield 0, Section("", (), line)


def _closing(tokens: Sequence[Token], position: int) -> int:
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError("every token that opens is closed")


def _paragraph(token: Token, line: int) -> Iterator[Block]:
    text, pictures = _inline(token, line)
    yield from pictures
    if text:
        yield Paragraph(text, line)


def _points(tokens: Sequence[Token], head: int, *, ordered: bool, line: int) -> Iterator[Block]:
    pictures, points = list[Block](), list[Paragraph]()
    for token in tokens:
        if token.type == "inline":
            here = head + (token.map[0] if token.map else 0) + 1
            text, found = _inline(token, here)
            pictures.extend(found)
            if text:
                points.append(Paragraph(text, here))
    yield from pictures
    if points:
        yield Points(tuple(points), ordered, line)


def _quote(tokens: Sequence[Token], line: int) -> Iterator[Block]:
    parts = [_inline(token, line, breaks=True) for token in tokens if token.type == "inline"]
    rows = [row for text, _ in parts for row in text.split("\n") if row]
    author = _AUTHOR.match(rows[-1]) if len(rows) > 1 else None
    if rows:
        yield Quote(" ".join(rows[:-1] if author else rows), plain(author[1]) if author else "", line)
    for _, pictures in parts:
        yield from pictures


def _inline(token: Token, line: int, *, breaks: bool = False) -> tuple[str, list[PictureChoice]]:
    """The words of a run of text, with stars around what is strong, and the pictures among them."""
    parts, pictures = list[str](), list[PictureChoice]()
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline":
                parts.append(child.content.replace("*", ""))
            case "strong_open" | "strong_close":
                parts.append("*")
            case "softbreak" | "hardbreak":
                parts.append("\n" if breaks else " ")
            case "image":
                path = str(child.attrs.get("src", ""))
                if path:
                    pictures.append(PictureChoice(unquote(path), child.content.strip(), line))
    text = "".join(parts)
    # Markers never touch the inside of their phrase: "* word*" would not be read as emphasis.
    text = re.sub(
        r"\*(\s*)([^*]*?)(\s*)\*", lambda found: f"{found[1]}*{found[2]}*{found[3]}" if found[2] else "", text
    )
    rows = [_SPACES.sub(" ", row).strip() for row in text.split("\n")]
    text = "\n".join(row for row, _ in groupby(rows)).strip()
    if len(text) > MAX_PARAGRAPH:
        raise ScriptTooLong(line=line, what="paragraph / párrafo", length=len(text), limit=MAX_PARAGRAPH)
    return text, pictures
