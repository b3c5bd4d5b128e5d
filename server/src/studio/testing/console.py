"""`python -m studio.testing.console`: runs functions inside a running studio's surroundings, one JSON line each.

Started by RunningStudio, with the studio's own environment; the functions below are the ones most tests call.
"""

import json
import sys
import traceback
from importlib import import_module
from typing import Any


def person(*, name: str) -> dict[str, str]:
    """A new user with a session."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from studio.testing.people import make_user

    user = make_user(name)
    session = SessionStore()
    session[SESSION_KEY] = user.id
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {"id": user.id, "email": user.email, "session": session.session_key or ""}


def workspace(*, name: str, roles: dict[str, str]) -> str:
    """The id of a new workspace; roles: by user id."""
    from studio.accounts.models import Membership
    from studio.testing.people import make_workspace

    made = make_workspace(name)
    for user_id, role in roles.items():
        Membership.objects.create(workspace=made, user_id=user_id, role=role)
    return made.id


def main() -> None:
    """Answers until the pipe is closed. Whatever a function prints goes to the log."""
    import django

    answers, sys.stdout = sys.stdout, sys.stderr
    django.setup()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = json.dumps({"value": _run(question["function"], question["arguments"])})
        except Exception:  # noqa: BLE001  # told to the test, which asked
            answer = json.dumps({"error": traceback.format_exc()})
        answers.write(answer + "\n")
        answers.flush()


def _run(function: str, arguments: dict[str, Any]) -> Any:
    from django.db import connections

    module, _, name = function.partition(":")
    try:
        return getattr(import_module(module), name)(**arguments)
    finally:
        connections.close_all()  # the test may kill the database before its next question


if __name__ == "__main__":
    main()
