"""One frame of a document as a picture."""

from dataclasses import dataclass
from pathlib import Path

from claqueta.document.document import Document
from claqueta.document.tree import Tree
from claqueta.host import Host, Limits
from claqueta.media.client import MediaHost
from claqueta.render.keys import PictureHasher
from claqueta.render.media_table import MediaProblem, MediaTable
from claqueta.render.orders import FilmOrder, StillOrder
from claqueta.render.pieces import JOBS
from claqueta.time import Rate, Ticks

_LIMITS = Limits(cpu_seconds=120, wall_seconds=240, memory_bytes=4 << 30, reply_bytes=512 << 20)


@dataclass(frozen=True)
class Still:
    """A frame as a PNG file's bytes, and the media that could not be used."""

    png: bytes
    problems: tuple[MediaProblem, ...]


def render_still(
    host: Host, document: Document, folder: Path, time: Ticks, *, width: int | None = None, height: int | None = None
) -> Still:
    """The frame of `document` at `time`, in the project's size unless told otherwise.

    Times outside the film show its first or last frame.
    """
    tree = Tree(document.records)
    rate = Rate(*tree.project.rate)
    last = max(0, rate.frame_count(tree.duration) - 1)
    index = min(max(0, rate.frame_at(time)), last)
    with MediaTable(document, folder, MediaHost(host)) as table:
        order = FilmOrder(
            document=document,
            assets=table.orders,
            width=width or tree.project.width,
            height=height or tree.project.height,
            rate=rate,
            start=rate.frame_start(index),
            stop=rate.frame_start(index + 1),
            clear=False,
        )
        shown = PictureHasher(order.catalog().contents).frame(order.film().frame(0).frame).assets
        answer = host.call(
            f"{JOBS}:render_still",
            StillOrder(film=order).model_dump_json(),
            {asset: table.files[asset] for asset in shown},
            limits=_LIMITS,
        )
        return Still(answer.blob, tuple(table.problems))
