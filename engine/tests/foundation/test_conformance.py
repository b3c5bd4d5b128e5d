"""The cases that both languages run: fresh, and true of the engine when read as its twin reads them."""

import json
from typing import Any

import pytest

from claqueta.document.records import RECORD, Record
from claqueta.ops import OPS, Applied, apply, between, squash
from claqueta.spec import spec_path
from claqueta.time import Rate, Ticks, parse_time, sample_at, timecode
from conformance_cases import ops_cases, time_cases


def cases(folder: str, name: str) -> Any:
    return json.loads(spec_path("conformance", folder, name).read_bytes())


@pytest.mark.parametrize(("folder", "files"), [("ops", ops_cases()), ("time", time_cases())])
def test_the_cases_are_fresh(folder: str, files: dict[str, str]) -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in spec_path("conformance", folder).glob("*.json")}
    stale = [name for name in {*held, *files} if held.get(name) != files.get(name)]
    assert stale == [], "run python engine/tests/conformance_cases.py and look at what changed"


def records(written: list[Any]) -> dict[str, Record]:
    read = [RECORD.validate_json(json.dumps(record)) for record in written]
    return {record.id: record for record in read}


def test_operations_do_what_the_cases_say_and_can_be_taken_back() -> None:
    file = cases("ops", "apply.json")
    before = records(file["base"])
    for case in file["cases"]:
        outcome = apply(before, OPS.validate_json(json.dumps(case["ops"])))
        assert isinstance(outcome, Applied) == ("applied" in case), case["name"]
        if isinstance(outcome, Applied):
            expected = {id: value for id, value in before.items() if id not in case["applied"]["changed"]}
            expected |= records([value for value in case["applied"]["changed"].values() if value is not None])
            assert outcome.records == expected, case["name"]
            undone = apply(expected, OPS.validate_json(json.dumps(case["applied"]["inverse"])))
            assert isinstance(undone, Applied)
            assert undone.records == before, case["name"]
        else:
            assert (outcome.reason.code, outcome.index) == (case["refused"]["code"], case["refused"]["index"])


def test_squashing_and_ordering_do_what_the_cases_say() -> None:
    for case in cases("ops", "squash.json")["cases"]:
        squashed = squash(OPS.validate_json(json.dumps(case["ops"])))
        assert squashed == OPS.validate_json(json.dumps(case["squashed"])), case["name"]
    for case in cases("ops", "order.json")["cases"]:
        if case["key"] is not None:
            assert between(case["before"], case["after"]) == case["key"]
            assert (case["before"] or "") < case["key"] < (case["after"] or "~")


def test_times_are_what_exact_arithmetic_says() -> None:
    for case in cases("time", "rates.json")["cases"]:
        rate = Rate(*case["rate"])
        for frame in case["frames"]:
            assert rate.frame_start(frame["frame"]) == frame["start"]
            assert rate.frame_at(frame["start"]) == frame["frame"]
        for moment in case["times"]:
            time = Ticks(moment["time"])
            assert rate.frame_at(time) == moment["frame"]
            assert rate.frame_count(time) == moment["count"]
            assert rate.snap(time) == moment["snap"]
            assert timecode(time, rate) == moment["timecode"]
        for written in case["texts"]:
            if written["time"] is not None:
                assert parse_time(written["text"], rate) == written["time"]
    for case in cases("time", "samples.json")["cases"]:
        assert sample_at(case["time"]) == case["sample"]
