"""The world in which everything is asked: one for all questions of a module, each of which is undone."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from safety.matrix.world import World


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001  # by name
    """The people and what they have, in a transaction that lasts as long as the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        world.look_for_voices()
        world.sign_in_everyone()
        world.remove_the_removed()
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world: World, db: None) -> Iterator[World]:  # noqa: ARG001  # asked for by name
    """The same world; whatever the test does to it is undone."""
    with shared_world.undone():
        yield shared_world
