"""A composition by MoviePy 2: `python moviepy_peer.py CASE FOLDER FONT FRAMES OUTPUT`. Prints its cost as JSON.

What MoviePy cannot do is refused with a reason: it has neither blend modes nor styled runs of text in one clip.
"""

import json
import resource
import sys
import time
from typing import Any

from moviepy import (  # type: ignore[import-not-found]  # only the peers' interpreter has it
    ColorClip,
    CompositeVideoClip,
    ImageClip,
    TextClip,
    VideoFileClip,
    concatenate_videoclips,
    vfx,
)

CASE, FOLDER, FONT, FRAMES, OUTPUT = sys.argv[1:6]
LENGTH = int(FRAMES) / 30


def clip(name: str) -> Any:
    return VideoFileClip(f"{FOLDER}/{name}.mp4", audio=False)


def words(text: str, height: int, **more: Any) -> Any:
    # a margin below, or descenders are cut off
    return TextClip(font=FONT, text=text, font_size=height, color="white", margin=(0, 0, 0, height // 3), **more)


def caption() -> Any:
    title = words("The harbour wakes up early", 64).with_position(("center", 890))
    return CompositeVideoClip([clip("street"), title.with_duration(LENGTH)])


def crossfade() -> Any:
    first, second = clip("street").subclipped(0, 6), clip("harbour").subclipped(0, 5)
    whole = CompositeVideoClip([first, second.with_start(5).with_effects([vfx.CrossFadeIn(1)])])
    # the same share of fading as in ten seconds
    return whole.subclipped(5.5 - LENGTH * 0.55, 5.5 + LENGTH * 0.45) if LENGTH < 9 else whole


def pip() -> Any:
    return CompositeVideoClip([clip("street"), clip("harbour").resized((640, 360)).with_position((1216, 656))])


def slideshow() -> Any:
    each = LENGTH / 4
    slides = []
    for number in range(4):
        still = ImageClip(f"{FOLDER}/still{number}.jpg").resized((1920, 1080)).with_duration(each)
        zoomed = still.resized(lambda t: 1 + 0.12 * t / 2.5).with_position("center")
        slides.append(CompositeVideoClip([zoomed], size=(1920, 1080)).with_duration(each))
    return concatenate_videoclips(slides)


def vertical() -> Any:
    spoken = ("Every word of this caption lights up at the very moment when it is being said aloud " * 3).split()
    layers = [clip("portrait")]
    for number in range(int(LENGTH / 0.2)):
        page = number // 6 * 6
        line = " ".join(spoken[page : page + 6])
        base = words(line, 84, size=(960, None), method="caption", text_align="center", stroke_color="black")
        layers.append(base.with_position(("center", 1300)).with_start(number * 0.2).with_duration(0.2))
        one = TextClip(font=FONT, text=spoken[number], font_size=84, color="#FFD54A", margin=(0, 0, 0, 28))
        layers.append(one.with_position((60, 1300)).with_start(number * 0.2).with_duration(0.2))
    return CompositeVideoClip(layers)


def lower() -> Any:
    plate = ColorClip((1400, 180), color=(16, 24, 40)).with_opacity(0.82).with_position((120, 820))
    bar = ColorClip((1400, 10), color=(255, 213, 74)).with_position(lambda t: (-1400 + 152 * t, 1000))
    name = words("Elena Martin", 64).with_position(lambda t: (160 + 6 * t, 850))
    role = words("Harbour master", 40).with_position((160, 930))
    return CompositeVideoClip([clip("street"), *(each.with_duration(LENGTH) for each in (plate, bar, name, role))])


CASES = {
    "caption": caption,
    "crossfade": crossfade,
    "pip": pip,
    "slideshow": slideshow,
    "vertical": vertical,
    "lower": lower,
}


def main() -> None:
    if CASE not in CASES:
        sys.exit("MoviePy has no blend modes")
    film = CASES[CASE]().with_duration(LENGTH)
    began, before = time.perf_counter(), cpu()
    film.write_videofile(
        OUTPUT,
        fps=30,
        codec="libx264",
        preset="veryfast",
        audio=False,
        threads=2,
        ffmpeg_params=["-crf", "20", "-g", "60"],
        logger=None,
    )
    film.close()
    print(json.dumps({"wall": time.perf_counter() - began, "cpu": cpu() - before, "frames": int(FRAMES)}))


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


main()
