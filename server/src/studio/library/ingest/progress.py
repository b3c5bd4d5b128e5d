"""What a step may say and keep on its way: shares to the pages, bytes to the store, facts to the row; all fenced."""

import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from studio.lib import blobs
from studio.lib.leases import FenceLost, hold
from studio.library import holdings
from studio.library.events import tell
from studio.library.models import Asset, HoldingRole, IngestJob, IngestStep
from studio.library.search.index import index_asset

_LEAST_SECONDS = 0.5
"""Between two words on the share of one step."""


class Progress:
    """One job's way through its steps. Everything written goes through the job's fence."""

    def __init__(self, job: IngestJob, asset: Asset, lost: threading.Event) -> None:
        self._job = job
        self._asset = asset
        self._lost = lost
        self._from = self._part = 0.0
        self._told = 0.0

    def begin(self, step: IngestStep, share: float, part: float) -> None:
        """A step begins at `share` of the whole, of which it is `part`. Raises FenceLost."""
        self._from, self._part = share, part
        self._job.step, self._job.share = step, share
        self.write({})

    def done(self, done: int, total: int) -> None:
        """A step has come to `done` of `total`. Raises FenceLost."""
        if self._lost.is_set():
            raise FenceLost
        if time.monotonic() - self._told >= _LEAST_SECONDS:
            self._job.share = self._from + self._part * min(1.0, done / max(1, total))
            self.write({})

    def stopped(self) -> bool:
        """Whether the lease is lost, so that all work is in vain."""
        return self._lost.is_set()

    def write(self, values: Mapping[str, Any]) -> None:
        """Writes facts to the asset, and tells. Raises FenceLost."""
        with transaction.atomic():
            hold(self._job, step=self._job.step, share=self._job.share)
            if values:
                Asset.objects.filter(pk=self._asset.pk, version=self._job.version).update(
                    **values, changed=timezone.now()
                )
                for name, value in values.items():
                    setattr(self._asset, name, value)
                index_asset(self._asset.id)
            tell(self._asset, self._job)
        self._told = time.monotonic()

    def forget_earlier(self) -> None:
        """Lets go of what was made from the asset's earlier bytes. Raises FenceLost."""
        with transaction.atomic():
            hold(self._job)
            holdings.drop(
                self._asset.workspace_id,
                holder_kind="asset",
                holder_id=self._asset.id,
                role=HoldingRole.DERIVED,
            )

    def keep_bytes(self, data: bytes) -> str:
        """Keeps what was made of the asset; returns its SHA-256. Raises FenceLost."""
        path = scratch_file()
        try:
            path.write_bytes(data)
            return self.keep(path)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, path: Path) -> str:
        """Keeps a file that was made of the asset; returns its SHA-256. Raises FenceLost."""
        stored = blobs.keep(path)
        with transaction.atomic():
            hold(self._job)
            holdings.keep(
                path,
                workspace_id=self._asset.workspace_id,
                role=HoldingRole.DERIVED,
                holder_kind="asset",
                holder_id=self._asset.id,
                stored=stored,
            )
        return stored.sha256


def scratch_folder() -> Path:
    """The folder on the disk where things are made."""
    folder = Path(settings.STUDIO.var) / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def scratch_file(suffix: str = "") -> Path:
    """An empty file of our own in the scratch folder."""
    descriptor, name = mkstemp(dir=scratch_folder(), suffix=suffix)
    os.close(descriptor)
    return Path(name)
