"""Exports that this process has open: media checked once, then piece after piece.

Opening hashes and probes every medium, so the few films that were worked on last stay open between claims.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from claqueta.ports import Progress
from claqueta.render.export import Exporter, ExportOptions, OpenExport
from claqueta.time import Ticks
from studio.lib.hosting import host
from studio.library import public as library
from studio.rendering import freezing, limits
from studio.rendering.models import ExportJob
from studio.rendering.piece_store import local_cache

_KEPT = 3


@dataclass
class _Film:
    lock: threading.Lock = field(default_factory=threading.Lock)
    stack: ExitStack = field(default_factory=ExitStack)
    opened: OpenExport | None = None
    users: int = 0


_lock = threading.Lock()
_films: OrderedDict[str, _Film] = OrderedDict()


@contextmanager
def film_of(job: ExportJob, progress: Progress) -> Iterator[OpenExport]:
    """The export of `job`, open inside the block, telling `progress`; several threads may have it at once."""
    with _lock:
        film = _films.setdefault(job.id, _Film())
        film.users += 1
        _films.move_to_end(job.id)
    try:
        with film.lock:
            if film.opened is None:
                film.opened = _open(job, film.stack, progress)
        yield film.opened.heard_by(progress)
    finally:
        with _lock:
            film.users -= 1
            unused = [key for key, each in _films.items() if each.users == 0]
            closing = [_films.pop(key) for key in unused[: max(0, len(_films) - _KEPT)]]
        for each in closing:
            each.stack.close()


def close(job_id: str | None = None) -> None:
    """Closes what is open for a job that is over, or everything, unless somebody uses it."""
    with _lock:
        idle = [key for key, film in _films.items() if film.users == 0 and job_id in (None, key)]
        closing = [_films.pop(key) for key in idle]
    for film in closing:
        film.stack.close()


def _open(job: ExportJob, stack: ExitStack, progress: Progress) -> OpenExport:
    document = freezing.thaw(job.document_sha256)
    options = ExportOptions(
        start=Ticks(job.start),
        stop=None if job.stop is None else Ticks(job.stop),
        threads=limits.threads(),
    )
    with ExitStack() as opening:
        folder = opening.enter_context(library.media_folder(document.media))
        exporter = Exporter(host(), local_cache())
        opened = opening.enter_context(exporter.opened(document, folder, freezing.preset_of(job), progress, options))
        stack.push(opening.pop_all())
    return opened
