"""The caller's side: starts the warm process and calls jobs in it, several at once if wanted."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from claqueta.host import wire
from claqueta.host.limits import Level, Limits
from claqueta.host.refusals import (
    HostCancelled,
    HostDied,
    HostLied,
    HostOutOfMemory,
    HostOverloaded,
    HostTimedOut,
    HostUnavailable,
    from_wire,
)
from claqueta.host.warm import MAX_FILES, MAX_REQUEST, PACKET_FILES
from claqueta.host.wire import Json

_POLL_SECONDS = 0.05
_END_SECONDS = 5.0
_HUNG_UP_SECONDS = 1.0
_READ = 1 << 18

# glibc gives every big buffer back to the kernel by default, and fresh pages cost more than the copy into them.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "4",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(512 << 20),
    # numerical libraries must not start threads before the fork
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Answer:
    """What a job answered and what it used."""

    value: Json
    blob: bytes
    cpu_seconds: float
    peak_bytes: int


class Host:
    """A warm process with `preload` loaded, ready to fork a locked child for each call.

    preload: modules of claqueta, whose jobs may be called.  It starts with the first call or `start()`, and again
    after it was lost. Safe to use from several threads; each call has its own child.
    """

    def __init__(self, preload: Sequence[str], *, start_seconds: float = 60.0) -> None:
        self._preload = tuple(preload)
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._warm: _Warm | None = None

    def __enter__(self) -> "Host":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the warm process unless it runs. Raises HostUnavailable."""
        with self._lock:
            self._ready()

    def close(self) -> None:
        """End the warm process and every job in it."""
        with self._lock:
            if self._warm is not None:
                self._warm.close()
                self._warm = None

    def level(self) -> Level:
        """How jobs are locked in on this machine. Raises HostUnavailable."""
        with self._lock:
            return self._ready().level

    def call(
        self,
        job: str,
        payload: Json = None,
        files: Mapping[str, int] | None = None,
        *,
        limits: Limits | None = None,
        on_event: Callable[[Json], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Answer:
        """What `job` ("claqueta.package.module:function") answers to `payload`, run in a locked child.

        files: open descriptors by name; they stay open here.  on_event: called in this thread with each event.
        cancel: asked about 20 times a second.  Raises the job's own refusal, or HostDied, HostTimedOut,
        HostOutOfMemory, HostCancelled, HostLied, HostOverloaded, HostUnavailable; what `on_event` raises ends the job
        and is raised.
        """
        limits = limits or Limits()
        files = files or {}
        request = json.dumps({"job": job, "files": list(files), "limits": asdict(limits)}).encode()
        if len(request) > MAX_REQUEST or len(files) > MAX_FILES:
            raise HostOverloaded(limit=MAX_FILES)
        parts = wire.encode(wire.PAYLOAD, payload)
        line, childs_line = socket.socketpair()
        supervision, warms_end = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with line, supervision:
            with childs_line, warms_end:
                descriptors = [childs_line.fileno(), warms_end.fileno(), *files.values()]
                self._send(request, descriptors)
            return _Call(line, supervision, limits, on_event, cancel).run(parts)

    def _send(self, request: bytes, descriptors: list[int]) -> None:
        with self._lock:
            for attempt in (1, 2):
                try:
                    control = self._ready().control
                    socket.send_fds(control, [request], descriptors[:PACKET_FILES])
                    for first in range(PACKET_FILES, len(descriptors), PACKET_FILES):
                        socket.send_fds(control, [b"+"], descriptors[first : first + PACKET_FILES])
                except (BrokenPipeError, ConnectionError) as error:
                    if attempt == 2:
                        raise HostUnavailable(detail=type(error).__name__) from error
                    if self._warm is not None:
                        self._warm.close()
                else:
                    return

    def _ready(self) -> "_Warm":
        if self._warm is None or not self._warm.alive:
            if self._warm is not None:
                self._warm.close()
            self._warm = _Warm(self._preload, self._start_seconds)
        return self._warm


class _Warm:
    """One warm process."""

    def __init__(self, preload: Sequence[str], start_seconds: float) -> None:
        self._owner = os.getpid()
        self.control, inner = socket.socketpair(type=socket.SOCK_SEQPACKET)
        package_folder = str(Path(__file__).resolve().parents[2])
        with inner:
            self._process = subprocess.Popen(  # noqa: S603  # this interpreter, this package
                [sys.executable, "-s", "-m", "claqueta.host", str(inner.fileno()), *preload],
                env={**_ENVIRONMENT, "PYTHONPATH": package_folder},
                pass_fds=[inner.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
            )
        self._finalizer = weakref.finalize(self, _end, self._process, self.control, self._owner)
        self.level = self._await_ready(start_seconds)

    @property
    def alive(self) -> bool:
        """Whether it runs and belongs to this process (a fork of the caller starts its own)."""
        return self._owner == os.getpid() and self._finalizer.alive and self._process.poll() is None

    def close(self) -> None:
        self._finalizer()

    def _await_ready(self, seconds: float) -> Level:
        self.control.settimeout(seconds)
        try:
            message = self.control.recv(MAX_REQUEST)
        except OSError as error:
            self.close()
            raise HostUnavailable(detail=type(error).__name__) from error
        self.control.settimeout(None)
        report = json.loads(message or b'{"failed": "it ended while loading"}')
        if "failed" in report:
            self.close()
            raise HostUnavailable(detail=str(report["failed"]))
        return Level(**report["level"])


def _end(process: subprocess.Popen[bytes], control: socket.socket, owner: int) -> None:
    control.close()
    if owner != os.getpid():
        process.returncode = 0  # it is not this process's child; its owner ends it
        return
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class _Call:
    """One job in progress, seen from the caller."""

    def __init__(
        self,
        line: socket.socket,
        supervision: socket.socket,
        limits: Limits,
        on_event: Callable[[Json], None] | None,
        cancel: Callable[[], bool] | None,
    ) -> None:
        self._line = line
        self._supervision = supervision
        self._limits = limits
        self._on_event = on_event
        self._cancel = cancel
        self._cancelled_at: float | None = None
        self._deadline = time.monotonic() + limits.wall_seconds
        self._reader = wire.FrameReader(kinds=wire.EVENT + wire.RESULT + wire.REFUSAL, max_blob=limits.reply_bytes)
        line.setblocking(False)

    def run(self, payload: list[bytes | memoryview]) -> Answer:
        """Send the payload, follow the job to its answer, and leave no child behind."""
        last: wire.Frame | None = None
        refused: Exception | None = None
        hung_up = False
        try:
            self._send(payload)
            last = self._follow()
            hung_up = last is None
        except (HostTimedOut, HostCancelled, HostLied) as error:
            refused = error
        finally:
            # a child that has answered has nothing left to do; killing it also ends a hostile one's writes
            ending = self._ending(kill=not hung_up)
        if refused is not None:
            raise refused
        if last is None:
            raise self._why(ending)
        if last.kind == wire.REFUSAL:
            raise from_wire(last.value)
        return Answer(last.value, last.blob, float(ending["cpu_seconds"]), int(ending["peak_bytes"]))

    def _send(self, parts: list[bytes | memoryview]) -> None:
        for part in parts:
            rest = memoryview(part)
            while rest:
                self._wait(select.POLLOUT)
                if self._cancelled_at is not None:
                    raise HostCancelled
                try:
                    rest = rest[self._line.send(rest) :]
                except BlockingIOError:
                    continue
                except (BrokenPipeError, ConnectionError):
                    return  # the child is gone or has answered already; following it tells

    def _follow(self) -> wire.Frame | None:
        while True:
            if not self._wait(select.POLLIN):
                continue
            try:
                data = self._line.recv(_READ)
            except BlockingIOError:
                continue
            except ConnectionError:
                return None
            if not data:
                return None
            for frame in self._reader.feed(data):
                if frame.kind != wire.EVENT:
                    return frame
                if self._on_event is not None:
                    self._on_event(frame.value)

    def _wait(self, event: int) -> bool:
        """Whether the line is ready. Raises HostTimedOut, HostCancelled."""
        now = time.monotonic()
        if now > self._deadline:
            raise HostTimedOut(seconds=self._limits.wall_seconds)
        if self._cancelled_at is not None:
            if now > self._cancelled_at + self._limits.grace_seconds:
                raise HostCancelled
        elif self._cancel is not None and self._cancel():
            self._cancelled_at = now
            if event == select.POLLIN:  # the whole payload is sent, so the job can listen
                with contextlib.suppress(OSError):
                    self._line.send(wire.CANCEL)
        poll = select.poll()
        poll.register(self._line, event)
        return bool(poll.poll(_POLL_SECONDS * 1000))

    def _ending(self, *, kill: bool) -> dict[str, float]:
        nothing = {"signal": signal.SIGKILL, "code": 0, "cpu_seconds": 0.0, "peak_bytes": 0}
        try:
            self._supervision.settimeout(_END_SECONDS)
            if kill or not select.select([self._supervision], [], [], _HUNG_UP_SECONDS)[0]:
                self._supervision.send(wire.CANCEL)
            message = self._supervision.recv(MAX_REQUEST)
        except OSError:
            return nothing
        return json.loads(message) if message else nothing

    def _why(self, ending: dict[str, float]) -> Exception:
        if self._cancelled_at is not None:
            return HostCancelled()
        if ending["signal"] == signal.SIGXCPU or ending["cpu_seconds"] >= self._limits.cpu_seconds:
            return HostTimedOut(seconds=self._limits.cpu_seconds)
        if ending["signal"] == signal.SIGABRT and ending["peak_bytes"] >= self._limits.memory_bytes:
            return HostOutOfMemory(megabytes=self._limits.memory_bytes >> 20)
        return HostDied(signal=int(ending["signal"]))
