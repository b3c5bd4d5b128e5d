"""The studio on one machine: the processes it consists of, and a foreman that starts and ends them together."""

import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from honcho.manager import Manager
from honcho.printer import Printer

from studio.config.environment import Environment

QUEUES = "ingest,render,speech,default"
THREADS_BESIDE = 4
"""Threads of a worker besides those that render, so that pictures, uploads and speech never wait for an export."""


@dataclass(frozen=True)
class Process:
    """A name for the log and the words of its command."""

    name: str
    words: tuple[str, ...]


def processes(environment: Environment, *, host: str, port: int) -> list[Process]:
    """What runs: Redis only where no other is named, one web, one worker."""
    found = [web(host, port), worker(environment.var, threads=environment.renders + THREADS_BESIDE)]
    if environment.redis_url == f"unix://{environment.var / 'redis.sock'}":
        found.insert(0, redis(environment.var))
    return found


def redis(var: Path) -> Process:
    """A Redis of our own, on a socket file that only this account can open; it keeps nothing that rows do not."""
    return Process(
        "redis",
        (
            *("redis-server", "--port", "0", "--unixsocket", str(var / "redis.sock"), "--unixsocketperm", "700"),
            *("--dir", str(var), "--save", "", "--appendonly", "no", "--maxmemory", "256mb"),
            *("--maxmemory-policy", "volatile-lru", "--loglevel", "warning"),
        ),
    )


def web(host: str, port: int) -> Process:
    """The web process."""
    return Process(
        "web",
        (
            *(sys.executable, "-m", "uvicorn", "studio.config.asgi:application", "--host", host, "--port", str(port)),
            *("--no-access-log", "--log-level", "warning", "--ws", "websockets-sansio", "--ws-max-size", "1048576"),
            *("--timeout-graceful-shutdown", "5"),
        ),
    )


def worker(var: Path, *, threads: int) -> Process:
    """A worker for every queue, which also looks every few seconds for work that nobody holds."""
    return Process(
        "worker",
        (
            *(sys.executable, "-m", "celery", "-q", "-A", "studio.config.celery", "worker", "--pool", "threads"),
            *("--concurrency", str(threads), "-Q", QUEUES, "-B", "--schedule", str(var / "beat"), "-l", "warning"),
            *("--without-gossip", "--without-mingle"),
        ),
    )


def foreman(found: list[Process]) -> Manager:
    """A manager that starts `found` together and ends them together; `loop()` runs until one of them ends."""
    manager = Manager(Printer(sys.stdout))
    for process in found:
        # Redis greets at length whatever level it is told.
        quiet = process.name == "redis"
        manager.add_process(process.name, f"exec {shlex.join(process.words)}", quiet=quiet, env=dict(os.environ))
    return manager
