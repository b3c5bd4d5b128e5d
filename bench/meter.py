"""What work costs: seconds on the clock and seconds of processors, of this process and of all that it starts."""

import json
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cost:
    """Of one run."""

    wall: float
    """Seconds."""
    cpu: float
    """Processor seconds, of all threads and processes."""
    frames: int
    peak_bytes: int = 0
    """Of the largest process."""

    @property
    def wall_ms(self) -> float:
        """A frame."""
        return 1000 * self.wall / self.frames

    @property
    def cpu_ms(self) -> float:
        """A frame."""
        return 1000 * self.cpu / self.frames


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each: whatever else the machine does only ever adds."""
    return replace(
        costs[0],
        wall=min(cost.wall for cost in costs),
        cpu=min(cost.cpu for cost in costs),
        peak_bytes=max(cost.peak_bytes for cost in costs),
    )


class Unavailable(Exception):
    """A peer that cannot be measured here; the text says why."""


def run(command: Sequence[str], frames: int, environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of a program from its start to its end. Raises Unavailable with its last words when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise Unavailable(_last_line(done.stderr) or f"exit status {done.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, frames)


def ask(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """The cost that a program measured of itself, its start left out. Raises Unavailable likewise."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise Unavailable(_last_line(done.stderr) or f"exit status {done.returncode}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return Cost(told["wall"], told["cpu"], told["frames"], told.get("peak_bytes", 0))


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:160] if lines else ""
