"""How quick the library's search is over 100 000 assets, on SQLite and on PostgreSQL: `python -m bench.studio_search`.

Seeds one workspace of 100 000 assets beside four of 5 000 with names, tags, notes and transcripts of words drawn as
in real texts (a few are everywhere, most are rare), then asks the same questions of both databases, through the same
functions as the pages, and prints p50 and p95 in milliseconds. Each database runs in a process of its own.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import quantiles
from typing import Any

ASSETS = 100_000
_OTHERS = 5_000
_ROUNDS = 25
_SEED = 7
_STEMS = (
    *(
        "cas",
        "play",
        "calle",
        "mar",
        "mont",
        "flor",
        "agu",
        "luz",
        "noch",
        "dí",
        "café",
        "entrevist",
        "canción",
        "ciudad",
    ),
    *("amig", "famili", "bosqu", "puent", "street", "beach", "light", "river", "night", "house", "garden", "meeting"),
    *("market", "running", "music", "camera", "sunset", "mountain", "people", "drone"),
)
_ENDINGS = ("a", "as", "o", "os", "ero", "ito", "", "s", "ing", "ed", "er", "ción", "ciones", "mente")


def main() -> None:
    """Runs both databases, or the one asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inside", choices=["seed", "measure"], help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--assets", type=int, default=ASSETS)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--fresh", action="store_true", help="seed anew even if a seeded file is kept")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    if options.inside is not None:
        json.dump(
            _measure(options.assets, options.rounds) if options.inside == "measure" else _fill(options.assets),
            sys.stdout,
        )
        return
    if options.fresh:
        seeded_file(options.assets).unlink(missing_ok=True)
    names = [options.only] if options.only else ["sqlite", "postgresql"]
    results = {name: _in_process(name, options.assets, options.rounds) for name in names}
    print(table(results))
    if options.json is not None:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


def seeded_file(assets: int) -> Path:
    """Where the seeded SQLite file is kept from one run to the next; PostgreSQL is filled from it."""
    return Path(__file__).parent / "results" / f"search-{assets}.sqlite3"


def table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    """The figures side by side, as Markdown."""
    lines = ["| question | " + " | ".join(f"{name} p50 | {name} p95" for name in results) + " |"]
    lines.append("|---|" + "--:|--:|" * len(results))
    for question in next(iter(results.values())):
        cells = [f"{found[question]['p50']:.1f} | {found[question]['p95']:.1f}" for found in results.values()]
        lines.append(f"| {question} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _in_process(name: str, assets: int, rounds: int) -> dict[str, dict[str, float]]:
    from studio.testing.services import postgres_server, remove

    file = seeded_file(assets)
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
        stack.callback(remove, folder)
        if not file.exists():
            unfinished = folder / "seed.sqlite3"
            _run("seed", f"sqlite:///{unfinished}", folder, assets, rounds)
            file.parent.mkdir(exist_ok=True)
            shutil.move(unfinished, file)
        url = f"sqlite:///{file}" if name == "sqlite" else stack.enter_context(postgres_server(folder))
        return _run("measure", url, folder, assets, rounds)


def _run(part: str, url: str, folder: Path, assets: int, rounds: int) -> dict[str, dict[str, float]]:
    """What a process of its own answers that has the database at `url`."""
    environment = {
        **os.environ,
        "STUDIO_VAR": str(folder),
        "STUDIO_SECRET": "bench",
        "REDIS_URL": "redis://127.0.0.1:1",
        "DATABASE_URL": url,
    }
    command = [sys.executable, "-m", "bench.studio_search", "--inside", part, "--assets", str(assets)]
    done = subprocess.run(
        [*command, "--rounds", str(rounds)], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _open() -> None:
    """Django, on the newest schema."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "studio.config.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _fill(assets: int) -> dict[str, float]:
    """Seeds and indexes the SQLite file; returns how long an asset took, in milliseconds."""
    _open()
    from django.db import connection

    from studio.library.search.index import reindex

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA journal_mode=MEMORY")
    began = time.perf_counter()
    _seed(assets)
    _say(f"seeded in {time.perf_counter() - began:.0f} s")
    began = time.perf_counter()
    for done in reindex():
        if done % 20_000 == 0:
            _say(f"{done} indexed after {time.perf_counter() - began:.0f} s")
    taken = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
    return {"index an asset": taken * 1000 / (assets + 4 * _OTHERS)}


def _copy(file: Path) -> None:
    """Fills PostgreSQL with the rows of the seeded SQLite file; indexes of words are built after."""
    from django.db import connection

    from studio.library.search.dialect import TABLE

    source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    own = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    skipped = {"django_migrations", "django_content_type", "auth_permission", TABLE}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        tables = sorted(set(connection.introspection.table_names()) & own - skipped)
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for name in tables:
            columns = ", ".join(f'"{row[1]}"' for row in source.execute(f"PRAGMA table_info({name})"))
            with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as rows:
                for row in source.execute(f"SELECT {columns} FROM {name}"):  # noqa: S608  # our own tables
                    rows.write_row([None if value is None else str(value) for value in row])
        cursor.execute(f"DROP INDEX {TABLE}_gin")
        with cursor.copy(f"COPY {TABLE} (id, tokens) FROM STDIN") as rows:
            for id, tokens in source.execute(f"SELECT rowid, tokens FROM {TABLE}"):  # noqa: S608  # a constant
                rows.write_row([str(id), " ".join(f"'{token}'" for token in tokens.split())])
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (tokens)")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def _measure(assets: int, rounds: int) -> dict[str, dict[str, float]]:
    _open()
    from django.db import connection

    from studio.accounts.models import User, Workspace
    from studio.accounts.public import person

    if connection.vendor == "postgresql":
        began = time.perf_counter()
        _copy(seeded_file(assets))
        _say(f"filled in {time.perf_counter() - began:.0f} s")
    actor = person(User.objects.get(email="u0@example.org"))
    workspace_id = Workspace.objects.get(name="Taller 0").id
    results = {}
    everything: list[float] = []
    for name, ask in _questions(actor, workspace_id):
        times = []
        for number in range(rounds + 2):
            began = time.perf_counter()
            ask(random.Random(number))  # noqa: S311  # words to ask for
            if number >= 2:
                times.append((time.perf_counter() - began) * 1000)
        results[name] = _row(times)
        _say(f"{name}: {results[name]}")
        if not name.startswith("facets"):
            everything += times
    results["all pages"] = _row(everything)
    return results


def _row(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100, method="inclusive")
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2)}


def _questions(actor: Any, workspace_id: str) -> Iterator[tuple[str, Callable[[random.Random], object]]]:
    from studio.library.models import Folder
    from studio.library.search.asking import AssetQuery
    from studio.library.search.facets import facets
    from studio.library.search.page import page

    words, _ = _vocabulary()
    folders = list(Folder.objects.filter(workspace_id=workspace_id).values_list("id", flat=True))

    def one(**values: Any) -> Callable[[random.Random], object]:
        def ask(chance: random.Random) -> object:
            found = {key: value(chance) if callable(value) else value for key, value in values.items()}
            return page(actor, workspace_id, AssetQuery(**found))

        return ask

    def common(chance: random.Random) -> str:
        return words[chance.randrange(20)]

    def middle(chance: random.Random) -> str:
        return words[chance.randrange(50, 300)]

    def rare(chance: random.Random) -> str:
        return words[chance.randrange(len(words) // 2, len(words))]

    def counted(**values: Any) -> Callable[[random.Random], object]:
        def ask(chance: random.Random) -> object:
            found = {key: value(chance) if callable(value) else value for key, value in values.items()}
            return facets(actor, workspace_id, AssetQuery(**found))

        return ask

    yield "first page, newest", one()
    yield "a word that is everywhere", one(text=common)
    yield "a common word", one(text=middle)
    yield "a rare word", one(text=rare)
    yield "no hit", one(text="xyzzy")
    yield "prefix of 2 letters", one(text=lambda chance: common(chance)[:2])
    yield "prefix of 3 letters", one(text=lambda chance: middle(chance)[:3])
    yield "two words", one(text=lambda chance: f"{common(chance)} {middle(chance)}")
    yield "three words, one left out", one(text=lambda chance: f"{common(chance)} {common(chance)} -{middle(chance)}")
    yield "a phrase", one(text=lambda chance: f'"{common(chance)} {common(chance)}"')
    yield "word and filters", one(text=common, kinds=("video",), shapes=("portrait",), tags=("etiqueta 3",))
    yield (
        "word, folder and length",
        one(
            text=common,
            folder=lambda chance: chance.choice(folders),
            min_duration=240_000 * 60,
            max_duration=240_000 * 90,
        ),
    )
    yield "two tags", one(tags=("etiqueta 1", "etiqueta 7"))
    yield "folder", one(folder=lambda chance: chance.choice(folders))
    yield "favourites", one(favourite=True)
    yield "used", one(used=True)
    yield (
        "unused portrait pictures of a category",
        one(used=False, kinds=("image",), shapes=("portrait",), categories=("rodaje",)),
    )
    yield "by name", one(sort="name")
    yield "word, by name", one(text=common, sort="name")
    yield "word, longest", one(text=middle, sort="longest")

    def deep(chance: random.Random) -> object:
        """The tenth page of a search."""
        text, cursor, found = middle(chance), "", None
        for _ in range(10):
            found = page(actor, workspace_id, AssetQuery(text=text, cursor=cursor))
            if not found.next:
                break
            cursor = found.next
        return found

    def last(chance: random.Random) -> Callable[[], object]:
        return lambda: deep(chance)

    yield "ten pages on end, each a tenth of this", lambda chance: last(chance)()
    yield "facets of everything", counted()
    yield "facets of a common word", counted(text=middle)
    yield "facets of a word that is everywhere", counted(text=common)
    yield "facets of kind and tag", counted(kinds=("video",), tags=("etiqueta 3",))


def _vocabulary() -> tuple[list[str], list[float]]:
    """Words, the most frequent first, and their cumulated weights (Zipf)."""
    chance = random.Random(_SEED)  # noqa: S311  # made-up words
    letters = "bcdfglmnprst"
    roots = [*_STEMS]
    while len(roots) < 3_000:
        syllables = chance.randrange(2, 4)
        roots.append("".join(chance.choice(letters) + chance.choice("aeiouáé") for _ in range(syllables)))
    words = list(dict.fromkeys(root + chance.choice(_ENDINGS) for root in roots for _ in range(3)))
    chance.shuffle(words)
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def _seed(count: int) -> None:
    from taggit.models import Tag

    from studio.accounts.models import Membership, User, Workspace
    from studio.library.models import Asset, AssetUse, Favourite, Folder, TaggedAsset

    chance = random.Random(_SEED)  # noqa: S311  # made-up data
    words, weights = _vocabulary()

    def text(length: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=length))

    users = [User.objects.create(email=f"u{number}@example.org", name=f"Persona {number}") for number in range(20)]
    tags = Tag.objects.bulk_create([Tag(name=f"etiqueta {n}", slug=f"etiqueta-{n}") for n in range(200)])
    tag_weights = list(accumulate(1 / (rank + 2) for rank in range(len(tags))))
    workspaces = [Workspace.objects.create(name=f"Taller {number}") for number in range(5)]
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for workspace, size in zip(workspaces, [count, *[_OTHERS] * 4], strict=True):
        folders: list[Folder] = []
        for number in range(100):
            parent = chance.choice(folders) if folders and number % 3 else None
            folders.append(Folder.objects.create(workspace=workspace, parent=parent, name=f"Carpeta {number}"))
        for start in range(0, size, 2_000):
            assets, moments = [], []
            for _ in range(min(2_000, size - start)):
                kind = chance.choices(["video", "image", "audio", "font"], [50, 30, 18, 2])[0]
                spoken = kind in ("video", "audio") and chance.random() < 0.4
                seen = kind in ("video", "image")
                moment += timedelta(seconds=chance.random() * 60)
                moments.append(moment)
                assets.append(
                    Asset(
                        workspace=workspace,
                        owner=chance.choice(users),
                        folder=chance.choice(folders) if chance.random() < 0.8 else None,
                        kind=kind,
                        name=f"{text(chance.randrange(1, 5))} {chance.randrange(10_000)}.mp4",
                        notes=text(chance.randrange(5, 40)) if chance.random() < 0.3 else "",
                        transcript=text(chance.randrange(50, 500)) if spoken else "",
                        category=chance.choice(["", "", "rodaje", "música", "gráfica", "archivo"]),
                        state="ready",
                        sha256=f"{chance.getrandbits(256):064x}",
                        size=chance.randrange(1 << 32),
                        extension="mp4",
                        duration=chance.randrange(240_000 * 600) if kind != "image" else 0,
                        width=chance.choice([1920, 1080]) if seen else 0,
                        height=chance.choice([1080, 1920]) if seen else 0,
                    )
                )
            Asset.objects.bulk_create(assets)
            _date(assets, moments)
            TaggedAsset._default_manager.bulk_create(
                TaggedAsset(content_object=asset, tag=tag)
                for asset in assets
                for tag in set(chance.choices(tags, cum_weights=tag_weights, k=chance.randrange(4)))
            )
            some = chance.sample(assets, len(assets) // 50)
            Favourite.objects.bulk_create(Favourite(user=users[0], asset=asset) for asset in some)
            AssetUse.objects.bulk_create(
                AssetUse(asset_id=asset.id, user_kind="project", user_id=f"p{number:015d}")
                for number, asset in enumerate(chance.sample(assets, len(assets) // 10), start)
            )
    Membership.objects.create(user=users[0], workspace=workspaces[0], role="editor")


def _date(assets: list[Any], moments: list[datetime]) -> None:
    """Sets when each asset was made, which Django sets itself on creation."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE library_asset SET created = %s WHERE id = %s",
            [(str(moment.replace(tzinfo=None)), asset.id) for asset, moment in zip(assets, moments, strict=True)],
        )


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
