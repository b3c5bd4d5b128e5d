"""A mixer in its own WebAssembly memory, with the effects that one sound graph needs."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from wasmtime import Func, Instance, Limits, Linker, Memory, MemoryType, Store, Table

from claqueta.evaluate.sound_graph import Curve
from claqueta.sound.effects import EffectFacts
from claqueta.sound.modules import engine, module
from claqueta.time import SAMPLE_RATE

BLOCK = 128
"""Frames that the mixer computes at once, on a grid that starts with the film."""

_FIRST_PAGES = 32
_POINT = np.dtype([("frame", "<i4"), ("value", "<f4"), ("hold", "<i4")])


class Machine:
    """One mixer. Handles of curves, tracks, clips and effects are addresses in its memory."""

    def __init__(self, effects: Iterable[EffectFacts]) -> None:
        """A mixer that knows `effects`.

        Effects come first: each lays a description of itself at the bottom of the memory, below the mixer's own data.
        """
        self._store = Store(engine())
        self._linker = Linker(engine())
        self._memory = Memory(self._store, MemoryType(Limits(_FIRST_PAGES, None)))
        self._linker.define(self._store, "env", "memory", self._memory)
        libm = Instance(self._store, module("libm"), [])
        for name, item in libm.exports(self._store).items():
            if isinstance(item, Func):
                self._linker.define(self._store, "env", str(name), item)
        known = {facts.id: module(f"effects/{facts.id}") for facts in effects if not facts.native}
        instances = {name: self._linker.instantiate(self._store, code) for name, code in known.items()}
        mixer = self._linker.instantiate(self._store, module("mixer"))
        self._exports = mixer.exports(self._store)
        table = cast(Table, self._exports["table"])
        self._effects: dict[str, tuple[int, int, Func]] = {}
        for name, instance in instances.items():
            exports = instance.exports(self._store)
            compute, clear = (table.grow(self._store, 1, exports[part]) for part in ("compute", "instanceClear"))
            self._effects[name] = (compute, clear, cast(Func, exports["init"]))

    def call(self, name: str, *arguments: float) -> Any:
        """What the mixer's exported function `name` returns: spec/sound/mixer.ts lists them."""
        return cast(Func, self._exports[name])(self._store, *arguments)

    def function(self, name: str) -> Callable[..., Any]:
        """The exported function `name`, looked up once."""
        exported, store = cast(Func, self._exports[name]), self._store
        return lambda *arguments: exported(store, *arguments)

    def curve(self, points: Curve) -> int:
        """The handle of a new curve; it remembers where it was last read, so each reader has its own."""
        data = np.array([(point.frame, point.value, point.hold) for point in points], _POINT)
        address = self.call("allocate", data.nbytes)
        self.bytes(address, data.nbytes)[:] = data.view(np.uint8)
        return cast(int, self.call("addCurve", address, len(points)))

    def effect(self, facts: EffectFacts, values: Iterable[tuple[str, float | Curve]]) -> int:
        """The handle of a new effect with `values`, kept in their ranges, and else its defaults."""
        state = self.call("allocate", facts.state_bytes)
        handle = self._native(facts, state) if facts.native else self._faust(facts, state)
        for name, value in values:
            parameter = facts.parameter(name)
            address = state + parameter.offset
            if isinstance(value, tuple):
                points = (replace(point, value=parameter.limited(point.value)) for point in value)
                self.call("automate", handle, address, self.curve(tuple(points)))
            else:
                self.bytes(address, 4).view(np.float32)[0] = parameter.limited(value)
        return handle

    def _native(self, facts: EffectFacts, state: int) -> int:
        for parameter in facts.parameters:
            self.bytes(state + parameter.offset, 4).view(np.float32)[0] = parameter.default
        return cast(int, self.call("addLimiter", state))

    def _faust(self, facts: EffectFacts, state: int) -> int:
        compute, clear, init = self._effects[facts.id]
        init(self._store, state, SAMPLE_RATE)
        return cast(int, self.call("addEffect", compute, clear, state, facts.latency, facts.rest))

    @property
    def memory_bytes(self) -> int:
        """The size of the memory."""
        return self._memory.data_len(self._store)

    def bytes(self, address: int, count: int) -> NDArray[np.uint8]:
        """`count` bytes of the memory at `address`; valid until the memory grows, which only `call` can do."""
        return np.frombuffer(self._memory.get_buffer_ptr(self._store, count, address), np.uint8)

    def frames(self, address: int, count: int) -> NDArray[np.float32]:
        """`count` stereo frames of the memory at `address`, shape (count, 2)."""
        return self.bytes(address, count * 8).view(np.float32).reshape(count, 2)
