"""Records in and out of their rows.

Reading a project of a few hundred records costs some milliseconds, so every process keeps the newest states it has
seen. A state is known by the project's `head`, which every commit mints anew: one that was rolled back, or made
by another process, is never mistaken for another.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from claqueta.document.document import Document
from claqueta.document.records import Record
from studio.lib.ids import mint
from studio.projects.models import VideoProject
from studio.projects.projection import TABLES, Records, columns, project_of, table, totals

_KEPT = 200_000
"""Records kept in memory by one process, over all projects."""


@dataclass(frozen=True)
class _State:
    head: str
    records: Records


class _States:
    """The states of projects that this process has seen last; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: OrderedDict[str, _State] = OrderedDict()
        self._held = 0

    def get(self, project_id: str, head: str) -> Records | None:
        with self._lock:
            state = self._states.get(project_id)
            if state is None or state.head != head:
                return None
            self._states.move_to_end(project_id)
            return state.records

    def put(self, project_id: str, head: str, records: Records) -> None:
        with self._lock:
            old = self._states.pop(project_id, None)
            self._held += len(records) - (len(old.records) if old else 0)
            self._states[project_id] = _State(head, records)
            while self._held > _KEPT and len(self._states) > 1:
                _, dropped = self._states.popitem(last=False)
                self._held -= len(dropped.records)


_states = _States()
_turn = threading.Lock()


@contextmanager
def turn() -> Iterator[None]:
    """Lets the threads of this process write one after the other where the database is a file.

    There a writer that finds it locked sleeps and tries again, ever longer; waiting here it goes on at once. Within a
    transaction that holds the file already there is nothing to wait for.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
    else:
        with _turn:
            yield


def records_of(project: VideoProject) -> Records:
    """All records of `project` in the state that its row tells. Its row must have been read in this transaction,
    or nothing else may be writing."""
    known = _states.get(project.id, project.head)
    if known is None:
        known = read_rows(project.id)
        _states.put(project.id, project.head, known)
    return known


def kept(project: VideoProject) -> Records | None:
    """The records of `project` when this process has them in the state that its row tells."""
    return _states.get(project.id, project.head)


def read_rows(project_id: str) -> Records:
    """All records of a project, from its rows. No rows, no records."""
    whole = VideoProject.objects.filter(id=project_id).annotate(text=Cast("data", TextField()))
    texts = list(whole.values_list("text", flat=True))
    for model in TABLES:
        rows = model._default_manager.filter(project_id=project_id).annotate(text=Cast("data", TextField()))
        texts.extend(rows.values_list("text", flat=True))
    document = Document.model_validate_json(f'{{"records":[{",".join(texts)}]}}')
    return {record.id: record for record in document.records}


def insert(project: VideoProject, records: Records) -> None:
    """Writes all rows of a project that is not in the database yet, its own row among them."""
    _tell_project(project, records, whole=True)
    project.save(force_insert=True)
    rows: dict[Any, list[Any]] = defaultdict(list)
    for record in records.values():
        model = table(record)
        if model is not None:
            rows[model].append(model(project_id=project.id, **columns(record)))
    for model, made in rows.items():
        model._default_manager.bulk_create(made, batch_size=500)
    _states.put(project.id, project.head, records)


def write(project: VideoProject, before: Records, after: Records, touched: Iterable[str]) -> None:
    """Brings the rows of `project`, locked and telling of `before`, to `after`; only `touched` ids differ.

    Mints a new head and saves the project's own row, whose other fields the caller has set.
    """
    gone: dict[Any, list[str]] = defaultdict(list)
    made: dict[Any, list[Any]] = defaultdict(list)
    counted = False
    for id in touched:
        old, new = before.get(id), after.get(id)
        if old is new:
            continue
        old_table, new_table = (None if record is None else table(record) for record in (old, new))
        counted = counted or any(record is not None and record.type in ("project", "scene") for record in (old, new))
        if old_table is not None and old_table is not new_table:
            gone[old_table].append(id)
        if new is not None and new_table is not None:
            made[new_table].append(new_table(project_id=project.id, **columns(new)))
    for model, ids in gone.items():
        for start in range(0, len(ids), 500):
            model._default_manager.filter(project_id=project.id, record__in=ids[start : start + 500]).delete()
    for model, rows in made.items():
        written = [field.name for field in model._meta.concrete_fields if field.name not in ("id", "project", "record")]
        model._default_manager.bulk_create(
            rows, batch_size=500, update_conflicts=True, unique_fields=["project", "record"], update_fields=written
        )
    project.head = mint()
    fields = ["version", "head", "changed"]
    if counted:
        fields += _tell_project(project, after, whole=any(_is_project(before, after, id) for id in touched))
    project.save(update_fields=fields)
    _states.put(project.id, project.head, after)


def _is_project(before: Mapping[str, Record], after: Mapping[str, Record], id: str) -> bool:
    record = after.get(id) or before.get(id)
    return record is not None and record.type == "project"


def _tell_project(project: VideoProject, records: Records, *, whole: bool) -> list[str]:
    """Sets what the project's row tells of its records; returns the names of the columns."""
    told: dict[str, Any] = dict(totals(records.values()))
    root = project_of(records) if whole else None
    if root is not None:
        told |= columns(root)
    for name, value in told.items():
        setattr(project, name, value)
    return list(told)
