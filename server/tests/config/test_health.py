"""What machines are told, and what the doctor says."""

import pytest
from django.test import Client

from studio.config import health
from studio.config.doctor import findings


def test_a_process_that_answers_is_alive(client: Client) -> None:
    assert client.get("/healthz").json() == {"alive": True}


@pytest.mark.django_db
def test_a_studio_is_ready_when_every_part_answers(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200, response.json()


@pytest.mark.django_db
def test_a_part_that_fails_is_named_and_not_explained(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise ConnectionError("redis://user:secret@inner")

    monkeypatch.setitem(health.CHECKS, "redis", away)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["redis"] is False
    assert b"secret" not in response.content


@pytest.mark.django_db
def test_the_doctor_finds_nothing_bad_where_the_tests_run() -> None:
    found = {each.subject: each for each in findings()}
    assert [each for each in found.values() if each.verdict == "bad"] == []
    assert found["workers"].verdict == "notice"
