"""One host for all exports of a test process."""

from collections.abc import Iterator

import pytest

from claqueta.host import Host
from claqueta.render.export import HOST_MODULES


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """A host that can export."""
    with Host(HOST_MODULES) as running:
        yield running
