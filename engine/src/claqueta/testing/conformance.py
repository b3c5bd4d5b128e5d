"""Conformance cases of evaluation: what both languages must make of the same records.

`python -m claqueta.testing.conformance` writes `spec/conformance/evaluate` and `spec/conformance/text` from the films
in `film_cases` and `text_cases` beside this and what the engine makes of them; look at the difference before committing
it. Numbers are rounded to nine decimals, and a twin may be a millionth off.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from claqueta.document.records import RECORD
from claqueta.document.tree import Tree
from claqueta.evaluate import Evaluator, easing, easing_specs, to_json
from claqueta.ports import AssetInfo
from claqueta.spec import spec_path
from claqueta.testing.catalogs import MemoryCatalog
from claqueta.testing.film_cases import EVALUATE_CASES, FilmCase
from claqueta.testing.measurers import PlainMeasurer
from claqueta.testing.text_cases import TEXT_CASES
from claqueta.time import Rate, Ticks

_MEASURER = "every letter 0.5 em wide and letter_spacing after it, marks that combine 0; ascent 0.8 em, descent 0.2 em"
_EASING_STEPS = 40


@dataclass(frozen=True)
class Mismatch:
    """Where two JSON values differ."""

    path: str
    expected: object
    found: object


def write_all() -> None:
    """Writes every file of cases."""
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def files() -> dict[Path, str]:
    """What every file of cases should hold, by its path."""
    made = {
        spec_path("conformance", case.folder, f"{case.name}.json"): _pretty(film_case(case))
        for case in (*EVALUATE_CASES, *TEXT_CASES)
    }
    made[spec_path("conformance", "evaluate", "easings.json")] = _pretty(easing_table())
    return made


def film_case(case: FilmCase) -> dict[str, Any]:
    """A film with all that is expected of it."""
    evaluator = Evaluator(Tree(case.records), MemoryCatalog(case.assets), PlainMeasurer())
    if case.output is not None:
        evaluator = evaluator.scaled(*case.output)
    return {
        "about": case.about,
        "measurer": _MEASURER,
        "records": [record.model_dump(mode="json", exclude_unset=True) for record in case.records],
        "catalog": {asset: _asset(info) for asset, info in MemoryCatalog(case.assets).assets.items()},
        "output": case.output,
        "frames": [_frame(evaluator, time) for time in case.times],
        "sound": _sound(evaluator) if case.sound else None,
        "captions": [_cue(cue) for cue in evaluator.captions()] if case.captions else None,
    }


def found_again(case: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine makes today of the records in a file's `case`."""
    records = tuple(RECORD.validate_json(json.dumps(record)) for record in case["records"])
    catalog = MemoryCatalog()
    catalog.assets = {asset: _read_asset(info) for asset, info in case["catalog"].items()}
    evaluator = Evaluator(Tree(records), catalog, PlainMeasurer())
    if case["output"] is not None:
        evaluator = evaluator.scaled(*case["output"])
    return {
        "frames": [_frame(evaluator, Ticks(frame["time"])) for frame in case["frames"]],
        "sound": None if case["sound"] is None else _sound(evaluator),
        "captions": None if case["captions"] is None else [_cue(cue) for cue in evaluator.captions()],
    }


def easing_table() -> dict[str, Any]:
    """Every named easing at equal steps of its time."""
    table = {}
    for name in easing_specs():
        curve = easing(name)
        if curve is None:
            raise KeyError(name)
        table[name] = [round(curve(float(Fraction(n, _EASING_STEPS))), 9) + 0.0 for n in range(_EASING_STEPS + 1)]
    return {"about": f"Each easing at 0, 1/{_EASING_STEPS} … 1 of its time.", "steps": _EASING_STEPS, "easings": table}


def mismatches(expected: Any, found: Any, path: str = "") -> Iterator[Mismatch]:
    """Where `found` differs from `expected` by more than rounding."""
    match expected, found:
        case (bool(), _) | (_, bool()):
            same = expected is found
        case (int() | float(), int() | float()):
            same = abs(expected - found) <= 1e-6 * max(1.0, abs(expected))
        case (list(), list()) if len(expected) == len(found):
            for place, (left, right) in enumerate(zip(expected, found, strict=True)):
                yield from mismatches(left, right, f"{path}[{place}]")
            return
        case (dict(), dict()) if expected.keys() == found.keys():
            for key in expected:
                yield from mismatches(expected[key], found[key], f"{path}.{key}")
            return
        case _:
            same = expected == found
    if not same:
        yield Mismatch(path, expected, found)


def _frame(evaluator: Evaluator, time: Ticks) -> dict[str, Any]:
    evaluated = evaluator.at(time)
    return {
        "time": time,
        "frame": _plain(evaluated.frame),
        "warnings": [_plain(warning) for warning in evaluated.warnings],
    }


def _sound(evaluator: Evaluator) -> dict[str, Any]:
    graph, warnings = evaluator.sound()
    return {"graph": _plain(graph), "warnings": [_plain(warning) for warning in warnings]}


def _cue(cue: Any) -> dict[str, Any]:
    words = [[word.text, word.start, word.end] for word in cue.words]
    return {"start": cue.start, "end": cue.end, "lines": list(cue.lines), "words": words, "language": cue.language}


def _plain(value: object) -> Any:
    return json.loads(to_json(value), parse_float=lambda text: round(float(text), 9) + 0.0)


def _asset(info: AssetInfo) -> dict[str, Any]:
    return {
        "kind": info.kind,
        "sha256": info.sha256,
        "width": info.width,
        "height": info.height,
        "duration": info.duration,
        "rate": None if info.rate is None else [info.rate.numerator, info.rate.denominator],
        "has_alpha": info.has_alpha,
        "has_sound": info.has_sound,
    }


def _read_asset(data: Mapping[str, Any]) -> AssetInfo:
    return AssetInfo(**{**data, "rate": None if data["rate"] is None else Rate(*data["rate"])})


def _pretty(content: Mapping[str, Any]) -> str:
    """One line for each record and layer: short files whose differences can be read."""
    return _indented(content, 0) + "\n"


def _indented(value: Any, depth: int) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + 2 * depth <= 118 or not value or not isinstance(value, dict | list):
        return flat
    inside, outside = "  " * (depth + 1), "  " * depth
    if isinstance(value, dict):
        rows = [f"{inside}{json.dumps(key)}: {_indented(held, depth + 1)}" for key, held in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{outside}}}"
    return "[\n" + ",\n".join(inside + _indented(held, depth + 1) for held in value) + f"\n{outside}]"


if __name__ == "__main__":
    write_all()
