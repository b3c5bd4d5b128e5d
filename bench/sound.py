"""How many times faster than real time sound is mixed and measured: `python bench/sound.py`.

Times are those of the process, so that a busy machine falsifies them less; the source costs next to nothing.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np

from claqueta.evaluate.sound_graph import SoundEffect, SoundGraph
from claqueta.sound import Mixer, Samples, measure, sound_effects, warm_up
from claqueta.testing.sounds import sound_clip, sound_film, sound_track

RATE = 48_000


class Loop:
    """Noise from memory, without computing any."""

    def __init__(self) -> None:
        self._noise = (np.random.default_rng(1).standard_normal((RATE * 4, 2)) * 0.1).astype(np.float32)

    def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:  # noqa: ARG002  # the port's
        """Some of it."""
        first = int(start * RATE) % (RATE * 3)
        return self._noise[first : first + frames]


def best(seconds: int, work: Callable[[], object]) -> float:
    """How many times faster than `seconds` the best of three runs is."""
    costs = []
    for _ in range(3):
        began = time.process_time()
        work()
        costs.append(time.process_time() - began)
    return seconds / min(costs)


def film(seconds: int, *effects: str, gain_db: float = 0.0) -> SoundGraph:
    """Eight tracks, each with one effect (the given ones in turn)."""
    tracks = [sound_track(sound_clip(f"{number}", frames=seconds * RATE)) for number in range(8)]
    if effects:
        tracks = [
            replace(track, effects=(SoundEffect(effects[number % len(effects)], ()),))
            for number, track in enumerate(tracks)
        ]
    return replace(sound_film(*tracks), master_gain_db=gain_db)


def main() -> None:
    """Prints one line of JSON for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="length of the film")
    seconds = parser.parse_args().seconds
    warm_up()
    source = Loop()

    def mixed(graph: SoundGraph) -> float:
        return best(seconds, lambda: [None for _ in Mixer(graph, source).chunks(0, graph.frames)])

    usual = ("equalizer", "compressor", "gate", "deesser")
    cases = {"8 tracks": film(seconds), "8 tracks, limiter at work": film(seconds, gain_db=12.0)}
    cases |= {f"8 tracks, each with {name}": film(seconds, name, gain_db=-30) for name in sound_effects()}
    cases["8 tracks, each with one of " + ", ".join(usual)] = film(seconds, *usual)
    for name, graph in cases.items():
        print(json.dumps({"case": name, "times_real_time": round(mixed(graph))}), flush=True)
    noise = source.read("", Fraction(0), RATE, Fraction(1))
    blocks = [noise] * seconds
    print(
        json.dumps({"case": "loudness and true peak", "times_real_time": round(best(seconds, lambda: measure(blocks)))})
    )


if __name__ == "__main__":
    main()
