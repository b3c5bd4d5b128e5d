"""The only way a project changes: a commit of operations, applied whole or not at all."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, cast

from django.db import transaction
from django.utils import timezone
from pydantic import JsonValue, ValidationError

from claqueta.document.faults import faults
from claqueta.document.reasons import Reason, Rule
from claqueta.document.structure import PROJECT_ONE
from claqueta.errors import Datum, Words
from claqueta.ops import OPS, Applied, Op, Ops, Patch, Put, Remove, apply
from claqueta.ops.operations import record_id
from claqueta.spec.parameters import Label
from studio.accounts.public import Actor, AuditLine, allow, record_all
from studio.lib.errors import Conflict, Invalid, Missing, StudioError
from studio.lib.ids import mint
from studio.library import public as library
from studio.projects import store
from studio.projects.assets import assets_of, used_assets
from studio.projects.events import ProjectChanged, ProjectCommitted
from studio.projects.models import Operation, VideoProject
from studio.projects.projection import Records, project_of
from studio.realtime.events import topic
from studio.realtime.public import publish

type JsonObject = dict[str, JsonValue]
type Making = Callable[[Records], Sequence[Op]]
"""Finds the operations when the newest records are known and locked."""

MAX_BEHIND: Final = 10_000
"""Commits that a client may be behind and still send: beyond, it loads the project again."""
SNAPSHOT_EVERY: Final = 100
"""Commits after which a worker keeps the whole document again."""
_MAX_MESSAGE = 48_000
"""Characters of operations that still travel with an event."""
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")

TEXT_NUL = Rule(
    "text.nul",
    Words(
        en="A text holds the sign NUL, which cannot be kept. Remove it.",
        es="Un texto contiene el signo NUL, que no se puede guardar. Quítalo.",
    ),
)


class CommitRefused(StudioError):
    """An operation breaks a rule, so none of them took place; `data` says which and why."""

    code = "commit.refused"
    status = 422
    words = Words(en="{en}", es="{es}")

    def __init__(self, reason: Reason, index: int = 0) -> None:
        super().__init__(reason=reason.code, index=index, en=reason.text("en"), es=reason.text("es"))
        self.reason = reason
        self.index = index
        """Which of the operations was refused, from 0."""

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.reason, self.index)


class BaseUnknown(Conflict):
    """The client builds on a version that the log does not have, or has long left behind."""

    code = "commit.base"
    words = Words(
        en="Your copy of the project is too old or unknown here (version {base}; the newest is {version}). "
        "Load the project again.",
        es="Tu copia del proyecto es demasiado antigua o no se conoce aquí (versión {base}; la última es {version}). "
        "Vuelve a cargar el proyecto.",
    )


class VersionChanged(Conflict):
    """The client asked to change one version only, and there is a newer one."""

    code = "commit.version"
    words = Words(
        en="The project has changed since version {base}; the newest is {version}. Look at it and try again.",
        es="El proyecto ha cambiado desde la versión {base}; la última es {version}. Míralo y vuelve a intentarlo.",
    )


class Trashed(Conflict):
    """The project is in the trash."""

    code = "project.trashed"
    words = Words(
        en="The project is in the trash. Restore it first.", es="El proyecto está en la papelera. Recupéralo primero."
    )


@dataclass(frozen=True)
class Commit:
    """One commit of the log."""

    project_id: str
    seq: int
    actor_id: str | None
    client_id: str
    label: Label
    ops: list[JsonValue]
    """As JSON; `claqueta.ops.OPS` reads them."""
    inverse: list[JsonValue]
    """Takes it back."""
    at: datetime

    @property
    def version(self) -> int:
        """The project's version after it."""
        return self.seq


def commit(
    actor: Actor,
    *,
    project_id: str,
    base_version: int | None,
    ops: Sequence[Op] | Sequence[JsonValue],
    label: Label | None = None,
    client_id: str | None = None,
    exact: bool = False,
) -> Commit:
    """Applies `ops` to the newest state of the project and logs them; returns the commit.

    base_version: what the client had seen; None for the newest.  Operations set values, so those of others in
    between stay unless they set the same; with `exact` any commit in between refuses.  label: words for the history;
    by default what the engine calls it.  The same client_id again returns the first commit and does nothing.
    Raises Missing, Forbidden, CommitRefused, BaseUnknown, VersionChanged, Trashed, Invalid.
    """
    read = read_ops(ops)
    return commit_made(
        actor,
        project_id=project_id,
        making=lambda _: read,
        label=label,
        client_id=client_id,
        base_version=base_version,
        exact=exact,
    )


def commit_made(
    actor: Actor,
    *,
    project_id: str,
    making: Making,
    label: Label | None = None,
    client_id: str | None = None,
    base_version: int | None = None,
    exact: bool = False,
) -> Commit:
    """As `commit`, with operations that `making` finds for the newest, locked records."""
    if client_id is None:
        client_id = mint()
    else:
        check_client_id(client_id)
    with store.turn(), transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.edit", project)
        done = Operation.objects.filter(project_id=project_id, client_id=client_id).first()
        if done is not None:
            return as_commit(done)
        if project.trashed is not None:
            raise Trashed
        check_base(project, base_version, exact=exact)
        return apply_locked(actor, project, making, label, client_id)


def apply_locked(
    actor: Actor, project: VideoProject, making: Making, label: Label | None = None, client_id: str | None = None
) -> Commit:
    """One commit on a project whose row is locked and whose actor was found to be allowed. Raises CommitRefused."""
    before = store.records_of(project)
    ops = tuple(making(before))
    outcome = perform(before, ops)
    project.version += 1
    project.changed = timezone.now()
    store.write(project, before, outcome.records, outcome.touched)
    made = log(actor, project, ops, outcome, label, client_id or mint())
    tell_library(project, before, outcome)
    record_all([audit_line(actor, project, made.seq, made.label.en)])
    announce(project, made, "edited")
    return made


def read_ops(ops: Sequence[Op] | Sequence[JsonValue]) -> Ops:
    """`ops`, read when they are JSON. Raises CommitRefused."""
    if all(isinstance(op, Put | Patch | Remove) for op in ops):
        return cast(Ops, tuple(ops))
    try:
        return OPS.validate_json(json.dumps(ops))
    except ValidationError as error:
        fault = faults(error, cast(JsonValue, list(ops)))[0]
        index = next((part for part in fault.place if isinstance(part, int)), 0)
        raise CommitRefused(fault.reason, index) from None
    except (TypeError, ValueError):
        raise Invalid(what="ops") from None


def perform(before: Records, ops: Sequence[Op]) -> Applied:
    """`before` after `ops`. Raises CommitRefused."""
    for index, op in enumerate(ops):
        if r"\u0000" in op.model_dump_json():
            raise CommitRefused(TEXT_NUL.broken(), index)
    outcome = apply(before, ops)
    if not isinstance(outcome, Applied):
        raise CommitRefused(outcome.reason, outcome.index)
    if (
        any(before[id].type == "project" for id in outcome.touched if id in before)
        and project_of(outcome.records) is None
    ):
        at = next((index for index, op in enumerate(ops) if record_id(op) not in outcome.records), 0)
        raise CommitRefused(PROJECT_ONE.broken(count=0), at)
    return outcome


def locked(actor: Actor, project_id: str) -> VideoProject:
    """The project's row, locked until the transaction ends; what the actor may do to it is the caller's to ask."""
    rows = VideoProject.objects.select_for_update(of=("self",))
    project = rows.filter(id=project_id).first()
    if project is None or not (actor.way == "system" or project.workspace_id in actor.roles):
        raise Missing
    return project


def log(
    actor: Actor, project: VideoProject, ops: Sequence[Op], outcome: Applied, label: Label | None, client_id: str
) -> Commit:
    """Writes the commit that brought `project` to its version."""
    row = operation(actor, project, ops, outcome, label, client_id)
    row.save(force_insert=True)
    return as_commit(row)


def operation(
    actor: Actor, project: VideoProject, ops: Sequence[Op], outcome: Applied, label: Label | None, client_id: str
) -> Operation:
    """The row, not written yet, of the commit that brought `project` to its version."""
    words = label or outcome.label
    return Operation(
        project_id=project.id,
        seq=project.version,
        actor_id=actor.user_id,
        client_id=client_id,
        label_en=words.en[:300],
        label_es=words.es[:300],
        ops=OPS.dump_python(tuple(ops), mode="json"),
        inverse=OPS.dump_python(outcome.inverse, mode="json"),
        at=project.changed,
    )


def audit_line(actor: Actor, project: VideoProject, seq: int, label: str) -> AuditLine:
    """What the audit log says of a commit."""
    data: dict[str, Datum] = {"seq": seq, "label": label}
    return AuditLine(actor, "project.edit", project.workspace_id, "project", project.id, data)


def as_commit(row: Operation) -> Commit:
    """What the log says, as a value."""
    return Commit(
        project_id=row.project_id,
        seq=row.seq,
        actor_id=row.actor_id,
        client_id=row.client_id,
        label=Label(en=row.label_en, es=row.label_es),
        ops=row.ops,
        inverse=row.inverse,
        at=row.at,
    )


def announce(project: VideoProject, made: Commit, what: Literal["created", "edited"] = "edited") -> None:
    """Tells of the commit once it is true."""
    announce_commit(project, made)
    tell_workspace(project, what)


def announce_commit(project: VideoProject, made: Commit) -> None:
    """Tells those who have the project open of the commit, once it is true."""
    short = len(str(made.ops)) <= _MAX_MESSAGE
    publish(
        topic("project", project.id),
        ProjectCommitted(
            project_id=project.id,
            seq=made.seq,
            actor_id=made.actor_id,
            client_id=made.client_id,
            label=made.label.model_dump(),
            ops=made.ops if short else None,
        ),
    )


def tell_workspace(
    project: VideoProject,
    what: Literal["created", "edited", "trashed", "restored", "moved", "purged", "named"],
    workspace_id: str | None = None,
) -> None:
    """Tells the lists of the project's workspace."""
    publish(
        topic("workspace", workspace_id or project.workspace_id),
        ProjectChanged(project_id=project.id, what=what, version=project.version, title=project.title),
    )


def check_client_id(client_id: str) -> None:
    """Raises Invalid for what no client mints."""
    if not _CLIENT_ID.fullmatch(client_id):
        raise Invalid(what="client_id")


def check_base(project: VideoProject, base: int | None, *, exact: bool) -> None:
    """Raises BaseUnknown or VersionChanged when a commit on version `base` cannot take place now."""
    if base is None:
        return
    if base > project.version or base < 0 or base < project.version - MAX_BEHIND:
        raise BaseUnknown(base=base, version=project.version)
    if exact and base != project.version:
        raise VersionChanged(base=base, version=project.version)


def tell_library(project: VideoProject, before: Records, outcome: Applied) -> None:
    """Says which assets the project uses now, when that has changed."""
    old = {id: assets_of(before[id]) for id in outcome.touched if id in before}
    new = {id: assets_of(outcome.records[id]) for id in outcome.touched if id in outcome.records}
    if any(old.get(id) != new.get(id) for id in old.keys() | new.keys() if old.get(id) or new.get(id)):
        library.set_uses("project", project.id, used_assets(outcome.records.values()))
