"""Browser sessions, kept in the database; a cookie that cannot be a key of ours is no key, and nothing looks for it."""

import re
from typing import Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

_KEY: Final = re.compile(r"[a-z0-9]{32}")


class SessionStore(DatabaseSessions):
    """Django's, which would ask the database for any text of eight characters: PostgreSQL fails on some of them."""

    def _validate_session_key(self, key: str | None) -> bool:
        return key is not None and _KEY.fullmatch(key) is not None
