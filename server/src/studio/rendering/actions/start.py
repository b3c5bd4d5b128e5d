"""Ordering exports."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from django.db import transaction

from claqueta.presets import export_preset, override
from studio.accounts.public import Actor, allow, record
from studio.lib.ids import mint
from studio.library import public as library
from studio.projects import public as projects
from studio.rendering import freezing, pace
from studio.rendering.announcing import announce
from studio.rendering.failing import NothingOrdered, RangeUnfit
from studio.rendering.models import ExportJob
from studio.rendering.telling import tell_change

_MOST_PRESETS = 20
PRIORITIES = range(-2, 3)


class PresetOrder(TypedDict):
    """A preset, and fields of it changed by hand."""

    preset: str
    overrides: NotRequired[Mapping[str, str]]


def start_export(
    actor: Actor,
    *,
    project_id: str,
    presets: Sequence[PresetOrder],
    start: int | None = None,
    stop: int | None = None,
    priority: int = 0,
    version: int | None = None,
) -> list[str]:
    """Orders one file for each of `presets` from the project as it is now (or was at `version`); the exports' ids.

    start, stop: ticks; None is the film's own.  priority: -2…2, among the actor's own exports.  Room for the files
    is reserved. Raises Missing, Forbidden, NothingOrdered, RangeUnfit, PresetUnknown and its kin, QuotaExceeded.
    """
    if not 1 <= len(presets) <= _MOST_PRESETS:
        raise NothingOrdered(most=_MOST_PRESETS)
    if stop is not None and stop <= (start or 0):
        raise RangeUnfit
    snapshot = projects.load(actor, project_id, version)
    allow(actor, "export.start", snapshot.workspace_id)
    wanted = [override(export_preset(each["preset"]), each.get("overrides", {})) for each in presets]
    frozen = freezing.freeze(snapshot.document)
    batch = mint()
    with transaction.atomic():
        jobs = [
            ExportJob(
                workspace_id=snapshot.workspace_id,
                project_id=project_id,
                project_version=snapshot.version,
                document_sha256=frozen,
                title=snapshot.title[:200],
                owner_id=actor.user_id,
                batch_id=batch,
                preset_id=preset.id,
                overrides=dict(order.get("overrides", {})),
                start=start or 0,
                stop=stop,
                priority=max(min(priority, PRIORITIES[-1]), PRIORITIES[0]),
                reservation=library.reserve(
                    snapshot.workspace_id,
                    pace.guessed_size(preset, pace.extent(snapshot.document, preset, start or 0, stop)),
                ),
            )
            for order, preset in zip(presets, wanted, strict=True)
        ]
        for job in jobs:
            job.save(force_insert=True)
            record(
                actor,
                "export.start",
                workspace_id=job.workspace_id,
                kind="export",
                id=job.id,
                data={"project": project_id, "version": snapshot.version, "preset": job.preset_id},
            )
            tell_change(job)
        transaction.on_commit(lambda: announce(len(jobs)))
    return [job.id for job in jobs]
