"""Packages: a project and its media as one file, in and out. Workers do it; rows say how far it is."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import transaction

from claqueta.document.document import Document
from claqueta.document.file import load as load_file
from claqueta.document.file import save
from claqueta.package import SUFFIX, pack, unpack
from studio.accounts.public import Actor, allow, record
from studio.lib import blobs
from studio.lib.errors import Invalid, Missing
from studio.lib.leases import State, finish
from studio.library import public as library
from studio.projects.actions.creating import create
from studio.projects.assets import with_assets
from studio.projects.events import PackageProgress
from studio.projects.looking import look_on_commit
from studio.projects.models import PackageExport, PackageImport
from studio.projects.queries.loading import load, visible
from studio.realtime.events import topic
from studio.realtime.public import publish

LINK_SECONDS: Final = 15 * 60
_SALT: Final = "studio.projects.package"


def start_import(actor: Actor, *, workspace_id: str, asset_id: str) -> str:
    """Orders a project from a package in the library; returns the id of the import.

    Raises Missing, Forbidden, Invalid for an asset that is no package.
    """
    allow(actor, "project.create", workspace_id)
    allow(actor, "library.upload", workspace_id)
    facts = library.asset_facts(actor, asset_id)
    if facts.workspace_id != workspace_id:
        raise Missing
    if facts.kind != "package":
        raise Invalid(what="asset_id")
    if actor.user_id is None:
        raise Invalid(what="actor")
    with transaction.atomic():
        row = PackageImport.objects.create(
            workspace_id=workspace_id,
            user_id=actor.user_id,
            asset=asset_id,
            sha256=facts.sha256,
            name=facts.name[:200],
        )
        record(actor, "package.import", workspace_id=workspace_id, kind="package", id=row.id, data={"name": row.name})
        from studio.projects import tasks  # tasks call actions

        look_on_commit(tasks.packages)
    return row.id


def start_export(actor: Actor, *, project_id: str) -> str:
    """Orders a package of the project as it is now; returns the id of the export. Raises Missing, Forbidden."""
    project = visible(actor, project_id)
    allow(actor, "export.start", project.workspace_id)
    if actor.user_id is None:
        raise Invalid(what="actor")
    with transaction.atomic():
        row = PackageExport.objects.create(
            workspace_id=project.workspace_id,
            user_id=actor.user_id,
            project=project,
            version=project.version,
            name=file_name(project.title),
        )
        record(
            actor,
            "package.export",
            workspace_id=project.workspace_id,
            kind="project",
            id=project.id,
            data={"package": row.id},
        )
        from studio.projects import tasks  # tasks call actions

        look_on_commit(tasks.packages)
    return row.id


def signed_link(export: PackageExport) -> str:
    """What a download address carries: good for LINK_SECONDS, for this package only."""
    return signing.TimestampSigner(salt=_SALT).sign(export.id)


def open_link(link: str) -> PackageExport:
    """The finished export that a link names. Raises Missing."""
    try:
        id = signing.TimestampSigner(salt=_SALT).unsign(link, max_age=LINK_SECONDS)
    except signing.BadSignature:
        raise Missing from None
    row = PackageExport.objects.filter(id=id, state=State.DONE).first()
    if row is None:
        raise Missing
    return row


def file_name(title: str) -> str:
    """The name under which a package is downloaded."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return f"{' '.join(kept.split())[:100] or 'Claqueta'}{SUFFIX}"


def do_import(row: PackageImport) -> None:
    """Unpacks the package, brings its media into the library and makes the project; for a worker that holds `row`."""
    actor = Actor(row.user_id, "session")
    allow(actor, "project.create", row.workspace_id)
    with scratch() as folder, blobs.local(row.sha256) as package:
        document = load_file(unpack(package, folder / "package"))
        known = library.media_refs(list(document.media), workspace_id=row.workspace_id)
        # reading and copying gigabytes must not keep other writers waiting: that comes before the transaction
        stored = {ref.sha256: blobs.keep(folder / "package" / ref.path) for ref in document.media.values()}
        with transaction.atomic():
            assets: dict[str, str] = {}
            for old, ref in document.media.items():
                if old in known and known[old].sha256 == ref.sha256:
                    continue
                name = ref.name or Path(ref.path).name
                suffix = Path(ref.path).suffix
                assets[old] = library.add_file(
                    actor,
                    workspace_id=row.workspace_id,
                    path=folder / "package" / ref.path,
                    name=name if name.endswith(suffix) else f"{name[:150]}{suffix}",
                    kind=ref.kind,
                    origin={"way": "package", "import": row.id},
                    stored=stored[ref.sha256],
                )
            made = create(
                actor,
                workspace_id=row.workspace_id,
                document=Document.model_construct(records=tuple(with_assets(document.records, assets)), media={}),
                title="",
                origin={"kind": "package", "name": row.name},
            )
            finish(row, project_id=made)


def do_export(row: PackageExport) -> None:
    """Writes the package and keeps it; for a worker that holds `row`."""
    actor = Actor(row.user_id, "session")
    snapshot = load(actor, row.project_id, row.version)
    with library.media_folder(snapshot.document.media) as folder, scratch() as outside:
        file = folder / "project.claqueta.json"
        save(snapshot.document, file)
        out = outside / "package.zip"
        pack(file, out)
        stored = blobs.keep(out)
    finish(row, sha256=stored.sha256, size=stored.size)


def tell(row: PackageImport | PackageExport) -> None:
    """Tells the person who ordered it how it stands."""
    publish(
        topic("user", row.user_id),
        PackageProgress(
            package_id=row.id,
            way="import" if isinstance(row, PackageImport) else "export",
            state=row.state,
            project_id=row.project_id,
        ),
    )


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of this machine that is gone after the block."""
    root = Path(settings.STUDIO.var) / "scratch"
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
