"""A workspace with something on every page, for browsers to look at: called inside a running studio by its console."""

from datetime import timedelta
from typing import Any


def furnish(*, workspace_id: str, user_id: str) -> dict[str, str]:
    """What a page of each kind needs, quickly made: a film, one from a template, a picture, a colleague, an invitation,
    a token. Returns ids: `project`, `template`, `asset`, `trashed`."""
    from django.core.management import call_command
    from django.utils import timezone

    from studio.accounts import actions as accounts
    from studio.accounts.models import ApiToken, User
    from studio.accounts.public import Role, person
    from studio.accounts.secrets import hashed, new_secret
    from studio.projects.actions import shelf
    from studio.projects.actions.creating import create_blank
    from studio.projects.actions.templates import make_from_template
    from studio.projects.models import VideoTemplate
    from studio.testing import console
    from studio.testing.people import make_user

    call_command("load_templates", verbosity=0)
    actor = person(User.objects.get(pk=user_id))
    colleague = make_user("bruno")
    console.join(workspace_id=workspace_id, user_id=colleague.id, role="editor")
    accounts.invite(actor, workspace_id=workspace_id, role=Role.VIEWER)
    ApiToken.objects.create(
        user_id=user_id,
        name="Aula",
        start="claq_aula1",
        secret_hash=hashed(new_secret("claq_")),
        scopes=["read"],
        expires=timezone.now() + timedelta(days=30),
    )
    project_id = console.film(workspace_id=workspace_id, scenes=3, texts=2)
    template = VideoTemplate.objects.get(workspace=None, title_en__icontains="quote")
    values: dict[str, Any] = {"sentence": "Medir es empezar a entender.", "author": "Una profesora de física"}
    made = make_from_template(actor, workspace_id=workspace_id, template_id=template.id, values=values)
    trashed = create_blank(actor, workspace_id=workspace_id, title="Borrador")
    shelf.trash(actor, project_id=trashed)
    return {
        "project": project_id,
        "from_template": made,
        "template": template.id,
        "asset": _picture(workspace_id),
        "trashed": trashed,
    }


def demo() -> dict[str, str]:
    """Fills the studio as `make demo` does, which takes a minute: ids of workspace, user, project, template; email."""
    from django.core.management import call_command

    from studio.accounts.models import Membership
    from studio.config.demo import seed
    from studio.projects.models import VideoProject, VideoTemplate

    call_command("load_templates", verbosity=0)
    owner = seed(print)
    workspace_id = Membership.objects.get(user=owner, role="owner").workspace_id
    project = VideoProject.objects.filter(workspace_id=workspace_id).earliest("created")
    template = VideoTemplate.objects.get(workspace=None, title_en__icontains="quote")
    return {
        "workspace": workspace_id,
        "user": owner.id,
        "email": owner.email,
        "project": project.id,
        "template": template.id,
    }


def first_text(*, project_id: str) -> str:
    """The id of a project's first text."""
    from studio.accounts.public import SYSTEM
    from studio.projects.public import load

    records = load(SYSTEM, project_id).document.records
    return next(each.id for each in records if each.id.startswith("text"))


def speak(*, user_id: str, language: str) -> None:
    """Lets somebody's pages be in `language`."""
    from studio.accounts.models import User

    User.objects.filter(pk=user_id).update(language=language)


def session(*, user_id: str) -> str:
    """The cookie of a new session of somebody."""
    from studio.accounts.models import User
    from studio.testing.console import open_session

    return open_session(User.objects.get(pk=user_id))


def _picture(workspace_id: str) -> str:
    import struct
    import tempfile
    import zlib
    from pathlib import Path

    from studio.accounts.public import SYSTEM
    from studio.library.public import add_file

    width, height = 640, 360
    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 160)) for x in range(width)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Acantilado.png"
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        path.write_bytes(
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
        )
        return add_file(
            SYSTEM, workspace_id=workspace_id, path=path, name=path.name, kind="image", origin={"kind": "demo"}
        )
