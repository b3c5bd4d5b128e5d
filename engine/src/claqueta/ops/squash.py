"""Fewer operations with the same effect: what a drag of a hundred moves leaves in the log."""

from collections.abc import Iterable

from claqueta.ops.operations import Op, Ops, Patch, Put, Remove, record_id
from claqueta.ops.patching import PatchRefused, set_value


def squash(ops: Iterable[Op]) -> Ops:
    """At most as many operations, which give what `ops` give wherever `ops` are accepted.

    A patch joins the last operation on its record. One that moves the record, a put or a removal does so only to
    its direct neighbour: what lies between may depend on where records stand.
    """
    kept: list[Op | None] = []
    last: dict[str, int] = {}
    for op in ops:
        id = record_id(op)
        place = last.get(id)
        earlier = kept[place] if place is not None else None
        if place is not None and earlier is not None:
            free = isinstance(op, Patch) and "parent" not in op.set
            joined = _join(earlier, op) if free or place == len(kept) - 1 else None
            if joined is not None:
                kept[place] = joined
                continue
        last[id] = len(kept)
        kept.append(op)
    return tuple(op for op in kept if op is not None)


def _join(earlier: Op, later: Op) -> Op | None:
    """One operation in place of two neighbours on one record, or None when there is none."""
    if isinstance(later, Remove):
        return later
    if isinstance(later, Put):
        # over a removal the record's children would differ; over a patch or put nothing of the earlier stays
        return None if isinstance(earlier, Remove) else later
    if isinstance(earlier, Put):
        record = earlier.record
        try:
            for path, value in later.set.items():
                record, _ = set_value(record, path, value)
        except PatchRefused:
            return None
        return Put(record=record)
    if isinstance(earlier, Patch):
        if any(path.startswith(f"{outer}.") for path in later.set for outer in earlier.set):
            return None
        hidden = {path for path in earlier.set for outer in later.set if path == outer or path.startswith(f"{outer}.")}
        return Patch(id=later.id, set={path: v for path, v in earlier.set.items() if path not in hidden} | later.set)
    return None
