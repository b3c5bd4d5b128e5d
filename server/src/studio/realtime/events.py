"""What an event is. Each app declares its own in its events.py."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

type Topic = Annotated[str, StringConstraints(pattern=r"^(project|workspace|user)-[A-Za-z0-9_-]{16}$")]
"""Who is told: everyone with the project open, everyone in the workspace, one person everywhere."""


class Event(BaseModel):
    """Something that happened, as the sockets carry it. `type` reads "<noun>.<verb in the past>"."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str


def topic(kind: Literal["project", "workspace", "user"], id: str) -> Topic:
    """The topic of one thing."""
    return f"{kind}-{id}"
