"""The sockets' addresses, behind the check that all of them share."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import URLPattern

_DEFAULT_PORTS = {"http": 80, "https": 443}


def guarded(router: Any) -> Any:
    """The socket application: a handshake that names an origin must name ours, to scheme and port.

    Browsers always name one. Programs name none, and then only an API token says who they are (docs/specs/sync.md,
    S-2): a cookie without an origin counts for nothing.
    """
    routed = router([*addresses(), *_nowhere()])
    ours = place(settings.STUDIO.origin)

    async def application(scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        named = [value.decode("latin1") for name, value in scope["headers"] if name == b"origin"]
        if len(named) > 1 or any(place(origin) != ours for origin in named):
            await receive()
            await send({"type": "websocket.close", "code": 4403})  # before accepting: answered with 403
            return
        await routed(scope, receive, send)

    return application


def place(origin: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of `origin`; None for anything that is not exactly that."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or parts.path or parts.query or parts.fragment:
        return None
    if parts.username is not None or parts.password is not None:
        return None
    return parts.scheme, parts.hostname, port if port is not None else _DEFAULT_PORTS[parts.scheme]


def addresses() -> list[URLPattern]:
    """Every socket."""
    from studio.collaboration.sockets import addresses as collaboration  # needs the apps to be ready

    return collaboration()


def _nowhere() -> list[URLPattern]:
    """What answers every other address: no connection, rather than an error in the log."""
    from django.urls import re_path

    async def refuse(_scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        await receive()
        await send({"type": "websocket.close", "code": 4404})

    return [re_path(r"", refuse)]  # type: ignore[arg-type]  # Channels routes ASGI callables
