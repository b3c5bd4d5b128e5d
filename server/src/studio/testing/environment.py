"""Loaded by pytest before Django: a folder of its own for every test process, and its own Redis.

`STUDIO_TEST_PROFILE=farm` runs the same tests against PostgreSQL and an S3 server instead of SQLite and a folder.
"""

import atexit
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from studio.testing.services import postgres_server, redis_server, remove, s3_server

_stack = ExitStack()
_folder = Path(tempfile.mkdtemp(prefix="studio-test-"))
_stack.callback(remove, _folder)
os.environ["STUDIO_VAR"] = str(_folder)
os.environ["STUDIO_SECRET"] = "only for tests, which nobody reaches from outside"  # noqa: S105  # as it says
os.environ["STUDIO_ORIGIN"] = "http://testserver"
os.environ.setdefault("STUDIO_TASKS", "now")
os.environ["REDIS_URL"] = _stack.enter_context(redis_server(_folder))
if os.environ.get("STUDIO_TEST_PROFILE") == "farm":
    os.environ["DATABASE_URL"] = _stack.enter_context(postgres_server(_folder))
    os.environ["STORAGE_URL"] = _stack.enter_context(s3_server())
else:
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("STORAGE_URL", None)
atexit.register(_stack.close)
