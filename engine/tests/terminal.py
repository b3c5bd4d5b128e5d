"""What tests of the command line speak of: a command, and what it left on the terminal."""

from collections.abc import Callable
from dataclasses import dataclass

SMALL = ("--set", "short_side=90", "--set", "speed=ultrafast", "--progress", "none")
"""Makes a render quick."""


@dataclass(frozen=True)
class Said:
    """What a command left on the terminal."""

    code: int
    out: str
    err: str


type Command = Callable[..., Said]
