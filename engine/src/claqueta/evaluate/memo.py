"""A small memory, so that equal parts of neighbouring frames are one object and are made once."""

from collections.abc import Callable, Hashable


class Memo[K: Hashable, V]:
    """Remembers the last `capacity` results; forgetting never changes a result."""

    __slots__ = ("_capacity", "_results")

    def __init__(self, capacity: int = 16) -> None:
        self._capacity = capacity
        self._results: dict[K, V] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The result for `key`, made by `make` when it is not remembered."""
        try:
            return self._results[key]
        except KeyError:
            result = make()
            if len(self._results) >= self._capacity:
                del self._results[next(iter(self._results))]
            self._results[key] = result
            return result
