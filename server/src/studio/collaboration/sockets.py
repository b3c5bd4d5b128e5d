"""The sockets' addresses."""

from typing import get_args

from django.urls import URLPattern, path

from studio.collaboration.project_socket import ProjectSocket
from studio.collaboration.protocol import ClientCommit, ClientHello, ClientLive, ClientPing, ClientPresence, Message
from studio.collaboration.workspace_socket import WorkspaceSocket

_PROJECT = (ClientHello, ClientCommit, ClientPresence, ClientLive, ClientPing)


def _type(message: type[Message]) -> str:
    (name,) = get_args(message.model_fields["type"].annotation)
    return str(name)


MESSAGES: dict[str, tuple[str, ...]] = {
    "/ws/projects/{project_id}": tuple(_type(message) for message in _PROJECT),
    "/ws/workspaces/{workspace_id}": (_type(ClientPing),),
}
"""What a client may say, by address: each needs a row in the authorization matrix."""


def addresses() -> list[URLPattern]:
    """Every socket of the studio."""
    return [
        path("ws/projects/<str:id>", ProjectSocket.application),  # type: ignore[arg-type]  # Channels routes ASGI callables
        path("ws/workspaces/<str:id>", WorkspaceSocket.application),  # type: ignore[arg-type]  # as above
    ]
