"""Whole studios with real workers under load: turns between people, and what is lost for how long when one dies."""

import json
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from rendering.films import tiny, undisturbed
from studio.testing.claimers import Claimers
from studio.testing.services import wait_for
from studio.testing.studio import Person, RunningStudio

pytestmark = [pytest.mark.flow, pytest.mark.nightly, pytest.mark.django_db(transaction=True)]

_PATIENCE_SECONDS = 240.0


def _order(studio: RunningStudio, place: str, person: Person, document: Any, presets: Any = None) -> str:
    found: str = studio.call(
        "studio.testing.exports:order",
        workspace_id=place,
        user_id=person.id,
        document=document.model_dump_json(),
        presets=presets,
    )
    return found


def _facts(studio: RunningStudio, job: str) -> dict[str, Any]:
    found: dict[str, Any] = studio.call("studio.testing.exports:facts", job_id=job)
    return found


def _over(studio: RunningStudio, job: str) -> Callable[[], bool]:
    return lambda: _facts(studio, job)["phase"] in ("done", "failed")


def test_one_short_film_is_not_kept_waiting_by_anothers_twenty() -> None:
    with RunningStudio(web=False) as studio, Claimers(studio.env, studio.var / "workers.log") as workers:
        ana, luis = studio.person("ana"), studio.person("luis")
        place = studio.workspace("Taller", {ana: "editor", luis: "editor"})
        many = [_order(studio, place, ana, tiny(20, mark=f"many {number}")) for number in range(20)]
        for _ in range(2):
            workers.start()
        wait_for(lambda: any(_facts(studio, job)["phase"] == "rendering" for job in many), _PATIENCE_SECONDS)
        one = _order(studio, place, luis, tiny(3, mark="one"))
        wait_for(_over(studio, one), _PATIENCE_SECONDS)
        phases = [_facts(studio, job)["phase"] for job in many]
        print(f"\nof the twenty before it, {phases.count('done')} were done")
        assert _facts(studio, one)["phase"] == "done"
        assert phases.count("done") <= 5


def test_what_a_killed_worker_held_is_taken_again_within_half_a_minute() -> None:
    document = tiny(60, mark="recovery")
    presets = [{"preset": "h264_720p", "overrides": {"short_side": "720"}}]
    with RunningStudio(web=False, worker=True) as studio:
        ana = studio.person("ana")
        job = _order(studio, studio.workspace("Taller", {ana: "editor"}), ana, document, presets)

        def held() -> dict[int, int]:
            return {each["index"]: each["fence"] for each in _facts(studio, job)["segments"] if each["state"] == "held"}

        wait_for(held, _PATIENCE_SECONDS)
        os.kill(studio.pid("worker"), signal.SIGKILL)
        killed, before = time.monotonic(), held()
        assert before
        studio.restart("worker")
        wait_for(lambda: _all_taken(studio, job, before), 60)
        took = time.monotonic() - killed
        print(f"\ntaken again {took:.1f} s after SIGKILL")
        assert took <= 30
        wait_for(_over(studio, job), _PATIENCE_SECONDS)
        facts = _facts(studio, job)
        assert facts["sha256"] == undisturbed(document, json.loads(json.dumps(presets[0])))


def _all_taken(studio: RunningStudio, job: str, before: dict[int, int]) -> bool:
    now = {each["index"]: each for each in _facts(studio, job)["segments"]}
    return all(now[index]["fence"] > fence or now[index]["state"] == "done" for index, fence in before.items())


@pytest.mark.parametrize("victim", ["redis", "postgres"])
def test_a_whole_studio_goes_on_after_a_service_was_lost(victim: Any) -> None:
    document = tiny(30, mark=victim)
    with RunningStudio(database="postgres", storage="folder", web=False, worker=True) as studio:
        ana = studio.person("ana")
        job = _order(studio, studio.workspace("Taller", {ana: "editor"}), ana, document)
        wait_for(lambda: any(each["state"] == "done" for each in _facts(studio, job)["segments"]), _PATIENCE_SECONDS)
        studio.kill(victim)
        studio.restart(victim)
        wait_for(_over(studio, job), _PATIENCE_SECONDS)
        facts = _facts(studio, job)
        assert (facts["phase"], facts["error"], facts["assets"]) == ("done", None, 1)
        assert facts["sha256"] == undisturbed(document)
