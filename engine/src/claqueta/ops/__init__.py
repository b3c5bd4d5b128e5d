"""How a project changes: operations on records, applied, taken back, squashed and rebased."""

from claqueta.ops.apply import Applied, Refused, apply
from claqueta.ops.fill import fill, unfit_values
from claqueta.ops.ids import id_from, new_id
from claqueta.ops.operations import OPS, Op, Ops, Patch, Put, Remove
from claqueta.ops.order import OrderExhausted, between, keys_between
from claqueta.ops.rebase import Dropped, Pending, Rebased, rebase
from claqueta.ops.squash import squash

__all__ = [
    "OPS",
    "Applied",
    "Dropped",
    "Op",
    "Ops",
    "OrderExhausted",
    "Patch",
    "Pending",
    "Put",
    "Rebased",
    "Refused",
    "Remove",
    "apply",
    "between",
    "fill",
    "id_from",
    "keys_between",
    "new_id",
    "rebase",
    "squash",
    "unfit_values",
]
