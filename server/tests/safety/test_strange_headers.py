"""Whatever comes in the headers by which people say who they are, nobody is let in and nothing breaks."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safety.matrix.world import World

ROUTES = (
    ("GET", "/account/login/"),
    ("GET", "/w/{workspace_id}/library"),
    ("GET", "/api/v1/me"),
    ("PATCH", "/api/v1/me"),
    ("GET", "/api/v1/assets/{asset_id}"),
    ("DELETE", "/api/v1/assets/{asset_id}"),
    ("GET", "/p/{project_id}/still"),
    ("POST", "/api/v1/workspaces/{workspace_id}/uploads"),
)
TEXTS = (
    *("", " ", "x", "\0", "a\0b", "ñ", "é" * 40, "\x7f", "\r\n", "\t", "%00", '"', '"\\000"', '"\\377\\376"', "\\"),
    *(
        "a" * 32,
        "A" * 32,
        "a" * 10_000,
        "a" * 31 + "\0",
        '"' + "\\000" * 32 + '"',
        "💥" * 8,
        "null",
        "../../etc/passwd",
    ),
)
AUTHORIZATIONS = (
    *("Bearer", "Bearer ", "Bearer  ", "bearer \0", "Basic", "Basic !!!!", "Basic AAAA", "Digest", "Bearer a b c", ";"),
    *(f"Bearer {text}" for text in TEXTS),
    *TEXTS,
)
COOKIES = (
    *(
        "=",
        ";;;",
        "sessionid",
        "sessionid=;sessionid=",
        "csrftoken=\0",
        "a=b; " * 500,
        "messages=x; studio=1",
        "$Version=1",
    ),
    *(f"sessionid={text}" for text in TEXTS),
    *(f"csrftoken={text}; django_language={text}; messages={text}" for text in TEXTS),
)


def _latin(text: str) -> str:
    """`text` as a web server hands it on: its bytes, each read as one character."""
    return text.encode("utf-8", "surrogatepass").decode("latin1")


def _ask(world: World, **headers: str) -> None:
    """Asks every route; nobody is known by these headers."""
    for method, path in ROUTES:
        address = path.format(**{name: world[name] for name in ("workspace_id", "asset_id", "project_id")})
        with world.undone():
            answer = Client(headers={**headers, "Tus-Resumable": "1.0.0"}).generic(method, address)
        expected = {200, 302} if not path.startswith("/api") else {401, 403}
        assert answer.status_code in expected, (method, path, headers)
        if answer.status_code == 200:
            assert path == "/account/login/", (method, path, headers)
        if path.startswith("/api") and not path.endswith("uploads"):
            assert answer["Content-Type"] == "application/problem+json", (method, path, headers)


@pytest.fixture
def asked(world: World) -> World:
    """The world with what the routes name."""
    for name in ("workspace_id", "asset_id", "project_id"):
        _ = world[name]
    return world


def test_no_authorization_breaks_anything(asked: World) -> None:
    for value in AUTHORIZATIONS:
        _ask(asked, Authorization=_latin(value))


def test_no_cookie_breaks_anything(asked: World) -> None:
    for value in COOKIES:
        _ask(asked, Cookie=_latin(value))


@settings(max_examples=15, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=80), st.binary(max_size=80))
def test_no_bytes_break_anything(asked: World, cookie: bytes, authorization: bytes) -> None:
    cookies = b"sessionid=" + cookie
    _ask(asked, Cookie=cookies.decode("latin1"), Authorization=authorization.decode("latin1"))
