"""The last step of an export: the pieces are fetched, the engine joins and checks them, the file is published."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

from claqueta.ports import Cancelled
from claqueta.presets import ExportPreset
from claqueta.render.drafts import held_folder
from claqueta.render.export import OpenExport, Outcome
from claqueta.render.plan import Plan
from studio.accounts.public import Actor, record
from studio.lib import blobs
from studio.lib.leases import FenceLost, finish, hold
from studio.library import public as library
from studio.rendering import films, freezing, piece_store
from studio.rendering.films import film_of
from studio.rendering.keeping import Keeper
from studio.rendering.models import ExportJob, Segment, Step
from studio.rendering.points import reached
from studio.rendering.steps.outcomes import failed_job, give_back
from studio.rendering.steps.pieces import piece_of
from studio.rendering.telling import tell_change, tell_progress

_MOST_TITLE = 120


def end_export(job: ExportJob) -> None:
    """Makes the file of `job`, which the caller holds and whose pieces are all there."""
    reached("end.claimed")
    try:
        with (
            Keeper(lambda: _beat(job, keeper)) as keeper,
            film_of(job, keeper) as film,
            _scratch(job) as folder,
        ):
            made = _make(job, film, folder)
            reached("end.joined")
            preset = freezing.preset_of(job)
            files = [(path, _name(job, preset, path), blobs.keep(path)) for path in made]
            reached("end.stored")
            keeper.check()
            _publish(job, files)
            reached("end.published")
        films.close(job.id)
    except (Cancelled, FenceLost):
        give_back(job, step=Step.RENDERING)
    except Exception as error:  # noqa: BLE001  # whatever it is, the row must not wait for its lease to end
        failed_job(job, error)


def _beat(job: ExportJob, keeper: Keeper) -> None:
    hold(job)
    heard = keeper.heard
    share = heard.share if heard else 0.0
    tell_progress(job.id, rest_share=share, step="verifying" if heard and heard.phase == "verify" else "joining")


def _make(job: ExportJob, film: OpenExport, folder: Path) -> list[Path]:
    """The finished files. Pieces that are lost or damaged are made again by the engine, and stored again."""
    segments = list(Segment.objects.filter(job=job).order_by("index"))
    cache = piece_store.local_cache()
    lost = {key for key in {segment.key for segment in segments} if piece_store.fetch(key, cache) is None}
    planned = Plan(tuple(piece_of(segment) for segment in segments), ())
    outcome = film.finish(planned, folder / f"output.{film.wanted.suffix}")
    for key in lost:
        path = cache.find(key)
        if path is not None:
            piece_store.enter(piece_store.put(key, path))
    if film.wanted.shape == "pictures":
        return [_zipped(outcome, folder / "output.zip")]
    return [outcome.output, *outcome.beside]


def _publish(job: ExportJob, files: list[tuple[Path, str, blobs.Stored]]) -> None:
    """The files become assets and the export is done, both or neither."""
    actor = Actor(job.owner_id, "system")
    with transaction.atomic():
        hold(job)  # the fence, before anything is written; the row stays locked
        reservation = ExportJob.objects.values_list("reservation", flat=True).get(pk=job.pk)
        outputs: list[dict[str, Any]] = []
        for number, (path, name, stored) in enumerate(files):
            asset_id = library.add_file(
                actor,
                workspace_id=job.workspace_id,
                path=path,
                name=name,
                kind="pictures" if path.suffix == ".zip" else "video",
                origin={"way": "export", "job": job.id, "project": job.project_id, "version": job.project_version},
                reservation=reservation if number == 0 and reservation else None,
                stored=stored,
            )
            outputs.append({"asset_id": asset_id, "name": name, "size": stored.size, "sha256": stored.sha256})
        finish(
            job,
            step=Step.VERIFYING,
            finished=Now(),
            share=1.0,
            frames_done=job.frames_total,
            remaining_seconds=0.0,
            reservation="",
            error=None,
            asset_id=outputs[0]["asset_id"],
            output_name=outputs[0]["name"],
            size=outputs[0]["size"],
            sha256=files[0][2].sha256,
            beside=outputs[1:],
        )
        record(
            actor,
            "export.done",
            workspace_id=job.workspace_id,
            kind="export",
            id=job.id,
            data={"asset": outputs[0]["asset_id"], "size": files[0][2].size},
        )
        job.refresh_from_db()
        tell_change(job)


@contextmanager
def _scratch(job: ExportJob) -> Iterator[Path]:
    """A folder that goes when the block ends; one that a killed worker left goes with the next look."""
    parent = Path(settings.STUDIO.var) / "scratch"
    parent.mkdir(parents=True, exist_ok=True)
    with held_folder(parent, f"export-{job.id}") as folder:
        yield folder


def _zipped(outcome: Outcome, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for picture in sorted(outcome.output.iterdir()):
            archive.write(picture, picture.name)
    shutil.rmtree(outcome.output)
    return path


def _name(job: ExportJob, preset: ExportPreset, path: Path) -> str:
    """A name that tells the exports of one film from each other."""
    title = job.title[:_MOST_TITLE].replace("/", "-").strip() or "Claqueta"
    return f"{title} ({preset.id}){path.suffix}"
