"""The numbered rules of docs/specs/ops.md, one by one."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue, ValidationError

from claqueta.document.records import RECORD, Record
from claqueta.ops import OPS, Applied, Op, Patch, Put, Refused, Remove, apply, rebase, squash
from claqueta.ops.apply import Records
from claqueta.ops.rebase import Pending, Rebased
from claqueta.testing.builders import SECOND, audio, film, group, marker, scene, shape, text, track

SPEC = Path(__file__).parents[3] / "docs" / "specs" / "ops.md"
PROJECT, SCENE, TEXT, GROUP, SHAPE = (
    "project_00000001", "scene_0000000001", "text_00000000001", "group_0000000001", "shape_0000000001",
)  # fmt: skip
TRACK, AUDIO, MARKER = "track_0000000001", "audio_0000000001", "marker_000000001"
NEW = "a-record-of-mine"
BASE: Mapping[str, Record] = {
    record.id: record
    for record in film(
        scene(
            SECOND, text("Hello", name="street", effects={"glow": {"effect": "glow", "params": {"radius": 3.0}}}),
            group(shape()),
        ),
        track(audio("song")),
        marker(5),
    )
}  # fmt: skip


def done(*given: Op, before: Records = BASE) -> Applied:
    outcome = apply(before, given)
    assert isinstance(outcome, Applied), outcome
    return outcome


def refused(*given: Op, before: Records = BASE) -> str:
    outcome = apply(before, given)
    assert isinstance(outcome, Refused), outcome
    assert outcome.text("en") != outcome.text("es")
    assert not re.search(r"[{}]", outcome.text("en") + outcome.text("es"))
    return outcome.reason.code


def patch(id: str, **set: Any) -> Patch:
    return Patch(id=id, set={path.replace("__", "."): value for path, value in set.items()})


def element(id: str = NEW, parent: str = SCENE, kind: str = "group", **more: Any) -> Put:
    record = {"id": id, "type": "element", "kind": kind, "parent": parent, "order": "b00", "duration": 5}
    return Put(record=RECORD.validate_json(json.dumps(record | more)))


def test_every_rule_of_the_specification_is_quoted_by_a_test() -> None:
    rules = set(re.findall(r"\*\*(O-\d+)\*\*", SPEC.read_text(encoding="utf-8")))
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    assert rules == set(re.findall(r"O-\d+(?=[ ,:])", tests))


def test_a_commit_is_whole_or_nothing() -> None:
    """O-1, O-4: the third operation is refused, and the first two leave no trace."""
    outcome = apply(BASE, [patch(TEXT, text="Bye"), Remove(id=SHAPE), patch(SHAPE, name="x")])
    assert isinstance(outcome, Refused)
    assert (outcome.index, outcome.reason.code) == (2, "record.missing")


def test_a_commit_tells_what_it_did() -> None:
    """O-2: new records, inverse, label, touched ids; the records before stay."""
    outcome = done(patch(TEXT, placement__x=5, placement__y=6))
    assert (outcome.label.en, outcome.label.es) == ("Move ‘street’", "Mover «street»")
    assert outcome.touched == {TEXT}
    assert outcome.records[TEXT] != BASE[TEXT]
    assert outcome.records[SHAPE] is BASE[SHAPE]


def test_the_inverse_takes_a_commit_back() -> None:
    """O-3: also several operations on one record, and also the inverse's own inverse."""
    outcome = done(patch(TEXT, text="A"), patch(TEXT, text="B", effects__glow=None), Remove(id=SCENE))
    back = done(*outcome.inverse, before=outcome.records)
    assert back.records == BASE
    assert done(*back.inverse, before=back.records).records == outcome.records


def test_putting_makes_a_record() -> None:
    """O-5: and its inverse removes it."""
    outcome = done(element())
    assert outcome.records[NEW].parent == SCENE
    assert outcome.inverse == (Remove(id=NEW),)
    assert outcome.label.es == "Añadir un grupo"


def test_putting_replaces_a_record_of_the_same_kind() -> None:
    """O-6: the inverse patches only what differs; another kind is refused."""
    replaced = BASE[GROUP].model_copy(update={"name": "other"})
    assert done(Put(record=replaced)).inverse == (Patch(id=GROUP, set={"name": ""}),)
    assert done(Put(record=BASE[GROUP])).inverse == ()
    assert refused(element(id=GROUP, kind="shape")) == "kind.fixed"


def test_what_is_gone_cannot_be_patched() -> None:
    """O-7: the record must be there."""
    assert refused(patch(NEW, name="x")) == "record.missing"


@pytest.mark.parametrize("path", ["nothing", "placement.z", "effects.glow.params.radius.x", "style.stroke.nothing.x"])
def test_paths_that_the_record_does_not_have_are_refused(path: str) -> None:
    """O-8: paths are the ones that spec/schema/paths.json lists."""
    assert refused(Patch(id=TEXT, set={path: 1})) in ("path.unknown", "path.whole", "path.missing")
    assert refused(Patch(id=TEXT, set={"nothing": 1})) == "path.unknown"


def test_identity_never_changes_but_places_do() -> None:
    """O-9: id, type and kind are fixed; parent and order move."""
    for field in ("id", "type", "kind"):
        assert refused(Patch(id=TEXT, set={field: "x"})) == "path.fixed"
    outcome = done(patch(TEXT, parent=GROUP, order="a0V"))
    assert outcome.records[TEXT].parent == GROUP
    assert outcome.label.en == "Move elsewhere ‘street’"


def test_whole_values_are_set_whole() -> None:
    """O-10: no path leads into keyframes, paints, lists or easings."""
    moving = done(patch(TEXT, placement__x={"keys": [{"time": 0, "value": 1}]}))
    assert refused(patch(TEXT, placement__x__keys=[]), before=moving.records) == "path.whole"
    assert refused(patch(TEXT, style__fill__angle=5)) == "path.whole"
    assert refused(patch(PROJECT, rate__0=5)) == "path.whole"
    assert refused(patch(TEXT, effects__glow__params__radius__keys=[])) == "path.whole"


def test_what_is_absent_must_be_set_before_what_is_in_it() -> None:
    """O-11: a part, or an entry of a map."""
    assert refused(patch(TEXT, style__stroke__width=2)) == "path.missing"
    assert refused(patch(TEXT, effects__blur__enabled=False)) == "path.missing"
    done(patch(TEXT, style__stroke={"paint": "#000000"}), patch(TEXT, style__stroke__width=2))


def test_null_empties_and_removes() -> None:
    """O-12: optional fields, entries of maps (also absent ones), nothing else."""
    outcome = done(patch(TEXT, effects__glow__params__radius=None, effects__nothing=None, mask=None))
    assert done(*outcome.inverse, before=outcome.records).records == BASE
    assert refused(patch(TEXT, text=None)) == "value.needed"
    assert refused(patch(TEXT, effects=None)) == "value.needed"
    assert refused(patch(TEXT, placement__x=None)) == "value.needed"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("placement.opacity", 1.5, "value.large"),
        ("placement.x", "5", "value.number"),
        ("placement.x", True, "value.number"),
        ("duration", 1.5, "value.whole"),
        ("duration", 0, "value.above"),
        ("style.fill", "red", "value.color"),
        ("effects.blur", {"effect": "blur", "radius": 3}, "value.unknown"),
        ("placement.x", {"keys": [{"time": 3, "value": 1}, {"time": 3, "value": 1}]}, "value.keyframes"),
        ("name", "x" * 201, "value.long"),
        ("name", "\ud800", "value.json"),
    ],
)
def test_values_must_be_what_the_field_takes(path: str, value: Any, code: str) -> None:
    """O-13: each by itself, with its path in the words."""
    outcome = apply(BASE, [Patch(id=TEXT, set={path: value})])
    assert isinstance(outcome, Refused)
    assert outcome.reason.code == code
    assert path in outcome.text("es")


def test_one_patch_sets_nothing_twice() -> None:
    """O-14: neither a value and what lies in it, nor nothing at all."""
    both: dict[str, JsonValue] = {"effects.glow": {"effect": "glow"}, "effects.glow.enabled": False}
    assert refused(Patch(id=TEXT, set=both)) == "paths.overlap"
    assert refused(Patch(id=TEXT, set=dict(reversed(list(both.items()))))) == "paths.overlap"
    with pytest.raises(ValidationError):
        Patch(id=TEXT, set={})
    done(Patch(id=TEXT, set={"start": 1, "style.size": 5, "name": "style"}))


def test_removing_takes_all_that_is_held_and_gives_it_back() -> None:
    """O-15: holders are put back first."""
    outcome = done(Remove(id=SCENE))
    assert set(outcome.records) == {PROJECT, TRACK, AUDIO, MARKER}
    assert outcome.touched == {SCENE, TEXT, GROUP, SHAPE}
    assert outcome.label.en == "Remove a scene"
    assert [type(op) for op in outcome.inverse] == [Put] * 4
    assert done(*outcome.inverse, before=outcome.records).records == BASE


def test_removing_what_is_gone_changes_nothing() -> None:
    """O-16: twice is once."""
    outcome = done(Remove(id=SCENE), Remove(id=SHAPE), Remove(id=SCENE))
    assert outcome.records == done(Remove(id=SCENE)).records
    assert done(Remove(id=NEW)).inverse == ()


def test_the_project_goes_last() -> None:
    """O-17: only when it holds nothing."""
    assert refused(Remove(id=PROJECT)) == "project.needed"
    outcome = done(Remove(id=SCENE), Remove(id=TRACK), Remove(id=MARKER), Remove(id=PROJECT))
    assert outcome.records == {}
    assert done(*outcome.inverse, before={}).records == BASE


@pytest.mark.parametrize(
    ("id", "parent", "code"),
    [
        (TEXT, NEW, "parent.missing"),
        (TEXT, TRACK, "parent.unfit"),
        (TEXT, SHAPE, "parent.unfit"),
        (SCENE, SCENE, "parent.cycle"),
        (SCENE, TRACK, "parent.unfit"),
        (AUDIO, SCENE, "parent.unfit"),
        (TRACK, SCENE, "parent.unfit"),
        (MARKER, SCENE, "parent.unfit"),
        (PROJECT, SCENE, "value.empty"),
    ],
)
def test_parents_are_there_and_may_hold_it(id: str, parent: str, code: str) -> None:
    """O-18: who holds whom."""
    assert refused(patch(id, parent=parent)) == code


def test_elements_may_stand_over_all_scenes() -> None:
    """O-18: a project holds elements too."""
    assert done(patch(TEXT, parent=PROJECT)).records[TEXT].parent == PROJECT


def test_nothing_lies_within_itself_or_too_deep() -> None:
    """O-19: also when a whole tower of groups moves."""
    assert refused(element(), patch(NEW, parent=GROUP), patch(GROUP, parent=NEW)) == "parent.cycle"
    ids = [f"tower-number--{n:02}" for n in range(16)]
    tower = [element(id, ids[n - 1] if n else SCENE) for n, id in enumerate(ids)]
    done(*tower)
    assert refused(*tower, element(NEW, ids[-1])) == "nesting.deep"
    assert refused(*tower, patch(ids[0], parent=GROUP)) == "nesting.deep"
    done(*tower, patch(SHAPE, parent=ids[-1]))


def test_there_is_one_project_and_there_is_a_limit() -> None:
    """O-20: one project, 20 000 records."""
    other = RECORD.validate_python({"id": NEW, "type": "project"})
    assert refused(Put(record=other)) == "project.one"
    shape_record = BASE[SHAPE]
    many = dict(BASE) | {f"many-{n:011}": shape_record for n in range(20_000 - len(BASE))}
    assert refused(element(), before=many) == "records.many"
    done(Remove(id=MARKER), element(), before=many)


def test_other_references_may_lead_nowhere() -> None:
    """O-21: the scene of a sound."""
    tied = patch(AUDIO, scene=SCENE)
    assert done(tied, Remove(id=SCENE)).records == done(Remove(id=SCENE), tied).records


def test_a_dragged_element_leaves_one_patch() -> None:
    """O-23: a hundred moves and a rename."""
    drag = [patch(TEXT, placement__x=n, placement__y=n) for n in range(100)]
    assert squash([*drag, patch(TEXT, name="x"), patch(SHAPE, name="y"), patch(TEXT, start=1)]) == (
        Patch(id=TEXT, set={"placement.x": 99, "placement.y": 99, "name": "x", "start": 1}),
        patch(SHAPE, name="y"),
    )


def test_squashing_keeps_moves_in_their_place() -> None:
    """O-23: what lies between two operations may decide whether the later one is accepted, and what it takes."""
    into_new: list[Op] = [patch(TEXT, name="x"), element(), patch(TEXT, parent=NEW)]
    out_of_group: list[Op] = [patch(SHAPE, parent=SCENE), Remove(id=GROUP), patch(SHAPE, name="kept")]
    back_again: list[Op] = [Remove(id=SHAPE), patch(GROUP, name="x"), Put(record=BASE[SHAPE])]
    inner_then_outer: list[Op] = [patch(TEXT, effects__glow__enabled=False), patch(TEXT, effects={})]
    outer_then_inner: list[Op] = [
        patch(TEXT, effects__blur={"effect": "blur"}),
        patch(TEXT, effects__blur__enabled=False),
    ]
    sequences: list[list[Op]] = [into_new, out_of_group, back_again, inner_then_outer, outer_then_inner]
    for given in sequences:
        assert done(*squash(given)).records == done(*given).records
    assert len(squash(inner_then_outer)) == 1
    assert squash([element(), patch(NEW, name="x"), Remove(id=NEW)]) == (Remove(id=NEW),)


def test_what_no_longer_applies_is_dropped_with_its_reason() -> None:
    """O-22, O-24: they removed what I was moving; my other edit, of what they also edit, stands."""
    mine = []
    current: Records = BASE
    for commit in ((patch(SHAPE, name="mine"),), (patch(TEXT, text="mine"),)):
        outcome = done(*commit, before=current)
        mine.append(Pending(commit, outcome.inverse))
        current = outcome.records
    rebased = rebase(current, mine, [Remove(id=GROUP), patch(TEXT, start=7)])
    assert isinstance(rebased, Rebased)
    (dropped,) = rebased.dropped
    assert dropped.refusal.reason.code == "record.missing"
    assert rebased.records == done(Remove(id=GROUP), patch(TEXT, start=7, text="mine")).records
    assert rebased.confirmed == done(Remove(id=GROUP), patch(TEXT, start=7)).records


def test_a_missed_commit_is_noticed() -> None:
    """O-24: theirs does not apply to what I have."""
    assert isinstance(rebase(BASE, [], [patch(NEW, name="x")]), Refused)


@pytest.mark.parametrize(
    ("given", "english"),
    [
        ([patch(TEXT, hidden=True)], "Hide ‘street’"),
        ([patch(TEXT, hidden=False)], "Show ‘street’"),
        ([patch(TEXT, start=5, duration=6)], "Trim ‘street’"),
        ([patch(TEXT, start=5)], "Shift in time ‘street’"),
        ([patch(TEXT, placement__x=5, placement__scale_x=2)], "Resize ‘street’"),
        ([patch(TEXT, name="x", duration=5)], "Change ‘x’"),
        ([patch(TEXT, start=5), patch(SHAPE, start=5)], "Shift in time 2 elements"),
        ([patch(TEXT, start=5), patch(GROUP, name="g")], "Change 2 items"),
        ([Remove(id=TRACK)], "Remove a track"),
        ([patch(TEXT, name="{x} {0}")], "Rename ‘{x} {0}’"),
        ([Remove(id=NEW)], "Remove something"),
        ([], "Change nothing"),
    ],
)
def test_labels_say_in_words_what_was_done(given: list[Op], english: str) -> None:
    """O-2: for the history, in both languages."""
    assert done(*given).label.en == english
    assert done(*given).label.es != english


@pytest.mark.parametrize(
    "written",
    [
        '[{"op":"put"}]', '[{"op":"patch","id":"x","set":{"name":"x"}}]', '[{"op":"add","id":"text_00000000001"}]',
        '[{"op":"remove","id":"text_00000000001","force":true}]', '[{"op":"patch","id":"text_00000000001","set":{}}]',
        '[{"op":"patch","id":"text_00000000001","set":{"a..b":1}}]', '{"op":"remove"}', "[[]]",
        '[{"op":"patch","id":"text_00000000001","set":{"__class__.__init__":1,"../x":2}}]',
    ],
)  # fmt: skip
def test_what_is_no_operation_is_not_read(written: str) -> None:
    """O-4: strictly what the schema says."""
    with pytest.raises(ValidationError):
        OPS.validate_json(written)
