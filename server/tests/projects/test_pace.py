"""Commits are saved quickly: ten editors, five commits a second each, on projects of two hundred elements."""

import random
import statistics
import threading
import time

import pytest
from django.db import connection

from claqueta.document.document import Document
from claqueta.document.elements import TextElement
from claqueta.document.records import Project, Scene
from claqueta.ops import Patch, new_id
from studio.projects.public import commit, create
from studio.testing.people import make_actor, make_workspace


@pytest.mark.nightly  # a busy machine says nothing of the pace
@pytest.mark.django_db(transaction=True)
def test_a_commit_is_saved_within_150_ms_at_p95_with_ten_editors() -> None:
    workspace = make_workspace()
    editor = make_actor(workspace)
    root = Project(id=new_id(), language="es")
    scene = Scene(id=new_id(), parent=root.id, order="a0", duration=240_000)
    texts = [
        TextElement(id=new_id(), parent=scene.id, order=f"b{n:02}", duration=1000, text=f"Texto {n}")
        for n in range(200)
    ]
    document = Document(records=(root, scene, *texts))
    projects = [create(editor, workspace_id=workspace.id, document=document, origin={"kind": "test"}) for _ in range(2)]
    took: list[float] = []
    gate = threading.Barrier(10)

    def edit(number: int) -> None:
        chance = random.Random(number)
        try:
            connection.ensure_connection()
            gate.wait()
            start = time.monotonic() + chance.random() / 5
            for turn in range(15):
                time.sleep(max(0.0, start + turn / 5 - time.monotonic()))
                text = chance.choice(texts)
                ops = [Patch(id=text.id, set={"placement.x": chance.uniform(0, 1920), "placement.y": 10.0})]
                began = time.monotonic()
                commit(editor, project_id=projects[number % 2], base_version=None, ops=ops)
                took.append(time.monotonic() - began)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p50, p95 = statistics.median(took) * 1000, statistics.quantiles(took, n=20)[-1] * 1000
    print(f"{len(took)} commits: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    assert len(took) == 150
    assert p95 <= 150
