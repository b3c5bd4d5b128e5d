"""The named steps at which a worker may be lost: tests hang a hand grenade on one of them."""

from collections.abc import Callable
from typing import Literal

type Point = Literal[
    "plan.claimed",
    "plan.made",
    "pieces.claimed",
    "pieces.opened",
    "pieces.working",
    "piece.rendered",
    "piece.stored",
    "piece.committed",
    "end.claimed",
    "end.joined",
    "end.stored",
    "end.published",
]


def _pass(_point: Point) -> None:
    pass


_heard: Callable[[Point], None] = _pass


def reached(point: Point) -> None:
    """Says that work has come to `point`."""
    _heard(point)


def listen(heard: Callable[[Point], None] | None) -> None:
    """Has `heard` called at every point, in this process; None ends it."""
    global _heard
    _heard = heard or _pass
