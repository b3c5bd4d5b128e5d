"""Commits that wait for the same project, taken in one turn: one lock and one transaction for all of them.

A commit costs eight round trips to the database, and only one of a project's commits can be at it. What ten editors
send in the meantime is applied in memory, one after the other, and written at once: a refused one has changed nothing
yet, so it harms none of the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils import timezone
from pydantic import JsonValue

from claqueta.errors import ClaquetaError
from claqueta.ops import Applied, Ops
from claqueta.spec.parameters import Label
from studio.accounts.public import SYSTEM, Actor, AuditLine, allow, record_all
from studio.projects import store
from studio.projects.actions import commit as single
from studio.projects.actions.commit import Commit, as_commit
from studio.projects.models import Operation, VideoProject
from studio.realtime.public import together


@dataclass(frozen=True)
class Wanted:
    """A commit that somebody asks for."""

    actor: Actor
    base_version: int | None
    ops: Sequence[JsonValue] | Ops
    client_id: str
    label: Label | None = None


type Outcome = Commit | ClaquetaError | DatabaseError


def commit_together(project_id: str, wanted: Sequence[Wanted]) -> list[Outcome]:
    """What becomes of each of `wanted`, as if they were committed one after the other; what one is refused for is its
    outcome, not raised. Raises DatabaseError when the database does not answer: whether they took place is unknown
    then, and sending them again takes place once."""
    if len(wanted) > 1:
        try:
            return _at_once(project_id, wanted)
        except (OperationalError, InterfaceError):
            raise
        except (ClaquetaError, DatabaseError):
            pass  # one of them cannot be written, and none was: each on its own tells which
    return [_alone(project_id, each) for each in wanted]


def _alone(project_id: str, wanted: Wanted) -> Outcome:
    try:
        return single.commit(
            wanted.actor,
            project_id=project_id,
            base_version=wanted.base_version,
            ops=wanted.ops,
            label=wanted.label,
            client_id=wanted.client_id,
        )
    except (OperationalError, InterfaceError):
        raise
    except (ClaquetaError, DatabaseError) as error:
        return error


def _at_once(project_id: str, wanted: Sequence[Wanted]) -> list[Outcome]:
    read = [_read(each) for each in wanted]
    with store.turn(), together(), transaction.atomic():
        project = single.locked(SYSTEM, project_id)
        ids = {each.client_id for each in wanted}
        known = Operation.objects.filter(project_id=project_id, client_id__in=ids)
        turn = _Turn(project, {row.client_id: as_commit(row) for row in known})
        outcomes = [
            ops if isinstance(ops, ClaquetaError) else turn.take(each, ops)
            for each, ops in zip(wanted, read, strict=True)
        ]
        turn.write()
        return outcomes


def _read(wanted: Wanted) -> Ops | ClaquetaError:
    try:
        single.check_client_id(wanted.client_id)
        return single.read_ops(wanted.ops)
    except ClaquetaError as error:
        return error


class _Turn:
    """A project's row, locked, and the commits that it takes in this transaction."""

    def __init__(self, project: VideoProject, done: dict[str, Commit]) -> None:
        self._project, self._done = project, done
        self._before = self._records = store.records_of(project)
        self._made: list[tuple[Actor, Operation]] = []
        self._touched: set[str] = set()
        self._last: Applied | None = None

    def take(self, wanted: Wanted, ops: Ops) -> Outcome:
        """Applies one in memory."""
        try:
            return self._take(wanted, ops)
        except ClaquetaError as error:
            return error

    def _take(self, wanted: Wanted, ops: Ops) -> Commit:
        project = self._project
        allow(wanted.actor, "project.edit", project)
        done = self._done.get(wanted.client_id)
        if done is not None:
            return done
        if project.trashed is not None:
            raise single.Trashed
        single.check_base(project, wanted.base_version, exact=False)
        outcome = single.perform(self._records, ops)
        project.version += 1
        project.changed = timezone.now()
        row = single.operation(wanted.actor, project, ops, outcome, wanted.label, wanted.client_id)
        self._made.append((wanted.actor, row))
        self._records = outcome.records
        self._touched |= outcome.touched
        self._last = outcome
        made = self._done[wanted.client_id] = as_commit(row)
        return made

    def write(self) -> None:
        """Writes all that was taken, and tells of it once it is true."""
        if self._last is None:
            return
        project = self._project
        store.write(project, self._before, self._records, self._touched)
        Operation.objects.bulk_create([row for _, row in self._made])
        single.tell_library(project, self._before, replace(self._last, touched=frozenset(self._touched)))
        record_all(self._audit())
        for _, row in self._made:
            single.announce_commit(project, as_commit(row))
        single.tell_workspace(project, "edited")

    def _audit(self) -> Iterable[AuditLine]:
        for actor, row in self._made:
            yield single.audit_line(actor, self._project, row.seq, row.label_en)
