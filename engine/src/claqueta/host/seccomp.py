"""The list of system calls that a job may make, as a program for the kernel built by libseccomp.

Everything else fails with EPERM, so a library that tries its luck (reading /proc, pinning threads) goes on without.
Threads are allowed, processes are not; memory never becomes executable.
"""

import ctypes
import errno
import os
from dataclasses import dataclass

_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_EQUAL, _MASKED_EQUAL = 4, 7
_ATTRIBUTE_BAD_ARCHITECTURE = 2

_CLONE_THREAD = 0x00010000 | 0x00000100  # CLONE_THREAD, which needs CLONE_VM
_PROT_EXEC = 4
_PR_SET_NAME = 15

_CALLS = (
    # descriptors the job was given
    "read", "readv", "pread64", "preadv", "write", "writev", "pwrite64", "pwritev", "lseek", "close", "ftruncate",
    "fsync", "fdatasync", "poll", "ppoll", "select", "pselect6",
    # memory
    "brk", "munmap", "mremap", "madvise", "membarrier",
    # threads
    "futex", "futex_wait", "futex_wake", "futex_requeue", "set_robust_list", "get_robust_list", "rseq",
    "set_tid_address", "gettid", "getpid", "sched_yield", "sched_getaffinity", "sched_getparam",
    "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min", "getcpu",
    # time, chance, itself
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom",
    "getrusage", "times", "sysinfo", "getuid", "geteuid", "getgid", "getegid",
    # signals of its own, the end
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall", "exit", "exit_group",
)  # fmt: skip


class _Compare(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


# (call, action, argument, operator, first, second)
_CONDITIONAL = (
    ("clone", _ALLOW, 0, _MASKED_EQUAL, _CLONE_THREAD, _CLONE_THREAD),
    ("mmap", _ALLOW, 2, _MASKED_EQUAL, _PROT_EXEC, 0),
    ("mprotect", _ALLOW, 2, _MASKED_EQUAL, _PROT_EXEC, 0),
    ("prctl", _ALLOW, 0, _EQUAL, _PR_SET_NAME, 0),
    # asking for a limit is fine, setting one is not
    ("prlimit64", _ALLOW, 2, _EQUAL, 0, 0),
)


@dataclass(frozen=True)
class Filter:
    """A compiled filter and the version of libseccomp that made it."""

    program: bytes
    version: str


def compile_filter() -> Filter | None:
    """The filter for this machine, or None where libseccomp is missing or refuses."""
    try:
        library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    except OSError:
        return None
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = [ctypes.c_uint32]
    library.seccomp_release.argtypes = [ctypes.c_void_p]
    library.seccomp_attr_set.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32]
    library.seccomp_export_bpf.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_void_p,
    ]
    context = library.seccomp_init(_ERRNO | errno.EPERM)
    if not context:
        return None
    try:
        library.seccomp_attr_set(context, _ATTRIBUTE_BAD_ARCHITECTURE, _ERRNO | errno.EPERM)
        added = [_rule(library, context, _ALLOW, name, None) for name in _CALLS]
        for name, action, *comparison in _CONDITIONAL:
            added.append(_rule(library, context, action, name, _Compare(*comparison)))
        added.append(_rule(library, context, _ERRNO | errno.ENOSYS, "clone3", None))
        if not all(added):
            return None
        program = _export(library, context)
    finally:
        library.seccomp_release(context)
    return Filter(program, _version(library)) if program else None


def _rule(library: ctypes.CDLL, context: int, action: int, name: str, compare: _Compare | None) -> bool:
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number < 0:  # this machine has no such call
        return True
    rules = (_Compare * 1)(compare) if compare is not None else None
    return bool(library.seccomp_rule_add_array(context, action, number, int(rules is not None), rules) == 0)


def _export(library: ctypes.CDLL, context: int) -> bytes:
    descriptor = os.memfd_create("filter")
    try:
        if library.seccomp_export_bpf(context, descriptor) != 0:
            return b""
        return os.pread(descriptor, os.lseek(descriptor, 0, os.SEEK_END), 0)
    finally:
        os.close(descriptor)


def _version(library: ctypes.CDLL) -> str:
    library.seccomp_version.restype = ctypes.POINTER(ctypes.c_uint * 3)
    return ".".join(str(part) for part in library.seccomp_version().contents)
