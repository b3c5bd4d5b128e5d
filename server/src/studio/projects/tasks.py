"""What the worker does for projects: keeps snapshots, reads and writes packages."""

from celery import shared_task

from studio.projects.actions import packages as package_actions
from studio.projects.actions import snapshots
from studio.projects.models import PackageExport, PackageImport
from studio.projects.working import fail_spent, work_through


@shared_task
def keep_snapshot(project_id: str) -> None:
    """Keeps the project's newest state as a whole document."""
    snapshots.keep_snapshot(project_id)


@shared_task
def packages() -> None:
    """Reads and writes ordered packages until none is waiting."""
    work_through(lambda: PackageImport.objects.order_by("created"), package_actions.do_import, package_actions.tell)
    work_through(lambda: PackageExport.objects.order_by("created"), package_actions.do_export, package_actions.tell)


@shared_task
def reconcile() -> None:
    """Looks for what was announced and not heard, and gives up what killed its workers."""
    fail_spent(PackageImport.objects.all(), package_actions.tell)
    fail_spent(PackageExport.objects.all(), package_actions.tell)
    packages()
    for project_id in snapshots.projects_without_snapshot():
        snapshots.keep_snapshot(project_id)
