"""The warm process: loads what jobs need, then forks one locked child a job and watches over it.

It has one thread, holds no secret (its environment was made for it) and reads nothing that a child wrote. A request
comes as one packet: the job's name and limits as JSON, and as descriptors the job's line to its caller, a line for
the supervision of the child, and the files, of which the rest of many follow in further packets. On the supervision
line the caller sends anything, or hangs up, to have the child killed; the warm process sends how the child ended.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import selectors
import signal
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from claqueta.errors import ClaquetaError
from claqueta.host import jobs, sandbox
from claqueta.host.limits import Level, Limits
from claqueta.host.refusals import MAX_TEXT, HostOutOfMemory, JobFailed, to_wire

MAX_REQUEST = 64 << 10
MAX_FILES = 2000
PACKET_FILES = 240
"""Descriptors in one packet; the kernel takes 253. Further ones follow in packets of their own."""
FIXED_DESCRIPTORS = 2


@dataclass(frozen=True)
class _Child:
    pid: int
    pidfd: int
    supervision: socket.socket


class _Server:
    def __init__(self, control: socket.socket, locks: sandbox.Locks) -> None:
        self._control = control
        self._locks = locks
        self._pid = os.getpid()
        self._children: set[_Child] = set()
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def run(self) -> None:
        """Serve until the caller hangs up."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._control:
                    if not self._request():
                        self._end()
                        return
                else:
                    self._look_after(key.data, ended=key.fileobj == key.data.pidfd)

    def _request(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, MAX_REQUEST, PACKET_FILES)
        if not message:
            return False
        request = json.loads(message)
        while len(descriptors) < FIXED_DESCRIPTORS + len(request["files"]):
            more, further, _, _ = socket.recv_fds(self._control, 1, PACKET_FILES)
            if not more:
                return False
            descriptors += further
        line, supervision, *files = descriptors
        pid = os.fork()
        if pid == 0:
            self._become_job(request, line, dict(zip(request["files"], files, strict=True)))
        for descriptor in (line, *files):
            os.close(descriptor)
        child = _Child(pid, os.pidfd_open(pid), socket.socket(fileno=supervision))
        self._children.add(child)
        self._selector.register(child.pidfd, selectors.EVENT_READ, child)
        self._selector.register(child.supervision, selectors.EVENT_READ, child)
        return True

    def _become_job(self, request: dict[str, object], line: int, files: dict[str, int]) -> None:
        with contextlib.suppress(BaseException):  # whatever happens, this process must not go on as the warm one
            limits = Limits(**request["limits"])  # type: ignore[arg-type]  # the caller's own Limits as JSON
            run_job(str(request["job"]), limits, self._locks, line, files, self._pid)
        os._exit(0)

    def _look_after(self, child: _Child, *, ended: bool) -> None:
        if child not in self._children:  # it ended a moment ago, and its descriptor may be another's by now
            return
        if not ended:
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(child.pidfd, signal.SIGKILL)
            self._selector.unregister(child.supervision)
            return
        _, status, usage = os.wait4(child.pid, 0)
        ending = {
            "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
            "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0,
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            "peak_bytes": usage.ru_maxrss << 10,
        }
        self._children.remove(child)
        for watched in (child.pidfd, child.supervision):
            with contextlib.suppress(KeyError):
                self._selector.unregister(watched)
        os.close(child.pidfd)
        with child.supervision, contextlib.suppress(OSError):
            child.supervision.send(json.dumps(ending).encode())

    def _end(self) -> None:
        for child in self._children:
            signal.pidfd_send_signal(child.pidfd, signal.SIGKILL)
            os.waitpid(child.pid, 0)


def serve(control_descriptor: int, modules: list[str]) -> None:
    """Load `modules` (their `warm_up()` is called where there is one), say so, and serve until the caller hangs up."""
    control = socket.socket(fileno=control_descriptor)
    control.set_inheritable(False)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    try:
        for name in modules:
            module = importlib.import_module(name)
            if warm_up := getattr(module, "warm_up", None):
                warm_up()
        threads = len(list(Path("/proc/self/task").iterdir()))
        if threads != 1:
            raise RuntimeError(f"{threads} threads after loading; a fork copies only one")
        locks = sandbox.available()
        level = _trial(locks)
    except Exception as error:  # noqa: BLE001  # whatever it was, the caller must hear of it
        control.send(json.dumps({"failed": f"{type(error).__name__}: {error}"[:MAX_TEXT]}).encode())
        return
    gc.collect()
    gc.freeze()  # so that collections in children do not copy pages that all share
    control.send(json.dumps({"level": asdict(level)}).encode())
    _Server(control, locks).run()


def _trial(locks: sandbox.Locks) -> Level:
    """The level that a child reaches, found by locking one in. Raises RuntimeError when a lock does not close."""
    reader, writer = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            level = sandbox.lock(locks, Limits(), [writer], parent)
            report = json.dumps({"level": asdict(level)})
        except BaseException as error:  # noqa: BLE001  # it is reported, and the process ends here
            report = json.dumps({"failed": f"{type(error).__name__}: {error}"})
        os.write(writer, report.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        written = pipe.read()
    os.waitpid(pid, 0)
    result = json.loads(written or b'{"failed": "no report"}')
    if "failed" in result:
        raise RuntimeError(result["failed"])
    return Level(**result["level"])


def run_job(name: str, limits: Limits, locks: sandbox.Locks, line: int, files: dict[str, int], parent: int) -> None:
    """Lock this process in, run the job and send its answer or refusal."""
    sandbox.lock(locks, limits, [line, *files.values()], parent)
    channel = jobs.Channel(line)
    try:
        function = jobs.find(name)
        if function is None:
            raise JobFailed(job=name[:MAX_TEXT], detail="unknown job")
        payload = channel.receive()
        reply = function(payload, files, channel)
    except ClaquetaError as error:
        channel.refuse(to_wire(error))
    except MemoryError:
        channel.refuse(to_wire(HostOutOfMemory(megabytes=limits.memory_bytes >> 20)))
    except Exception as error:  # noqa: BLE001  # an unforeseen error becomes a typed refusal at the border
        detail = f"{type(error).__name__}: {error}"[:MAX_TEXT]
        channel.refuse(to_wire(JobFailed(job=name, detail=detail)))
    else:
        channel.finish(reply)
