"""Exports through the engine as a person would make them, with what they cost."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.meter import Cost
from bench.sources import Sources
from claqueta.document.document import Document
from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.host import Answer, Host, Json, Limits
from claqueta.ports import Report
from claqueta.presets import ExportPreset, export_preset, override
from claqueta.render.cache import SegmentCache
from claqueta.render.export import HOST_MODULES, Exporter, ExportOptions, Outcome
from claqueta.testing import asset_id
from claqueta.time import Ticks


class MeteredHost(Host):
    """A host that adds up what its jobs use."""

    def __init__(self) -> None:
        super().__init__(HOST_MODULES)
        self._adding = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Count from here."""
        self.jobs: dict[str, float] = {}
        self._before = host_seconds()

    @property
    def cpu(self) -> float:
        """Processor seconds of the warm process and of all its jobs since `reset`, as the kernel counts them."""
        return host_seconds() - self._before

    def call(
        self,
        job: str,
        payload: Json = None,
        files: Mapping[str, int] | None = None,
        *,
        limits: Limits | None = None,
        on_event: Callable[[Json], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Answer:
        """See Host."""
        answer = super().call(job, payload, files, limits=limits, on_event=on_event, cancel=cancel)
        with self._adding:
            name = job.rpartition(":")[2]
            self.jobs[name] = self.jobs.get(name, 0.0) + answer.cpu_seconds
        return answer


def host_seconds() -> float:
    """Processor seconds of this process's children and of their children that have ended."""
    ticks = 0
    for child in _children("self"):
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


class _PeakWatch(threading.Thread):
    """Looks five times a second at the largest memory that a job of the host has had resident."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self._ended = threading.Event()

    def run(self) -> None:
        """Looks until told to stop."""
        while not self._ended.wait(0.2):
            for job in (job for warm in _children("self") for job in _children(warm)):
                with suppress(OSError):
                    lines = Path(f"/proc/{job}/status").read_text().splitlines()
                    peaks = [int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM")]
                    self.peak_bytes = max([self.peak_bytes, *peaks])

    def stop(self) -> None:
        """Ends."""
        self._ended.set()
        self.join()


def _children(process: str) -> list[str]:
    found: list[str] = []
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                found += (task / "children").read_text().split()
    return found


class _Unheard:
    def report(self, report: Report) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Exported:
    """One export."""

    outcome: Outcome
    cost: Cost
    jobs: Mapping[str, float]
    """Processor seconds by job; `planning` is the orchestrator's own."""


class Bench:
    """Exports documents over the benchmark's footage; a context manager that keeps one host and one cache folder."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._refs = {asset_id(source.name): source.ref() for source in sources.all()}
        self.host = MeteredHost()
        self.folder = Path(tempfile.mkdtemp(prefix="claqueta-bench-"))

    def __enter__(self) -> "Bench":
        self.host.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.host.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def document(self, records: tuple[Record, ...]) -> Document:
        """The records with the media they name."""
        text = "".join(record.model_dump_json() for record in records)
        return Document(records=records, media={name: ref for name, ref in self._refs.items() if name in text})

    def duration(self, document: Document) -> Ticks:
        """Of the film, in ticks."""
        return Tree(document.records).duration

    def export(self, document: Document, preset: ExportPreset, *, keep_cache: bool = False, jobs: int = 1) -> Exported:
        """Exports `document`; with an empty cache unless `keep_cache`."""
        cache = self.folder / "cache"
        if not keep_cache:
            shutil.rmtree(cache, ignore_errors=True)
        exporter = Exporter(self.host, SegmentCache(cache))
        self.host.reset()
        watch = _PeakWatch()
        watch.start()
        began, work = time.perf_counter(), time.process_time()
        outcome = exporter.export(
            document, self.sources.folder, self.folder / "out.mp4", preset, _Unheard(), ExportOptions(jobs=jobs)
        )
        wall, own = time.perf_counter() - began, time.process_time() - work
        watch.stop()
        if outcome.problems or outcome.notes:
            raise AssertionError([outcome.problems, outcome.notes])
        cost = Cost(wall, own + self.host.cpu, outcome.frames, watch.peak_bytes)
        return Exported(outcome, cost, {"planning": own, **self.host.jobs})


def silent(short_side: int = 1080) -> ExportPreset:
    """H.264, CRF 20, veryfast, no sound: what the peers are told as well."""
    values = {"speed": "veryfast", "crf": "20", "short_side": str(short_side)}
    return override(export_preset("h264_1080p"), values).model_copy(update={"audio": None})
