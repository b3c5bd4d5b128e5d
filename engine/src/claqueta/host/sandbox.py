"""Locks the calling process in, for ever: limits, no new rights, no files, no network, a list of system calls.

Runs in the child between fork and the job, while it has one thread. A lock that held in the trial at the start of
the warm process must hold here too, or the job does not run.
"""

import ctypes
import os
import resource
import signal
from dataclasses import dataclass
from pathlib import Path

from claqueta.host.limits import MEBIBYTE, Level, Limits
from claqueta.host.seccomp import Filter, compile_filter

_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446
_LANDLOCK_VERSION = 1
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2
_INSTRUCTION_BYTES = 8
_NOBODY = 65534
_SPARE_DESCRIPTORS = 8
_NOBODYS_THREADS = 4096
# glibc reserves address space for arenas that it never touches
_RESERVED_BYTES = 512 * MEBIBYTE


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


@dataclass(frozen=True)
class Locks:
    """What this machine offers, found out once in the warm process."""

    filter: Filter | None
    landlock: int | None


_libc = ctypes.CDLL(None, use_errno=True)


def available() -> Locks:
    """The locks that this machine offers."""
    abi = _libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), _LANDLOCK_VERSION)
    return Locks(compile_filter(), abi if abi > 0 else None)


def lock(locks: Locks, limits: Limits, keep: list[int], parent: int) -> Level:
    """Lock this process in and say how; only descriptors 0, 1, 2 and `keep` stay open.

    parent: the process id of the warm process; when that has died meanwhile, this one ends too.
    Raises OSError when a lock does not close.
    """
    _close_others(keep)
    dropped = _drop_root()
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    _limit(limits, highest=max(keep, default=2), dropped=dropped)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    if locks.landlock is not None:
        _landlock(locks.landlock)
    if locks.filter is not None:
        _seccomp(locks.filter)
    return Level(
        rlimits=True,
        no_new_privs=True,
        seccomp=locks.filter.version if locks.filter else None,
        landlock=locks.landlock,
        user_dropped=dropped,
    )


def _close_others(keep: list[int]) -> None:
    start = 3
    for descriptor in sorted({*keep}):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _drop_root() -> bool:
    if os.geteuid() != 0:
        return False
    try:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    except PermissionError:  # a container's root without capabilities has nothing to give up
        return False
    return True


def _limit(limits: Limits, *, highest: int, dropped: bool) -> None:
    sizes = Path("/proc/self/status").read_text().splitlines()
    held = {line.split()[0]: int(line.split()[1]) << 10 for line in sizes if line.startswith(("VmSize", "VmData"))}
    bounds = {
        # the soft limit ends the job with SIGXCPU, which tells the caller why
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_DATA: (held["VmData:"] + limits.memory_bytes,) * 2,
        resource.RLIMIT_AS: (held["VmSize:"] + limits.memory_bytes + _RESERVED_BYTES,) * 2,
        resource.RLIMIT_FSIZE: (limits.file_bytes,) * 2,
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (highest + 1 + _SPARE_DESCRIPTORS,) * 2,
    }
    if dropped:  # another account's own programs must not count
        bounds[resource.RLIMIT_NPROC] = (_NOBODYS_THREADS,) * 2
    for name, bound in bounds.items():
        ceiling = resource.getrlimit(name)[1]
        resource.setrlimit(name, (_lower(bound[0], ceiling), _lower(bound[1], ceiling)))


def _lower(value: int, ceiling: int) -> int:
    return value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)


def _landlock(abi: int) -> None:
    files = (1 << 13) - 1
    for since, right in ((2, 13), (3, 14), (5, 15)):
        if abi >= since:
            files |= 1 << right
    rules = _Ruleset(files, 0b11 if abi >= 4 else 0, 0b11 if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = _libc.syscall(_LANDLOCK_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0 or _libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) != 0:
        raise OSError(ctypes.get_errno(), "landlock")
    os.close(ruleset)


def _seccomp(filter_: Filter) -> None:
    code = ctypes.create_string_buffer(filter_.program, len(filter_.program))
    program = _Program(len(filter_.program) // _INSTRUCTION_BYTES, ctypes.addressof(code))
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program))


def _prctl(option: int, first: object, second: object = 0) -> None:
    if _libc.prctl(option, first, second, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {option}")
