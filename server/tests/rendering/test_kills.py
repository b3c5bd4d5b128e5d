"""Real worker processes are killed at every step; what others go on with comes out to the byte."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from rendering.films import make_project, order, tiny, undisturbed, work
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.leases import State
from studio.library.models import Account, Asset
from studio.rendering.models import ExportJob, Segment
from studio.rendering.reconciling import reconcile
from studio.rendering.tasks import look
from studio.testing.services import wait_for

pytestmark = [pytest.mark.flow, pytest.mark.django_db(transaction=True)]

KILLS = (
    "worker plan.claimed",
    "worker plan.made",
    "group pieces.claimed",
    "host pieces.working",
    "worker pieces.working",
    "worker piece.rendered",
    "worker piece.stored",
    "group piece.committed",
    "worker end.joined",
    "worker end.stored",
    "worker end.published",
)
NIGHTLY = (
    "worker plan.made",
    "group pieces.claimed",
    "host pieces.working",
    "worker piece.stored",
    "worker end.stored",
)
"""Each costs the start of a worker: so many seconds."""
_PATIENCE_SECONDS = 40.0


class Workers:
    """Worker processes, each with a queue of its own, so that a test chooses who looks. Two are kept starting."""

    def __init__(self, dooms: tuple[str, ...]) -> None:
        self._coming = list(dooms)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        for _ in range(3):
            self._start_next()

    def wake(self, doom: str) -> subprocess.Popen[bytes]:
        """The worker with that fate, told to look."""
        while doom not in self._running:
            self._start_next()
        self._start_next()
        look.apply_async(queue=_queue(doom))
        return self._running[doom]

    def end(self) -> None:
        """Ends all."""
        for process in self._running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start_next(self) -> None:
        if not self._coming:
            return
        doom = self._coming.pop(0)
        log = Path(settings.STUDIO.var) / f"{_queue(doom)}.log"
        with log.open("wb") as output:
            self._running[doom] = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "studio.testing.doomed", "worker", "--pool", "threads"),
                    *("--concurrency", "2", "-Q", _queue(doom), "-l", "warning", "-n", f"{_queue(doom)}@test"),
                    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
                ],
                env={
                    **os.environ,
                    "DATABASE_URL": _database_url(),
                    "STUDIO_TASKS": "queue",
                    "STUDIO_DOOM": doom,
                    "CELERY_SKIP_CHECKS": "1",  # they load the pages, and thirteen workers start here
                },
                stdout=output,
                stderr=output,
                start_new_session=True,
            )


def _queue(doom: str) -> str:
    return doom.replace(" ", "-").replace(".", "-")


def _database_url() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


@pytest.fixture(scope="module")
def workers(django_db_setup: None, request: pytest.FixtureRequest) -> Iterator[Workers]:  # noqa: ARG001  # their database comes first
    """Workers for all dooms that are asked for, started while others are at work."""
    asked = {
        item.callspec.params["doom"]
        for item in request.session.items
        if hasattr(item, "callspec") and "doom" in item.callspec.params
    }
    workers = Workers((*(doom for doom in KILLS if doom in asked), "never one", "never two"))
    yield workers
    workers.end()


def job_at(job_id: str) -> ExportJob:
    return ExportJob.objects.get(pk=job_id)


def let_leases_end() -> None:
    for rows in (ExportJob.objects, Segment.objects):
        rows.filter(state=State.HELD).update(lease_end=Now() - timedelta(seconds=1))


def check(job_id: str, expected: str) -> None:
    """The file is the undisturbed one, once; nothing is left over or counted twice."""
    job = job_at(job_id)
    assert (job.phase, job.error) == ("done", None)
    assert job.sha256 == expected
    assert Asset.objects.filter(origin__job=job_id).count() == 1
    account = Account.objects.get(workspace=job.workspace_id)
    assert (account.used, account.reserved) == (job.size, 0)
    assert not Segment.objects.filter(job=job).exclude(state=State.DONE).exists()
    reconcile()
    scratch = Path(settings.STUDIO.var) / "scratch"
    assert not [path.name for path in scratch.iterdir() if job_id in path.name]


@pytest.mark.parametrize(
    "doom", [pytest.param(each, marks=pytest.mark.nightly if each in NIGHTLY else ()) for each in KILLS]
)
def test_a_killed_worker_spoils_nothing(workers: Workers, workspace: Workspace, editor: Actor, doom: str) -> None:
    document = tiny(mark=doom)
    job = order(editor, make_project(editor, workspace, document))
    process = workers.wake(doom)
    if doom.startswith("host"):
        wait_for(lambda: job_at(job).phase == "done", _PATIENCE_SECONDS)
    else:
        wait_for(lambda: process.poll() is not None, _PATIENCE_SECONDS)
        assert process.returncode == -signal.SIGKILL
        let_leases_end()
        work()
    check(job, undisturbed(document))


def test_two_workers_at_one_export_make_one_file(workers: Workers, workspace: Workspace, editor: Actor) -> None:
    document = tiny(40, mark="shared")
    job = order(editor, make_project(editor, workspace, document))
    workers.wake("never one")
    workers.wake("never two")
    wait_for(lambda: job_at(job).phase in ("done", "failed"), _PATIENCE_SECONDS)
    check(job, undisturbed(document))
