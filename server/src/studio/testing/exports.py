"""What tests of a running studio ask about exports, by `RunningStudio.call`."""

from datetime import timedelta
from typing import Any

_QUICK = {"preset": "h264_720p", "overrides": {"short_side": "36", "speed": "ultrafast"}}


def project(*, workspace_id: str, user_id: str, document: str) -> str:
    """The id of a new project. document: as JSON."""
    from claqueta.document.document import Document
    from studio.accounts.actor import person
    from studio.accounts.models import User
    from studio.projects.public import create

    return create(
        person(User.objects.get(pk=user_id)),
        workspace_id=workspace_id,
        document=Document.model_validate_json(document),
        title="Corto",
        origin={"way": "test"},
    )


def order(*, workspace_id: str, user_id: str, document: str, presets: list[Any] | None = None) -> str:
    """The id of an export of a new project. document: as JSON."""
    from studio.accounts.actor import person
    from studio.accounts.models import User
    from studio.rendering.public import start_export

    made = project(workspace_id=workspace_id, user_id=user_id, document=document)
    wanted: Any = presets or [_QUICK]
    return start_export(person(User.objects.get(pk=user_id)), project_id=made, presets=wanted)[0]


def facts(*, job_id: str) -> dict[str, Any]:
    """How an export stands, what it has left in the library, and who did its pieces."""
    from studio.library.models import Account, Asset
    from studio.rendering.models import ExportJob, Segment

    job = ExportJob.objects.get(pk=job_id)
    account = Account.objects.get(workspace_id=job.workspace_id)
    return {
        "phase": job.phase,
        "error": job.error,
        "sha256": job.sha256,
        "size": job.size,
        "assets": Asset.objects.filter(origin__job=job_id).count(),
        "used": account.used,
        "reserved": account.reserved,
        "segments": [
            {"index": each.index, "state": each.state, "fence": each.fence, "holder": each.holder}
            for each in Segment.objects.filter(job=job).order_by("index")
        ],
    }


def let_leases_end() -> None:
    """As if whoever holds anything had been silent for long enough."""
    from django.db.models.functions import Now

    from studio.lib.leases import State
    from studio.rendering.models import ExportJob, Segment

    for rows in (ExportJob.objects, Segment.objects):
        rows.filter(state=State.HELD).update(lease_end=Now() - timedelta(seconds=1))
