"""New projects: from a document, blank, or as a copy of another."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final, Literal

from django.db import transaction
from django.utils import timezone

from claqueta.document.document import Document
from claqueta.document.file import in_order
from claqueta.document.records import Project, Record, Scene, Track
from claqueta.ops import Applied, Op, Put, keys_between
from claqueta.spec.parameters import Label
from claqueta.time import TICKS_PER_SECOND
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import Invalid
from studio.lib.ids import mint
from studio.library import public as library
from studio.projects import store
from studio.projects.actions.commit import announce, log, perform
from studio.projects.assets import used_assets
from studio.projects.models import VideoProject
from studio.projects.queries.loading import load

type Shape = Literal["16:9", "9:16", "1:1", "4:5"]

SIZES: Final[Mapping[Shape, tuple[int, int]]] = {
    "16:9": (1920, 1080),
    "9:16": (1080, 1920),
    "1:1": (1080, 1080),
    "4:5": (1080, 1350),
}
RATES: Final[Mapping[str, tuple[int, int]]] = {
    "23.976": (24_000, 1001),
    "24": (24, 1),
    "25": (25, 1),
    "29.97": (30_000, 1001),
    "30": (30, 1),
    "50": (50, 1),
    "59.94": (60_000, 1001),
    "60": (60, 1),
}
_FIRST_SCENE_SECONDS: Final = 5
_CREATED = Label(en="Create the project", es="Crear el proyecto")


def create(
    actor: Actor,
    *,
    workspace_id: str,
    document: Document,
    title: str = "",
    origin: Mapping[str, Any],
    folder: str = "",
) -> str:
    """A new project of the workspace holding `document`'s records, under their ids; returns its id.

    title: overrides the document's own when not empty.  Raises Missing, Forbidden, CommitRefused.
    """
    allow(actor, "project.create", workspace_id)
    records = in_order({each.id: each for each in document.records})
    ops: list[Op] = [Put(record=_titled(each, title)) for each in records]
    if not any(isinstance(each, Project) for each in records):
        raise Invalid(what="document")
    return _insert(actor, workspace_id, ops, origin, folder)


def create_blank(
    actor: Actor,
    *,
    workspace_id: str,
    title: str,
    shape: Shape = "16:9",
    rate: str = "30",
    language: str = "es",
    folder: str = "",
) -> str:
    """A new project of one empty scene and a track for the voice and one for music; returns its id."""
    if shape not in SIZES:
        raise Invalid(what="shape")
    if rate not in RATES:
        raise Invalid(what="rate")
    return create(
        actor,
        workspace_id=workspace_id,
        document=blank(shape, rate, language),
        title=title,
        origin={"kind": "blank"},
        folder=folder,
    )


def blank(shape: Shape, rate: str, language: str) -> Document:
    """The document that an empty project begins with."""
    width, height = SIZES[shape]
    root = Project(id=mint(), width=width, height=height, rate=RATES[rate], language=language)
    spanish = language.startswith("es")
    first, second = keys_between(None, None, 2)
    frames = Fraction(*RATES[rate]) * _FIRST_SCENE_SECONDS
    duration = int(round(frames) / Fraction(*RATES[rate]) * TICKS_PER_SECOND)
    records: tuple[Record, ...] = (
        root,
        Scene(id=mint(), parent=root.id, order=first, duration=duration, name="Escena 1" if spanish else "Scene 1"),
        Track(id=mint(), parent=root.id, order=first, name="Voz" if spanish else "Voice"),
        Track(id=mint(), parent=root.id, order=second, name="Música" if spanish else "Music"),
    )
    return Document(records=records)


def duplicate(actor: Actor, *, project_id: str, title: str = "") -> str:
    """A new project in the same workspace with the same records; returns its id."""
    snapshot = load(actor, project_id)
    spanish = next(each.language for each in snapshot.document.records if isinstance(each, Project)).startswith("es")
    copy = f"Copia de {snapshot.title}" if spanish else f"Copy of {snapshot.title}"
    return create(
        actor,
        workspace_id=snapshot.workspace_id,
        document=snapshot.document,
        title=title or copy[:200],
        origin={"kind": "duplicate", "project": project_id, "version": snapshot.version},
    )


def _titled(each: Record, title: str) -> Record:
    if isinstance(each, Project) and title:
        return each.model_copy(update={"title": title[:200]})
    return each


def _insert(actor: Actor, workspace_id: str, ops: Iterable[Op], origin: Mapping[str, Any], folder: str) -> str:
    given = tuple(ops)
    outcome: Applied = perform({}, given)
    with transaction.atomic():
        project = VideoProject(
            workspace_id=workspace_id,
            owner_id=actor.user_id,
            folder=folder[:100],
            changed=timezone.now(),
            origin=dict(origin),
            version=1,
        )
        store.insert(project, outcome.records)
        made = log(actor, project, given, outcome, _CREATED, mint())
        library.set_uses("project", project.id, used_assets(outcome.records.values()))
        record(
            actor,
            "project.create",
            workspace_id=workspace_id,
            kind="project",
            id=project.id,
            data={"title": project.title},
        )
        announce(project, made, "created")
    return project.id
