"""What one job may use, and how well this machine locks a job in."""

from dataclasses import asdict, dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds of one job; the kernel enforces those of the child, the caller those of the answer."""

    cpu_seconds: int = 10
    wall_seconds: float = 30.0
    memory_bytes: int = 512 * MEBIBYTE
    """Memory that the job may add to what the warm process holds."""
    file_bytes: int = 0
    """The size that a file which the job writes may reach."""
    reply_bytes: int = 64 * MEBIBYTE
    """The size of the raw bytes in the answer."""
    grace_seconds: float = 2.0
    """How long a cancelled job may take to stop by itself before it is killed."""


@dataclass(frozen=True)
class Level:
    """How a job is locked in on this machine; `claqueta doctor` shows it."""

    rlimits: bool
    no_new_privs: bool
    seccomp: str | None
    """The version of libseccomp whose filter is in force, None without one."""
    landlock: int | None
    """The ABI of Landlock in force, None where the kernel has none."""
    user_dropped: bool
    """Whether the job gave up root for an account without rights."""

    @property
    def complete(self) -> bool:
        """Whether every lock that this design knows is in force."""
        return self.rlimits and self.no_new_privs and self.seccomp is not None and self.landlock is not None

    def as_json(self) -> dict[str, object]:
        """The level as JSON."""
        return {**asdict(self), "complete": self.complete}
