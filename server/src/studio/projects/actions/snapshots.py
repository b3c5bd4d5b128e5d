"""Whole documents kept beside the log: by themselves so that loading is quick, by name so that people find them."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claqueta.document.document import Document
from claqueta.document.file import in_order
from studio.accounts.public import SYSTEM
from studio.lib import blobs
from studio.lib.errors import Missing
from studio.projects.actions.commit import SNAPSHOT_EVERY
from studio.projects.models import Version, VideoProject
from studio.projects.projection import Records
from studio.projects.queries.loading import load_records


def keep_blob(records: Records) -> str:
    """Stores `records` as a document without media; returns its SHA-256."""
    document = Document.model_construct(records=in_order(dict(records)), media={})
    return blobs.keep_bytes(document.model_dump_json().encode()).sha256


def keep_snapshot(project_id: str) -> None:
    """Keeps the project's newest state when the last one kept lies far enough behind."""
    try:
        project, records = load_records(SYSTEM, project_id)
    except Missing:
        return
    if project.version - project.snapshot_version < SNAPSHOT_EVERY:
        return
    sha256 = keep_blob(records)
    with transaction.atomic():
        if not VideoProject.objects.filter(id=project_id, snapshot_version__lt=project.version).update(
            snapshot_version=project.version
        ):
            return
        Version.objects.create(project_id=project_id, seq=project.version, at=timezone.now(), sha256=sha256)


def projects_without_snapshot() -> list[str]:
    """The ids of projects whose newest state has run away from the last one kept."""
    late = VideoProject.objects.filter(version__gte=F("snapshot_version") + SNAPSHOT_EVERY)
    return list(late.values_list("id", flat=True)[:100])
