"""Real services for tests, private to one run: Redis, PostgreSQL, an S3 server. Each is a context manager."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_PATIENCE_SECONDS = 30


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """A private Redis on a unix socket in `folder`; yields its URL."""
    with Redis(folder) as redis:
        yield redis.url


class Redis:
    """A private Redis on a unix socket in `folder`, which a test may kill and start again: a context manager."""

    def __init__(self, folder: Path) -> None:
        """Says where."""
        self._folder, self._socket = folder, folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"unix://{self._socket}"

    def __enter__(self) -> Self:
        """Starts it."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait()

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        assert self._process is not None
        return self._process.poll() is None

    def start(self) -> None:
        """Starts it, empty, and waits until it answers."""
        words = ["redis-server", "--port", "0", "--unixsocket", str(self._socket), "--save", ""]
        self._process = subprocess.Popen([*words, "--dir", str(self._folder)], stdout=subprocess.DEVNULL)
        wait_for(lambda: redis_answers(self._socket))


@contextmanager
def postgres_server(folder: Path) -> Iterator[str]:
    """A private PostgreSQL in `folder`; yields the URL of an empty database. As root it runs as `postgres`."""
    server = Postgres(folder)
    words, options = server.command()
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL, **options)
    try:
        wait_for(server.answers)
        yield server.url
    finally:
        process.terminate()
        process.wait()


class Postgres:
    """A new cluster in `folder`, and how to start it; whoever starts it also ends it."""

    def __init__(self, folder: Path) -> None:
        """Makes the files of the cluster."""
        binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
        if binaries is None:
            raise RuntimeError("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        self._binaries = binaries
        user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        self._data = folder / "postgres"
        self._data.mkdir()
        if user is not None:
            os.chown(self._data, user.pw_uid, user.pw_gid)
            for parent in (folder, *folder.parents):
                if not parent.stat().st_mode & 0o001:
                    parent.chmod(parent.stat().st_mode | 0o001)
        self._options: dict[str, Any] = {"env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, "cwd": self._data}
        if user is not None:
            self._options |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        subprocess.run(
            [str(binaries / "initdb"), "-D", str(self._data), "-U", "studio", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            **self._options,
        )
        self._port = free_port()
        self.url = f"postgres://studio@127.0.0.1:{self._port}/postgres"

    def command(self) -> tuple[list[str], dict[str, Any]]:
        """The words that start it, and what `Popen` is told besides."""
        words = [
            *(str(self._binaries / "postgres"), "-D", str(self._data), "-p", str(self._port), "-k", str(self._data)),
            *("-h", "127.0.0.1", "-c", "fsync=off", "-c", "log_min_messages=fatal", "-c", "max_connections=200"),
        ]
        return words, self._options

    def answers(self) -> bool:
        """Whether it takes connections."""
        words = [str(self._binaries / "pg_isready"), "-h", "127.0.0.1", "-p", str(self._port), "-U", "studio"]
        return subprocess.run(words, stdout=subprocess.DEVNULL, check=False).returncode == 0


@contextmanager
def s3_server(bucket: str = "claqueta") -> Iterator[str]:
    """A local S3 server with one empty bucket; yields a STORAGE_URL."""
    import boto3  # only tests of the farm need these two
    from moto.server import ThreadedMotoServer

    port = free_port()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port)
    server.start()
    try:
        boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{port}",
            aws_access_key_id="key",
            aws_secret_access_key="secret",  # noqa: S106  # moto's, not a secret
            region_name="us-east-1",
        ).create_bucket(Bucket=bucket)
        yield f"s3://key:secret@127.0.0.1:{port}/{bucket}?tls=0"
    finally:
        server.stop()


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], object], seconds: float = _PATIENCE_SECONDS) -> None:
    """Returns once `condition` holds. Raises TimeoutError after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("it never came true")
        time.sleep(0.02)


def redis_answers(path: Path) -> bool:
    """Whether a Redis listens on the socket at `path`."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def remove(folder: Path) -> None:
    """Removes a test's folder with all in it."""
    shutil.rmtree(folder, ignore_errors=True)
