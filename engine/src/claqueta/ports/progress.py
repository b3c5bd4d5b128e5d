"""How long work tells how far it is, and learns that nobody wants it any more."""

from dataclasses import dataclass
from typing import Literal, Protocol

from claqueta.errors import ClaquetaError, Words

type Phase = Literal["speak", "plan", "pictures", "sound", "join", "verify"]


class Cancelled(ClaquetaError):
    """The person stopped the work."""

    code = "cancelled"
    words = Words(en="Cancelled.", es="Cancelado.")


@dataclass(frozen=True)
class Report:
    """A state of the work."""

    phase: Phase
    done: int
    """Units (frames, for pictures) done in this phase."""
    total: int
    share: float
    """0…1 of the whole work, weighted by cost."""
    remaining_seconds: float | None = None
    """None while nothing is known."""


class Progress(Protocol):
    """Hears reports, at most a few a second, and may end the work."""

    def report(self, report: Report) -> None:
        """Hears a report. Raises Cancelled to end the work."""
        ...
