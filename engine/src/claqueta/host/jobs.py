"""The job's side of the border: what a job function receives, returns and may say on its way.

    @job
    def probe(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply: ...

is called by its import path ("claqueta.media.jobs:probe"). It reads only the descriptors it was given.
"""

import os
import select
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claqueta.host import wire
from claqueta.host.refusals import HostCancelled
from claqueta.host.wire import Json

PREFIX = "claqueta."
_MARK = "__claqueta_job__"
_READ = 1 << 18


@dataclass(frozen=True)
class Reply:
    """What a job answers: a JSON value and raw bytes."""

    value: Json = None
    blob: bytes | memoryview = b""


type Job = Callable[[Json, Mapping[str, int], Channel], Reply]


def job[J: Callable[..., Reply]](function: J) -> J:
    """Declare `function` as a job that a caller may name."""
    setattr(function, _MARK, True)
    return function


def find(name: str) -> Job | None:
    """The job that `name` ("claqueta.package.module:function") means, from modules loaded already; else None."""
    module_name, _, function_name = name.partition(":")
    if not module_name.startswith(PREFIX):
        return None
    function = getattr(sys.modules.get(module_name), function_name, None)
    return function if getattr(function, _MARK, False) else None


class Channel:
    """The line from a job to its caller."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLIN)
        self._cancelled = False

    def event(self, value: Json) -> None:
        """Tell the caller something on the way, at most 64 KiB of JSON; progress, most often."""
        self._send(wire.EVENT, value)

    @property
    def cancelled(self) -> bool:
        """Whether the caller no longer wants the answer."""
        if not self._cancelled and self._poll.poll(0):
            self._cancelled = os.read(self.descriptor, 1) in (wire.CANCEL, b"")
        return self._cancelled

    def check(self) -> None:
        """Raise HostCancelled when the caller no longer wants the answer; call it between frames."""
        if self.cancelled:
            raise HostCancelled

    def receive(self) -> Json:
        """The payload, read once, first."""
        reader = wire.FrameReader(kinds=wire.PAYLOAD)
        while data := os.read(self.descriptor, _READ):
            if frames := reader.feed(data):
                self._cancelled = reader.has_rest
                return frames[0].value
        raise HostCancelled

    def finish(self, reply: Reply) -> None:
        """Send the answer."""
        self._send(wire.RESULT, reply.value, reply.blob)

    def refuse(self, value: Mapping[str, object]) -> None:
        """Send a refusal instead of an answer."""
        self._send(wire.REFUSAL, value)

    def _send(self, kind: bytes, value: object, blob: bytes | memoryview = b"") -> None:
        for part in wire.encode(kind, value, blob):
            rest = memoryview(part).cast("B") if len(part) else memoryview(b"")
            while rest:
                rest = rest[os.write(self.descriptor, rest) :]
