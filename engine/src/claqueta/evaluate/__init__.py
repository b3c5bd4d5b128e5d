"""What is true at time t: records become a display list to draw and a sound graph to mix. Pure."""

from claqueta.evaluate.canonical import CanonicalWriter, to_json
from claqueta.evaluate.easing import easing, easing_specs
from claqueta.evaluate.evaluator import Evaluated, Evaluator
from claqueta.evaluate.film_captions import CaptionCue, CueWord
from claqueta.evaluate.motion import animation_specs
from claqueta.evaluate.warming import warm_up

__all__ = [
    "CanonicalWriter",
    "CaptionCue",
    "CueWord",
    "Evaluated",
    "Evaluator",
    "animation_specs",
    "easing",
    "easing_specs",
    "to_json",
    "warm_up",
]
