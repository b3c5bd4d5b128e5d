"""Runs the benchmark, prints its tables and writes `bench/results/latest.json`: `python -m bench [--quick]`."""

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.compositions import COMPOSITIONS, FRAMES, Composition
from bench.edits import Edits, measure_edits
from bench.exports import Bench, silent
from bench.floor import floor
from bench.meter import Cost, Unavailable, best
from bench.overheads import Overheads, measure_overheads
from bench.report import print_report
from bench.results import CaseResult, Results
from bench.rivals import RIVALS, transcode
from bench.soundwork import SoundSpeed, measure_sound
from bench.sources import Sources, sources

_ROOT = Path(__file__).resolve().parents[1]
_SLOW_FRAMES = 30
_TOO_SLOW_MS = 150
"""What takes longer a frame is not repeated."""


@dataclass
class _Options:
    rounds: int
    cases: list[str]
    clips: int
    rows: int
    sound_seconds: int
    with_rivals: bool
    slow_frames: int = _SLOW_FRAMES
    rivals: list[str] = field(default_factory=list)


def main() -> None:
    """Measures; about ten minutes, with --quick under one."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few cases once, no peers but ffmpeg")
    parser.add_argument("--case", action="append", default=[], help="only this composition; may be repeated")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is measured, in turn (2)")
    told = parser.parse_args()
    if told.quick:
        options = _Options(1, told.case or ["caption"], 3, 2, 30, with_rivals=False)
    else:
        options = _Options(told.rounds, told.case, 12, 10, 600, with_rivals=True)
    began = time.perf_counter()
    results = _measure(options)
    results.seconds = time.perf_counter() - began
    folder = _ROOT / "bench" / "results"
    folder.mkdir(exist_ok=True)
    (folder / "latest.json").write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")
    print_report(results, sys.stdout)


def _measure(options: _Options) -> Results:
    _say("footage")
    media = sources(_ROOT / "var" / "bench")
    chosen = [each for each in COMPOSITIONS if not options.cases or each.name in options.cases]
    with Bench(media) as bench:
        results = Results(machine=_machine(), date=time.strftime("%Y-%m-%d"))
        for composition in chosen:
            results.cases.append(_case(bench, media, composition, options))
        try:
            results.transcode = transcode(media, bench.folder)
        except Unavailable as reason:
            results.missing["ffmpeg"] = str(reason)
        _say("edits")
        edits: Edits = measure_edits(bench, clips=options.clips, rows=options.rows)
        results.edits = edits
        _say("overheads")
        overheads: Overheads = measure_overheads(bench, COMPOSITIONS[5].records())
        results.overheads = overheads
    _say("sound")
    speed: SoundSpeed = measure_sound(options.sound_seconds)
    results.sound = speed
    return results


def _case(bench: Bench, media: Sources, composition: Composition, options: _Options) -> CaseResult:
    """The engine and the floor in turn, as often as told; others once, the slow ones shorter."""
    floors: list[Cost] = []
    ours: list[Cost] = []
    jobs: dict[str, float] = {}
    rivals: dict[str, Cost] = {}
    missing: dict[str, str] = {}
    document = bench.document(composition.records())
    for number in range(options.rounds):
        _say(f"{composition.name}, {number + 1} of {options.rounds}")
        made = bench.export(document, silent())
        ours.append(made.cost)
        jobs = {name: 1000 * spent / made.cost.frames for name, spent in made.jobs.items()}
        # where nothing is decoded, a transcode of the finished film stands for its floor
        spans = composition.spans(media) or [(made.outcome.output, 0, FRAMES)]
        floors.append(floor(spans, FRAMES, composition.size, bench.folder / "floor.mkv"))
        if number == 0:
            try:
                rivals[RIVALS[0].name] = RIVALS[0].make(composition, media, bench.folder, FRAMES)
            except Unavailable as reason:
                missing[RIVALS[0].name] = str(reason)
        if made.cost.cpu_ms > _TOO_SLOW_MS:
            break
    for rival in RIVALS[1:] if options.with_rivals else ():
        _say(f"{composition.name}, {rival.name}")
        try:
            rivals[rival.name] = rival.make(composition, media, bench.folder, options.slow_frames)
        except Unavailable as reason:
            missing[rival.name] = str(reason)
    return CaseResult(
        name=composition.name,
        title=composition.title,
        target=composition.target,
        floor=best(floors),
        ours=best(ours),
        jobs_ms=jobs,
        rivals=rivals,
        missing=missing,
    )


def _machine() -> str:
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{os.cpu_count()} × {model}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
