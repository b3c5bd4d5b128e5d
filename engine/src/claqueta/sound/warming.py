"""Everything that sound needs from disk and from the compiler, fetched ahead of a lock-in."""

from claqueta.sound.effects import sound_effects
from claqueta.sound.modules import module


def warm_up() -> None:
    """Compiles every module and reads every effect's description, in about a second.

    A warm process calls it before it forks: its children have no files and may not make code.
    """
    for name in (
        "libm",
        "mixer",
        "meter",
        *(f"effects/{facts.id}" for facts in sound_effects().values() if not facts.native),
    ):
        module(name)
