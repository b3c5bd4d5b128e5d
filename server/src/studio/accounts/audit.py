"""Writing down who did what."""

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
