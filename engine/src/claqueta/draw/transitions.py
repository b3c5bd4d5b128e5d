"""Transitions between two pictures of a box: SkSL programs, and the crossfade without one."""

import skia

from claqueta.draw.geometry import scales, skia_matrix
from claqueta.draw.plates import Plate, PlatePool
from claqueta.draw.shaders import picture_shader, plate_matrix, spec_shader, uniform_values
from claqueta.evaluate.display_list import TransitionContent
from claqueta.geometry import Affine
from claqueta.spec.parameters import visual_specs


def draw_transition(
    pool: PlatePool,
    ground: Plate,
    matrix: Affine,
    content: TransitionContent,
    pictures: tuple[Plate, Plate],
    width: float,
    height: float,
) -> None:
    """Draws onto `ground`, whose canvas is clipped to the box; `matrix` maps the box to the device.

    `pictures` (outgoing, incoming) cover one region; progress lies within 0…1.
    """
    spec = visual_specs("transitions").get(content.transition)
    if spec is None:
        raise ValueError(f"no transition {content.transition}")
    shader = spec_shader("transitions", content.transition)
    outgoing, incoming = pictures
    canvas = ground.canvas
    canvas.save()
    if shader is None:
        mixed = _crossfaded(pool, outgoing, incoming, content.progress)
        canvas.resetMatrix()
        left, top = mixed.region.left - ground.region.left, mixed.region.top - ground.region.top
        canvas.drawImage(mixed.image(), left, top)
        pool.give_back(mixed)
    else:
        children = {
            "outgoing": picture_shader(outgoing, matrix, in_place=shader.in_place),
            "incoming": picture_shader(incoming, matrix, in_place=shader.in_place),
        }
        values = {
            **uniform_values(spec, content.params),
            "progress": content.progress,
            "size": (width, height),
            "pixel": 1 / max(1e-6, min(scales(matrix))),
        }
        paint = skia.Paint(AntiAlias=True, Shader=shader.fill(values, children))
        canvas.setMatrix(skia_matrix(plate_matrix(ground, matrix)))
        canvas.drawRect(skia.Rect.MakeWH(width, height), paint)
    canvas.restore()


def _crossfaded(pool: PlatePool, outgoing: Plate, incoming: Plate, progress: float) -> Plate:
    """A new plate with the two mixed; what is opaque in both stays so to the last bit."""
    share = round(progress * 255)
    mixed = pool.take(outgoing.region)
    mixed.canvas.drawImage(outgoing.image(), 0, 0, skia.SamplingOptions(), skia.Paint(Alpha=255 - share))
    paint = skia.Paint(Alpha=share, BlendMode=skia.BlendMode.kPlus)
    mixed.canvas.drawImage(incoming.image(), 0, 0, skia.SamplingOptions(), paint)
    return mixed
