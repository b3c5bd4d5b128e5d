"""Who opens a socket: the browser's session, or an API token offered as a subprotocol."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Literal

from django.conf import settings

from studio.accounts.public import Actor, Caller, caller_by_session, caller_by_token

SUBPROTOCOL = "claqueta.1"
TOKEN_PREFIX = "claqueta.token."  # noqa: S105  # not a secret, it stands before one
_COLORS = (
    *("#2563eb", "#db2777", "#059669", "#d97706", "#7c3aed", "#dc2626"),
    *("#0891b2", "#65a30d", "#c026d3", "#ea580c", "#4f46e5", "#0d9488"),
)


@dataclass(frozen=True)
class Credential:
    """What the socket was opened with; asked again while it is open."""

    kind: Literal["session", "token"]
    secret: str

    def caller(self) -> Caller | None:
        """Whoever stands behind it now."""
        return (caller_by_session if self.kind == "session" else caller_by_token)(self.secret)


def credential_of(scope: dict[str, Any]) -> Credential | None:
    """What came with the handshake. A token counts before a cookie, and a cookie only from our own pages (S-3)."""
    for offered in scope.get("subprotocols", ()):
        if offered.startswith(TOKEN_PREFIX):
            return Credential("token", offered.removeprefix(TOKEN_PREFIX))
    headers = dict(scope["headers"])
    if b"origin" not in headers:
        return None
    cookies = SimpleCookie()
    try:
        cookies.load(headers.get(b"cookie", b"").decode("latin1"))
    except CookieError:
        return None
    session = cookies.get(settings.SESSION_COOKIE_NAME)
    return Credential("session", session.value) if session is not None and session.value else None


def again(actor: Actor) -> Actor:
    """The same actor, knowing nothing yet of their roles."""
    return Actor(actor.user_id, actor.way, actor.scopes, actor.workspace_id)


def color_of(user_id: str) -> str:
    """The colour in which others see a person: always the same one."""
    return _COLORS[sum(user_id.encode()) % len(_COLORS)]
