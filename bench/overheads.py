"""What comes on top of pictures: planning a film, starting the host, calling a job that does nothing."""

import contextlib
import statistics
import time
from dataclasses import dataclass

from bench.exports import Bench, MeteredHost
from claqueta.document.records import Record
from claqueta.errors import ClaquetaError
from claqueta.media.client import MediaHost
from claqueta.render.media_table import MediaTable
from claqueta.render.orders import FilmOrder
from claqueta.render.plan import plan
from claqueta.time import Rate

_CALLS = 10


@dataclass(frozen=True)
class Overheads:
    """All in milliseconds."""

    planning: float
    """A frame, on one core: evaluation, lanes, keys."""
    host_start: float
    """Loading and locking trial of the warm process, once a session."""
    job: float
    """From call to answer of a job that does nothing: fork, locks, end."""


def measure_overheads(bench: Bench, records: tuple[Record, ...]) -> Overheads:
    """Those of a film of `records`."""
    host = MeteredHost()
    began = time.perf_counter()
    host.start()
    started = time.perf_counter() - began
    host.close()
    return Overheads(planning=_planning(bench, records), host_start=1000 * started, job=_job(bench))


def _planning(bench: Bench, records: tuple[Record, ...]) -> float:
    document = bench.document(records)
    with MediaTable(document, bench.sources.folder, MediaHost(bench.host)) as table:
        order = FilmOrder(
            document=document,
            assets=table.orders,
            width=1920,
            height=1080,
            rate=Rate(30, 1),
            start=0,
            stop=bench.duration(document),
            clear=False,
        )
        work = time.process_time()
        planned = plan(order.film(), order.catalog(), {}, {})
        return 1000 * (time.process_time() - work) / planned.frames


def _job(bench: Bench) -> float:
    times = []
    for _ in range(_CALLS):
        began = time.perf_counter()
        with contextlib.suppress(ClaquetaError):  # the job does not exist: its child finds that out and ends
            bench.host.call("claqueta.render.jobs:nothing")
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)
