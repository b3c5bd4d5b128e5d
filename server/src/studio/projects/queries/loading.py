"""A project as a value, at its newest version or an earlier one."""

import json
from dataclasses import dataclass

from django.db import transaction

from claqueta.document.document import Document
from claqueta.document.file import in_order
from claqueta.ops import OPS, Applied, apply
from studio.accounts.public import Actor, allow
from studio.lib import blobs
from studio.lib.errors import Missing, StudioError
from studio.library import public as library
from studio.projects import store
from studio.projects.assets import used_assets, with_assets
from studio.projects.models import Operation, Version, VideoProject
from studio.projects.projection import Records


@dataclass(frozen=True)
class Snapshot:
    """A project at one version: a value that no later edit disturbs."""

    project_id: str
    workspace_id: str
    version: int
    title: str
    document: Document
    """With the media table as the library tells it now."""


class LogBroken(StudioError):
    """The log does not lead to the version: the database was altered from outside."""

    code = "project.log"
    status = 500


def visible(actor: Actor, project_id: str) -> VideoProject:
    """The project's row when the actor belongs to its workspace; what they may do is the caller's to ask."""
    project = VideoProject.objects.filter(id=project_id).first()
    if project is None or not (actor.way == "system" or project.workspace_id in actor.roles):
        raise Missing
    return project


def find(actor: Actor, project_id: str) -> VideoProject:
    """The project's row, also when it lies in the trash. Raises Missing, Forbidden."""
    project = visible(actor, project_id)
    allow(actor, "project.view", project)
    return project


def version(actor: Actor, project_id: str) -> int:
    """The project's newest version."""
    return find(actor, project_id).version


def workspace_of(actor: Actor, project_id: str) -> str:
    """The id of the workspace that the project belongs to. Raises Missing."""
    return find(actor, project_id).workspace_id


def load(actor: Actor, project_id: str, version: int | None = None) -> Snapshot:
    """The project at `version`, or at its newest. Raises Missing, also for a version that never was."""
    project, records = load_records(actor, project_id, version)
    found = version if version is not None else project.version
    return Snapshot(
        project_id=project.id,
        workspace_id=project.workspace_id,
        version=found,
        title=project.title,
        document=document_of(records, project.workspace_id),
    )


def load_records(actor: Actor, project_id: str, version: int | None = None) -> tuple[VideoProject, Records]:
    """The project's row and its records at `version`, or at its newest."""
    project = find(actor, project_id)
    if version is None or version == project.version:
        return _newest(project)
    if not 1 <= version <= project.version:
        raise Missing
    return project, records_at(project.id, version)


def _newest(project: VideoProject) -> tuple[VideoProject, Records]:
    known = store.kept(project)
    if known is not None:
        return project, known
    with transaction.atomic():  # the row and its records must be of one moment
        fresh = VideoProject.objects.select_for_update(of=("self",)).filter(id=project.id).first()
        if fresh is None:
            raise Missing
        return fresh, store.records_of(fresh)


def document_of(records: Records, workspace_id: str, extra: frozenset[str] = frozenset()) -> Document:
    """`records` as a document, its media table filled from the library; `extra` assets are listed too."""
    assets = used_assets(records.values()) | extra
    media = library.media_refs(sorted(assets), workspace_id=workspace_id) if assets else {}
    return Document.model_construct(records=in_order(dict(records)), media=dict(media))


def records_at(project_id: str, version: int) -> Records:
    """The records at a version that the log has: from the nearest kept state before it, and the commits since.

    Where the project has moved since, they name the assets of the workspace that it is in now.
    """
    base = Version.objects.filter(project_id=project_id, seq__lte=version).order_by("-seq").first()
    records: Records = {}
    seq = 0
    if base is not None:
        with blobs.read(base.sha256) as blob:
            document = Document.model_validate_json(blob.read())
        records, seq = {record.id: record for record in document.records}, base.seq
    rows = Operation.objects.filter(project_id=project_id, seq__gt=seq, seq__lte=version).order_by("seq")
    for ops in rows.values_list("ops", flat=True).iterator(chunk_size=200):
        outcome = apply(records, OPS.validate_json(json.dumps(ops)))
        if not isinstance(outcome, Applied):
            raise LogBroken
        records = outcome.records
    moved = VideoProject.objects.filter(id=project_id).values_list("exchanged", flat=True).first()
    return {each.id: each for each in with_assets(records.values(), moved)} if moved else records
