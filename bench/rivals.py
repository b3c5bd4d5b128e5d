"""The same compositions by others: plain ffmpeg, MoviePy, movis and melt, as far as they are installed.

`CLAQUETA_BENCH_PEERS` names a Python interpreter with MoviePy and movis, `CLAQUETA_BENCH_MELT` a melt. Those that are
not there are left out, with the reason in the table.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.compositions import CAPTION, FONT, FRAMES, Composition
from bench.meter import Cost, Unavailable, ask, run
from bench.sources import Sources
from claqueta.spec import assets_path

_ENCODER = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", "60", "-threads", "2"]
_MELT_ENCODER = ["vcodec=libx264", "preset=veryfast", "crf=20", "g=60", "threads=2", "an=1", "real_time=-2"]
_PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Rival:
    """Someone else's way: `make` measures a composition; `frames` how many of it (slow ones make fewer)."""

    name: str
    make: Callable[[Composition, Sources, Path, int], Cost]
    is_slow: bool


def ffmpeg(composition: Composition, media: Sources, folder: Path, frames: int) -> Cost:
    """By a filter graph of the ffmpeg program."""
    program = _found("ffmpeg", "ffmpeg is not installed")
    inputs, graph = composition.ffmpeg(media, folder)
    output = ["-map", "[v]", "-an", "-frames:v", str(frames), *_ENCODER, str(folder / "rival.mp4")]
    return run([program, "-v", "error", "-y", *inputs, "-filter_complex", graph, *output], frames)


def transcode(media: Sources, folder: Path) -> Cost:
    """By ffmpeg, touching nothing."""
    program = _found("ffmpeg", "ffmpeg is not installed")
    command = [program, "-v", "error", "-y", "-threads", "2", "-i", str(media.street.path), "-an"]
    return run([*command, *_ENCODER, str(folder / "rival.mp4")], FRAMES)


def python_peer(name: str) -> Rival:
    """MoviePy or movis."""

    def make(composition: Composition, media: Sources, folder: Path, frames: int) -> Cost:
        python = os.environ.get("CLAQUETA_BENCH_PEERS")
        if not python:
            raise Unavailable("CLAQUETA_BENCH_PEERS names no interpreter that has it")
        font = str(assets_path("fonts", FONT))
        script = str(_PEERS / f"{name}_peer.py")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        output = str(folder / "rival.mp4")
        return ask([python, script, composition.name, str(media.folder), font, str(frames), output], environment)

    return Rival(name, make, is_slow=True)


def melt(composition: Composition, media: Sources, folder: Path, frames: int) -> Cost:
    """By MLT's command line."""
    program = os.environ.get("CLAQUETA_BENCH_MELT") or _found("melt", "melt is not installed")
    street, harbour = str(media.street.path), str(media.harbour.path)
    last = f"out={frames - 1}"
    match composition.name:
        case "caption":
            look = ["family=Inter", "size=64", "weight=700", "fgcolour=white", "halign=center", "valign=bottom"]
            graph = [street, last, "-attach", f"dynamictext:{CAPTION}", *look]
        case "crossfade":
            # two clips that overlap by a tenth of the whole
            half = f"out={frames * 11 // 20 - 1}"
            graph = [street, half, harbour, half, "-mix", str(frames // 10), "-mixer", "luma"]
        case "pip":
            place = ["-transition", "composite", "geometry=1216/656:640x360:100", "a_track=0", "b_track=1", "in=0"]
            graph = [street, last, "-track", harbour, last, *place, last]
        case _:
            raise Unavailable("not written for melt")
    consumer = ["-consumer", f"avformat:{folder / 'rival.mp4'}", *_MELT_ENCODER]
    return run([program, "-profile", "atsc_1080p_30", *graph, *consumer], frames)


RIVALS = (
    Rival("ffmpeg", ffmpeg, is_slow=False),
    python_peer("moviepy"),
    python_peer("movis"),
    Rival("melt", melt, is_slow=True),
)


def _found(program: str, reason: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Unavailable(reason)
    return path
