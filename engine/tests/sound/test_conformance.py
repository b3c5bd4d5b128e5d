"""The cases of spec/conformance/sound: the same bytes from wasmtime, from Node's V8 and from when they were written.

A new or changed case gets its hash from a run of `python -m pytest` that fails and shows it; both engines must agree.
"""

import hashlib
import json
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claqueta.evaluate.sound_graph import (
    Clip,
    Curve,
    CurvePoint,
    Duck,
    FadeShape,
    SoundEffect,
    SoundGraph,
    TrackSound,
)
from claqueta.sound import mix
from claqueta.spec import assets_path, spec_path
from claqueta.testing.sounds import NoiseSource

CASES = sorted(spec_path("conformance", "sound").glob("*.json"))
REPLAY = Path(__file__).with_name("replay.mjs")


def case_of(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return case


def graph_of(data: dict[str, Any]) -> SoundGraph:
    return SoundGraph(
        frames=data["frames"],
        tracks=tuple(_track(item) for item in data["tracks"]),
        master_gain_db=data["master_gain_db"],
        effects=_effects(data["effects"]),
        ceiling_dbtp=data["ceiling_dbtp"],
    )


def _track(data: dict[str, Any]) -> TrackSound:
    clips = tuple(
        Clip(
            **{key: item[key] for key in ("asset", "role", "start", "frames")},
            source_start=Fraction(item["source_start"]),
            speed=Fraction(1),
            gain=_curve(item["gain"]),
            pan=_curve(item["pan"]),
            fade_in=FadeShape(*item["fade_in"]),
            fade_out=FadeShape(*item["fade_out"]),
        )
        for item in data["clips"]
    )
    duck = Duck(**data["duck"]) if data["duck"] else None
    return TrackSound(clips, _curve(data["gain"]), _curve(data["pan"]), _effects(data["effects"]), duck)


def _curve(points: list[list[Any]]) -> Curve:
    return tuple(CurvePoint(*point) for point in points)


def _effects(items: list[dict[str, Any]]) -> tuple[SoundEffect, ...]:
    return tuple(
        SoundEffect(
            item["effect"],
            tuple((name, _curve(value) if isinstance(value, list) else value) for name, value in item["params"]),
        )
        for item in items
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_engine_gives_the_bytes_of_the_case(path: Path) -> None:
    case = case_of(path)
    heard = np.concatenate(list(mix(graph_of(case["graph"]), NoiseSource())))
    assert heard.shape == (case["graph"]["frames"], 2)
    assert hashlib.sha256(heard.tobytes()).hexdigest() == case["sha256"]


@pytest.mark.parametrize("chunk", [128, 4096], ids=["quantum by quantum", "in larger chunks"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_v8_gives_the_bytes_of_the_case(path: Path, chunk: int) -> None:
    node = shutil.which("node") or str(Path(__file__).parents[3] / ".tools/bin/node")
    ended = subprocess.run(
        [node, REPLAY, assets_path("sound"), path, str(chunk)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == case_of(path)["sha256"]


def test_there_are_cases() -> None:
    effects = {item["effect"] for path in CASES for item in _used(case_of(path)["graph"])}
    assert effects == {path.stem for path in spec_path("sound", "effects").glob("*.json")}


def _used(graph: dict[str, Any]) -> list[dict[str, Any]]:
    return [*graph["effects"], *(item for track in graph["tracks"] for item in track["effects"])]
