"""The log, for clients that catch up."""

from typing import Final

from studio.accounts.public import Actor
from studio.projects.actions.commit import Commit, as_commit
from studio.projects.models import Operation
from studio.projects.queries.loading import find

MAX_COMMITS: Final = 500


def commits_since(actor: Actor, project_id: str, version: int, limit: int = MAX_COMMITS) -> list[Commit]:
    """The commits after `version`, oldest first, at most `limit` (500). Raises Missing, Forbidden."""
    project = find(actor, project_id)
    limit = max(1, min(limit, MAX_COMMITS))
    rows = Operation.objects.filter(project_id=project.id, seq__gt=version).order_by("seq")[:limit]
    return [as_commit(row) for row in rows]
