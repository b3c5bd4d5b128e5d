"""Where a project stands: its title and folder, the trash, its workspace."""

from django.db import transaction
from django.utils import timezone

from claqueta.errors import Words
from claqueta.ops import Patch
from claqueta.spec.parameters import Label
from studio.accounts.public import Actor, allow, record
from studio.lib import blobs
from studio.lib.errors import Conflict, Invalid
from studio.library import public as library
from studio.projects import store
from studio.projects.actions.commit import Commit, apply_locked, commit_made, locked, tell_workspace
from studio.projects.assets import mentioned, with_assets
from studio.projects.difference import difference
from studio.projects.models import Operation, PackageExport, Version, VideoProject
from studio.projects.projection import Records, project_of


class NotTrashed(Conflict):
    """Only what lies in the trash is removed for good."""

    code = "project.not_trashed"
    words = Words(
        en="Move the project to the trash first; only from there it is deleted for good.",
        es="Lleva primero el proyecto a la papelera; solo desde allí se elimina para siempre.",
    )


def rename(
    actor: Actor, *, project_id: str, title: str, base_version: int | None = None, exact: bool = False
) -> Commit:
    """Gives the project another title, by a commit like any other."""
    title = " ".join(title.split())
    if not 1 <= len(title) <= 200:
        raise Invalid(what="title")

    def making(records: Records) -> list[Patch]:
        root = project_of(records)
        return [] if root is None else [Patch(id=root.id, set={"title": title})]

    return commit_made(actor, project_id=project_id, making=making, base_version=base_version, exact=exact)


def set_folder(actor: Actor, *, project_id: str, folder: str) -> None:
    """Puts the project into the folder of that name; empty: into none."""
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.edit", project)
        project.folder = folder.strip()[:100]
        project.save(update_fields=["folder"])
        _note(actor, project, "project.folder", folder=project.folder)
        tell_workspace(project, "named")


def trash(actor: Actor, *, project_id: str) -> None:
    """Puts the project into the trash, from where it can be restored."""
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.trash", project)
        if project.trashed is None:
            project.trashed = timezone.now()
            project.save(update_fields=["trashed"])
            _note(actor, project, "project.trash")
            tell_workspace(project, "trashed")


def untrash(actor: Actor, *, project_id: str) -> None:
    """Takes the project out of the trash."""
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.trash", project)
        if project.trashed is not None:
            project.trashed = None
            project.save(update_fields=["trashed"])
            _note(actor, project, "project.untrash")
            tell_workspace(project, "restored")


def purge(actor: Actor, *, project_id: str) -> None:
    """Removes a project of the trash for good, with its log and versions. Raises NotTrashed."""
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.purge", project)
        if project.trashed is None:
            raise NotTrashed
        shas = set(Version.objects.filter(project_id=project_id).values_list("sha256", flat=True))
        packages = PackageExport.objects.filter(project_id=project_id).exclude(sha256="")
        shas |= set(packages.values_list("sha256", flat=True))
        _note(actor, project, "project.purge", title=project.title)
        tell_workspace(project, "purged")
        library.set_uses("project", project_id, ())
        VideoProject.objects.filter(id=project_id).delete()
        transaction.on_commit(lambda: forget_unused(shas))


def forget_unused(shas: set[str]) -> None:
    """Removes the blobs of `shas` that no version and no package names any more (copies of a project share them)."""
    for sha256 in shas:
        if not (Version.objects.filter(sha256=sha256).exists() or PackageExport.objects.filter(sha256=sha256).exists()):
            blobs.forget(sha256)


def move(actor: Actor, *, project_id: str, workspace_id: str) -> None:
    """Takes the project into another workspace of the actor's; the assets it shows are shared into its library.

    So are those that earlier versions show, that each can be restored there as it was.
    Raises Missing, Forbidden, QuotaExceeded.
    """
    with transaction.atomic():
        project = locked(actor, project_id)
        allow(actor, "project.trash", project)
        allow(actor, "project.create", workspace_id)
        source = project.workspace_id
        if workspace_id == source:
            return
        records = store.records_of(project)
        copies = library.share_assets(actor, sorted(_ever(project)), from_workspace=source, to_workspace=workspace_id)
        after = {each.id: each for each in with_assets(records.values(), copies)}
        project.workspace_id, project.folder = workspace_id, ""
        through = {old: copies.get(now, now) for old, now in project.exchanged.items()} | copies
        project.exchanged = {old: now for old, now in through.items() if old != now}
        project.save(update_fields=["workspace_id", "folder", "exchanged"])
        ops = difference(records, after)
        if ops:
            apply_locked(
                actor,
                project,
                lambda _: ops,
                Label(en="Move to another workspace", es="Llevar a otro espacio de trabajo"),
            )
        _note(actor, project, "project.move", source=source)
        tell_workspace(project, "moved")
        tell_workspace(project, "moved", source)


def _ever(project: VideoProject) -> set[str]:
    """What may be ids of assets in any state that the project was ever in."""
    logged = Operation.objects.filter(project_id=project.id).values_list("ops", flat=True)
    return {project.exchanged.get(id, id) for ops in logged.iterator(chunk_size=200) for id in mentioned(ops)}


def _note(actor: Actor, project: VideoProject, verb: str, **data: str) -> None:
    record(actor, verb, workspace_id=project.workspace_id, kind="project", id=project.id, data=dict(data))
