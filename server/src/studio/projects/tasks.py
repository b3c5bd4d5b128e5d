"""What the worker does for projects: keeps snapshots, reads and writes packages."""

from celery import shared_task

from studio.projects.actions import snapshots


@shared_task
def keep_snapshot(project_id: str) -> None:
    """Keeps the project's newest state as a whole document."""
    snapshots.keep_snapshot(project_id)


@shared_task
def reconcile() -> None:
    """Looks for what was announced and not heard."""
    for project_id in snapshots.projects_without_snapshot():
        snapshots.keep_snapshot(project_id)
