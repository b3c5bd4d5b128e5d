"""Going back: named versions, restoring one, taking back one commit. Each is a new commit; the log only grows."""

from django.db import transaction
from django.utils import timezone

from claqueta.spec.parameters import Label
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import Invalid, Missing
from studio.projects.actions.commit import Commit, commit_made, locked, read_ops
from studio.projects.actions.snapshots import keep_blob
from studio.projects.assets import exchanged
from studio.projects.difference import difference
from studio.projects.events import ProjectVersions
from studio.projects.models import Operation, Version
from studio.projects.queries.loading import load_records, records_at, visible
from studio.realtime.events import topic
from studio.realtime.public import publish


def name_version(actor: Actor, *, project_id: str, name: str, version: int | None = None) -> str:
    """Keeps the project's state at `version` (the newest by default) under a name; returns the id of the Version."""
    name = name.strip()
    if not 1 <= len(name) <= 100:
        raise Invalid(what="name")
    project, records = load_records(actor, project_id, version)
    allow(actor, "project.edit", project)
    sha256 = keep_blob(records)
    with transaction.atomic():
        made = Version.objects.create(
            project_id=project_id,
            seq=version if version is not None else project.version,
            name=name,
            author_id=actor.user_id,
            at=timezone.now(),
            sha256=sha256,
        )
        record(
            actor,
            "project.version",
            workspace_id=project.workspace_id,
            kind="project",
            id=project_id,
            data={"seq": made.seq, "name": name},
        )
        publish(topic("project", project_id), ProjectVersions(project_id=project_id))
    return made.id


def forget_version(actor: Actor, *, project_id: str, version_id: str) -> None:
    """Takes the name off a version; its commits stay, so it can still be restored from the log. Raises Missing."""
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.edit", project)
        rows = Version.objects.filter(project_id=project_id, id=version_id).exclude(name="")
        row = rows.first()
        if row is None:
            raise Missing
        if Version.objects.filter(project_id=project_id, seq=row.seq, name="").exists():
            row.delete()
        else:
            rows.update(name="", author=None)
        record(
            actor,
            "project.version_forget",
            workspace_id=project.workspace_id,
            kind="project",
            id=project_id,
            data={"seq": row.seq, "name": row.name},
        )
        publish(topic("project", project_id), ProjectVersions(project_id=project_id))


def restore(actor: Actor, *, project_id: str, version: int, client_id: str | None = None) -> Commit:
    """Brings the project back to what it was at `version`, by a new commit. Raises Missing for one that never was."""
    project = visible(actor, project_id)
    allow(actor, "project.edit", project)
    if not 1 <= version <= project.version:
        raise Missing
    wanted = records_at(project_id, version)
    return commit_made(
        actor,
        project_id=project_id,
        making=lambda records: difference(records, wanted),
        label=Label(en=f"Restore version {version}", es=f"Restaurar la versión {version}"),
        client_id=client_id,
    )


def revert(actor: Actor, *, project_id: str, seq: int, client_id: str | None = None) -> Commit:
    """Takes back the commit `seq` alone, by a new commit. Raises CommitRefused when later ones stand in the way."""
    project = visible(actor, project_id)
    allow(actor, "project.edit", project)
    row = Operation.objects.filter(project_id=project_id, seq=seq).first()
    if row is None:
        raise Missing
    inverse = read_ops([exchanged(op, project.exchanged) for op in row.inverse])
    return commit_made(
        actor,
        project_id=project_id,
        making=lambda _: inverse,
        label=Label(en=f"Undo: {row.label_en}", es=f"Deshacer: {row.label_es}"),
        client_id=client_id,
    )
