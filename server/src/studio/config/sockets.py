"""The sockets' addresses, behind the checks that all of them share."""

from typing import Any

from channels.auth import AuthMiddlewareStack
from channels.security.websocket import OriginValidator
from django.conf import settings
from django.urls import URLPattern


def guarded(router: Any) -> Any:
    """The socket application: the origin must be ours to scheme and port, then the session names the person."""
    return OriginValidator(AuthMiddlewareStack(router(addresses())), [settings.STUDIO.origin])


def addresses() -> list[URLPattern]:
    """Every socket."""
    from studio.collaboration.sockets import addresses as collaboration  # needs the apps to be ready

    return collaboration()
