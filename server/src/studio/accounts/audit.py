"""Writing down who did what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claqueta.errors import Datum
from studio.accounts.actor import Actor
from studio.accounts.models import AuditEntry


def record(
    actor: Actor, verb: str, *, workspace_id: str | None, kind: str, id: str, data: dict[str, Datum] | None = None
) -> None:
    """Writes one line of the audit log, in the transaction of the change it tells of."""
    AuditEntry.objects.create(
        workspace_id=workspace_id,
        user_id=actor.user_id,
        through=actor.way,
        verb=verb,
        object_kind=kind,
        object_id=id,
        data=data or {},
    )


@dataclass(frozen=True)
class AuditLine:
    """What `record` would be told."""

    actor: Actor
    verb: str
    workspace_id: str | None
    kind: str
    id: str
    data: dict[str, Datum] = field(default_factory=dict)


def record_all(lines: Iterable[AuditLine]) -> None:
    """Writes many lines at once, in the transaction of the changes they tell of."""
    AuditEntry.objects.bulk_create(
        AuditEntry(
            workspace_id=line.workspace_id,
            user_id=line.actor.user_id,
            through=line.actor.way,
            verb=line.verb,
            object_kind=line.kind,
            object_id=line.id,
            data=line.data,
        )
        for line in lines
    )
