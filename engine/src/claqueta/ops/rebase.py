"""Meeting the commits of others: undo mine, apply theirs, redo mine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claqueta.ops.apply import Applied, Records, Refused, apply, undo_all
from claqueta.ops.operations import Op, Ops


@dataclass(frozen=True)
class Pending:
    """A commit of mine that the server has not confirmed, with what takes it back."""

    ops: Ops
    inverse: Ops


@dataclass(frozen=True)
class Dropped:
    """A commit of mine that no longer applies."""

    ops: Ops
    refusal: Refused


@dataclass(frozen=True)
class Rebased:
    """Mine after theirs."""

    confirmed: Records
    """With theirs and without mine."""
    records: Records
    """With theirs and then mine."""
    mine: tuple[Pending, ...]
    dropped: tuple[Dropped, ...]


def rebase(records: Records, mine: Sequence[Pending], theirs: Iterable[Op]) -> Rebased | Refused:
    """Mine, put after `theirs`.

    records: with `mine`, oldest first, applied.  Refused only when `theirs` does not apply to the confirmed records,
    that is, when a commit was missed: load the project again.
    """
    undone = undo_all(records, [pending.inverse for pending in mine])
    if isinstance(undone, Refused):
        return undone
    met = apply(undone.records, theirs)
    if isinstance(met, Refused):
        return met
    current, kept, dropped = met.records, list[Pending](), list[Dropped]()
    for pending in mine:
        outcome = apply(current, pending.ops)
        if isinstance(outcome, Applied):
            current = outcome.records
            kept.append(Pending(pending.ops, outcome.inverse))
        else:
            dropped.append(Dropped(pending.ops, outcome))
    return Rebased(met.records, current, tuple(kept), tuple(dropped))
