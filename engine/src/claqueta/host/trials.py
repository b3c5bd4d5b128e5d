"""What a taken-over job would try, as jobs: `claqueta doctor` and the tests run them and expect no success.

`escape` tries every way out that is known here and answers with the names of those that worked. `misbehave` breaks
the manners of a job (crashes, never ends, eats memory, lies to its caller), each in the way its payload names.
"""

import contextlib
import ctypes
import encodings.idna  # noqa: F401  # a look-up of names loads it late, and a locked job cannot
import errno
import mmap
import os
import resource
import signal
import socket
import sqlite3
import struct
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from claqueta.host import wire
from claqueta.host.jobs import Channel, Reply, job
from claqueta.host.wire import Json

_libc = ctypes.CDLL(None, use_errno=True)
_AT_FDCWD = -100
_X32 = 0x40000000


@job
def echo(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """The payload, and the bytes of the file "input" where one is given."""
    del channel
    return Reply(payload, os.pread(files["input"], 1 << 20, 0) if "input" in files else b"")


@job
def escape(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """The names of all attempts and of those that succeeded.

    payload: {"pid": a process to attack, "canary": a file to read, "port": an open TCP port of this machine}.
    """
    del files, channel
    if not isinstance(payload, dict):
        raise TypeError("payload")
    attempts = _attempts(int(str(payload["pid"])), str(payload["canary"]), int(str(payload["port"])))
    done: list[Json] = [name for name, attempt in attempts.items() if _succeeds(attempt)]
    return Reply({"tried": list(attempts), "succeeded": done})


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        return attempt() is not False
    except (OSError, ValueError, sqlite3.Error, RuntimeError):
        return False


def _call(number: int, *arguments: object) -> Callable[[], bool]:
    """An attempt that makes a system call (numbers of x86-64) and succeeds unless the kernel forbids it.

    Any error but EPERM, EACCES and ENOSYS would mean that the call was let in and only its arguments were wrong.
    """

    def attempt() -> bool:
        ctypes.set_errno(0)
        result = _libc.syscall(number, *arguments)
        return result >= 0 or ctypes.get_errno() not in (errno.EPERM, errno.EACCES, errno.ENOSYS)

    return attempt


def _attempts(pid: int, canary: str, port: int) -> dict[str, Callable[[], object]]:
    path = ctypes.c_char_p(canary.encode())
    beside = Path(canary).with_name("left-behind")
    buffer = ctypes.create_string_buffer(4096)
    limit = struct.pack("QQ", 2**64 - 1, 2**64 - 1)
    return {
        # files
        "read a file": lambda: Path(canary).read_bytes(),
        "write a file": lambda: beside.write_bytes(b"x"),
        "write into shared memory": lambda: Path("/dev/shm/claqueta-trial").write_bytes(b"x"),  # noqa: S108  # the attempt itself
        "list a folder": lambda: list(Path("/").iterdir()),
        "look at a file": lambda: Path(canary).stat(),
        "ask for a file's existence": lambda: os.access(canary, os.F_OK) or False,
        "look at a file by statx": _call(332, _AT_FDCWD, path, 0, 0xFFF, buffer),
        "remove a file": lambda: Path(canary).unlink(),
        "rename a file": lambda: Path(canary).rename(beside),
        "link to a file": lambda: beside.symlink_to(canary),
        "hard link": lambda: os.link(canary, beside),
        "make a folder": lambda: beside.mkdir(),
        "make a device": lambda: os.mknod(beside),
        "change a mode": lambda: Path(canary).chmod(0o700),
        "change an owner": lambda: os.chown(canary, 0, 0),
        "cut a file": lambda: os.truncate(canary, 0),
        "change folder": lambda: os.chdir("/"),
        "change root": lambda: os.chroot("/"),
        "read a link": lambda: Path("/proc/self/exe").readlink(),
        "open by openat2": _call(437, _AT_FDCWD, path, buffer, 24),
        "open by handle": _call(304, _AT_FDCWD, buffer, 0),
        "watch a folder": _call(253),
        "mount": _call(165, path, path, path, 0, 0),
        "open a tree": _call(428, _AT_FDCWD, path, 0),
        "read a database": lambda: sqlite3.connect(canary).execute("select 1 from sqlite_master").fetchall(),
        "read its own environment": lambda: Path("/proc/self/environ").read_bytes(),
        "read another's environment": lambda: Path(f"/proc/{pid}/environ").read_bytes(),
        "read another's memory": lambda: Path(f"/proc/{pid}/mem").open("rb"),
        "read its memory map": lambda: Path("/proc/self/maps").read_bytes(),
        "open a terminal": lambda: Path("/dev/tty").open("rb"),
        # network
        "TCP socket": lambda: socket.create_connection(("127.0.0.1", port), 1),
        "TCP socket over IPv6": lambda: socket.socket(socket.AF_INET6),
        "UDP socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "unix socket": lambda: socket.socket(socket.AF_UNIX),
        "socket pair": lambda: socket.socketpair(),
        "netlink socket": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "raw socket": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
        "socket by the x32 interface": _call(_X32 | 41, socket.AF_INET, socket.SOCK_STREAM, 0),
        "name look-up": lambda: socket.getaddrinfo("localhost", port),
        "pass a descriptor on": _call(46, 0, buffer, 0),
        # processes
        "fork": lambda: _forks(),
        "vfork": _call(58),
        "clone a process": _call(56, signal.SIGCHLD, 0, 0, 0, 0),
        "clone3": _call(435, buffer, 88),
        "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606  # the attempt itself
        "run a program by descriptor": _call(322, 0, path, 0, 0, 0),
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "trace": _call(101, 16, pid, 0, 0),
        "trace itself": _call(101, 0, 0, 0, 0),
        "read by process_vm_readv": _call(310, pid, buffer, 1, buffer, 1, 0),
        "write by process_vm_writev": _call(311, pid, buffer, 1, buffer, 1, 0),
        "signal another": lambda: os.kill(pid, 0),
        "kill everyone": _call(62, -1, 0),
        "signal a thread": _call(234, pid, pid, 0),
        "open a process": lambda: os.pidfd_open(pid),
        "take a descriptor": _call(438, 0, 0, 0),
        "compare with a process": _call(312, pid, pid, 0, 0, 0),
        # rights and the kernel
        "become root": lambda: os.setuid(0),
        "become root's group": lambda: os.setgid(0),
        "raise a limit": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2),
        "raise a limit by prlimit": _call(302, 0, 1, limit, 0),
        "another's limit": _call(302, pid, 1, limit, 0),
        "new namespace": _call(272, 0x10000000),
        "enter a namespace": _call(308, 0, 0),
        "load a filter": _call(321, 0, buffer, 48),
        "measure the machine": _call(298, buffer, 0, -1, -1, 0),
        "io_uring": _call(425, 8, buffer),
        "userfaultfd": _call(323, 0),
        "keys": _call(250, 0, 0, 0, 0, 0),
        "shared memory segment": _call(29, 0, 4096, 0o1600),
        "message queue": _call(68, 0, 0o1600),
        "memory file": lambda: os.memfd_create("trial"),
        "dumpable": _call(157, 4, 1, 0, 0, 0),
        "personality": _call(135, 0x0040000),
        "put a key into the terminal": _call(16, 0, 0x5412, buffer),
        "kernel log": _call(103, 3, buffer, 4096),
        "reboot": _call(169, 0, 0, 0, 0),
        "load a module": _call(175, buffer, 0, path),
        "set the clock": lambda: time.clock_settime(time.CLOCK_REALTIME, 0),
        "name the machine": lambda: socket.sethostname("trial"),
        # code of its own
        "memory to execute": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC),
        "make memory executable": lambda: _makes_executable(),
    }


def _forks() -> bool:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return True


def _makes_executable() -> bool:
    page = mmap.mmap(-1, mmap.PAGESIZE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return bool(_libc.mprotect(ctypes.c_void_p(address), ctypes.c_size_t(mmap.PAGESIZE), 7) == 0)


@job
def misbehave(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Nothing good: `payload` names the way."""
    _MANNERS[str(payload)](files, channel)
    return Reply("survived")


def _crash(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    ctypes.string_at(1)


def _never_end(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    while True:
        pass


def _sleep(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    time.sleep(600)


def _eat_memory(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    eaten = []
    while True:
        eaten.append(bytearray(16 << 20))


def _make_threads(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()


def _fill_the_disk(files: Mapping[str, int], channel: Channel) -> None:
    del channel
    while True:
        os.write(files["output"], bytes(1 << 20))


def _leave(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    os._exit(0)


def _raise(files: Mapping[str, int], channel: Channel) -> None:
    del files, channel
    raise ZeroDivisionError("by zero")


def _work_until_cancelled(files: Mapping[str, int], channel: Channel) -> None:
    del files
    for count in range(10**9):
        channel.event({"done": count})
        channel.check()
        time.sleep(0.001)


def _write_after_answering(files: Mapping[str, int], channel: Channel) -> None:
    channel.finish(Reply("done"))
    while True:
        os.write(files["output"], b"later")
        time.sleep(0.001)


def _say(*parts: bytes) -> Callable[[Mapping[str, int], Channel], None]:
    def lie(files: Mapping[str, int], channel: Channel) -> None:
        del files
        for part in parts:
            with contextlib.suppress(OSError):
                os.write(channel.descriptor, part)
        time.sleep(600)

    return lie


def _frame(kind: bytes, text: bytes, blob: bytes = b"") -> bytes:
    return wire.HEADER.pack(kind, len(text), len(blob)) + text + blob


LIES: dict[str, Callable[[Mapping[str, int], Channel], None]] = {
    "lie: endless JSON": _say(wire.HEADER.pack(wire.RESULT, 2**32 - 1, 0)),
    "lie: endless bytes": _say(wire.HEADER.pack(wire.RESULT, 2, 2**63) + b"{}"),
    "lie: unknown kind": _say(_frame(b"?", b"{}")),
    "lie: payload back": _say(_frame(wire.PAYLOAD, b"{}")),
    "lie: no JSON": _say(_frame(wire.RESULT, b"\xff\xfe")),
    "lie: not a number": _say(_frame(wire.RESULT, b'{"a": NaN}')),
    "lie: infinite": _say(_frame(wire.EVENT, b"[-Infinity]")),
    "lie: too deep": _say(_frame(wire.RESULT, b"[" * 100 + b"]" * 100)),
    "lie: much too deep": _say(_frame(wire.RESULT, b"[" * 500_000)),
    "lie: huge integer": _say(_frame(wire.RESULT, b"9" * 5_000)),
    "lie: huge event": _say(_frame(wire.EVENT, b'"' + b"x" * (wire.MAX_EVENT + 1) + b'"')),
    "lie: unknown refusal": _say(_frame(wire.REFUSAL, b'{"code": "os.system", "data": {}}')),
    "lie: refusal without data": _say(_frame(wire.REFUSAL, b'{"code": "host.died", "data": {}}')),
    "lie: refusal of wrong form": _say(_frame(wire.REFUSAL, b'["host.died"]')),
    "lie: refusal with code inside": _say(
        _frame(wire.REFUSAL, b'{"code": "host.died", "data": {"signal": {"__class__": 1}}}')
    ),
}

_MANNERS: dict[str, Callable[[Mapping[str, int], Channel], None]] = {
    "crash": _crash,
    "never end": _never_end,
    "sleep": _sleep,
    "eat memory": _eat_memory,
    "make threads": _make_threads,
    "fill the disk": _fill_the_disk,
    "leave": _leave,
    "raise": _raise,
    "work until cancelled": _work_until_cancelled,
    "write after answering": _write_after_answering,
    **LIES,
}
