"""An export comes out as the engine alone would make it, whoever works on it and however it is disturbed."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from claqueta.ops import Patch
from claqueta.spec.parameters import Label
from claqueta.testing.builders import record_id
from rendering.films import QUICK, make_project, order, tiny, undisturbed, work
from studio.accounts.models import Membership, User, Workspace
from studio.accounts.public import Actor, person
from studio.lib import blobs
from studio.lib.errors import Forbidden, Missing
from studio.lib.ids import mint
from studio.lib.leases import State
from studio.library.models import Account, Asset
from studio.projects import public as projects
from studio.rendering import films, piece_store, points, queries
from studio.rendering.actions import cancel, delete, pause, prioritise, resume, retry, start_export
from studio.rendering.claims import RunClaim, claim, turns
from studio.rendering.keeping import go_on, stop_all
from studio.rendering.models import ExportJob, PieceEntry, Segment
from studio.rendering.points import Point
from studio.rendering.reconciling import reconcile
from studio.rendering.steps.pieces import Run
from studio.rendering.worker import do_one
from studio.testing.people import make_actor, make_user, make_workspace

pytestmark = pytest.mark.django_db(transaction=True)

PAST = timedelta(seconds=1)


def job_at(job_id: str) -> ExportJob:
    return ExportJob.objects.get(pk=job_id)


def let_leases_end() -> None:
    """As if the holders had been silent for long enough."""
    for rows in (ExportJob.objects, Segment.objects):
        rows.filter(state=State.HELD).update(lease_end=Now() - PAST)


class Killed(BaseException):
    """A worker's end, as far as a test can play it in its own process."""


def die_at(point: Point) -> None:
    def heard(reached: Point) -> None:
        if reached == point:
            points.listen(None)
            raise Killed

    points.listen(heard)


def test_an_export_is_what_the_engine_alone_makes(workspace: Workspace, editor: Actor) -> None:
    document = tiny()
    job = job_at(order(editor, make_project(editor, workspace, document)))
    work()
    job.refresh_from_db()
    assert (job.phase, job.error) == ("done", None)
    assert job.sha256 == undisturbed(document)
    assert (job.frames_done, job.frames_total, job.share) == (30, 30, 1.0)
    asset = Asset.objects.get(pk=job.asset_id)
    assert (asset.sha256, asset.name, asset.size) == (job.sha256, "Corto (h264_720p).mp4", job.size)
    assert blobs.has(job.sha256)
    account = Account.objects.get(workspace=workspace)
    assert (account.used, account.reserved) == (job.size, 0)


def test_a_second_export_finds_every_piece(workspace: Workspace, editor: Actor) -> None:
    project = make_project(editor, workspace, tiny(mark="twice"))
    first, second = order(editor, project), order(editor, project)
    work()
    assert job_at(first).sha256 == job_at(second).sha256
    assert Segment.objects.filter(job=first, was_kept=False).count() == 3
    assert not Segment.objects.filter(job=second, was_kept=False).exists()


def test_an_export_shows_the_version_it_was_ordered_from(workspace: Workspace, editor: Actor) -> None:
    document = tiny(mark="old")
    project = make_project(editor, workspace, document)
    pinned = order(editor, project)
    projects.commit(
        editor,
        project_id=project,
        base_version=projects.version(editor, project),
        ops=[Patch(id=record_id("text", 1), set={"text": "W"})],
        label=Label(en="Words", es="Palabras"),
        client_id=mint(),
    )
    later = order(editor, project)
    work()
    assert job_at(pinned).sha256 == undisturbed(document)
    assert job_at(later).sha256 != job_at(pinned).sha256
    assert job_at(later).project_version == job_at(pinned).project_version + 1


@pytest.mark.parametrize(
    "point",
    ["plan.claimed", "plan.made", "pieces.claimed", "pieces.opened", "piece.rendered", "piece.stored",
     "piece.committed", "end.claimed", "end.joined", "end.stored", "end.published"],
)  # fmt: skip
def test_another_goes_on_where_a_worker_died(workspace: Workspace, editor: Actor, point: Point) -> None:
    document = tiny(mark=point)
    job = order(editor, make_project(editor, workspace, document))
    die_at(point)
    with pytest.raises(Killed):
        work()
    films.close()
    let_leases_end()
    work()
    assert job_at(job).sha256 == undisturbed(document)
    assert Asset.objects.filter(origin__job=job).count() == 1
    assert Segment.objects.filter(job=job).count() == 3


def test_a_worker_past_its_lease_is_refused_by_the_fence(workspace: Workspace, editor: Actor) -> None:
    document = tiny(mark="fence")
    job = order(editor, make_project(editor, workspace, document))
    assert do_one()
    late = claim("late")
    assert isinstance(late, RunClaim)
    let_leases_end()
    work()
    done = {row.pk: (row.fence, row.sha256) for row in Segment.objects.filter(job=job)}
    PieceEntry.objects.all().delete()
    Run(late.job, late.segments).render()
    assert {row.pk: (row.fence, row.sha256) for row in Segment.objects.filter(job=job)} == done
    assert not PieceEntry.objects.exists()
    assert job_at(job).sha256 == undisturbed(document)


def test_a_worker_that_dies_each_time_ends_the_export_with_the_place(workspace: Workspace, editor: Actor) -> None:
    job = order(editor, make_project(editor, workspace, tiny(mark="spent")))
    assert do_one()
    for _ in range(6):
        die_at("pieces.opened")
        try:
            work()
        except Killed:
            films.close()
            let_leases_end()
    points.listen(None)
    reconcile()
    failed = job_at(job)
    assert failed.phase == "failed"
    assert failed.error is not None
    assert failed.error["code"] == "export.segment_spent"
    assert failed.error["data"]["start"] == "00:00:00:00"
    assert Account.objects.get(workspace=workspace).reserved == 0
    retry(editor, job)
    work()
    assert job_at(job).phase == "done"


def test_an_altered_piece_is_found_and_made_again(workspace: Workspace, editor: Actor) -> None:
    document = tiny(mark="altered")
    job = order(editor, make_project(editor, workspace, document))
    while Segment.objects.filter(job=job, state=State.DONE).count() < 3:
        do_one()
    victim = Segment.objects.filter(job=job).order_by("index")[1]
    local = piece_store.local_cache().find(victim.key)
    assert local is not None
    data = bytearray(local.read_bytes())
    data[len(data) // 2] ^= 0xFF
    local.write_bytes(data)
    if piece_store.is_folder():
        with piece_store.opened(PieceEntry.objects.get(pk=victim.key)) as stored:
            assert stored.read() == bytes(data)
    work()
    assert job_at(job).sha256 == undisturbed(document)


def test_pause_stops_and_resume_goes_on(workspace: Workspace, editor: Actor) -> None:
    job = order(editor, make_project(editor, workspace, tiny(mark="pause")))
    do_one()
    held = claim("someone")
    assert isinstance(held, RunClaim)
    pause(editor, job)
    assert job_at(job).phase == "paused"
    assert not work()
    Run(held.job, held.segments).render()
    assert job_at(job).frames_done == 0
    resume(editor, job)
    work()
    assert job_at(job).phase == "done"


def test_a_worker_that_is_told_to_end_gives_its_leases_back(workspace: Workspace, editor: Actor) -> None:
    job = order(editor, make_project(editor, workspace, tiny(mark="end")))
    do_one()
    points.listen(lambda point: stop_all() if point == "pieces.opened" else None)
    do_one()
    points.listen(None)
    go_on()
    rows = Segment.objects.filter(job=job)
    assert {(row.state, row.attempt, row.holder) for row in rows} == {(State.WAITING, 0, "")}


def test_people_take_turns_however_many_exports_one_has(workspace: Workspace) -> None:
    ana, luis = make_actor(workspace, "editor"), person(_another(workspace))
    film = make_project(ana, workspace, tiny(2))
    busy = [order(ana, film) for _ in range(4)]
    single = order(luis, film)
    ExportJob.objects.filter(pk=busy[0]).update(last_taken=timezone.now())
    assert turns()[0].pk == single
    assert isinstance(claim("one"), object)
    assert {job.owner_id for job in turns()[:1]} == {ana.user_id}
    prioritise(ana, busy[3], 2)
    assert turns()[0].pk == busy[3]


def test_several_presets_make_a_batch(workspace: Workspace, editor: Actor) -> None:
    film = make_project(editor, workspace, tiny(mark="batch"), title="Uno/dos")
    gif = {"preset": "gif", "overrides": {"width": "64"}}
    jobs = start_export(editor, project_id=film, presets=[QUICK, gif, {"preset": "wav"}])  # type: ignore[list-item]  # a literal
    work()
    rows = [job_at(job) for job in jobs]
    assert len({row.batch_id for row in rows}) == 1
    assert [(row.phase, row.error) for row in rows] == [("done", None)] * 3
    assert [row.output_name for row in rows] == ["Uno-dos (h264_720p).mp4", "Uno-dos (gif).gif", "Uno-dos (wav).wav"]


def test_an_export_can_be_listed_and_deleted_by_whoever_may(workspace: Workspace, editor: Actor) -> None:
    film = make_project(editor, workspace)
    job = order(editor, film)
    viewer, stranger = make_actor(workspace, "viewer"), make_actor(make_workspace("Ajeno"))
    assert [each.id for each in queries.exports(viewer, project_id=film, phases=["active"]).exports] == [job]
    assert queries.exports(viewer, workspace_id=workspace.id, phases=["done"]).exports == []
    with pytest.raises(Missing):
        queries.export(stranger, job)
    with pytest.raises(Forbidden):
        cancel(viewer, job)
    with pytest.raises(Forbidden):
        order(viewer, film)
    delete(editor, job)
    with pytest.raises(Missing):
        queries.export(editor, job)
    assert Account.objects.get(workspace=workspace).reserved == 0


def test_pieces_above_the_limit_go_least_lately_used_first(
    workspace: Workspace, editor: Actor, settings: object
) -> None:
    order(editor, make_project(editor, workspace, tiny(mark="evict")))
    work()
    entries = list(PieceEntry.objects.order_by("key"))
    for age, entry in enumerate(entries):
        PieceEntry.objects.filter(pk=entry.pk).update(last_used=timezone.now() - timedelta(hours=age + 1))
    settings.PIECE_BYTES = entries[0].size  # type: ignore[attr-defined]  # pytest-django's settings take any name
    reconcile()
    assert [entry.key for entry in PieceEntry.objects.all()] == [entries[0].key]


def _another(workspace: Workspace) -> User:
    user = make_user("luis")
    Membership.objects.create(workspace=workspace, user=user, role="editor")
    return user
