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
    from studio.testing.people import make_user

    user = make_user(name)
    return {"id": user.id, "email": user.email, "session": open_session(user)}


def open_session(user: Any) -> str:
    """The cookie of a new session of `user`."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from studio.accounts.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = user.id
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key or ""


def workspace(*, name: str, roles: dict[str, str]) -> str:
    """The id of a new workspace; roles: by user id."""
    from studio.accounts.models import Membership
    from studio.testing.people import make_workspace

    made = make_workspace(name)
    for user_id, role in roles.items():
        Membership.objects.create(workspace=made, user_id=user_id, role=role)
    return made.id


def join(*, workspace_id: str, user_id: str, role: str) -> None:
    """Makes somebody a member."""
    from studio.accounts.models import Membership

    Membership.objects.create(workspace_id=workspace_id, user_id=user_id, role=role)


def token(*, user_id: str, scopes: list[str]) -> str:
    """A new API token of the person."""
    from datetime import timedelta

    from django.utils import timezone

    from studio.accounts.models import ApiToken
    from studio.accounts.secrets import hashed, new_secret

    secret = new_secret("claq_")
    ApiToken.objects.create(
        user_id=user_id,
        name="tests",
        start=secret[:10],
        secret_hash=hashed(secret),
        scopes=scopes,
        expires=timezone.now() + timedelta(days=1),
    )
    return secret


def sign_out(*, session: str) -> None:
    """Ends a browser session."""
    from studio.accounts.sessions import SessionStore

    SessionStore(session).delete()


def role(*, workspace_id: str, user_id: str, role: str | None) -> None:
    """Gives a member another role, or none, and tells their sockets, as the page of members does."""
    from studio.accounts.events import RightsChanged
    from studio.accounts.models import Membership, Role
    from studio.realtime.events import topic
    from studio.realtime.public import publish

    found = Membership.objects.filter(workspace_id=workspace_id, user_id=user_id)
    if role is None:
        found.delete()
    else:
        found.update(role=role)
    named = None if role is None else Role(role)
    publish(topic("user", user_id), RightsChanged(workspace_id=workspace_id, role=named))


def film(*, workspace_id: str, scenes: int = 3, texts: int = 3) -> str:
    """The id of a new project: scenes with texts."""
    from claqueta.document.document import Document
    from claqueta.testing.builders import SECOND, film, scene, text
    from studio.accounts.public import SYSTEM
    from studio.projects.public import create

    made = (scene(2 * SECOND, *(text(f"Hola {number}") for number in range(texts))) for _ in range(scenes))
    document = Document(records=film(*made))
    return create(SYSTEM, workspace_id=workspace_id, document=document, title="Película", origin={"kind": "blank"})


def document(*, project_id: str) -> dict[str, Any]:
    """A project's newest version and document (as JSON)."""
    from studio.accounts.public import SYSTEM
    from studio.projects.public import load

    snapshot = load(SYSTEM, project_id)
    return {"version": snapshot.version, "document": snapshot.document.model_dump_json()}


def log(*, project_id: str) -> list[list[Any]]:
    """[seq, client id] of every commit of a project, in turn."""
    from studio.accounts.public import SYSTEM
    from studio.projects.public import commits_since

    found: list[list[Any]] = []
    while page := commits_since(SYSTEM, project_id, found[-1][0] if found else 0):
        found += [[made.seq, made.client_id] for made in page]
    return found


def commit(*, project_id: str, ops: list[Any]) -> int:
    """The seq of a commit by the studio itself."""
    from studio.accounts.public import SYSTEM
    from studio.projects import public as projects

    return projects.commit(SYSTEM, project_id=project_id, base_version=None, ops=ops).seq


def burst(*, project_id: str, commits: int) -> int:
    """Commits at once, in one transaction, so that their events go out together; returns the last seq."""
    from claqueta.testing.builders import record_id
    from studio.accounts.public import SYSTEM
    from studio.lib.ids import mint
    from studio.projects.public import Commit, Wanted, commit_together

    def moved(x: int) -> Wanted:
        ops: list[Any] = [{"op": "patch", "id": record_id("text", 1), "set": {"placement.x": float(x)}}]
        return Wanted(SYSTEM, None, ops, mint())

    last = commit_together(project_id, [moved(number) for number in range(commits)])[-1]
    assert isinstance(last, Commit)
    return last.seq


def prefill(*, project_id: str, commits: int, ops: int) -> int:
    """Lengthens the log by `commits` that nobody is told of, each of `ops` patches that end alike, and one that is
    told; returns the last seq."""
    from django.db.models import F
    from django.utils import timezone

    from claqueta.testing.builders import record_id
    from studio.lib.ids import mint
    from studio.projects.models import Operation, VideoProject

    patch = {"op": "patch", "id": record_id("text", 1), "set": {"placement.x": 1.0}}
    first = VideoProject.objects.get(id=project_id).version + 1
    told: dict[str, Any] = {"label_en": "Move", "label_es": "Mover", "ops": [patch] * ops, "inverse": [patch]}
    now = timezone.now()
    Operation.objects.bulk_create(
        [
            Operation(project_id=project_id, seq=first + number, client_id=mint(), at=now, **told)
            for number in range(commits)
        ],
        batch_size=500,
    )
    VideoProject.objects.filter(id=project_id).update(version=F("version") + commits)
    return commit(project_id=project_id, ops=[patch])


def lose_the_bus() -> None:
    """Breaks every subscription, as a network does; what is published in between is lost."""
    from django.conf import settings
    from redis import Redis

    with Redis.from_url(settings.STUDIO.redis_url) as redis:
        redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub")


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
