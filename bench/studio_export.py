"""What the studio adds to an export: `python -m bench.studio_export` exports one film both ways and prints both.

The film is 20 s of 720p with a moving picture and words. Both ways start with a warm host and without any piece of it;
the engine's is what `claqueta render` does. The studio's goes through the real queue to a Celery worker, and ends when
the file is an asset: order, message, plan, pieces, joining, checking, storing. The ways take turns, so that a busy
machine slows both. `--rounds N`: how often, 3 unless told.
"""

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from pathlib import Path

from claqueta.document.document import Document
from claqueta.host import Host
from claqueta.ports import Report
from claqueta.presets import export_preset
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter, ExportOptions
from claqueta.testing import SECOND, film, generator, move, scene, shape, text
from studio.testing.studio import RunningStudio

_MODULES = ("claqueta.media.jobs", "claqueta.render.jobs", "claqueta.render.inspection_jobs")
_PRESET = "h264_720p"
_LOOK_SECONDS = 0.05


class _Deaf:
    def report(self, report: Report) -> None:
        """Nothing."""


def _document(mark: str) -> Document:
    scenes = [
        scene(
            4 * SECOND,
            generator("gradient"),
            shape("star", fill="#F0C020", placement={"rotation": move((0, 0.0), (4 * SECOND, 90.0))}),
            text(f"{mark} {number}"),
            background=f"#{number * 40:02x}4080",
        )
        for number in range(5)
    ]
    return Document(records=tuple(film(*scenes, width=1280, height=720, rate=(25, 1))))


def main() -> int:
    """Measures, prints, and returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    alone: list[float] = []
    through: list[float] = []
    with (
        tempfile.TemporaryDirectory() as name,
        Host(_MODULES) as host,
        RunningStudio(database="sqlite", storage="folder", worker=True) as studio,
    ):
        person = studio.person("ana")
        place = studio.workspace("Bench", {person: "editor"})
        _studio(studio, place, person.id, _document("before"))  # whatever the first export has to load
        for number in range(rounds):
            document = _document(f"round {number}")
            seconds, expected = _engine(host, Path(name), document)
            alone.append(seconds)
            seconds, made = _studio(studio, place, person.id, document)
            through.append(seconds)
            if made != expected:
                print("the outputs differ", file=sys.stderr)
                return 1
    engine, whole = statistics.median(alone), statistics.median(through)
    print(f"claqueta render   {engine:6.2f} s   (of {', '.join(f'{each:.2f}' for each in alone)})")
    print(f"studio            {whole:6.2f} s   (of {', '.join(f'{each:.2f}' for each in through)})")
    print(f"overhead          {100 * (whole / engine - 1):6.1f} %")
    return 0


def _engine(host: Host, folder: Path, document: Document) -> tuple[float, str]:
    """Seconds and the file's SHA-256."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        output = Path(name) / "film.mp4"
        began = time.monotonic()
        exporter = Exporter(host, SegmentCache(Path(name) / "pieces"))
        exporter.export(document, Path(name), output, export_preset(_PRESET), _Deaf(), ExportOptions(threads=2))
        return time.monotonic() - began, hashlib.sha256(output.read_bytes()).hexdigest()


def _studio(studio: RunningStudio, place: str, person_id: str, document: Document) -> tuple[float, str]:
    """As above, through the queue."""
    began = time.monotonic()
    job = studio.call(
        "studio.testing.exports:order",
        workspace_id=place,
        user_id=person_id,
        document=document.model_dump_json(),
        presets=[{"preset": _PRESET}],
    )
    while (facts := studio.call("studio.testing.exports:facts", job_id=job))["phase"] not in ("done", "failed"):
        time.sleep(_LOOK_SECONDS)
    return time.monotonic() - began, str(facts["sha256"])


if __name__ == "__main__":
    sys.exit(main())
