"""What the benchmark found, as plain data."""

from dataclasses import dataclass, field

from bench.edits import Edits
from bench.meter import Cost
from bench.overheads import Overheads
from bench.soundwork import SoundSpeed


@dataclass
class CaseResult:
    """One composition."""

    name: str
    title: str
    target: float | None
    floor: Cost
    ours: Cost
    jobs_ms: dict[str, float]
    """Processor milliseconds a frame by job."""
    rivals: dict[str, Cost]
    missing: dict[str, str]
    """Rivals that were not measured, and why."""


@dataclass
class Results:
    """All."""

    machine: str
    date: str
    seconds: float = 0.0
    """How long measuring took."""
    cases: list[CaseResult] = field(default_factory=list)
    transcode: Cost | None = None
    """By the ffmpeg program, of one clip."""
    edits: Edits | None = None
    overheads: Overheads | None = None
    sound: SoundSpeed | None = None
    missing: dict[str, str] = field(default_factory=dict)
