"""One frame of a document as a picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from claqueta.document.document import Document
from claqueta.document.tree import Tree
from claqueta.host import Host, Limits
from claqueta.media.client import MediaHost
from claqueta.render.keys import PictureHasher, Shown, segment_key
from claqueta.render.media_table import MediaProblem, MediaTable
from claqueta.render.orders import FilmOrder, StillOrder
from claqueta.render.pieces import JOBS
from claqueta.render.versions import versions
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
    with opened_stills(host, document, folder) as stills:
        return stills.render(time, width=width, height=height)


@contextmanager
def opened_stills(host: Host, document: Document, folder: Path) -> Iterator["Stills"]:
    """Stills of `document`, whose media are open inside the block."""
    with MediaTable(document, folder, MediaHost(host)) as table:
        yield Stills(host, document, table)


class Stills:
    """Frames of one document, each known by a key before it is drawn."""

    def __init__(self, host: Host, document: Document, table: MediaTable) -> None:
        self._host = host
        self._document = document
        self._table = table
        self._tree = Tree(document.records)

    def size(self, width: int) -> tuple[int, int]:
        """Width and height in pixels of a still about `width` wide, in the project's shape; even, at least 2."""
        project = self._tree.project
        height = round(width * project.height / project.width)
        return max(2, width - width % 2), max(2, height - height % 2)

    def key(self, time: Ticks, *, width: int | None = None, height: int | None = None) -> str:
        """A SHA-256 of all that decides the picture; equal keys mean equal pictures, in any project."""
        shown = _shown(self._order(time, width, height))
        return segment_key([shown.digest], "still", {}, versions())

    def render(self, time: Ticks, *, width: int | None = None, height: int | None = None) -> Still:
        """The frame at `time`; see `render_still`."""
        order = self._order(time, width, height)
        answer = self._host.call(
            f"{JOBS}:render_still",
            StillOrder(film=order).model_dump_json(),
            {asset: self._table.files[asset] for asset in _shown(order).assets},
            limits=_LIMITS,
        )
        return Still(answer.blob, tuple(self._table.problems))

    def _order(self, time: Ticks, width: int | None, height: int | None) -> FilmOrder:
        project = self._tree.project
        rate = Rate(*project.rate)
        last = max(0, rate.frame_count(self._tree.duration) - 1)
        index = min(max(0, rate.frame_at(time)), last)
        return FilmOrder(
            document=self._document,
            assets=self._table.orders,
            width=width or project.width,
            height=height or project.height,
            rate=rate,
            start=rate.frame_start(index),
            stop=rate.frame_start(index + 1),
            clear=False,
        )


def _shown(order: FilmOrder) -> Shown:
    return PictureHasher(order.catalog().contents).frame(order.film().frame(0).frame)
