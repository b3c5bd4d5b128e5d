"""Server time and queries of every page, in a workspace of 50 projects and 500 assets: `python -m bench.studio_pages`.

Django's test client asks each page in-process, signed in as an owner, and everything between request and answer
counts: middleware, queries, templates. Prints a Markdown table: p50 and p95 in milliseconds, number of queries, and
how often the most repeated statement was repeated (more than a few times is a query per row).
"""

import argparse
import json
import logging
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from unittest.mock import patch

PAGES = {
    "projects": "/w/{workspace}/projects",
    "projects, search": "/w/{workspace}/projects?q=film",
    "trash": "/w/{workspace}/projects?trash=1",
    "new project": "/w/{workspace}/projects/new",
    "new from a script": "/w/{workspace}/projects/new/script",
    "project": "/p/{project}",
    "project: scenes": "/p/{project}/scenes",
    "project: history": "/p/{project}/history",
    "project: player": "/p/{project}/player",
    "project: export": "/p/{project}/export",
    "library": "/w/{workspace}/library",
    "library, search": "/w/{workspace}/library?q=clip",
    "library: picker": "/w/{workspace}/library/picker?to=/p/{project}/add/media",
    "library: details": "/a/{asset}/details",
    "templates": "/w/{workspace}/templates",
    "template": "/w/{workspace}/templates/{template}",
    "exports": "/w/{workspace}/exports",
    "workspace": "/w/{workspace}/settings",
    "members": "/w/{workspace}/settings/members",
    "invitations": "/w/{workspace}/settings/invitations",
    "audit": "/w/{workspace}/settings/audit",
    "account": "/account",
    "tokens": "/account/tokens",
    "signed in": "/account/signed-in",
}
PROJECTS, ASSETS, EXPORTS, MEMBERS = 50, 500, 20, 10


def main() -> None:
    """Fills a studio in a folder of its own, and asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--repeats", action="store_true", help="also show each page's most repeated statement")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    from studio.testing.services import redis_server, remove

    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="bench-pages-"))
        stack.callback(remove, folder)
        (folder / "static").mkdir()
        os.environ |= {
            "STUDIO_VAR": str(folder),
            "STUDIO_SECRET": "bench",
            "STUDIO_ORIGIN": "http://testserver",
            "REDIS_URL": stack.enter_context(redis_server(folder)),
            "DJANGO_SETTINGS_MODULE": "studio.config.settings",
        }
        import django
        from django.conf import settings

        django.setup()
        logging.disable(logging.INFO)  # a line for each request
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        results = _ask(_fill(), options.rounds)
    print("| page | p50 ms | p95 ms | queries | most alike |\n|---|--:|--:|--:|--:|")
    for name, found in results.items():
        print(f"| {name} | {found['p50']:.0f} | {found['p95']:.0f} | {found['queries']} | {found['alike']} |")
        if options.repeats and found["alike"] > 1:
            print(f"    {found['statement'][:400]}")
    if options.json is not None:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


def _fill() -> dict[str, str]:
    from django.core.management import call_command

    from studio.accounts.models import Membership, Role
    from studio.accounts.public import person
    from studio.library.models import Asset, AssetState
    from studio.projects.models import VideoProject, VideoTemplate
    from studio.rendering.public import start_export
    from studio.testing import console
    from studio.testing.people import make_member, make_workspace

    call_command("migrate", verbosity=0)
    call_command("load_templates", verbosity=0)
    workspace = make_workspace()
    owner = make_member(workspace, Role.OWNER, "ana")
    for number in range(MEMBERS):
        make_member(workspace, Role.EDITOR, f"colega{number}")
    sha = f"{0:064x}"
    Asset.objects.bulk_create(
        Asset(
            workspace=workspace,
            owner=owner,
            kind=("video", "image", "audio")[number % 3],
            name=f"clip {number}",
            state=AssetState.READY,
            sha256=f"{number:064x}",
            size=1_000_000 + number,
            extension=("mp4", "png", "ogg")[number % 3],
            thumbnail=sha if number % 3 < 2 else "",
            width=1280 if number % 3 < 2 else 0,
            height=720 if number % 3 < 2 else 0,
            duration=0 if number % 3 == 1 else 2_400_000,
        )
        for number in range(ASSETS)
    )
    from studio.library.search.index import reindex

    for _ in reindex():
        pass
    projects = [console.film(workspace_id=workspace.id, scenes=10, texts=4) for _ in range(PROJECTS)]
    actor = person(owner)
    for project_id in projects[:EXPORTS]:
        start_export(actor, project_id=project_id, presets=[{"preset": "h264_720p"}])
    assert VideoProject.objects.count() == PROJECTS
    assert Membership.objects.count() == MEMBERS + 1
    return {
        "user": owner.id,
        "workspace": workspace.id,
        "project": projects[0],
        "asset": Asset.objects.filter(kind="video").values_list("id", flat=True)[0],
        "template": VideoTemplate.objects.filter(workspace=None).values_list("id", flat=True)[0],
    }


def _ask(ids: dict[str, str], rounds: int) -> dict[str, dict[str, Any]]:
    from django.test import Client

    from studio.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(pk=ids["user"]))
    results = {}
    for name, path in PAGES.items():
        address = path.format(**ids)
        headers = {"HX-Request": "true"} if ":" in name else {}
        client.get(address, headers=headers)  # templates are compiled once
        with _statements() as asked:
            answer = client.get(address, headers=headers)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        times = []
        for _ in range(rounds):
            began = time.perf_counter()
            client.get(address, headers=headers)
            times.append((time.perf_counter() - began) * 1000)
        alike = Counter(map(_shape, asked)).most_common(1) or [("", 0)]
        results[name] = {
            "p50": median(times),
            "p95": quantiles(times, n=20)[18],
            "queries": len(asked),
            "alike": alike[0][1],
            "statement": alike[0][0],
        }
    return results


@contextmanager
def _statements() -> Iterator[list[str]]:
    """What is asked of the database, in whichever thread: a page may be answered in another than ours."""
    from django.db.backends.utils import CursorWrapper

    asked: list[str] = []
    execute = CursorWrapper.execute

    def noted(self: CursorWrapper, sql: Any, params: Any = None) -> Any:
        asked.append(str(sql))
        return execute(self, sql, params)

    with patch.object(CursorWrapper, "execute", noted):
        yield asked


def _shape(sql: str) -> str:
    """The statement without its values and their number."""
    return re.sub(r"\((%s(, )?)+\)", "(…)", re.sub(r"'[^']*'|\b\d+\b", "?", sql))


if __name__ == "__main__":
    main()
