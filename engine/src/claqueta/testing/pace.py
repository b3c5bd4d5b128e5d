"""What evaluation costs: `python -m claqueta.testing.pace` prints milliseconds a frame of a typical film."""

import sys
from time import perf_counter, process_time

from claqueta.document.tree import Tree
from claqueta.evaluate import CanonicalWriter, Evaluator
from claqueta.testing.builders import SECOND, build, caption, image, move, scene, shape, spoken, text, video
from claqueta.testing.catalogs import MemoryCatalog, image_info, video_info
from claqueta.testing.measurers import PlainMeasurer


def busy_film(seconds: int = 8) -> tuple[Tree, MemoryCatalog, PlainMeasurer]:
    """A scene of ten elements: video, a zooming picture, texts that come and go, shapes, captions word by word."""
    length = seconds * SECOND
    zoom = {"scale_x": move((0, 1.0), (length, 1.2)), "scale_y": move((0, 1.0), (length, 1.2))}
    headline = {"style": "mask_rise", "unit": "word", "stagger": 14_400}
    words = spoken("Ten elements and captions that follow every word as it is being said. " * 3, word=72_000)
    tree = build(
        scene(
            length,
            video("footage", duration=length),
            image("photo", duration=length, placement=zoom),
            shape(duration=length, corner_radius=8.0),
            shape("ellipse", duration=length, placement={"rotation": move((0, 0.0), (length, 90.0, "linear"))}),
            shape("line", duration=length, trim_end=move((0, 0.0, "cubic_out"), (SECOND, 1.0))),
            text("A headline in *six* words", duration=length, entrance=headline, exit={"style": "fade"}),
            text("And a quieter line below it", duration=length, entrance={"style": "rise", "duration": SECOND}),
            text("label", duration=length, style={"size": 12.0}),
            shape("star", duration=length, entrance={"style": "pop"}),
            caption(words, duration=length, highlight={"mode": "plate"}, style={"size": 14.0, "vertical": "bottom"}),
            transition=None,
        )
    )
    return tree, MemoryCatalog({"footage": video_info(), "photo": image_info()}), PlainMeasurer()


def main() -> None:
    """Prints the costs, first and repeated."""
    film = Evaluator(*busy_film())
    for name in ("first pass", "second pass", "third pass"):
        wall, work = perf_counter(), process_time()
        frames = [film.frame(index).frame for index in range(film.frame_count)]
        wall, work = perf_counter() - wall, process_time() - work
        each = 1000 / film.frame_count
        sys.stdout.write(f"{name}: {work * each:.3f} ms CPU, {wall * each:.3f} ms a frame\n")
    writer, work = CanonicalWriter(), process_time()
    for frame in frames:
        writer.frame(frame)
    sys.stdout.write(f"canonical JSON: {(process_time() - work) * 1000 / film.frame_count:.3f} ms CPU a frame\n")


if __name__ == "__main__":
    main()
