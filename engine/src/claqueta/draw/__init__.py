"""Drawing: a display list in, a picture out. The one package that knows Skia; it decides nothing of the document."""

from claqueta.draw.compositor import Compositor, Drawn
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.draw.png import decode_png, encode_png
from claqueta.draw.readiness import warm_up

__all__ = ["Compositor", "Drawn", "SkiaMeasurer", "decode_png", "encode_png", "warm_up"]
