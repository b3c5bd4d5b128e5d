"""CPU milliseconds of one 1920 × 1080 frame on one core, case by case.

`PYTHONPATH=engine/tests python -m draw.speed [part of a name]`; trust ratios, not single figures.
"""

import sys
from collections.abc import Iterator
from time import process_time

import numpy as np

from claqueta.color import Color
from claqueta.draw import Compositor, SkiaMeasurer
from claqueta.evaluate.display_list import (
    DropShadow,
    Frame,
    GeneratorContent,
    Layer,
    MaskShape,
    StrokeLine,
    TextContent,
    TextRun,
    TransitionContent,
)
from claqueta.geometry import Affine
from claqueta.ports import FontFace
from claqueta.spec.parameters import visual_specs
from draw.letters import Pictures, effect, parameters, smooth, still

WIDTH, HEIGHT = 1920, 1080


def cases() -> Iterator[tuple[str, tuple[Layer, ...]]]:
    """What is measured, by name."""
    video = still("a", WIDTH, HEIGHT)
    yield "video 1:1", (video,)
    yield "video zoomed", (still("a", WIDTH, HEIGHT, matrix=Affine.scale(1.1, 1.1)),)
    yield "video turned", (still("a", WIDTH, HEIGHT, matrix=Affine.rotate(5)),)
    yield "caption", (video, _caption(None, None))
    yield "caption stroked", (video, _caption(StrokeLine(Color.parse("#000000"), 10), None))
    yield "caption shadowed", (video, _caption(None, DropShadow(Color.parse("#000000A0"), 0, 4, 8)))
    yield "blend multiply", (video, still("a", WIDTH, HEIGHT, blend="multiply"))
    yield "blend hue", (video, still("a", WIDTH, HEIGHT, blend="hue"))
    feathered = MaskShape("ellipse", 960, 540, 1200, 800, 0, 0, 40, False)
    yield "mask feathered", (still("a", WIDTH, HEIGHT, mask=feathered),)
    for name in visual_specs("effects"):
        call = effect(name, 1.0, **({"table": "table"} if name == "lut" else {}))
        yield f"effect {name}", (still("a", WIDTH, HEIGHT, effects=(call,)),)
    for name in visual_specs("transitions"):
        content = TransitionContent(name, parameters("transitions", name), 0.4, video, video)
        yield f"transition {name}", (Layer(content, WIDTH, HEIGHT),)
    for name in visual_specs("generators"):
        yield (
            f"generator {name}",
            (Layer(GeneratorContent(name, parameters("generators", name), 3.3), WIDTH, HEIGHT),),
        )


def _caption(stroke: StrokeLine | None, shadow: DropShadow | None) -> Layer:
    face, white, x, runs = FontFace("Inter", 800, False), Color.parse("#FFFFFF"), 300.0, []
    for word in ["These", "are", "the", "words", "of", "one", "caption"]:
        width = SkiaMeasurer().measure(word, face, 64, 0).width
        runs.append(TextRun(word, x, 940, width, face, 64, 0, white, stroke, shadow))
        x += width + 18
    return Layer(TextContent((), tuple(runs)), WIDTH, HEIGHT)


def main(part: str) -> None:
    """Prints the quickest of three frames of every case whose name holds `part`."""
    source = Pictures(a=smooth(WIDTH, HEIGHT))
    steps = np.linspace(0, 1, 17, dtype=np.float32)
    source.table = 17, np.stack(np.meshgrid(steps, steps, steps), -1).astype(np.float32).reshape(-1)
    compositor, pixels = Compositor(source), np.zeros(WIDTH * HEIGHT * 4, np.uint8)
    for name, layers in cases():
        if part not in name:
            continue
        frame = Frame(WIDTH, HEIGHT, Color.parse("#000000"), layers)
        times = []
        for _ in range(4):
            before = process_time()
            compositor.draw_into(frame, pixels, WIDTH * 4)
            times.append(process_time() - before)
        print(f"{name:34}{min(times[1:]) * 1000:8.1f}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
