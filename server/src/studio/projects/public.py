"""The door of projects: make, load, change, catch up."""

from studio.projects.actions.commit import (
    MAX_BEHIND,
    BaseUnknown,
    Commit,
    CommitRefused,
    Trashed,
    VersionChanged,
    commit,
    commit_made,
    read_ops,
)
from studio.projects.actions.creating import create
from studio.projects.actions.together import Outcome, Wanted, commit_together
from studio.projects.events import ProjectChanged, ProjectCommitted
from studio.projects.filling import TemplateLook, template_look, template_moment, template_values
from studio.projects.queries.loading import Snapshot, load, version, workspace_of
from studio.projects.queries.log import MAX_COMMITS, commits_since

__all__ = [
    "MAX_BEHIND",
    "MAX_COMMITS",
    "BaseUnknown",
    "Commit",
    "CommitRefused",
    "Outcome",
    "ProjectChanged",
    "ProjectCommitted",
    "Snapshot",
    "TemplateLook",
    "Trashed",
    "VersionChanged",
    "Wanted",
    "commit",
    "commit_made",
    "commit_together",
    "commits_since",
    "create",
    "load",
    "read_ops",
    "template_look",
    "template_moment",
    "template_values",
    "version",
    "workspace_of",
]
