"""A composition by movis 0.7: `python movis_peer.py CASE FOLDER FONT FRAMES OUTPUT`. Prints its cost as JSON."""

import json
import os
import resource
import sys
import time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import movis as mv  # type: ignore[import-not-found]  # only the peers' interpreter has it
from PySide6.QtGui import QFontDatabase  # type: ignore[import-not-found]  # likewise
from PySide6.QtWidgets import QApplication  # type: ignore[import-not-found]  # likewise

CASE, FOLDER, FONT, FRAMES, OUTPUT = sys.argv[1:6]
LENGTH = int(FRAMES) / 30
APPLICATION = QApplication(sys.argv[:1])
FAMILY = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(FONT))[0]


def clip(name: str) -> Any:
    return mv.layer.Video(f"{FOLDER}/{name}.mp4")


def film(size: tuple[int, int] = (1920, 1080)) -> Any:
    return mv.layer.Composition(size=size, duration=LENGTH)


def words(text: str, size: int, color: str = "#ffffff") -> Any:
    return mv.layer.Text(text, font_size=size, font_family=FAMILY, font_style="Bold", color=color, duration=LENGTH)


def caption() -> Any:
    scene = film()
    scene.add_layer(clip("street"), audio=False)
    scene.add_layer(words("The harbour wakes up early", 64), position=(960, 930))
    return scene


def crossfade() -> Any:
    scene = film()
    middle = LENGTH * 0.55
    scene.add_layer(clip("street"), audio=False)
    second = scene.add_layer(clip("harbour"), offset=middle - LENGTH * 0.05, audio=False)
    second.opacity.enable_motion().extend([0.0, LENGTH * 0.1], [0.0, 1.0], ["linear"])
    return scene


def pip() -> Any:
    scene = film()
    scene.add_layer(clip("street"), audio=False)
    scene.add_layer(clip("harbour"), position=(1536, 836), scale=1 / 3, audio=False)
    return scene


def slideshow() -> Any:
    scene = film()
    each = LENGTH / 4
    for number in range(4):
        still = mv.layer.Image(f"{FOLDER}/still{number}.jpg", duration=each)
        item = scene.add_layer(still, offset=number * each, scale=2 / 3)
        item.scale.enable_motion().extend([0.0, each], [(2 / 3, 2 / 3), (0.7467, 0.7467)], ["linear"])
    return scene


def vertical() -> Any:
    spoken = ("Every word of this caption lights up at the very moment when it is being said aloud " * 3).split()
    scene = film((1080, 1920))
    scene.add_layer(clip("portrait"), audio=False)
    for number in range(int(LENGTH / 0.2)):
        page = number // 6 * 6
        row = spoken[page : page + 6]
        line = mv.layer.Text(
            " ".join(row[:3]) + "\n" + " ".join(row[3:]),
            font_size=84,
            font_family=FAMILY,
            font_style="Bold",
            color="#ffffff",
            duration=0.2,
            text_alignment="center",
        )
        scene.add_layer(line, position=(540, 1400), offset=number * 0.2)
        one = mv.layer.Text(
            spoken[number], font_size=84, font_family=FAMILY, font_style="Bold", color="#FFD54A", duration=0.2
        )
        scene.add_layer(one, position=(540, 1250), offset=number * 0.2)
    return scene


def lower() -> Any:
    scene = film()
    scene.add_layer(clip("street"), audio=False)
    scene.add_layer(
        mv.layer.Rectangle((1400, 180), color="#101828", duration=LENGTH), position=(820, 910), opacity=0.82
    )
    bar = scene.add_layer(mv.layer.Rectangle((1400, 10), color="#FFD54A", duration=LENGTH), position=(820, 1005))
    bar.position.enable_motion().extend([0.0, 10.0], [(-700, 1005), (820, 1005)], ["linear"])
    name = scene.add_layer(words("Elena Martin", 64), position=(400, 890))
    name.position.enable_motion().extend([0.0, 10.0], [(400, 890), (460, 890)], ["linear"])
    scene.add_layer(words("Harbour master", 40), position=(330, 958))
    return scene


def blend() -> Any:
    scene = film()
    scene.add_layer(clip("street"), audio=False)
    scene.add_layer(clip("harbour"), blending_mode="screen", opacity=0.6, audio=False)
    scene.add_layer(words("The harbour wakes up early", 64), position=(960, 930))
    return scene


def full() -> Any:
    scene = film()
    ground = scene.add_layer(clip("street"), audio=False)
    ground.add_effect(mv.effect.HSLShift(saturation=-0.4))
    scene.add_layer(clip("harbour"), blending_mode="screen", opacity=0.6, audio=False)
    scene.add_layer(words("The harbour wakes up early", 64), position=(960, 930))
    return scene


CASES = {
    "caption": caption,
    "crossfade": crossfade,
    "pip": pip,
    "slideshow": slideshow,
    "vertical": vertical,
    "lower": lower,
    "blend": blend,
    "full": full,
}


def main() -> None:
    scene = CASES[CASE]()
    began, before = time.perf_counter(), cpu()
    options = ["-preset", "veryfast", "-crf", "20", "-g", "60", "-threads", "2"]
    scene.write_video(OUTPUT, fps=30.0, audio=False, output_params=options)
    print(json.dumps({"wall": time.perf_counter() - began, "cpu": cpu() - before, "frames": int(FRAMES)}))


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


main()
