"""`make films`: draws the example pictures and makes a video of every script here, into out/.

With `--examine` (`make smoke`) each video is opened again afterwards, and the exit code says whether it is what its
script promises: size, length, sound, loudness, scenes, captions timed to words, pictures that are not empty.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from claqueta.cli import main as claqueta
from claqueta.document.document import Document
from claqueta.document.elements import CaptionElement
from claqueta.document.file import load
from claqueta.document.records import Audio
from claqueta.document.tree import Tree
from claqueta.media.client import MediaHost
from claqueta.media.info import MediaInfo
from claqueta.sound import measure

EXAMPLES = Path(__file__).resolve().parent
OUT = EXAMPLES.parent / "out"
LEAST_SCENES = 5
LOUDNESS_TOLERANCE_LU = 1.0
LEAST_CONTRAST = 6.0
"""Standard deviation of a frame's levels below which it counts as empty."""


@dataclass(frozen=True)
class Film:
    """An example and what becomes of it."""

    script: Path
    least_seconds: int
    size: tuple[int, int]

    @property
    def video(self) -> Path:
        """The finished film."""
        return OUT / f"{self.script.stem}.mp4"

    @property
    def document(self) -> Path:
        """The document it is made from."""
        return OUT / f"{self.script.stem}.claqueta.json"


FILMS = (
    Film(EXAMPLES / "ciclo-del-agua.md", least_seconds=30, size=(1920, 1080)),
    Film(EXAMPLES / "the-clapperboard.md", least_seconds=15, size=(1080, 1920)),
)


def main() -> int:
    """Make the films; with `--examine`, look at them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--examine", action="store_true")
    arguments = parser.parse_args()
    media = OUT / "media"
    if not media.is_dir():
        subprocess.run([sys.executable, EXAMPLES / "draw_media.py", media], check=True)  # noqa: S603  # our own script
    for film in FILMS:
        command = ["make", film.script, "--media", media, "--save", film.document, "--cache", OUT / "cache"]
        code = claqueta([str(word) for word in (*command, "-o", film.video)])
        if code:
            return code
        print(f"▶ {film.video.relative_to(EXAMPLES.parent)}")
    if arguments.examine:
        faults = [f"{film.video.name}: {fault}" for film in FILMS for fault in examine(film)]
        print("\n".join(faults) or "✓ smoke")
        return 1 if faults else 0
    return 0


def examine(film: Film) -> Iterator[str]:
    """What is wrong with a finished film."""
    document = load(film.document)
    tree = Tree(document.records)
    with MediaHost.host() as host:
        media = MediaHost(host)
        info = media.probe(film.video)
        yield from _format_faults(film, info, tree)
        yield from _document_faults(document, tree)
        yield from _sound_faults(film, info, tree, media)
        yield from _picture_faults(film, info, tree, media)


def _format_faults(film: Film, info: MediaInfo, tree: Tree) -> Iterator[str]:
    video = info.video
    if video is None or info.sound is None:
        yield "no picture or no sound"
        return
    if (video.width, video.height) != film.size or video.rate is None or video.rate.fraction != 30:
        yield f"{video.width} × {video.height} at {video.rate}, not {film.size} at 30"
    if info.duration_secs < film.least_seconds:
        yield f"only {float(info.duration_secs):.1f} s long"
    if abs(info.duration - tree.duration) > 240_000 // 30:
        yield "another length than its document"
    if video.colour.matrix != "bt709" or video.colour.guessed:
        yield "no colour tags"


def _document_faults(document: Document, tree: Tree) -> Iterator[str]:
    if len(tree.scenes) < LEAST_SCENES:
        yield f"only {len(tree.scenes)} scenes"
    captions = [record for record in document.records if isinstance(record, CaptionElement)]
    spoken = [record for record in document.records if isinstance(record, Audio) and record.role == "voice"]
    said = sum(len(audio.words) for audio in spoken)
    shown = sum(len(caption.words) for caption in captions)
    if not said or shown < said // 2:
        yield f"{said} words spoken, {shown} of them in captions"
    if not any(track.ducking for track in tree.tracks):
        yield "no music that steps back under the voice"


def _sound_faults(film: Film, info: MediaInfo, tree: Tree, media: MediaHost) -> Iterator[str]:
    frames = int(info.duration_secs * 48_000)
    samples = media.samples(film.video, info, start=Fraction(0), frames=frames)
    heard = measure([samples])
    target = tree.project.loudness
    if target is None or abs(heard.integrated - target) > LOUDNESS_TOLERANCE_LU:
        yield f"{heard.integrated:.1f} LUFS instead of {target}"
    if heard.true_peak > 0:
        yield f"peaks at {heard.true_peak:.1f} dBTP"


def _picture_faults(film: Film, info: MediaInfo, tree: Tree, media: MediaHost) -> Iterator[str]:
    for number, scene in enumerate(tree.scenes, start=1):
        middle = Fraction(tree.scene_starts[scene.id] + scene.duration // 2, 240_000)
        picture = media.picture(film.video, info, time=middle, width=320, height=320)
        if float(np.frombuffer(picture.pixels, np.uint8).std()) < LEAST_CONTRAST:
            yield f"scene {number} shows nothing"


if __name__ == "__main__":
    sys.exit(main())
