"""What projects tell open pages and editors."""

from typing import Literal

from pydantic import JsonValue

from studio.realtime.public import Event


class ProjectCommitted(Event):
    """On `project-<id>`: one commit of the log."""

    type: Literal["project.committed"] = "project.committed"
    project_id: str
    seq: int
    actor_id: str | None
    client_id: str
    label: dict[str, str]
    """Language → words."""
    ops: list[JsonValue] | None
    """None when they are too long for a message: ask for the commits since your version."""


class ProjectChanged(Event):
    """On `workspace-<id>`: a project's card has changed, or the project has come, gone or been trashed."""

    type: Literal["project.changed"] = "project.changed"
    project_id: str
    what: Literal["created", "edited", "trashed", "restored", "moved", "purged", "named"]
    version: int
    title: str


class ProjectVersions(Event):
    """On `project-<id>`: its list of named versions has changed."""

    type: Literal["project.versions"] = "project.versions"
    project_id: str


class PackageProgress(Event):
    """On `user-<id>`: a package being read or written has come further."""

    type: Literal["package.changed"] = "package.changed"
    package_id: str
    way: Literal["import", "export"]
    state: str
    project_id: str | None


class TemplatesChanged(Event):
    """On `workspace-<id>`: its templates have changed."""

    type: Literal["templates.changed"] = "templates.changed"
    template_id: str
