"""What every page and answer carries: a strict policy, isolation, no inline code; settings that Django approves."""

import json
import logging
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from safety.matrix.table import page_addresses
from safety.matrix.world import World
from studio.accounts import actions

DATA_BLOCKS = {"application/json", "importmap", "speculationrules"}


class _Inline(HTMLParser):
    """Finds what the policy would block: inline scripts and styles, event handlers, javascript: links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        inline = tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS
        if (inline or tag == "style") and not values.get("nonce"):
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if (
                name.startswith(("on", "hx-on"))
                or name == "style"
                or (value or "").strip().lower().startswith("javascript:")
            ):
                self.found.append(f"{tag} {name}={value}")


def _plain_pages() -> list[str]:
    """Pages whose address needs nothing but the workspace."""
    return sorted(path for path in page_addresses() if set(re.findall(r"\{(\w+)\}", path)) <= {"workspace_id"})


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001  # asked for by name
    return World()


@pytest.mark.parametrize("who", ["anonymous", "owner"])
def test_every_page_carries_the_policy_and_nothing_inline(world: World, who: str) -> None:
    seen = 0
    for path in _plain_pages():
        answer = world.client(who).get(path.replace("{workspace_id}", world.workspace.id))
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe-inline" not in policy, path
        assert not re.search(r"(?<!wasm-)unsafe-eval", policy), path
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path
        assert answer["Cross-Origin-Embedder-Policy"] == "require-corp", path
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", path
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["X-Frame-Options"] == "DENY", path
        assert "camera=()" in answer["Permissions-Policy"], path
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            parser = _Inline()
            parser.feed(answer.content.decode())
            assert parser.found == [], path
            seen += 1
    assert seen >= 5


def test_a_page_of_another_host_is_refused(client: Client, db: None) -> None:  # noqa: ARG001  # needs rows
    assert client.get("/account/login/", headers={"Host": "evil.example"}).status_code == 400


def test_a_form_without_its_token_is_refused(db: None) -> None:  # noqa: ARG001  # needs rows
    client = Client(enforce_csrf_checks=True)
    assert client.post("/account/login/", {"login": "a@example.org", "password": "x"}).status_code == 403


def test_the_api_by_session_needs_the_csrf_header(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["owner"])
    answer = client.post("/api/v1/workspaces", {"name": "X"}, content_type="application/json")
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "body", [b"{", b"[" * 2000 + b"]" * 2000, b'{"name": "a\\u0000"}', b'{"name": "\\ud800"}', b"\xff"]
)
def test_a_broken_body_is_refused_and_never_an_error(world: World, body: bytes) -> None:
    answer = world.client("owner").post("/api/v1/workspaces", body, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/api/v1/workspaces/a%00b", "/w/a%00b/settings", "/account/login/?next=%00"])
def test_an_address_that_cannot_be_is_not_found(world: World, path: str) -> None:
    assert world.client("owner").get(path).status_code == 404


def test_a_request_leaves_one_line_with_its_id_and_no_secret(world: World, caplog: pytest.LogCaptureFixture) -> None:
    secret = actions.one_time_link(world.people["viewer"]).rsplit("/", 1)[1]
    with caplog.at_level(logging.INFO):
        answer = Client().get(f"/enter/{secret}", headers={"X-Request-Id": "abc-123-def"})
    lines = [record for record in caplog.records if record.name == "studio.access"]
    assert [(line.method, line.route, line.status) for line in lines] == [("GET", "enter/<str:secret>", 200)]  # type: ignore[attr-defined]  # extras
    assert answer["X-Request-Id"] == "abc-123-def"
    assert not any(secret in str(record.__dict__) for record in caplog.records)


def test_a_forged_request_id_is_replaced(client: Client, db: None) -> None:  # noqa: ARG001  # needs rows
    assert re.fullmatch(r"[\w-]{16}", client.get("/account/login/", headers={"X-Request-Id": "a b\tc"})["X-Request-Id"])


def test_djangos_own_check_finds_nothing_on_a_farm(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "STUDIO_VAR": str(tmp_path),
        "STUDIO_ORIGIN": "https://studio.example.org",
        "STUDIO_SECRET": "fifty characters of a secret that nobody will ever guess, 0123456789",
    }
    (tmp_path / "static").mkdir()
    command = [sys.executable, "-m", "studio.config.manage", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "0 silenced" in done.stdout + done.stderr


def test_on_a_farm_cookies_travel_by_https_alone(tmp_path: Path) -> None:
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "DEBUG"]
    script = f"""
import json
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in {names!r}]))
"""
    environment = {
        **os.environ,
        "STUDIO_VAR": str(tmp_path),
        "STUDIO_ORIGIN": "https://studio.example.org",
        "DJANGO_SETTINGS_MODULE": "studio.config.settings",
    }
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, True, True, 31_536_000, False]
