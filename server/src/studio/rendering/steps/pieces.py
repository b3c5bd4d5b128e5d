"""Rendering pieces: whoever holds a run of them makes one after the other, and stores each as soon as it is whole."""

import time

from django.db import transaction

from claqueta.document.tree import Tree
from claqueta.errors import ClaquetaError
from claqueta.ports import Cancelled
from claqueta.render.lanes import Lane
from claqueta.render.pieces import PieceFailed, PieceProgress
from claqueta.render.plan import Piece
from claqueta.time import Rate
from studio.lib.leases import FenceLost, State, finish, hold, let_go
from studio.lib.wording import error_data
from studio.rendering import freezing, piece_store
from studio.rendering.announcing import announce
from studio.rendering.failing import SegmentFailed
from studio.rendering.films import film_of
from studio.rendering.keeping import Keeper
from studio.rendering.models import ExportJob, PieceEntry, Segment
from studio.rendering.points import reached
from studio.rendering.steps.outcomes import fail_export, give_back, place, told
from studio.rendering.telling import tell_progress


class Run:
    """Segments that this worker holds, until each is stored, lost or given back."""

    def __init__(self, job: ExportJob, segments: list[Segment]) -> None:
        self._job = job
        self._cache = piece_store.local_cache()
        self._held = {segment.key: segment for segment in segments}
        self._frames: dict[str, int] = {}
        self._told_at = time.monotonic()

    def render(self) -> None:
        """Makes them all."""
        reached("pieces.claimed")
        rate = Rate(25)
        try:
            for key in piece_store.known(list(self._held)):  # another export has made it meanwhile
                self._commit(self._held.pop(key), None)
            if not self._held:
                return
            with Keeper(self._beat) as keeper, film_of(self._job, keeper) as film:
                rate = film.wanted.rate
                reached("pieces.opened")

                def heard(progress: PieceProgress) -> None:
                    keeper.check()
                    self._heard(progress)

                film.make([piece_of(segment) for segment in list(self._held.values())], heard)
        except (Cancelled, FenceLost):
            self._give_back()
        except PieceFailed as error:
            self._fail_one(error, rate)
        except Exception as error:  # noqa: BLE001  # whatever it is, the rows must not wait for the lease to end
            self._try_again(error, rate)
        finally:
            tell_progress(self._job.id, busy_seconds=self._busy())

    def _beat(self) -> None:
        """A sign of life for every piece that is still to do; lost only when all are."""
        held = list(self._held.items())
        alive = 0
        for key, segment in held:
            try:
                hold(segment, frames_done=min(self._frames.get(key, 0), segment.frames))
                alive += 1
            except FenceLost:
                continue
        if held and not alive:
            raise FenceLost
        tell_progress(self._job.id, busy_seconds=self._busy())

    def _busy(self) -> float:
        now = time.monotonic()
        spent, self._told_at = now - self._told_at, now
        return spent

    def _heard(self, progress: PieceProgress) -> None:
        self._frames = dict(progress.frames)
        if self._frames:
            reached("pieces.working")
        for key in list(progress.finished):
            segment = self._held.pop(key, None)
            if segment is None:
                continue
            reached("piece.rendered")
            path = self._cache.find(key)
            if path is None:
                self._held[key] = segment
                raise FileNotFoundError(key)
            entry = piece_store.put(key, path)
            reached("piece.stored")
            try:
                self._commit(segment, entry)
            except FenceLost:  # somebody else has it now, and will store the same
                continue
            reached("piece.committed")

    def _commit(self, segment: Segment, entry: PieceEntry | None) -> None:
        with transaction.atomic():
            if entry is None:
                finish(segment, frames_done=segment.frames, was_kept=True)
            else:
                finish(segment, frames_done=segment.frames, sha256=entry.sha256, size=entry.size)
                piece_store.enter(entry)
        if not Segment.objects.filter(job_id=self._job.id).exclude(state=State.DONE).exists():
            announce()

    def _give_back(self) -> None:
        for segment in self._held.values():
            give_back(segment, frames_done=0)

    def _fail_one(self, error: PieceFailed, rate: Rate) -> None:
        """The engine has tried one piece several times: it is known by its place, and ends the export."""
        for segment in self._held.values():
            if len(self._held) == 1 or place(self._job, segment, rate)[0] == error.data.get("start"):
                self._let_go(segment, error, final=True)
            else:
                give_back(segment, frames_done=0)
        fail_export(self._job.id, error)

    def _try_again(self, error: Exception, rate: Rate) -> None:
        reason = told(error)
        final = isinstance(error, ClaquetaError) and not error.temporary
        for segment in self._held.values():
            if not self._let_go(segment, reason, final=final):
                continue
            start, stop = place(self._job, segment, rate)
            words = {"reason": reason.text("en"), "reason_es": reason.text("es")}
            fail_export(self._job.id, SegmentFailed(start=start, stop=stop, **words))

    def _let_go(self, segment: Segment, error: ClaquetaError, *, final: bool) -> bool:
        """Whether the segment has failed for good."""
        try:
            return let_go(segment, dict(error_data(error)), final=final, frames_done=0) == State.FAILED
        except FenceLost:
            return False


def piece_of(segment: Segment) -> Piece:
    """The engine's piece that a row stands for."""
    return Piece(
        start=segment.first_frame,
        stop=segment.first_frame + segment.frames,
        lane=Lane(segment.plan["lane"]),
        key=segment.key,
        assets=frozenset(segment.plan["assets"]),
        first=segment.plan["first"],
    )


def rate_of(job: ExportJob) -> Rate:
    """The frames a second of the file that `job` makes."""
    project = Tree(freezing.thaw(job.document_sha256).records).project
    return freezing.preset_of(job).picture_rate(Rate(*project.rate))
