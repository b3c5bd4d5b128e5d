"""Small exports for tests: documents with media made on the spot, and what can be asked of the files that come out."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import av
import numpy as np
from numpy.typing import NDArray

from claqueta.document.document import Document, MediaRef
from claqueta.document.records import Record
from claqueta.ports import Report
from claqueta.presets import ExportPreset, export_preset, override
from claqueta.testing import asset_id, film

KINDS: dict[str, Literal["video", "image", "audio"]] = {
    **dict.fromkeys((".mp4", ".mkv", ".webm", ".mov"), "video"),
    **dict.fromkeys((".png", ".jpg"), "image"),
    **dict.fromkeys((".wav", ".mp3", ".ogg", ".flac", ".m4a"), "audio"),
}


def small(*nodes: Any, **project: Any) -> tuple[Record, ...]:
    """The records of a film of 160 × 90."""
    return film(*nodes, **{"width": 160, "height": 90} | project)


def document(records: Iterable[Record], media: Mapping[str, Path] | None = None) -> Document:
    """A document beside its media; each file's folder is the document's."""
    refs = {}
    for name, path in (media or {}).items():
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        refs[asset_id(name)] = MediaRef(
            path=path.name, sha256=digest, size=len(content), kind=KINDS[path.suffix], name=name
        )
    return Document(records=tuple(records), media=refs)


def quick(name: str = "h264_1080p", **changes: str) -> ExportPreset:
    """A preset in the project's size, encoded as fast as can be."""
    preset = export_preset(name)
    if preset.video is not None:
        changes = {"speed": "ultrafast", **changes}
        if not {"width", "height", "short_side"} & set(changes):
            changes = {"short_side": "90", **changes}
    return override(preset, changes) if changes else preset


@dataclass
class Listener:
    """Hears reports, and ends the work by raising what `ends` gives for a report."""

    ends: Callable[[Report], Exception | None] = field(default=lambda _report: None)
    reports: list[Report] = field(default_factory=list)

    def report(self, report: Report) -> None:
        """Keep the report."""
        self.reports.append(report)
        if error := self.ends(report):
            raise error


def pictures(path: Path) -> list[tuple[Fraction, str]]:
    """Time in seconds and hash of every decoded picture."""
    shown = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            assert frame.pts is not None
            assert frame.time_base is not None
            depth = 2 if frame.format.components[0].bits > 8 else 1
            digest = hashlib.sha256()
            for plane in frame.planes:
                rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
                digest.update(np.ascontiguousarray(rows[:, : plane.width * depth]))
            shown.append((frame.pts * frame.time_base, digest.hexdigest()))
    return shown


def lumas(path: Path) -> list[float]:
    """The mean luma of every decoded picture, 0 black to 255 white."""
    with av.open(str(path)) as container:
        return [float(frame.to_ndarray(format="gray").mean()) for frame in container.decode(video=0)]


def sound_of(path: Path) -> NDArray[np.float32]:
    """The decoded sound at its place in time, shape (frames, 2), 48 kHz."""
    blocks: list[NDArray[np.float32]] = []
    heard = 0
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=48_000)
        for frame in container.decode(audio=0):
            assert frame.pts is not None
            assert frame.time_base is not None
            begins = round(frame.pts * frame.time_base * 48_000)
            for piece in resampler.resample(frame):
                block = piece.to_ndarray().astype(np.float32).reshape(-1, 2)
                gap = begins - heard
                if gap > 0:
                    blocks.append(np.zeros((gap, 2), np.float32))
                elif gap < 0:
                    block = block[-gap:]
                blocks.append(block)
                heard += len(block) + max(gap, 0)
                begins = heard
    return np.concatenate(blocks) if blocks else np.zeros((0, 2), np.float32)


def leftovers(folder: Path) -> list[str]:
    """Names of drafts in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))
