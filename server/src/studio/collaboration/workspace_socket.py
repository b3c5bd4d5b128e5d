"""`/ws/workspaces/<id>`: what happens in a workspace, for its pages."""

import json
from typing import Any

from studio.accounts.public import Actor, Verb, allow, may
from studio.collaboration.protocol import FROM_PAGE, ClientPing, PageHello, Pong
from studio.collaboration.socket import Socket
from studio.realtime.public import bus

VERBS: dict[str, Verb] = {
    "asset": "library.view",
    "assets": "library.view",
    "folders": "library.view",
    "export": "export.view",
    "preview": "project.view",
    "project": "project.view",
    "templates": "template.view",
    "storyboard": "project.view",
    "style_stills": "project.view",
    "speech": "project.view",
    "voice": "project.view",
    "member": "workspace.view",
    "invitation": "workspace.members",
    "workspace": "workspace.view",
}
"""The first word of an event's type → who is told."""
PERSONAL = frozenset({"rights", "favourites", "package"})
"""What is told on a person's own topic, and only to their browsers."""


def told(actor: Actor, workspace_id: str) -> frozenset[str]:
    """The first words of the events that `actor` hears of in the workspace."""
    return frozenset(noun for noun, verb in VERBS.items() if may(actor, verb, workspace_id))


def as_message(event: dict[str, Any]) -> str:
    """`event` as a message."""
    return json.dumps({"type": "event", "event": event}, ensure_ascii=False, separators=(",", ":"))


def noun(event: dict[str, Any]) -> str:
    """The first word of an event's type."""
    return str(event.get("type", "")).partition(".")[0]


class WorkspaceSocket(Socket[ClientPing]):
    """One page's socket."""

    messages = FROM_PAGE

    def find_workspace(self, actor: Actor) -> str:
        """The id in the address, if the actor may see the workspace."""
        allow(actor, "workspace.view", self.thing_id)
        self._told = told(actor, self.thing_id)
        return self.thing_id

    async def opened(self) -> None:
        """Listens, then says hello."""
        self._topics = (f"workspace-{self.workspace_id}",)
        for topic in self._topics:
            await bus().listen(topic, self)
        self.reply(PageHello(you=self.you))

    async def said(self, message: ClientPing) -> None:  # noqa: ARG002  # there is only one
        """Answers."""
        self.reply(Pong(version=None))

    async def write(self) -> None:
        """Replies and events are all there is."""
        return

    async def ended(self) -> None:
        """Listens no more."""
        for topic in getattr(self, "_topics", ()):
            bus().leave(topic, self)

    def heard(self, topic: str, event: dict[str, Any]) -> None:
        """Passes on what the person may know; what concerns only them comes on their own topic."""
        super().heard(topic, event)
        own = topic.startswith("user-") and self.caller.actor.way == "session"
        if own or (topic in self._topics and noun(event) in self._told):
            self.event(as_message(event))
        if event.get("type") in ("workspace.changed", "member.changed"):
            self.look_again()
