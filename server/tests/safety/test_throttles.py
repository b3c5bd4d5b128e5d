"""Throttles: too much is answered with 429 and when to come back; a Redis that is away locks nobody out."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from redis.exceptions import ConnectionError as RedisAway

from studio.lib.errors import TooMany
from studio.lib.throttles import spend
from studio.testing.people import make_user


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Nothing is counted before, and nothing after."""
    cache.clear()
    yield
    cache.clear()


def test_the_api_is_limited_for_each_person(client: Client, settings: Settings, db: None) -> None:  # noqa: ARG001
    settings.THROTTLES = {"api": (3, 3600)}
    client.force_login(make_user("ana"))
    answers = [client.get("/api/v1/me") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 3600
    assert answers[-1].json()["code"] == "too_many"
    other = Client()
    other.force_login(make_user("leo"))
    assert other.get("/api/v1/me").status_code == 200


def test_guessing_tokens_is_limited_for_each_address(settings: Settings, db: None) -> None:  # noqa: ARG001
    settings.THROTTLES = {"bad_token": (3, 3600)}
    client = Client(headers={"Authorization": "Bearer claq_nada"})
    assert [client.get("/api/v1/me").status_code for _ in range(4)] == [401, 401, 401, 429]


def test_guessing_invitations_is_limited_for_each_address(
    client: Client,
    settings: Settings,
    db: None,  # noqa: ARG001  # needs rows
) -> None:
    settings.THROTTLES = {"invitation": (3, 3600)}
    answers = [client.get("/invitation/nada") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
    assert re.fullmatch(r"\d+", answers[-1]["Retry-After"])


def test_guessing_a_password_is_limited_for_each_account(client: Client, db: None) -> None:  # noqa: ARG001
    ana = make_user("ana")
    pages = [client.post("/account/login/", {"login": ana.email, "password": f"x{turn}"}) for turn in range(7)]
    right = client.post("/account/login/", {"login": ana.email, "password": "correcto caballo batería"})
    assert right.status_code in (200, 429), "even the right password is not asked any more"
    assert client.get("/api/v1/me").status_code == 401
    assert {page.status_code for page in pages} <= {200, 429}


def test_counting_is_exact_when_many_count_at_once(settings: Settings) -> None:
    from concurrent.futures import ThreadPoolExecutor

    settings.THROTTLES = {"api": (50, 3600)}

    def once(_: int) -> bool:
        try:
            spend("api", "ana")
        except TooMany:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(once, range(200))) == 50


def test_a_redis_that_is_away_locks_nobody_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.THROTTLES = {"api": (1, 3600)}

    def away(*_arguments: object, **_options: object) -> None:
        raise RedisAway

    monkeypatch.setattr(cache, "incr", away)
    spend("api", "ana")
    spend("api", "ana")
