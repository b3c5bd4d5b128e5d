"""Getting ready before a process locks itself: afterwards drawing opens no file."""

from claqueta.draw.blends import blends
from claqueta.draw.shaders import blend_shader, spec_shader
from claqueta.draw.typefaces import shaped
from claqueta.ports import FontFace
from claqueta.spec.parameters import visual_specs


def warm_up() -> None:
    """Loads faces and compiles every shader. Raises AssetMissing when the faces have not been built."""
    shaped("Claqueta مرحبا", FontFace("Inter", 400, False), 24.0, 0.0)
    for name, draw in blends().items():
        if "sksl" in draw:
            blend_shader(name)
    for folder in ("effects", "transitions", "generators"):
        for name in visual_specs(folder):
            spec_shader(folder, name)
