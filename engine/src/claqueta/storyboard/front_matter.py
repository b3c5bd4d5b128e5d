"""The optional head of a script: `key: value` lines between two lines of three hyphens."""

import re
from typing import Final, get_args

from claqueta.errors import ClaquetaError, Words
from claqueta.storyboard.script import Format, Settings

_LINE: Final = re.compile(r"([A-Za-zÁÉÍÓÚáéíóúñ_]{1,40})\s*:\s*(.*)")
LANGUAGES: Final = ("es", "en")
"""That a script may be told in; the texts that the storyboard adds itself exist in these."""
_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
MAX_VALUE: Final = 200
_KEYS: Final = {
    "title": "title", "título": "title", "titulo": "title",
    "subtitle": "subtitle", "subtítulo": "subtitle", "subtitulo": "subtitle",
    "closing": "closing", "cierre": "closing",
    "language": "language", "idioma": "language", "lang": "language",
    "style": "style", "estilo": "style",
    "voice": "voice", "voz": "voice",
    "music": "music", "música": "music", "musica": "music",
    "format": "format", "formato": "format",
    "speed": "speed", "velocidad": "speed",
}  # fmt: skip


class FrontMatterOpen(ClaquetaError):
    """The head of the script begins and never ends."""

    code = "script.front_matter_open"
    words = Words(
        en="The script begins with “---” (line {line}) but the second “---” that ends this part is missing. Add it.",
        es="El guion empieza con «---» (línea {line}), pero falta el segundo «---» que cierra esa parte. Añádelo.",
    )


class FrontMatterLine(ClaquetaError):
    """A line of the head is no `key: value`."""

    code = "script.front_matter_line"
    words = Words(
        en="Line {line} is not “key: value”: “{text}”. Write for example “style: editorial”.",
        es="La línea {line} no tiene la forma «clave: valor»: «{text}». Escribe por ejemplo «estilo: editorial».",
    )


class FrontMatterKey(ClaquetaError):
    """A key of the head is unknown or given twice."""

    code = "script.front_matter_key"
    words = Words(
        en="Line {line}: “{key}” is unknown or given twice. You can use each of these once: {known}.",
        es="Línea {line}: «{key}» no se conoce o está repetido. Puedes usar una vez cada uno de estos: {known}.",
    )


class FrontMatterValue(ClaquetaError):
    """A value of the head is not one that its key takes."""

    code = "script.front_matter_value"
    words = Words(
        en="Line {line}: “{value}” is not a value for “{key}”. Write {wanted}.",
        es="Línea {line}: «{value}» no vale para «{key}». Escribe {wanted}.",
    )


def read_front_matter(lines: list[str]) -> tuple[Settings, int]:
    """The settings at the head of a script, and how many lines the head takes (0: there is none).

    Raises FrontMatterOpen, FrontMatterLine, FrontMatterKey, FrontMatterValue.
    """
    if not lines or lines[0].rstrip() != "---":
        return Settings(), 0
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise FrontMatterOpen(line=1)
    values: dict[str, str | float] = {}
    for number, line in enumerate(lines[1:end], 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise FrontMatterLine(line=number, text=line.strip()[:60])
        key = _KEYS.get(match[1].lower())
        if key is None or key in values:
            raise FrontMatterKey(line=number, key=match[1], known=", ".join(dict.fromkeys(_KEYS.values())))
        values[key] = _value(key, _unquoted(match[2]), number)
    # Every key is a field of Settings and every value has been checked just above.
    return Settings(**values), end + 1  # type: ignore[arg-type]  # the map holds one type per key


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'" else text


def _value(key: str, text: str, line: int) -> str | float:
    def refuse(wanted: str) -> FrontMatterValue:
        return FrontMatterValue(line=line, key=key, value=text[:60], wanted=wanted)

    if len(text) > MAX_VALUE or (not text and key not in ("closing", "subtitle")):
        raise refuse(f"1–{MAX_VALUE} characters")
    match key:
        case "speed":
            number = text.replace(",", ".")
            if not re.fullmatch(r"\d(\.\d{1,3})?", number) or not 0.5 <= float(number) <= 2:
                raise refuse("0.5–2")
            return float(number)
        case "format":
            known = get_args(Format.__value__)
            if text not in known:
                raise refuse(" · ".join(known))
        case "language":
            text = text.lower()
            if text not in LANGUAGES:
                raise refuse(" · ".join(LANGUAGES))
        case "style" | "music":
            text = text.lower()
            if not _WORD.fullmatch(text):
                raise refuse("a–z, 0–9, _")
    return text
