"""Applying operations: the only way a project changes. `docs/specs/ops.md` numbers the rules kept here."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claqueta.document.elements import GroupElement
from claqueta.document.reasons import Reason, Rule
from claqueta.document.records import Record
from claqueta.document.structure import (
    MAX_RECORDS,
    PROJECT_ONE,
    RECORDS_MANY,
    children_index,
    name_of,
    nesting_fault,
    placement_fault,
)
from claqueta.errors import Language, Words
from claqueta.ops.labels import label
from claqueta.ops.operations import Op, Ops, Patch, Put, Remove
from claqueta.ops.patching import PatchRefused, set_value
from claqueta.spec.parameters import Label

type Records = Mapping[str, Record]

RECORD_MISSING = Rule(
    "record.missing",
    Words(
        en="What you are changing is no longer there. Someone may have removed it; undo the removal to get it back.",
        es="Lo que estás cambiando ya no está. Quizá alguien lo eliminó; deshaz la eliminación para recuperarlo.",
    ),
)
KIND_FIXED = Rule(
    "kind.fixed",
    Words(
        en="“{record}” cannot become another kind of thing. Remove it and make a new one.",
        es="«{record}» no puede convertirse en otra cosa. Elimínalo y crea uno nuevo.",
    ),
)
PATHS_OVERLAP = Rule(
    "paths.overlap",
    Words(
        en="“{inner}” lies within “{outer}”, and one change cannot set both. Make two changes.",
        es="«{inner}» está dentro de «{outer}» y un mismo cambio no puede fijar los dos. Haz dos cambios.",
    ),
)
PROJECT_NEEDED = Rule(
    "project.needed",
    Words(
        en="The project cannot be removed while it holds anything. Remove what is in it first.",
        es="No se puede eliminar el proyecto mientras contenga algo. Elimina primero su contenido.",
    ),
)


@dataclass(frozen=True)
class Applied:
    """A commit that took place."""

    records: Records
    """All records after it; those before it are untouched."""
    inverse: Ops
    """Takes it back when applied to `records`."""
    label: Label
    """What it did, for the history."""
    touched: frozenset[str]
    """The ids of the records that it made, changed or removed."""


@dataclass(frozen=True)
class Refused:
    """A commit that did not take place, and why."""

    reason: Reason
    index: int
    """Which of the operations was refused, from 0."""

    def text(self, language: Language) -> str:
        """What happened and what to do."""
        return self.reason.text(language)


def apply(records: Records, ops: Iterable[Op]) -> Applied | Refused:
    """`records` after `ops`, one after the other; all of them or, when one is refused, none."""
    draft = _Draft(dict(records))
    given = tuple(ops)
    inverses: list[Ops] = []
    for index, op in enumerate(given):
        outcome = draft.perform(op)
        if isinstance(outcome, Reason):
            return Refused(outcome, index)
        inverses.append(outcome)
    inverse = tuple(op for undone in reversed(inverses) for op in undone)
    return Applied(draft.records, inverse, label(records, draft.records, given), frozenset(draft.touched))


class _Draft:
    """Records in the middle of a commit: a copy that nobody else sees."""

    def __init__(self, records: dict[str, Record]) -> None:
        self.records = records
        self.touched: set[str] = set()
        self._held: dict[str, set[str]] | None = None

    def perform(self, op: Op) -> Ops | Reason:
        """Carry `op` out and return what takes it back, or the reason why not, having changed nothing."""
        if isinstance(op, Put):
            return self._put(op.record)
        if isinstance(op, Patch):
            return self._patch(op)
        return self._remove(op.id)

    def _put(self, record: Record) -> Ops | Reason:
        old = self.records.get(record.id)
        if old is not None and type(old) is not type(record):
            return KIND_FIXED.broken(record=name_of(old))
        if old is None:
            if len(self.records) >= MAX_RECORDS:
                return RECORDS_MANY.broken(limit=MAX_RECORDS)
            if record.type == "project" and any(other.type == "project" for other in self.records.values()):
                return PROJECT_ONE.broken(count=2)
        reason = self._misplaced(old, record)
        if reason is not None:
            return reason
        self._store(old, record)
        if old is None:
            return (Remove(id=record.id),)
        before, after = old.model_dump(mode="json"), record.model_dump(mode="json")
        changed = {name: value for name, value in before.items() if after[name] != value}
        return (Patch(id=record.id, set=changed),) if changed else ()

    def _patch(self, op: Patch) -> Ops | Reason:
        old = record = self.records.get(op.id)
        if old is None or record is None:
            return RECORD_MISSING.broken(id=op.id)
        overlap = _overlap(op.set)
        if overlap is not None:
            return PATHS_OVERLAP.broken(outer=overlap[0], inner=overlap[1])
        before = {}
        try:
            for path, value in op.set.items():
                record, before[path] = set_value(record, path, value)
        except PatchRefused as refusal:
            return refusal.reason
        if record.parent != old.parent:
            reason = self._misplaced(old, record)
            if reason is not None:
                return reason
        self._store(old, record)
        return (Patch(id=op.id, set=before),)

    def _remove(self, id: str) -> Ops | Reason:
        top = self.records.get(id)
        if top is None:
            return ()
        if top.type == "project" and self._children(id):
            return PROJECT_NEEDED.broken()
        subtree = [top]
        for record in subtree:  # grows while it is walked: holders come before what they hold
            subtree += [self.records[child] for child in sorted(self._children(record.id))]
        for record in subtree:
            del self.records[record.id]
            self.touched.add(record.id)
            if self._held is not None:
                self._held.pop(record.id, None)
        if self._held is not None and top.parent is not None:
            self._held[top.parent].discard(id)
        return tuple(Put(record=record) for record in subtree)

    def _misplaced(self, old: Record | None, record: Record) -> Reason | None:
        if old is not None and old.parent == record.parent:
            return None
        reason = placement_fault(self.records, record)
        if reason is None and isinstance(record, GroupElement):
            reason = nesting_fault(self.records, record, 0 if old is None else self._groups_below(record.id))
        return reason

    def _groups_below(self, id: str) -> int:
        """How many levels of groups `id` holds."""
        deepest, waiting = 0, deque([(id, 0)])
        while waiting:
            holder, level = waiting.popleft()
            deepest = max(deepest, level)
            inner = (child for child in self._children(holder) if isinstance(self.records[child], GroupElement))
            waiting.extend((child, level + 1) for child in inner)
        return deepest

    def _store(self, old: Record | None, record: Record) -> None:
        self.records[record.id] = record
        self.touched.add(record.id)
        if self._held is not None and (old is None or old.parent != record.parent):
            if old is not None and old.parent is not None:
                self._held[old.parent].discard(record.id)
            if record.parent is not None:
                self._held.setdefault(record.parent, set()).add(record.id)

    def _children(self, id: str) -> Iterable[str]:
        # the index costs a walk over all records, so it is made for the first operation that asks and then kept up
        if self._held is None:
            self._held = children_index(self.records)
        return self._held.get(id, ())


def _overlap(paths: Iterable[str]) -> tuple[str, str] | None:
    """Two of `paths` of which one lies within the other, outer first, or None."""
    whole = set(paths)
    for path in paths:
        parts = path.split(".")
        for length in range(1, len(parts)):
            outer = ".".join(parts[:length])
            if outer in whole:
                return outer, path
    return None


def undo_all(records: Records, inverses: Sequence[Ops]) -> Applied | Refused:
    """`records` with commits taken back, the last of `inverses` first."""
    return apply(records, tuple(op for inverse in reversed(inverses) for op in inverse))
