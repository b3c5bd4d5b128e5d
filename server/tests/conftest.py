"""Fixtures that all tests of the studio share."""

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.testing.people import make_actor, make_workspace


def pytest_configure() -> None:
    """Makes hashing quick (tests make many people), and takes static files from where they are written."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # In a file, as in life: threads and processes meet the same locks.
        settings.DATABASES["default"]["TEST"]["NAME"] = str(settings.STUDIO.var / "test.sqlite3")
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.THROTTLES = {}
    # Emptying the tables after a test need not write content types and permissions anew: nothing here reads them.
    TransactionTestCase.available_apps = list(settings.INSTALLED_APPS)


@pytest.fixture
def workspace(db: None) -> Workspace:  # noqa: ARG001  # asked for by name
    """A workspace without members."""
    return make_workspace()


@pytest.fixture
def editor(workspace: Workspace) -> Actor:
    """An editor of `workspace`."""
    return make_actor(workspace, "editor")
