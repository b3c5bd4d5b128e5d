"""Worker processes without the queue, started in a moment: forks of one warm process that has loaded what renders.

Each runs the loop of a worker (`studio.rendering.worker`) in a process group of its own, with its own host, until it
is killed; whatever a step raises is logged, and the next look follows, as with the tasks of the queue. Celery's own
start costs seconds, and a test that kills workers at every step starts many.
"""

import dataclasses
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_IDLE_SECONDS = 0.05


class Claimers:
    """Starts workers: a context manager. Those that still run at its end are killed."""

    def __init__(self, env: Mapping[str, str], log: Path) -> None:
        """Starts the warm process with `env`; what workers say goes to `log`."""
        with log.open("ab") as output:
            self._warm = subprocess.Popen(
                [sys.executable, "-m", "studio.testing.claimers"],
                env={**env, "STUDIO_TASKS": "queue"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                text=True,
            )
        self._started: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in self._started:
            self.end(pid)
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        self._warm.stdin.close()
        self._warm.stdout.close()
        self._warm.wait(30)

    def start(self, doom: str = "", var: Path | None = None) -> int:
        """The process id of a new worker with that fate (see `doomed`). var: a folder of its own, as on a machine."""
        pid = int(self._ask(do="start", doom=doom, var=str(var or "")))
        self._started.append(pid)
        return pid

    def ended_by(self, pid: int) -> int | None:
        """The signal that ended the worker; None while it lives."""
        status = self._ask(do="look", pid=pid)
        return None if status is None else -int(status)

    def end(self, pid: int) -> None:
        """Kills a worker, unless it has ended, and waits for its end."""
        if self.ended_by(pid) is None:
            os.kill(pid, signal.SIGKILL)
            self._ask(do="wait", pid=pid)

    def _ask(self, **question: Any) -> Any:
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        self._warm.stdin.write(json.dumps(question) + "\n")
        self._warm.stdin.flush()
        line = self._warm.stdout.readline()
        if not line:
            raise RuntimeError("the warm process has ended; its log says why")
        return json.loads(line)


def main() -> None:
    """Forks workers and tells of their ends until the pipe is closed."""
    answers, sys.stdout = sys.stdout, sys.stderr
    import django

    django.setup()
    from studio.rendering import reconciling, worker  # noqa: F401  # loaded once, for all forks

    ends: dict[int, int] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        answer: int | None
        match asked["do"]:
            case "start":
                answer = os.fork()
                if answer == 0:
                    _work(asked["doom"], asked["var"])
            case _:
                pid = asked["pid"]
                if pid not in ends:
                    found, status = os.waitpid(pid, os.WNOHANG if asked["do"] == "look" else 0)
                    if found:
                        ends[pid] = os.waitstatus_to_exitcode(status)
                answer = ends.get(pid)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _work(words: str, var: str) -> None:
    """Does what a worker does, and never returns."""
    from django.conf import settings
    from django.db import connections

    from studio.rendering import worker
    from studio.rendering.reconciling import reconcile
    from studio.testing.doomed import doom

    parent = os.getppid()
    os.setsid()
    os.close(0)
    logger = logging.getLogger(__name__)
    try:
        if var:
            settings.STUDIO = dataclasses.replace(settings.STUDIO, var=Path(var))
        doom(words)
        while os.getppid() == parent:
            try:
                if not worker.do_one():
                    reconcile()
                    time.sleep(_IDLE_SECONDS)
            except Exception:  # as a task's end does, whatever it was
                logger.exception("claimer.failed")
                connections.close_all()
                time.sleep(_IDLE_SECONDS)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
