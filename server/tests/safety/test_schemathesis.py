"""The API never answers 500 and always as described, whatever is sent, in a workspace with things in it."""

import os
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from safety.matrix.table import api_operations
from safety.matrix.world import THINGS, World

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
CSRF = "0123456789abcdefghijABCDEFGHIJxy"


@pytest.fixture(scope="module", autouse=True)
def kept_connection() -> Iterator[None]:
    """The connection is not closed for its age between two requests: everything happens in one transaction."""
    told = (request_started, request_finished)
    for signal in told:
        signal.disconnect(close_old_connections)
    yield
    for signal in told:
        signal.connect(close_old_connections)


@cache
def _schema() -> Any:
    from studio.config.api import api

    project = ProjectConfig(generation=GenerationConfig(database="none", with_security_parameters=False))
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_dict(api.get_openapi_schema(), config=config)


@cache
def _studio() -> Any:
    return get_wsgi_application()


def _browser(world: World, who: str) -> Any:
    """The studio as a WSGI application that every request reaches from the browser of `who`."""
    session = world.client(who).cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"

    def application(environ: dict[str, Any], start: Any) -> Any:
        # Here, since the client of the tests keeps a jar of its own and drops what headers say; nor does it close.
        said = {"HTTP_COOKIE": cookies, "HTTP_X_CSRFTOKEN": CSRF, "HTTP_HOST": "testserver"}
        with closing(_studio()({**environ, **said}, start)) as answer:
            return [b"".join(answer)]

    return application


def _attack(world: World, key: tuple[str, str, str], examples: int, who: str) -> None:
    """Sends generated requests to one operation; each is undone, so that the world stays."""
    _, method, path = key
    operation = _schema()[path][method]
    names = {name for name in [*THINGS, "workspace_id"] if f"{{{name}}}" in path}
    real = {name: world[name] for name in names}
    browser = _browser(world, who)

    @hypothesis_settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), found=st.booleans())
    def attack(case: Any, found: bool) -> None:
        if found and real:
            case.path_parameters = {**(case.path_parameters or {}), **real}
        with transaction.atomic():
            try:
                answer = case.call_and_validate(base_url="http://testserver", app=browser, checks=CHECKS)
                assert answer.status_code != 401, "the request was to come from somebody who is signed in"
                assert b"CSRF" not in answer.content
            finally:
                transaction.set_rollback(True)

    attack()


@pytest.mark.parametrize("key", sorted(api_operations()), ids=lambda key: f"{key[1]} {key[2]}")
def test_no_request_is_answered_with_an_error_of_ours(world: World, key: tuple[str, str, str]) -> None:
    _attack(world, key, int(os.environ.get("STUDIO_TEST_EXAMPLES", "6")), "editor")


@pytest.mark.nightly
@pytest.mark.parametrize("who", ["viewer", "editor", "owner"])
@pytest.mark.parametrize("key", sorted(api_operations()), ids=lambda key: f"{key[1]} {key[2]}")
def test_no_request_of_thousands_is_answered_with_an_error_of_ours(
    world: World, key: tuple[str, str, str], who: str
) -> None:
    _attack(world, key, 300, who)
