"""What rendering tells open pages and editors."""

from typing import Literal

from studio.realtime.public import Event


class ExportProgress(Event):
    """On `project-<id>` and `workspace-<id>`, at most twice a second: how far an export is."""

    type: Literal["export.progress"] = "export.progress"
    job_id: str
    project_id: str
    phase: str
    frames_done: int
    frames_total: int
    share: float
    remaining_seconds: float | None
    is_stuck: bool = False
    """It has not come further for half a minute."""


class ExportChanged(Event):
    """On `project-<id>` and `workspace-<id>`: an export has come, gone, or is in another state."""

    type: Literal["export.changed"] = "export.changed"
    job_id: str
    project_id: str
    phase: str
    title: str
    asset_id: str = ""
    gone: bool = False


class PreviewReady(Event):
    """On `project-<id>`: a preview can be fetched, or has failed."""

    type: Literal["preview.ready"] = "preview.ready"
    preview_id: str
    project_id: str
    kind: str
    version: int
    time: int
    width: int
    failed: bool = False
