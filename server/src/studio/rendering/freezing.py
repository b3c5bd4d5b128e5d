"""The document of an export: frozen as a blob when it is ordered, read again by whoever works on it."""

from claqueta.document.document import Document
from claqueta.presets import ExportPreset, export_preset, override
from studio.lib import blobs
from studio.rendering.models import ExportJob


def freeze(document: Document) -> str:
    """Stores `document`; its SHA-256."""
    return blobs.keep_bytes(document.model_dump_json().encode()).sha256


def thaw(sha256: str) -> Document:
    """The document that was stored."""
    with blobs.read(sha256) as file:
        return Document.model_validate_json(file.read())


def forget(sha256: str) -> None:
    """Removes a document that no export needs any more."""
    if not ExportJob.objects.filter(document_sha256=sha256).exists():
        blobs.forget(sha256)


def preset_of(job: ExportJob) -> ExportPreset:
    """The preset of `job` with what was changed by hand."""
    return override(export_preset(job.preset_id), job.overrides)
