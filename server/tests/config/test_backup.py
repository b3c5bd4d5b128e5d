"""A backup holds everything, and a restore gives it back or refuses."""

import json
import tarfile
from pathlib import Path

import pytest
from django.core import serializers
from django.db import transaction

from studio.accounts.models import AuditEntry, Membership, User, Workspace
from studio.config.backup import BackupRefused, _models, back_up, restore
from studio.lib import blobs
from studio.library.models import Blob
from studio.testing.people import make_member, make_workspace


def _everything() -> set[str]:
    return {
        serializers.serialize("json", [row]) for model in _models() for row in model._base_manager.order_by("pk").all()
    }


def _forget_everything() -> None:
    with transaction.atomic():
        for model in (AuditEntry, Membership, Blob, User, Workspace):
            model._base_manager.all().delete()


@pytest.fixture
def lived_in(transactional_db: None) -> str:  # noqa: ARG001  # asked for by name
    """A studio with people and one file; the file's hash."""
    workspace = make_workspace("Añil")
    make_member(workspace, "owner")
    make_member(workspace, "viewer")
    kept = blobs.keep_bytes(b"some film")
    Blob.objects.create(sha256=kept.sha256, size=kept.size)
    return kept.sha256


def test_a_restored_studio_equals_the_one_that_was_saved(lived_in: str, tmp_path: Path) -> None:
    before = _everything()
    counts = back_up(tmp_path / "studio.tar")
    _forget_everything()
    blobs.forget(lived_in)
    assert restore(tmp_path / "studio.tar") == counts
    assert _everything() == before
    with blobs.read(lived_in) as file:
        assert file.read() == b"some film"


def test_a_studio_with_people_is_never_overwritten(lived_in: str, tmp_path: Path) -> None:  # noqa: ARG001  # lives in it
    back_up(tmp_path / "studio.tar")
    before = _everything()
    with pytest.raises(BackupRefused):
        restore(tmp_path / "studio.tar")
    assert _everything() == before


def test_a_backup_with_a_changed_row_is_refused_whole(lived_in: str, tmp_path: Path) -> None:  # noqa: ARG001  # as above
    back_up(tmp_path / "studio.tar")
    folder = tmp_path / "opened"
    with tarfile.open(tmp_path / "studio.tar") as archive:
        archive.extractall(folder, filter="data")
    rows = folder / "rows.jsonl"
    rows.write_text(rows.read_text().replace("viewer", "owner"))
    with tarfile.open(tmp_path / "changed.tar", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.add(path, path.name)
    _forget_everything()
    with pytest.raises(BackupRefused):
        restore(tmp_path / "changed.tar")
    assert not User.objects.exists()


def test_a_backup_of_a_newer_studio_says_so(lived_in: str, tmp_path: Path) -> None:  # noqa: ARG001  # as above
    back_up(tmp_path / "studio.tar")
    folder = tmp_path / "opened"
    with tarfile.open(tmp_path / "studio.tar") as archive:
        archive.extractall(folder, filter="data")
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**told, "migrations": [*told["migrations"], "projects.9999_of_tomorrow"]}))
    with tarfile.open(tmp_path / "newer.tar", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.add(path, path.name)
    _forget_everything()
    with pytest.raises(BackupRefused, match="9999_of_tomorrow"):
        restore(tmp_path / "newer.tar")
