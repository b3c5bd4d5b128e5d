"""All shared facts that evaluation reads, fetched ahead of a lock-in: a locked child finds no files, only emptiness."""

from claqueta.evaluate.easing import easing_specs
from claqueta.evaluate.motion import animation_specs
from claqueta.evaluate.parameters import Folder, is_timed
from claqueta.evaluate.sound import effect_parameters
from claqueta.spec import visual_specs

_FOLDERS: tuple[Folder, ...] = ("effects", "transitions", "generators")


def warm_up() -> None:
    """Read easings, animations, and the parameters of visual and sound effects, once."""
    easing_specs()
    animation_specs()
    effect_parameters()
    for folder in _FOLDERS:
        for name in visual_specs(folder):
            is_timed(folder, name)
