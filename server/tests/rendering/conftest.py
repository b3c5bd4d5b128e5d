"""One host for all tests of rendering, and a queue that nobody listens to: the tests themselves are the workers."""

from collections.abc import Iterator

import pytest

from studio.config.celery import app
from studio.lib import hosting
from studio.rendering import films, points


@pytest.fixture(autouse=True)
def _queue() -> Iterator[None]:
    eager, app.conf.task_always_eager = app.conf.task_always_eager, False
    yield
    app.conf.task_always_eager = eager
    points.listen(None)
    films.close()


@pytest.fixture(autouse=True, scope="session")
def _host() -> Iterator[None]:
    yield
    hosting.close()
