"""Tiny films for tests of rendering, and workers that are played by the test itself."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from claqueta.document.document import Document
from claqueta.ports import Report
from claqueta.presets import export_preset, override
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter, ExportOptions
from claqueta.testing import SECOND, film, generator, scene, text
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.hosting import host
from studio.projects import public as projects
from studio.rendering import worker
from studio.rendering.actions import PresetOrder, start_export

QUICK: PresetOrder = {"preset": "h264_720p", "overrides": {"short_side": "36", "speed": "ultrafast"}}
SMALL = {"width": 64, "height": 36, "rate": (10, 1)}


def tiny(scenes: int = 3, mark: str = "") -> Document:
    """A silent film of 64 × 36 at 10 frames a second; each scene of a second is a piece of its own."""
    return Document(
        records=tuple(
            film(
                *(
                    scene(
                        SECOND,
                        generator("gradient"),
                        text(f"{mark}{number}"),
                        background=f"#{number:02x}4080",
                    )
                    for number in range(scenes)
                ),
                **SMALL,
            )
        )
    )


def make_project(actor: Actor, workspace: Workspace, document: Document | None = None, title: str = "Corto") -> str:
    """A project of the workspace; its id."""
    return projects.create(
        actor, workspace_id=workspace.id, document=document or tiny(), title=title, origin={"way": "test"}
    )


def order(actor: Actor, project_id: str, *presets: PresetOrder, **more: int) -> str:
    """Orders an export; the id of the first."""
    return start_export(actor, project_id=project_id, presets=presets or [QUICK], **more)[0]


def work(most: int = 1000) -> int:
    """Plays a worker until nothing is left, or for `most` claims; how many there were."""
    done = 0
    while done < most and worker.do_one():
        done += 1
    return done


class Deaf:
    """Hears no progress."""

    def report(self, report: Report) -> None:
        """Nothing."""


def undisturbed(document: Document, wanted: PresetOrder = QUICK) -> str:
    """The SHA-256 of what the engine alone makes of `document`."""
    preset = override(export_preset(wanted["preset"]), wanted.get("overrides", {}))
    with TemporaryDirectory() as name:
        folder = Path(name)
        output = folder / f"out.{preset.extension}"
        exporter = Exporter(host(), SegmentCache(folder / "pieces"))
        exporter.export(document, folder, output, preset, Deaf(), ExportOptions())
        return hashlib.sha256(output.read_bytes()).hexdigest()
