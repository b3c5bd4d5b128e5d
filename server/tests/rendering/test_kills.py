"""Real workers, hosts, Redis and PostgreSQL are killed at every step; what comes out is right to the byte."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

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
from studio.testing.claimers import Claimers
from studio.testing.services import Redis, wait_for
from studio.testing.studio import Person, RunningStudio

pytestmark = [pytest.mark.flow, pytest.mark.django_db(transaction=True)]

POINTS = (
    "plan.claimed",
    "plan.made",
    "pieces.claimed",
    "pieces.opened",
    "pieces.working",
    "piece.rendered",
    "piece.stored",
    "piece.committed",
    "end.claimed",
    "end.joined",
    "end.stored",
    "end.published",
)
_AFTER_HOST: tuple[str, ...] = (
    "plan.made",
    "pieces.claimed",
    "pieces.opened",
    "pieces.working",
    "piece.rendered",
    "piece.stored",
)
_AFTER_HOST += ("piece.committed", "end.claimed", "end.joined", "end.stored")
_ALWAYS = {
    "worker": ("plan.claimed", "piece.rendered", "end.published"),
    "group": ("pieces.working",),
    "host": ("pieces.working",),
    "redis": ("piece.stored",),
    "postgres": ("piece.committed",),
}
"""What is killed at these points every time; the rest is for the nightly run."""
_PATIENCE_SECONDS = 60.0


def dooms(how: str, points: tuple[str, ...] = POINTS) -> list[Any]:
    return [pytest.param(each, marks=() if each in _ALWAYS[how] else pytest.mark.nightly) for each in points]


def _environment() -> dict[str, str]:
    """What a worker of this test's own database needs."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        database = f"sqlite:///{facts['NAME']}"
    else:
        database = f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
    return {**os.environ, "DATABASE_URL": database}


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    """A Redis for the workers alone."""
    folder = Path(settings.STUDIO.var) / "workers-redis"
    folder.mkdir()
    with Redis(folder) as redis:
        yield redis


@pytest.fixture(scope="module")
def workers(django_db_setup: None, redis: Redis) -> Iterator[Claimers]:  # noqa: ARG001  # their database comes first
    """Workers at the test's database."""
    gathering = Path(settings.STUDIO.var) / "gathering"
    gathering.mkdir()
    env = {**_environment(), "REDIS_URL": redis.url, "STUDIO_GATHERING": str(gathering)}
    with Claimers(env, Path(settings.STUDIO.var) / "workers.log") as workers:
        yield workers


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
    ("how", "point"),
    [
        pytest.param(how, *each.values, marks=each.marks, id=f"{how} {each.values[0]}")
        for how in ("worker", "group")
        for each in dooms(how)
    ],
)
def test_another_finishes_what_a_killed_worker_left(
    workers: Claimers, workspace: Workspace, editor: Actor, how: str, point: str
) -> None:
    document = tiny(mark=f"{how} {point}")
    job = order(editor, make_project(editor, workspace, document))
    pid = workers.start(f"{how} {point}")
    wait_for(lambda: workers.ended_by(pid) is not None, _PATIENCE_SECONDS)
    assert workers.ended_by(pid) == signal.SIGKILL
    let_leases_end()
    work()
    check(job, undisturbed(document))


@pytest.mark.parametrize("point", dooms("host", _AFTER_HOST))
def test_a_worker_outlives_its_host(workers: Claimers, workspace: Workspace, editor: Actor, point: str) -> None:
    document = tiny(mark=f"host {point}")
    job = order(editor, make_project(editor, workspace, document))
    pid = workers.start(f"host {point}")
    wait_for(lambda: job_at(job).phase in ("done", "failed"), _PATIENCE_SECONDS)
    assert workers.ended_by(pid) is None
    workers.end(pid)
    check(job, undisturbed(document))


@pytest.mark.parametrize("point", dooms("redis"))
def test_an_export_needs_no_redis(
    workers: Claimers, workspace: Workspace, editor: Actor, redis: Redis, point: str
) -> None:
    document = tiny(mark=f"redis {point}")
    job = order(editor, make_project(editor, workspace, document))
    pid = workers.start(f"kill:{redis.pid} {point}")
    wait_for(lambda: not redis.is_alive, _PATIENCE_SECONDS)
    wait_for(lambda: job_at(job).phase in ("done", "failed"), _PATIENCE_SECONDS)
    redis.start()
    workers.end(pid)
    check(job, undisturbed(document))


def test_workers_share_one_export(
    workers: Claimers, workspace: Workspace, editor: Actor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With a store that all reach, each has a folder of its own, as on two machines."""
    document = tiny(40, mark="shared")
    job = order(editor, make_project(editor, workspace, document))
    apart = settings.STUDIO.object_store is not None
    pids = [
        workers.start("gather:2 pieces.claimed", tmp_path_factory.mktemp("machine") if apart else None)
        for _ in range(2)
    ]
    wait_for(lambda: job_at(job).phase in ("done", "failed"), _PATIENCE_SECONDS)
    for pid in pids:
        workers.end(pid)
    rendered = Segment.objects.filter(job=job, was_kept=False).values_list("holder", flat=True)
    assert {int(holder.split(":")[1]) for holder in rendered} == set(pids)
    check(job, undisturbed(document))


class Whole:
    """One Celery worker with a queue of its own."""

    def __init__(self, doom: str) -> None:
        self._queue = "doomed"
        with (Path(settings.STUDIO.var) / "doomed.log").open("wb") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "studio.testing.doomed", "worker", "--pool", "threads"),
                    *("--concurrency", "2", "-Q", self._queue, "-l", "warning", "-n", "doomed@test"),
                    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
                ],
                env={**_environment(), "STUDIO_TASKS": "queue", "STUDIO_DOOM": doom},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        look.apply_async(queue=self._queue)


def test_a_whole_worker_that_is_killed_spoils_nothing(workspace: Workspace, editor: Actor) -> None:
    document = tiny(mark="whole")
    job = order(editor, make_project(editor, workspace, document))
    whole = Whole("worker piece.stored")
    assert whole.process.wait(_PATIENCE_SECONDS) == -signal.SIGKILL
    let_leases_end()
    work()
    check(job, undisturbed(document))


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Farm:
    """A studio at a PostgreSQL that may be killed."""

    def __init__(self, studio: RunningStudio, workers: Claimers) -> None:
        self.studio, self.workers = studio, workers
        self.person: Person = studio.person("ana")
        self._count = itertools.count()

    def order(self, document: Any) -> str:
        """The id of an export in a workspace of its own."""
        place = self.studio.workspace(f"Taller {next(self._count)}", {self.person: "editor"})
        text = document.model_dump_json()
        return str(self._call("order", workspace_id=place, user_id=self.person.id, document=text))

    def facts(self, job: str) -> dict[str, Any]:
        """How the export stands."""
        return dict(self._call("facts", job_id=job))

    def let_leases_end(self) -> None:
        """As above, over there."""
        self._call("let_leases_end")

    def await_end(self, job: str) -> dict[str, Any]:
        """The facts once it is over."""
        wait_for(lambda: self.facts(job)["phase"] in ("done", "failed"), _PATIENCE_SECONDS)
        return self.facts(job)

    def _call(self, name: str, **arguments: Any) -> Any:
        return self.studio.call(f"studio.testing.exports:{name}", **arguments)


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    """PostgreSQL, Redis, and workers without the queue."""
    with (
        RunningStudio(database="postgres", storage="folder", web=False) as studio,
        Claimers(studio.env, studio.var / "workers.log") as workers,
    ):
        yield Farm(studio, workers)


def check_facts(facts: dict[str, Any], expected: str) -> None:
    assert (facts["phase"], facts["error"]) == ("done", None)
    assert (facts["sha256"], facts["assets"]) == (expected, 1)
    assert (facts["used"], facts["reserved"]) == (facts["size"], 0)
    assert {each["state"] for each in facts["segments"]} == {"done"}


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("point", dooms("postgres"))
def test_an_export_outlives_its_database(farm: Farm, point: str) -> None:
    document = tiny(mark=f"postgres {point}")
    job = farm.order(document)
    server = farm.studio.pid("postgres")
    pid = farm.workers.start(f"kill:{server} {point}")
    wait_for(lambda: not _runs(server), _PATIENCE_SECONDS)
    farm.studio.restart("postgres")
    farm.let_leases_end()
    facts = farm.await_end(job)
    assert farm.workers.ended_by(pid) is None
    farm.workers.end(pid)
    check_facts(facts, undisturbed(document))


@pytest.mark.parametrize("point", ["piece.rendered", pytest.param("end.joined", marks=pytest.mark.nightly)])
def test_a_worker_that_slept_past_its_lease_writes_nothing(farm: Farm, point: str) -> None:
    document = tiny(mark=f"stop {point}")
    job = farm.order(document)
    sleeper = farm.workers.start(f"stop {point}")
    stat = Path(f"/proc/{sleeper}/stat")
    wait_for(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T", _PATIENCE_SECONDS)
    farm.let_leases_end()
    other = farm.workers.start()
    done = farm.await_end(job)
    farm.workers.end(other)
    os.kill(sleeper, signal.SIGCONT)
    following = farm.order(tiny(1, mark=f"after {point}"))
    assert farm.await_end(following)["phase"] == "done"
    assert farm.facts(job) == done
    farm.workers.end(sleeper)
    check_facts(done, undisturbed(document))
