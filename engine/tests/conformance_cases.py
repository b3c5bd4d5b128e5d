"""Makes the cases of `spec/conformance/{ops,time}`, which the engine and its twin in the browser both run.

`python engine/tests/conformance_cases.py` writes them, `--check` says which are stale. The questions are written
here by hand; the answers are what the engine says, and a change of them shows in the diff.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from claqueta.document.json_text import write_json
from claqueta.document.records import Record
from claqueta.document.schema import publish
from claqueta.ops import OPS, Applied, Op, OrderExhausted, Pending, Rebased, apply, between, rebase, squash
from claqueta.spec.places import spec_path
from claqueta.testing.builders import SECOND, audio, caption, film, group, marker, scene, shape, spoken, text, track
from claqueta.time import TICKS_PER_SECOND, Rate, Ticks, TimeUnreadable, parse_time, sample_at, timecode

type Json = dict[str, Any]

PROJECT, SCENE, TEXT, GROUP, SHAPE = (
    "project_00000001", "scene_0000000001", "text_00000000001", "group_0000000001", "shape_0000000001",
)  # fmt: skip
TRACK, AUDIO, MARKER, NEW = "track_0000000001", "audio_0000000001", "marker_000000001", "a-record-of-mine"

BASE: tuple[Record, ...] = film(
    scene(
        4 * SECOND,
        text("Hello", name="street", effects={"glow": {"effect": "glow", "params": {"radius": 3.0}}}),
        group(shape(), caption(spoken("uno dos"))),
        transition={"transition": "fade"},
    ),
    track(audio("song")),
    marker(5),
)

KEYS: JsonValue = {"keys": [{"time": 0, "value": 1}, {"time": 9, "value": 2.5, "ease": {"steps": 4}}]}

EQUAL_KEYS: JsonValue = {"keys": [{"time": 3, "value": 1}, {"time": 3, "value": 2}]}


def put(id: str = NEW, parent: str = SCENE, **more: JsonValue) -> Json:
    record = {"id": id, "type": "element", "kind": "group", "parent": parent, "order": "b00", "duration": 5}
    return {"op": "put", "record": record | more}


def patch(id: str, set: Mapping[str, JsonValue]) -> Json:
    return {"op": "patch", "id": id, "set": dict(set)}


def remove(id: str) -> Json:
    return {"op": "remove", "id": id}


TOWER = [put(f"tower-number--{n:02}", f"tower-number--{n - 1:02}" if n else SCENE) for n in range(17)]

APPLY: Sequence[tuple[str, str, list[Json]]] = (
    # rule, name, operations
    ("O-1", "the third of three is refused, so nothing is done",
     [patch(TEXT, {"text": "Bye"}), remove(SHAPE), patch(SHAPE, {"name": "x"})]),
    ("O-2", "a move", [patch(TEXT, {"placement.x": 5, "placement.y": 6.25})]),
    ("O-3", "one property twice", [patch(TEXT, {"text": "A"}), patch(TEXT, {"text": "B"})]),
    ("O-5", "a new group", [put()]),
    ("O-6", "a group replaced by itself with another name", [put(GROUP, name="other", order="a01", duration=SECOND)]),
    ("O-6", "a group cannot become a shape", [put(GROUP, kind="shape")]),
    ("O-7", "the record is not there", [patch(NEW, {"name": "x"})]),
    ("O-8", "no such field", [patch(TEXT, {"nothing": 1})]),
    ("O-8", "no such field of a part", [patch(TEXT, {"placement.z": 1})]),
    ("O-8", "a field of another kind", [patch(TEXT, {"asset": "a" * 16})]),
    ("O-9", "the id is fixed", [patch(TEXT, {"id": NEW})]),
    ("O-9", "the kind is fixed", [patch(TEXT, {"kind": "shape"})]),
    ("O-9", "a move into a group", [patch(TEXT, {"parent": GROUP, "order": "a0V"})]),
    ("O-10", "keyframes at once", [patch(TEXT, {"placement.x": KEYS})]),
    ("O-10", "no path into keyframes", [patch(TEXT, {"placement.x": KEYS}), patch(TEXT, {"placement.x.keys": []})]),
    ("O-10", "no path into a colour", [patch(TEXT, {"style.fill.angle": 5})]),
    ("O-10", "no path into a list", [patch(PROJECT, {"rate.0": 5})]),
    ("O-11", "the stroke is absent", [patch(TEXT, {"style.stroke.width": 2})]),
    ("O-11", "the stroke and then its width",
     [patch(TEXT, {"style.stroke": {"paint": "#000000"}}), patch(TEXT, {"style.stroke.width": 2})]),
    ("O-11", "the effect is absent", [patch(TEXT, {"effects.blur.enabled": False})]),
    ("O-12", "null removes an entry", [patch(TEXT, {"effects.glow": None})]),
    ("O-12", "null removes a parameter", [patch(TEXT, {"effects.glow.params.radius": None})]),
    ("O-12", "null for an entry that is absent", [patch(TEXT, {"effects.blur": None})]),
    ("O-12", "null empties an optional part", [patch(SCENE, {"transition": None})]),
    ("O-12", "null is no text", [patch(TEXT, {"text": None})]),
    ("O-13", "opacity above 1", [patch(TEXT, {"placement.opacity": 1.5})]),
    ("O-13", "a duration of half a tick", [patch(TEXT, {"duration": 0.5})]),
    ("O-13", "a duration of nothing", [patch(TEXT, {"duration": 0})]),
    ("O-13", "a number as text", [patch(TEXT, {"placement.x": "5"})]),
    ("O-13", "a colour by name", [patch(TEXT, {"style.fill": "red"})]),
    ("O-13", "an unknown field of an effect", [patch(TEXT, {"effects.blur": {"effect": "blur", "size": 3}})]),
    ("O-13", "keyframes out of order",
     [patch(TEXT, {"placement.x": EQUAL_KEYS})]),
    ("O-14", "an effect and its switch", [patch(TEXT, {"effects.glow.enabled": False, "effects.glow": None})]),
    ("O-15", "a scene with all that it holds", [remove(SCENE)]),
    ("O-16", "removing twice", [remove(SHAPE), remove(SHAPE)]),
    ("O-16", "removing what never was", [remove(NEW)]),
    ("O-17", "the project holds something", [remove(PROJECT)]),
    ("O-17", "the project last", [remove(SCENE), remove(TRACK), remove(MARKER), remove(PROJECT)]),
    ("O-18", "a parent that is not there", [patch(TEXT, {"parent": NEW})]),
    ("O-18", "a text on a track", [patch(TEXT, {"parent": TRACK})]),
    ("O-18", "a text in a shape", [patch(TEXT, {"parent": SHAPE})]),
    ("O-18", "a text over all scenes", [patch(TEXT, {"parent": PROJECT})]),
    ("O-18", "a sound in a scene", [patch(AUDIO, {"parent": SCENE})]),
    ("O-19", "a group in itself", [patch(GROUP, {"parent": GROUP})]),
    ("O-19", "a group in what it holds", [put(NEW, GROUP), patch(GROUP, {"parent": NEW})]),
    ("O-19", "16 groups deep", TOWER[:16]),
    ("O-19", "17 groups deep", TOWER),
    ("O-19", "a tower moved into a group", [*TOWER[:16], patch("tower-number--00", {"parent": GROUP})]),
    ("O-20", "a second project", [{"op": "put", "record": {"id": NEW, "type": "project"}}]),
    ("O-21", "a sound tied to a scene that then goes", [patch(AUDIO, {"scene": SCENE}), remove(SCENE)]),
    ("O-22", "two properties", [patch(TEXT, {"start": 5}), patch(TEXT, {"effects.glow.enabled": False})]),
)  # fmt: skip

SQUASH: Sequence[tuple[str, list[Json]]] = (
    ("a drag", [patch(TEXT, {"placement.x": n}) for n in range(4)]),
    ("two records in turn", [patch(TEXT, {"start": 1}), patch(SHAPE, {"start": 2}), patch(TEXT, {"start": 3})]),
    ("the outer hides the inner", [patch(TEXT, {"effects.glow.enabled": False}), patch(TEXT, {"effects": {}})]),
    ("the inner follows the outer",
     [patch(TEXT, {"effects.blur": {"effect": "blur"}}), patch(TEXT, {"effects.blur.enabled": False})]),
    ("into a new group", [patch(TEXT, {"name": "x"}), put(), patch(TEXT, {"parent": NEW})]),
    ("out of a group that goes", [patch(SHAPE, {"parent": SCENE}), remove(GROUP), patch(SHAPE, {"name": "kept"})]),
    ("made and changed", [put(), patch(NEW, {"name": "x", "clip": True})]),
    ("made and removed", [put(), patch(NEW, {"name": "x"}), remove(NEW)]),
    ("removed and put back", [remove(NEW), put()]),
)  # fmt: skip

REBASE: Sequence[tuple[str, list[list[Json]], list[Json]]] = (
    # name, mine, theirs
    ("different properties", [[patch(TEXT, {"start": 5})]], [patch(TEXT, {"text": "theirs"})]),
    ("one property: mine comes later", [[patch(TEXT, {"text": "mine"})]], [patch(TEXT, {"text": "theirs"})]),
    ("they removed what I changed",
     [[patch(SHAPE, {"name": "mine"})], [patch(TEXT, {"text": "mine"})]], [remove(GROUP)]),
    ("I removed what they changed", [[remove(GROUP)]], [patch(SHAPE, {"name": "theirs"})]),
    ("what follows from a dropped commit is dropped too",
     [[put(NEW, GROUP)], [patch(NEW, {"name": "mine"})]], [remove(GROUP)]),
)  # fmt: skip

BETWEEN: Sequence[tuple[str | None, str | None]] = (
    (None, None), ("a0", None), ("az", None), ("bzz", None), ("Zz", None), ("zzzzzzzzzzzzzzzzzzzzzzzzzzz", None),
    (None, "a0"), (None, "b00"), (None, "Zz"), (None, "Y00"), (None, "a0V"), (None, "0"), (None, "00"),
    ("a0", "a1"), ("a0", "a2"), ("a0", "b00"), ("a0V", "a1"), ("a0", "a0V"), ("a0", "a01"), ("Zz", "a0"),
    ("a", "a0"), ("a0", "a0"), ("a1", "a0"), ("1", "2"), ("9", "A"), ("z", None), ("A", "A1"), ("a0zzz", "a1"),
)  # fmt: skip

RATES = (
    Rate(24_000, 1001), Rate(24), Rate(25), Rate(30_000, 1001), Rate(30), Rate(48), Rate(50), Rate(60_000, 1001),
    Rate(60), Rate(120), Rate(10), Rate(25, 2), Rate(120_000, 1001), Rate(1), Rate(7), Rate(1, 3),
)  # fmt: skip
HOURS_12 = 12 * 3600 * TICKS_PER_SECOND
FRAMES = (0, 1, 2, 3, 29, 30, 1000, 1001, 17_982, 107_892, 1_294_705)
TIMES = (0, 1, 2, 4999, 5000, 8007, 8008, 8009, 9600, 10_009, 10_010, 10_011, 239_999, 240_000, 240_001,
         86_400_000, 1_234_567_891, HOURS_12 - 1, HOURS_12)  # fmt: skip
TEXTS = (
    "0", "12.5", "0.000000001", "1234567.999999999", "00:00:00", "00:01:30:12", "01:00:00:00", "999:59:59:00",
    "1:00:00", "", " 1", "-1", "1,5", "1e3", "00:60:00", "00:00:60", "00:00:00:99", "12:34", "nan", "00:00:00:00:00",
)  # fmt: skip


def ops_cases() -> dict[str, str]:
    """The files of `spec/conformance/ops`."""
    before = {record.id: record for record in BASE}
    base = [dumped(record) for record in BASE]
    files: dict[str, Any] = {
        "apply.json": {
            "about": "apply(base, ops): `applied` (what became of each touched record, null if gone) or `refused`",
            "base": base,
            "cases": [{"rule": rule, "name": name, "ops": ops} | applied(before, ops) for rule, name, ops in APPLY],
        },
        "squash.json": {
            "about": "squash(ops)",
            "cases": [{"name": name, "ops": ops, "squashed": written(squash(read(ops)))} for name, ops in SQUASH],
        },
        "rebase.json": {
            "about": "rebase of `mine` (commits, applied to base one after the other) over `theirs` (one commit)",
            "base": base,
            "cases": [{"name": n, "mine": mine, "theirs": ops} | rebased(before, mine, ops) for n, mine, ops in REBASE],
        },
        "order.json": {
            "about": "between(before, after); null for an open end, and as the result where there is no room",
            "cases": [{"before": one, "after": other, "key": key_between(one, other)} for one, other in BETWEEN],
        },
    }  # fmt: skip
    return {name: write_json(json.loads(json.dumps(value))) for name, value in files.items()}


def read(ops: Sequence[Json]) -> tuple[Op, ...]:
    return OPS.validate_json(json.dumps(ops))


def written(ops: Sequence[Op]) -> JsonValue:
    value: JsonValue = json.loads(OPS.dump_json(tuple(ops)))
    return value


def dumped(record: Record) -> JsonValue:
    value: JsonValue = record.model_dump(mode="json")
    return value


def changes(before: Mapping[str, Record], after: Mapping[str, Record]) -> Json:
    ids = sorted(id for id in {*before, *after} if before.get(id) != after.get(id))
    return {id: dumped(after[id]) if id in after else None for id in ids}


def applied(before: Mapping[str, Record], ops: Sequence[Json]) -> Json:
    outcome = apply(before, read(ops))
    if not isinstance(outcome, Applied):
        return {"refused": {"code": outcome.reason.code, "index": outcome.index}}
    return {
        "applied": {
            "changed": changes(before, outcome.records),
            "inverse": written(outcome.inverse),
            "label": outcome.label.model_dump(),
            "touched": sorted(outcome.touched),
        }
    }


def rebased(before: Mapping[str, Record], mine: Sequence[Sequence[Json]], theirs: Sequence[Json]) -> Json:
    current, pending = before, list[Pending]()
    for commit in mine:
        outcome = apply(current, read(commit))
        if not isinstance(outcome, Applied):
            raise ValueError(outcome.text("en"))
        pending.append(Pending(read(commit), outcome.inverse))
        current = outcome.records
    result = rebase(current, pending, read(theirs))
    if not isinstance(result, Rebased):
        raise ValueError(result.text("en"))
    return {
        "kept": [written(commit.ops) for commit in result.mine],
        "dropped": [drop.refusal.reason.code for drop in result.dropped],
        "changed": changes(before, result.records),
        "confirmed": changes(before, result.confirmed),
    }


def key_between(before: str | None, after: str | None) -> str | None:
    try:
        return between(before, after)
    except OrderExhausted:
        return None


def time_cases() -> dict[str, str]:
    """The files of `spec/conformance/time`."""
    rates = [
        {
            "rate": [rate.numerator, rate.denominator],
            "frames": [{"frame": frame, "start": rate.frame_start(frame)} for frame in FRAMES],
            "times": [
                {
                    "time": time,
                    "frame": rate.frame_at(Ticks(time)),
                    "count": rate.frame_count(Ticks(time)),
                    "snap": rate.snap(Ticks(time)),
                    "timecode": timecode(Ticks(time), rate),
                }
                for time in TIMES
            ],
            "texts": [{"text": text, "time": parsed(text, rate)} for text in TEXTS],
        }
        for rate in RATES
    ]
    samples = [{"time": time, "sample": sample_at(Ticks(time))} for time in (*TIMES, 3, 5, 7, 12, 13)]
    files: dict[str, Any] = {
        "rates.json": {
            "about": "240 000 ticks a second. frame → start; time → frame shown, frames that start before it, nearest "
            "frame start, timecode; text → ticks, null where it is no time",
            "cases": rates,
        },
        "samples.json": {"about": "time → nearest 48 kHz sample, halves up", "cases": samples},
    }
    return {name: write_json(value) for name, value in files.items()}


def parsed(text: str, rate: Rate) -> int | None:
    try:
        return parse_time(text, rate)
    except TimeUnreadable:
        return None


if __name__ == "__main__":
    codes = [
        publish(files, spec_path("conformance", folder), sys.argv[1:])
        for folder, files in (("ops", ops_cases()), ("time", time_cases()))
    ]
    sys.exit(max(codes))
