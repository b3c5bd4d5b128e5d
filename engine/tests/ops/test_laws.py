"""The laws of operations, over random documents."""

from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claqueta.document.document import Document
from claqueta.document.file import from_json, in_order, to_json
from claqueta.document.json_text import read_json
from claqueta.document.structure import structure_faults
from claqueta.ops import OPS, Applied, Op, Patch, Pending, Rebased, Refused, apply, rebase, squash
from strategies import PATHS, Records, accepted, operation, patch, records, what

FEW = settings(max_examples=80, deadline=None)


def done(before: Records, ops: Sequence[Op]) -> Applied:
    outcome = apply(before, ops)
    assert isinstance(outcome, Applied), outcome
    return outcome


@FEW
@given(st.data())
def test_a_commit_and_then_its_inverse_change_nothing(data: st.DataObject) -> None:
    before = data.draw(records())
    after = done(before, data.draw(accepted(before)))
    again = done(after.records, after.inverse)
    assert again.records == before
    assert done(again.records, again.inverse).records == after.records


@FEW
@given(st.data())
def test_whatever_is_accepted_leaves_a_well_formed_tree(data: st.DataObject) -> None:
    before = data.draw(records())
    after = done(before, data.draw(accepted(before)))
    assert structure_faults(after.records.values()) == ()


@FEW
@given(st.data())
def test_a_refusal_leaves_the_records_untouched_and_a_commit_is_whole_or_nothing(data: st.DataObject) -> None:
    before = data.draw(records())
    ops = [*data.draw(accepted(before)), data.draw(operation(before))]
    copy = dict(before)
    outcome = apply(before, ops)
    assert before == copy
    assert all(before[id] is copy[id] for id in copy)
    if isinstance(outcome, Refused):
        assert 0 <= outcome.index < len(ops)
        assert isinstance(apply(before, ops[: outcome.index]), Applied)
        assert outcome.text("en") != outcome.text("es")
    else:
        one_by_one = before
        for op in ops:
            one_by_one = dict(done(one_by_one, [op]).records)
        assert outcome.records == one_by_one


@FEW
@given(st.data())
def test_squashed_operations_give_what_the_sequence_gives(data: st.DataObject) -> None:
    before = data.draw(records())
    ops = data.draw(accepted(before, most=10))
    squashed = squash(ops)
    assert len(squashed) <= len(ops)
    assert done(before, squashed).records == done(before, ops).records


@FEW
@given(st.data())
def test_patches_of_different_properties_commute(data: st.DataObject) -> None:
    """O-22: whichever records they are on."""
    before = data.draw(records())
    one, other = (data.draw(st.sampled_from(sorted(before)).flatmap(lambda id: patch(before[id]))) for _ in range(2))
    assume(one.id != other.id or not _overlap(one, other))
    first = apply(before, [one, other])
    second = apply(before, [other, one])
    assert type(first) is type(second)
    if isinstance(first, Applied) and isinstance(second, Applied):
        assert first.records == second.records


def _overlap(one: Patch, other: Patch) -> bool:
    return any(f"{a}.".startswith(f"{b}.") or f"{b}.".startswith(f"{a}.") for a in one.set for b in other.set)


@FEW
@given(st.data())
def test_the_later_of_two_patches_of_one_property_wins(data: st.DataObject) -> None:
    before = data.draw(records())
    target = before[data.draw(st.sampled_from(sorted(before)))]
    path = data.draw(st.sampled_from(sorted(PATHS[what(target)])))
    earlier, later = (Patch(id=target.id, set={path: data.draw(PATHS[what(target)][path])}) for _ in range(2))
    outcome, alone = apply(before, [earlier, later]), apply(before, [later])
    assert type(outcome) is type(alone)
    if isinstance(outcome, Applied) and isinstance(alone, Applied):
        assert outcome.records == alone.records


@FEW
@given(st.data())
def test_operations_survive_json(data: st.DataObject) -> None:
    before = data.draw(records())
    ops = data.draw(accepted(before))
    assert OPS.validate_json(OPS.dump_json(ops)) == ops
    outcome = done(before, ops)
    assert OPS.validate_json(OPS.dump_json(outcome.inverse)) == outcome.inverse


@FEW
@given(st.data())
def test_documents_survive_json_and_equal_ones_are_equal_texts(data: st.DataObject) -> None:
    made = data.draw(records())
    document = Document(records=in_order(made))
    assert from_json(read_json(to_json(document).encode())) == document
    shuffled = dict(data.draw(st.permutations(sorted(made.items()))))
    assert to_json(Document(records=in_order(shuffled))) == to_json(document)


@FEW
@given(st.data())
def test_rebase_is_theirs_and_then_what_still_applies_of_mine(data: st.DataObject) -> None:
    base = data.draw(records())
    mine, current = list[Pending](), base
    for _ in range(data.draw(st.integers(0, 3))):
        ops = data.draw(accepted(current, most=2))
        outcome = done(current, ops)
        mine.append(Pending(ops, outcome.inverse))
        current = dict(outcome.records)
    theirs = data.draw(accepted(base, most=3))
    rebased = rebase(current, mine, theirs)
    assert isinstance(rebased, Rebased)
    expected = done(base, theirs).records
    assert rebased.confirmed == expected
    for pending in mine:
        outcome_or_refusal = apply(expected, pending.ops)
        expected = outcome_or_refusal.records if isinstance(outcome_or_refusal, Applied) else expected
    assert rebased.records == expected
    assert len(rebased.mine) + len(rebased.dropped) == len(mine)
    undone = apply(rebased.records, [op for kept in reversed(rebased.mine) for op in kept.inverse])
    assert isinstance(undone, Applied)
    assert undone.records == rebased.confirmed
