"""The compiled sound modules, once a process; the engine's only door to wasmtime's compiler."""

from functools import cache

from wasmtime import Config, Engine, Module

from claqueta.spec import assets_path

_RESERVED_BYTES = 64 << 20
_GUARD_BYTES = 64 << 10


@cache
def engine() -> Engine:
    """The engine that all modules share.

    WebAssembly's arithmetic gives the same bits everywhere but for those of a NaN. Canonical NaNs would make every
    float operation dearer (effects twice) and bind only this side, so spec/sound/sanity.ts lets none in or out.
    """
    config = Config()
    # A locked child has little address space and no descriptors but its own, and is forked from one thread: no
    # reservation of gigabytes, no memory images in files, no threads that compile.
    config.memory_reservation = _RESERVED_BYTES
    config.memory_reservation_for_growth = _RESERVED_BYTES
    config.memory_guard_size = _GUARD_BYTES
    config.memory_init_cow = False
    config.parallel_compilation = False
    # All modules are our own: nothing to hide from them by slowing every access down.
    config.cranelift_flag_set("enable_heap_access_spectre_mitigation", "false")
    config.wasm_relaxed_simd = False
    config.wasm_threads = False
    return Engine(config)


@cache
def module(name: str) -> Module:
    """A compiled module: "mixer", "meter", "libm" or "effects/" and the id of an effect."""
    return Module(engine(), assets_path("sound", f"{name}.wasm").read_bytes())
