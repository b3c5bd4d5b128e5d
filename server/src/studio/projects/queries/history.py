"""What happened to a project: commits with their authors, named versions, and what differs between two."""

from dataclasses import dataclass
from datetime import datetime

from claqueta.document.structure import name_of
from claqueta.spec.parameters import Label
from studio.accounts.public import Actor
from studio.lib.errors import Missing
from studio.projects.difference import names_changed
from studio.projects.models import Operation, Version
from studio.projects.queries.loading import find, load_records


@dataclass(frozen=True)
class HistoryEntry:
    """One commit."""

    seq: int
    label: Label
    author_id: str | None
    author_name: str
    """Empty for the studio itself and for people who are gone."""
    at: datetime


@dataclass(frozen=True)
class HistoryPage:
    """Some commits, newest first."""

    total: int
    entries: tuple[HistoryEntry, ...]
    next_before: int | None
    """Give it as `before` for the next page; None at the end."""


@dataclass(frozen=True)
class VersionRow:
    """A version that a person named, or that was kept by itself (no name)."""

    id: str
    seq: int
    name: str
    author_id: str | None
    author_name: str
    at: datetime


@dataclass(frozen=True)
class RecordChange:
    """A record that differs."""

    id: str
    type: str
    name: str
    how: str
    """added, changed or removed."""


@dataclass(frozen=True)
class Comparison:
    """What leads from one version to another."""

    older: int
    newer: int
    changes: tuple[RecordChange, ...]
    labels: tuple[HistoryEntry, ...]
    """The commits in between, newest first, at most 200."""


def history(actor: Actor, project_id: str, *, before: int | None = None, limit: int = 50) -> HistoryPage:
    """The commits before the seq `before` (all by default), newest first. Raises Missing."""
    project = find(actor, project_id)
    limit = min(max(limit, 1), 200)
    rows = Operation.objects.filter(project_id=project.id).select_related("actor").defer("ops", "inverse")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = [_entry(row) for row in rows.order_by("-seq")[:limit]]
    more = bool(found) and found[-1].seq > 1
    return HistoryPage(project.version, tuple(found), found[-1].seq if more else None)


def versions(actor: Actor, project_id: str, *, named_only: bool = True) -> list[VersionRow]:
    """Versions, newest first. Raises Missing."""
    project = find(actor, project_id)
    rows = Version.objects.filter(project_id=project.id).select_related("author").order_by("-seq", "-at")
    if named_only:
        rows = rows.exclude(name="")
    return [
        VersionRow(row.id, row.seq, row.name, row.author_id, row.author.name if row.author else "", row.at)
        for row in rows[:500]
    ]


def compare(actor: Actor, project_id: str, older: int, newer: int) -> Comparison:
    """What differs between two versions. Raises Missing for versions that never were."""
    if older > newer:
        older, newer = newer, older
    project, before = load_records(actor, project_id, older)
    _, after = load_records(actor, project_id, newer)
    if newer > project.version:
        raise Missing
    rows = Operation.objects.filter(project_id=project_id, seq__gt=older, seq__lte=newer).select_related("actor")
    added, changed, removed = names_changed(before, after)
    changes = [
        RecordChange(record.id, record.type, name_of(record), how)
        for how, records in (("added", added), ("changed", changed), ("removed", removed))
        for record in records
    ]
    entries = tuple(_entry(row) for row in rows.defer("ops", "inverse").order_by("-seq")[:200])
    return Comparison(older, newer, tuple(changes), entries)


def _entry(row: Operation) -> HistoryEntry:
    name = row.actor.name if row.actor is not None else ""
    return HistoryEntry(row.seq, Label(en=row.label_en, es=row.label_es), row.actor_id, name, row.at)
