"""The whole studio as processes of its own, for tests from outside: sockets, flows, browsers, killing.

```python
with RunningStudio() as studio:                       # SQLite, a folder; worker=True adds a Celery worker
    ana = studio.person("ana")                        # a user in the running studio's own database
    place = studio.workspace("Taller", {ana: "editor"})
    with studio.client(ana) as http:                  # an httpx client, signed in, with its CSRF header and Origin
        http.get(f"/api/v1/workspaces/{place}/projects")
    studio.call("studio.testing.console:role", workspace_id=place, user_id=ana.id, role="viewer")
    studio.kill("web", signal.SIGKILL)
    studio.restart("web")                             # same port, same data
```

Nothing is shared with the process that runs the test: `call` runs a function inside the studio's own surroundings
(named `package.module:function`, keyword arguments and result as JSON).
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import httpx

from studio.config import processes
from studio.testing.services import Postgres, free_port, redis_answers, remove, s3_server, wait_for

type Name = Literal["web", "worker", "redis", "postgres", "console"]

_SECRET = "only for tests, which nobody reaches from outside"  # noqa: S105  # as it says
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "CLAQUETA_MEDIA", "VIRTUAL_ENV", "PYTHONPATH")


@dataclass(frozen=True)
class Person:
    """A user of the running studio, signed in."""

    id: str
    email: str
    session: str
    """The value of their session cookie."""


@dataclass
class _Service:
    """A process that can be killed and started again."""

    command: Callable[[], tuple[list[str], dict[str, Any]]]
    """Its words, and what `Popen` is told besides."""
    ready: Callable[[], bool]
    process: subprocess.Popen[str] | None = None
    log: Path = field(default=Path(os.devnull))

    def start(self, env: Mapping[str, str]) -> None:
        """Starts it and waits until it answers; what it says is added to its log."""
        words, options = self.command()
        with self.log.open("a") as log:
            options = {"stdout": log, "stderr": log, "env": dict(env), "start_new_session": True, **options}
            self.process = subprocess.Popen(words, text=True, **options)
        try:
            wait_for(self._answers, seconds=60)
        except TimeoutError:
            raise RuntimeError(f"it does not answer:\n{self.log.read_text()[-4000:]}") from None

    def _answers(self) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise RuntimeError(f"it ended at once:\n{self.log.read_text()[-4000:]}")
        return self.ready()

    def end(self, number: int) -> None:
        """Sends the signal to the process and waits for its end."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(30)


class RunningStudio:
    """A studio that runs: a context manager. `url`, `var` and `env` (what its processes were given) are facts."""

    def __init__(
        self,
        *,
        database: Literal["sqlite", "postgres"] | None = None,
        storage: Literal["folder", "s3"] | None = None,
        web: bool = True,
        worker: bool = False,
        static: bool = False,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Says what to start.

        database, storage: by default what `STUDIO_TEST_PROFILE` names (farm: PostgreSQL and S3).
        web: the web process.  worker: also a Celery worker with its beat.
        static: collect static files, for pages (a second or two more).
        env: added to the processes' environment.
        """
        farm = os.environ.get("STUDIO_TEST_PROFILE") == "farm"
        self._database = database or ("postgres" if farm else "sqlite")
        self._storage = storage or ("s3" if farm else "folder")
        self._web, self._worker, self._static, self._extra = web, worker, static, dict(env or {})
        self._stack = ExitStack()
        self._services: dict[Name, _Service] = {}
        self._console = threading.Lock()
        self.var = Path()
        self.url = ""
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Starts everything and waits until it answers."""
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends everything and removes the folder."""
        self._stack.close()

    def _start(self) -> None:
        self.var = Path(tempfile.mkdtemp(prefix="studio-run-"))
        self._stack.callback(remove, self.var)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.env = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {
            "STUDIO_VAR": str(self.var),
            "STUDIO_SECRET": _SECRET,
            "STUDIO_ORIGIN": self.url,
            "REDIS_URL": f"unix://{self.var / 'redis.sock'}",
            "DJANGO_SETTINGS_MODULE": "studio.config.settings",
            "PYTHONUNBUFFERED": "1",
        }
        socket = self.var / "redis.sock"
        self._run("redis", _words(processes.redis(self.var)), lambda: redis_answers(socket))
        if self._database == "postgres":
            postgres = Postgres(self.var)
            self._run("postgres", postgres.command, postgres.answers)
            self.env["DATABASE_URL"] = postgres.url
        if self._storage == "s3":
            self.env["STORAGE_URL"] = self._stack.enter_context(s3_server())
        self.env |= self._extra
        self._manage("migrate", "-v0")
        (self.var / "static").mkdir(exist_ok=True)
        if self._static:
            self._manage("collectstatic", "--noinput", "-v0")
        console = ([sys.executable, "-m", "studio.testing.console"], _PIPES)
        self._run("console", lambda: console, lambda: True)
        if self._web:
            self._run("web", _words(processes.web("127.0.0.1", port)), self._web_answers)
        if self._worker:
            self._run("worker", _words(processes.worker(self.var, threads=2)), self._worker_answers)

    def _run(
        self, name: Name, command: Callable[[], tuple[list[str], dict[str, Any]]], ready: Callable[[], bool]
    ) -> None:
        service = self._services[name] = _Service(command, ready, log=self.var / f"{name}.log")
        self._stack.callback(self._end, service)
        service.start(self.env)

    def _end(self, service: _Service) -> None:
        process = service.process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _manage(self, *words: str) -> None:
        command = [sys.executable, "-m", "studio.config.manage", *words]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"studio {' '.join(words)} failed:\n{done.stderr[-4000:]}")

    def _web_answers(self) -> bool:
        try:
            httpx.get(f"{self.url}/healthz", timeout=10)  # whatever it says, it answers
            return True
        except httpx.TransportError:
            return False

    def _worker_answers(self) -> bool:
        return (self.var / "beat").exists() or any(self.var.glob("beat*"))

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def person(self, name: str = "ana") -> Person:
        """A new user `<name>@example.org` (password `people.PASSWORD`), signed in."""
        return Person(**self.call("studio.testing.console:person", name=name))

    def workspace(self, name: str = "Taller", members: Mapping[Person, str] | None = None) -> str:
        """The id of a new workspace whose members have the given roles."""
        roles = {person.id: role for person, role in (members or {}).items()}
        made: str = self.call("studio.testing.console:workspace", name=name, roles=roles)
        return made

    def client(self, person: Person | None = None) -> httpx.Client:
        """An HTTP client, signed in as `person` (or nobody), that sends the CSRF header; close it when done."""
        token = "c" * 32
        cookies = {"csrftoken": token} | ({"sessionid": person.session} if person else {})
        headers = {"X-CSRFToken": token, "Origin": self.url, "Referer": f"{self.url}/"}
        return httpx.Client(base_url=self.url, cookies=cookies, headers=headers, timeout=60)

    def call(self, function: str, **arguments: Any) -> Any:
        """What `function` (`package.module:name`) returns, run inside the studio's surroundings; all of it JSON."""
        with self._console:
            process = self._services["console"].process
            assert process is not None
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps({"function": function, "arguments": arguments}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the console ended:\n{self.log('console')[-4000:]}")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    # ── processes ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def pid(self, name: Name) -> int:
        """The process id of `name`."""
        process = self._services[name].process
        assert process is not None
        return process.pid

    def kill(self, name: Name, number: int = signal.SIGKILL) -> None:
        """Sends a signal that ends `name`, and waits for its end; for others: `os.kill(studio.pid(name), …)`."""
        self._services[name].end(number)

    def restart(self, name: Name) -> None:
        """Starts `name` again (same port, same files) and waits until it answers; one that runs is ended first."""
        service = self._services[name]
        self._end(service)
        service.start(self.env)

    def log(self, name: Name) -> str:
        """What `name` has said so far."""
        path = self._services[name].log
        return path.read_text(errors="replace") if path.exists() else ""


_PIPES: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}


def _words(process: processes.Process) -> Callable[[], tuple[list[str], dict[str, Any]]]:
    return lambda: (list(process.words), {})


@contextmanager
def running_studio(**options: Any) -> Iterator[RunningStudio]:
    """`RunningStudio(**options)`, for fixtures."""
    with RunningStudio(**options) as studio:
        yield studio
