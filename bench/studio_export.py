"""What the studio adds to an export: `python -m bench.studio_export` exports one film both ways and prints both.

The film is 20 s of 720p with a moving picture and words. Both ways start with a warm host and an empty cache; the
studio's way ends when the file is an asset: order, plan, pieces, joining, checking, storing, all through the ledger.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from claqueta.document.document import Document
from claqueta.ports import Report
from claqueta.presets import export_preset
from claqueta.testing import SECOND, film, generator, move, scene, shape, text

_ROUNDS = 3


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
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "STUDIO_VAR": folder,
            "STUDIO_SECRET": "only for measuring",
            "DJANGO_SETTINGS_MODULE": "studio.config.settings",
            "STUDIO_TASKS": "queue",
        }
        os.environ.pop("DATABASE_URL", None)
        import django  # its settings come from the lines above

        django.setup()
        from django.core.management import call_command

        from studio.testing.services import redis_server

        with redis_server(Path(folder)):
            call_command("migrate", verbosity=0)
            return _measure(Path(folder))


def _measure(folder: Path) -> int:
    from claqueta.render.cache import SegmentCache
    from claqueta.render.export import Exporter, ExportOptions
    from studio.lib import hosting
    from studio.projects import public as projects
    from studio.rendering import worker
    from studio.rendering.actions import start_export
    from studio.rendering.models import ExportJob
    from studio.testing.people import make_actor, make_workspace

    workspace = make_workspace()
    actor = make_actor(workspace, "editor")
    hosting.host().start()
    alone: list[float] = []
    through: list[float] = []
    for number in range(_ROUNDS):
        document = _document(f"round {number}")
        began = time.monotonic()
        exporter = Exporter(hosting.host(), SegmentCache(folder / f"alone{number}"))
        preset = export_preset("h264_720p")
        exporter.export(document, folder, folder / f"{number}.mp4", preset, _Deaf(), ExportOptions(jobs=1))
        alone.append(time.monotonic() - began)
        project = projects.create(
            actor, workspace_id=workspace.id, document=document, title="Bench", origin={"way": "bench"}
        )
        began = time.monotonic()
        (job,) = start_export(actor, project_id=project, presets=[{"preset": "h264_720p"}])
        while worker.do_one():
            pass
        through.append(time.monotonic() - began)
        row = ExportJob.objects.get(pk=job)
        if row.size != (folder / f"{number}.mp4").stat().st_size or row.phase != "done":
            print(f"the outputs differ: {row.phase} {row.error}", file=sys.stderr)
            return 1
    hosting.close()
    engine, studio = statistics.median(alone), statistics.median(through)
    print(f"claqueta render   {engine:6.2f} s   (of {', '.join(f'{each:.2f}' for each in alone)})")
    print(f"studio            {studio:6.2f} s   (of {', '.join(f'{each:.2f}' for each in through)})")
    print(f"overhead          {100 * (studio / engine - 1):6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
