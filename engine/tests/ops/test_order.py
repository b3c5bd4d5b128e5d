"""Order keys: there is room between any two, and keys stay short."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claqueta.ops import OrderExhausted, between, id_from, keys_between, new_id

keys = st.text("0123456789ABZabz", min_size=1, max_size=6)


@given(keys, keys)
def test_a_key_lies_strictly_between_unless_the_two_touch(one: str, other: str) -> None:
    """O-25, O-26: keys compare sign by sign."""
    low, high = min(one, other), max(one, other)
    touching = low == high or (high.startswith(low) and not high[len(low) :].strip("0"))
    if touching:
        with pytest.raises(OrderExhausted):
            between(low, high)
    else:
        key = between(low, high)
        assert low < key < high
        assert not key.endswith("0") or key[:-1] < low or len(key) <= 3


@given(keys)
def test_there_is_always_room_at_the_end(key: str) -> None:
    assert between(key, None) > key


@given(keys)
def test_there_is_room_before_any_key_but_the_very_first(key: str) -> None:
    assume(key.strip("0"))
    assert between(None, key) < key


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_inserting_anywhere_many_times_keeps_the_order(places: list[int]) -> None:
    made = [between(None, None)]
    for place in places:
        at = place % (len(made) + 1)
        made.insert(at, between(made[at - 1] if at else None, made[at] if at < len(made) else None))
    assert made == sorted(set(made))


def test_a_thousand_at_either_end_stay_short() -> None:
    last: str | None = None
    first: str | None = None
    for _ in range(4000):
        last, first = between(last, None), between(None, first)
    assert len(str(last)) <= 4
    assert len(str(first)) <= 4


def test_always_inserting_at_one_place_lasts_nine_hundred_times() -> None:
    low, high = "a0", "a1"
    for _ in range(900):
        high = between(low, high)
    assert len(high) <= 200


def test_many_keys_at_once_rise_and_stay_within() -> None:
    for before, after in ((None, None), ("a0", None), (None, "a0"), ("a0", "a1")):
        made = keys_between(before, after, 500)
        assert len(made) == 500
        assert all(one < other for one, other in pairwise((before or "", *made, after or "~")))
        assert max(map(len, made)) <= 5
    assert keys_between(None, None, 0) == ()


def test_what_is_no_key_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="letters and digits"):
        between("a-b", None)


def test_ids_are_sixteen_signs_made_of_the_given_chance() -> None:
    assert id_from(bytes(12)) == "A" * 16
    assert len({new_id() for _ in range(1000)}) == 1000
    with pytest.raises(ValueError, match="12 bytes"):
        id_from(b"x")
