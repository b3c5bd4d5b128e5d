"""`*.claqueta.json` on disk: loaded with limits and words for what is wrong, saved whole or not at all."""

import json
import os
import tempfile
from pathlib import Path

from pydantic import JsonValue, ValidationError

from claqueta.document.document import Document
from claqueta.document.faults import Fault, faults
from claqueta.document.json_text import MAX_BYTES, JsonTooLarge, read_json, write_json
from claqueta.document.migrations import migrate
from claqueta.document.reasons import Reason
from claqueta.document.records import Record
from claqueta.document.structure import structure_faults
from claqueta.errors import ClaquetaError, Datum, Language, Words

_SHOWN = 5
_QUOTED = Words(en="“{name}”", es="«{name}»")


class DocumentMissing(ClaquetaError):
    """There is no file of that name, or it may not be read."""

    code = "document.missing"
    words = Words(
        en="“{name}” cannot be opened: it is not there, or you may not read it.",
        es="No se puede abrir «{name}»: no existe o no tienes permiso para leerlo.",
    )


class DocumentUnwritable(ClaquetaError):
    """The document could not be written; what was there before is still there."""

    code = "document.unwritable"
    words = Words(
        en="“{name}” could not be saved: {why}. What was there before is untouched.",
        es="No se ha podido guardar «{name}»: {why}. Lo que había antes sigue intacto.",
    )
    temporary = True


class DocumentInvalid(ClaquetaError):
    """The document breaks rules; `findings` names the records and fields."""

    code = "document.invalid"
    words = Words(en="Mistakes in the project: {count}. {findings}", es="Errores en el proyecto: {count}. {findings}")

    def __init__(self, findings: tuple[tuple[str, Reason], ...] = (), **data: Datum) -> None:
        super().__init__(count=len(findings), **data)
        self.findings = findings
        """What a person calls the record concerned ("" for the whole), and what is wrong with it."""

    def text(self, language: Language) -> str:
        """The first findings, each with the record that it concerns."""
        told = [
            f"{_QUOTED.fill(language, {'name': name})}: {reason.text(language)}" if name else reason.text(language)
            for name, reason in self.findings[:_SHOWN]
        ]
        more = len(self.findings) - len(told)
        if more > 0:
            told.append({"en": f"… and {more} more.", "es": f"… y {more} más."}[language])
        return self.words.fill(language, self.data | {"findings": " ".join(told)})

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.findings,)


def load(source: Path | bytes) -> Document:
    """The document in a file, or in its bytes, brought to the newest version.

    Raises DocumentMissing, DocumentInvalid, the errors of `json_text` and those of `migrations`.
    """
    value = migrate(read_json(source if isinstance(source, bytes) else _bytes(source)))
    return from_json(value)


def from_json(value: JsonValue) -> Document:
    """The document that `value`, of the newest version, writes. Raises DocumentInvalid."""
    try:
        document = Document.model_validate_json(json.dumps(value))
    except ValidationError as error:
        raise DocumentInvalid(tuple(_named(fault, value) for fault in faults(error, value))) from None
    broken = structure_faults(document.records)
    if broken:
        raise DocumentInvalid(broken)
    return document


def to_json(document: Document) -> str:
    """The text of the file: equal documents give equal text."""
    return write_json(document.model_dump(mode="json"))


def save(document: Document, path: Path) -> None:
    """Write `document` to `path`, whole or not at all. Raises DocumentUnwritable."""
    write_whole(path, to_json(document).encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` under `path` in one step: a reader sees the old bytes or the new. Raises DocumentUnwritable."""
    partial: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            partial = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(path)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        raise DocumentUnwritable(name=path.name, why=error.strerror or type(error).__name__) from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise DocumentMissing(name=path.name) from None
    if len(data) > MAX_BYTES:
        raise JsonTooLarge(limit=MAX_BYTES // 2**20)
    return data


def _named(fault: Fault, value: JsonValue) -> tuple[str, Reason]:
    """The finding with the record's own name in place of its position."""
    reason = fault.reason
    if fault.place[:1] != ("records",) or len(fault.place) < 2 or not isinstance(value, dict):
        return "", reason
    position = fault.place[1]
    records = value.get("records")
    record = records[position] if isinstance(records, list) and isinstance(position, int) else None
    inner = ".".join(str(part) for part in fault.place[2:]) or f"records.{position}"
    return _record_name(record, position), Reason(reason.code, reason.words, {**reason.data, "field": inner})


def _record_name(record: JsonValue, position: object) -> str:
    fallback = f"#{position}"
    if not isinstance(record, dict):
        return fallback
    for field in ("name", "title", "id"):
        text = record.get(field)
        if isinstance(text, str) and text.strip():
            return text.strip()[:40]
    return fallback


def in_order(records: dict[str, Record]) -> tuple[Record, ...]:
    """Records as a file lists them: each after what holds it, siblings by their order, so that equal projects are
    equal texts whatever the order in which they were made. What hangs on nothing comes last."""
    held: dict[str | None, list[Record]] = {}
    for record in records.values():
        held.setdefault(record.parent, []).append(record)
    for children in held.values():
        children.sort(key=lambda record: (record.type, getattr(record, "order", ""), record.id))
    listed: dict[str, Record] = {}
    waiting = list(reversed(held.get(None, [])))
    while waiting:
        record = waiting.pop()
        if record.id not in listed:
            listed[record.id] = record
            waiting.extend(reversed(held.get(record.id, [])))
    return (*listed.values(), *sorted((r for r in records.values() if r.id not in listed), key=lambda r: r.id))
