"""How far a storyboard is, as a page shows it."""

from dataclasses import dataclass
from typing import Final, Literal

from studio.assistant.models import Phase, StoryboardJob
from studio.lib.leases import State

_BEGINS: Final[dict[Phase, int]] = {
    Phase.READ: 0,
    Phase.MEDIA: 4,
    Phase.SPEAK: 8,
    Phase.LAYOUT: 70,
    Phase.MUSIC: 78,
    Phase.SAVE: 94,
}
"""Percent of the whole at which each phase usually begins."""


@dataclass(frozen=True)
class Step:
    """One phase."""

    phase: Phase
    state: Literal["done", "now", "later"]


@dataclass(frozen=True)
class Progress:
    """All phases, and the whole in percent."""

    steps: tuple[Step, ...]
    percent: int
    waiting: bool
    over: bool


def progress_of(job: StoryboardJob) -> Progress:
    """How far `job` is."""
    phases = list(Phase)
    at = phases.index(Phase(job.phase))
    begins = [*(_BEGINS[phase] for phase in phases), 100]
    within = job.done / job.total if job.phase == Phase.SPEAK and job.total else 0.0
    steps: list[Step] = []
    for index, phase in enumerate(phases):
        steps.append(Step(phase, "done" if index < at else "now" if index == at else "later"))
    return Progress(
        steps=tuple(steps),
        percent=round(begins[at] + within * (begins[at + 1] - begins[at])),
        waiting=job.state == State.WAITING,
        over=job.state in (State.FAILED, State.CANCELLED),
    )
