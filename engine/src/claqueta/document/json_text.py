"""JSON in and out: read with limits and without ambiguity, written so that a line is a change."""

import json
import re
from typing import Any, NoReturn

from pydantic import JsonValue

from claqueta.errors import ClaquetaError, Words

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 64
MAX_PARTS = 1_000_000
"""Lists and objects; more would take memory out of proportion to the file."""
_WIDTH = 120
_LEADING = ("claqueta", "id", "type", "kind", "parent", "order", "name", "title", "start", "duration")

# possessive, and an unclosed text ends with the file: each byte is looked at once, whatever the file holds
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


class JsonTooLarge(ClaquetaError):
    """A file beyond the size that is read."""

    code = "json.large"
    words = Words(
        en="The file is larger than {limit} MB, too large for a project.",
        es="El archivo supera los {limit} MB, demasiado para un proyecto.",
    )


class JsonTooDeep(ClaquetaError):
    """Lists within lists beyond reason."""

    code = "json.deep"
    words = Words(
        en="The file nests its contents more than {limit} deep. It is damaged or was not made by Claqueta.",
        es="El archivo anida su contenido en más de {limit} niveles. Está dañado o no lo hizo Claqueta.",
    )


class JsonTooMany(ClaquetaError):
    """More lists and objects than are read."""

    code = "json.many"
    words = Words(
        en="The file has more than {limit} parts, too many for a project.",
        es="El archivo tiene más de {limit} partes, demasiadas para un proyecto.",
    )


class JsonUnreadable(ClaquetaError):
    """A text that is not JSON."""

    code = "json.unreadable"
    words = Words(
        en="The file is not JSON: line {line}, column {column}. It may be damaged; open an earlier copy.",
        es="El archivo no es JSON: línea {line}, columna {column}. Quizá esté dañado; abre una copia anterior.",
    )


class JsonAmbiguous(ClaquetaError):
    """A name given twice in one object."""

    code = "json.ambiguous"
    words = Words(
        en="The file says “{name}” twice in one place. Remove one of them.",
        es="El archivo dice «{name}» dos veces en el mismo sitio. Quita una.",
    )


class JsonNotFinite(ClaquetaError):
    """A number that JSON does not have."""

    code = "json.not_finite"
    words = Words(
        en="The file holds {name}, which is not a number that can be used. Replace it.",
        es="El archivo contiene {name}, que no es un número utilizable. Sustitúyelo.",
    )


def read_json(data: bytes) -> JsonValue:
    """The value that `data` (UTF-8) writes. Raises the errors of this module."""
    if len(data) > MAX_BYTES:
        raise JsonTooLarge(limit=MAX_BYTES // 2**20)
    _measure(data)
    try:
        value: JsonValue = json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # finds half of a surrogate pair, which no text may hold
    except UnicodeError:
        raise JsonUnreadable(line=1, column=1) from None
    except json.JSONDecodeError as error:
        raise JsonUnreadable(line=error.lineno, column=error.colno) from None
    except ValueError:  # a whole number with more digits than Python converts
        raise JsonNotFinite(name="…") from None
    return value


def _measure(data: bytes) -> None:
    brackets = _TEXT.sub(b"", data).translate(None, _NOT_BRACKETS)
    if brackets.count(b"[") + brackets.count(b"{") > MAX_PARTS:
        raise JsonTooMany(limit=MAX_PARTS)
    depth = 0
    for byte in brackets[: 2 * MAX_PARTS]:
        depth += 1 if byte in b"[{" else -1
        if depth > MAX_DEPTH:
            raise JsonTooDeep(limit=MAX_DEPTH)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise JsonAmbiguous(name=next(name for name in names if names.count(name) > 1)[:80])
    return made


def _constant(name: str) -> NoReturn:
    raise JsonNotFinite(name=name)


def write_json(value: JsonValue) -> str:
    """`value` as text with a final newline: what fits a line on one, names in a fixed order, all else broken up.

    The same value always gives the same text, and a change of one field changes one line or few.
    """
    return _written(value, "") + "\n"


def _written(value: JsonValue, indent: str) -> str:
    if not isinstance(value, dict | list) or not value:
        return _flat(value)
    # a member takes three signs at least in a list, eight in an object; long ones are not even tried on one line
    if len(value) <= (_WIDTH // 3 if isinstance(value, list) else _WIDTH // 8):
        flat = _flat(value)
        if len(flat) + len(indent) <= _WIDTH:
            return flat
    inner = indent + " "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _written(part, inner) for part in value) + f"\n{indent}]"
    names = [name for name in _LEADING if name in value] + sorted(name for name in value if name not in _LEADING)
    lines = (f"{inner}{_flat(name)}: {_written(value[name], inner)}" for name in names)
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


_flat = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True).encode
