"""An export that is cancelled at any moment stops at once, and leaves nothing."""

import random
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connections

from rendering.films import make_project, order, tiny, work
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Conflict
from studio.library.models import Account, Asset
from studio.rendering import points
from studio.rendering.actions import cancel, pause
from studio.rendering.models import ExportJob, Segment

pytestmark = pytest.mark.django_db(transaction=True)

_STOPS_WITHIN_SECONDS = 2.0
_POINTS_OF_A_FILM = 22
"""About as many are reached while the film below is made."""


@pytest.fixture(scope="module")
def times() -> Iterator[list[float]]:
    """Seconds from each cancel to the end of the work; told at the end."""
    found: list[float] = []
    yield found
    if found:
        found.sort()
        print(
            f"\n{len(found)} cancels: stopped after {found[len(found) // 2]:.2f} s (median), {found[-1]:.2f} s at most"
        )


@pytest.mark.parametrize(
    "seed", [pytest.param(each, marks=() if each < 12 else pytest.mark.nightly) for each in range(50)]
)
def test_a_cancelled_export_stops_soon_and_leaves_nothing(
    workspace: Workspace, editor: Actor, times: list[float], seed: int
) -> None:
    chance = random.Random(seed)
    job = order(editor, make_project(editor, workspace, tiny(4, mark=f"cancel{seed}")))
    left, pause_seconds = chance.randrange(1, _POINTS_OF_A_FILM), chance.random() * 0.2
    moment, ended = threading.Event(), threading.Event()

    def heard(_point: points.Point) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            moment.set()

    def worker() -> None:
        try:
            work()
        finally:
            connections.close_all()
            ended.set()
            moment.set()

    points.listen(heard)
    thread = threading.Thread(target=worker)
    thread.start()
    moment.wait(60)
    ended.wait(pause_seconds)
    try:
        cancel(editor, job)
    except Conflict:
        assert ExportJob.objects.get(pk=job).phase == "done"
    else:
        began = time.monotonic()
        assert ended.wait(60)
        times.append(time.monotonic() - began)
        assert times[-1] < _STOPS_WITHIN_SECONDS
        assert ExportJob.objects.get(pk=job).phase == "cancelled"
        assert not Asset.objects.filter(origin__job=job).exists()
        assert Account.objects.get(workspace=workspace).used == 0
    thread.join()
    assert Account.objects.get(workspace=workspace).reserved == 0
    assert not Segment.objects.filter(job=job, state="held").exists()
    with pytest.raises(Conflict):
        pause(editor, job)
