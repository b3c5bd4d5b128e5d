"""Runs an iterator in a thread of its own, a few items ahead of whoever takes them."""

import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class _Failed:
    error: BaseException


class _End:
    pass


def ahead[T](items: Iterable[T], depth: int) -> Iterator[T]:
    """The items in order, made up to `depth` ahead. What making them raises is raised to the taker.

    Closing the iterator stops the thread at its next item and waits for it.
    """
    ready: queue.Queue[T | _Failed | _End] = queue.Queue(maxsize=depth)
    stopped = threading.Event()

    def offer(item: T | _Failed | _End) -> bool:
        while not stopped.is_set():
            try:
                ready.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False

    def make() -> None:
        try:
            for item in items:
                if not offer(item):
                    return
            offer(_End())
        except BaseException as error:  # noqa: BLE001  # it is raised again where the items are taken
            offer(_Failed(error))

    thread = threading.Thread(target=make, daemon=True)
    thread.start()
    try:
        while True:
            item = ready.get()
            if isinstance(item, _End):
                return
            if isinstance(item, _Failed):
                raise item.error
            yield item
    finally:
        stopped.set()
        thread.join()
