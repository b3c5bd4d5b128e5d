"""Which projects and templates show an asset, by name."""

from dataclasses import dataclass
from typing import Literal

from claqueta.spec.parameters import Label
from studio.accounts.public import Actor, allow
from studio.library import public as library
from studio.projects.models import VideoProject, VideoTemplate


@dataclass(frozen=True)
class AssetUser:
    """A project or template that shows an asset."""

    kind: Literal["project", "template"]
    id: str
    title: Label
    workspace_id: str
    trashed: bool


def users_of(actor: Actor, asset: library.AssetFacts) -> list[AssetUser]:
    """What of the asset's workspace shows it: projects, the last changed first, then templates. Raises Missing."""
    allow(actor, "project.view", asset.workspace_id)
    found = library.uses(asset.id)
    ids = {kind: [id for each, id in found if each == kind] for kind in ("project", "template")}
    projects = VideoProject.objects.filter(id__in=ids["project"], workspace_id=asset.workspace_id)
    templates = VideoTemplate.objects.filter(id__in=ids["template"], workspace_id=asset.workspace_id)
    return [
        *(
            AssetUser("project", row.id, Label(en=row.title, es=row.title), asset.workspace_id, row.trashed is not None)
            for row in projects.order_by("-changed", "id").only("id", "title", "trashed")
        ),
        *(
            AssetUser("template", row.id, Label(en=row.title_en, es=row.title_es), asset.workspace_id, trashed=False)
            for row in templates.order_by("-changed", "id").only("id", "title_en", "title_es")
        ),
    ]
