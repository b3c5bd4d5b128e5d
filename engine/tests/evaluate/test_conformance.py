"""The cases in spec/conformance that a twin in another language runs unchanged."""

import json
from pathlib import Path

import pytest

from claqueta.spec import spec_path
from claqueta.testing.conformance import easing_table, files, found_again, mismatches

_FILMS = sorted(
    path
    for folder in ("evaluate", "text")
    for path in spec_path("conformance", folder).glob("*.json")
    if path.name != "easings.json"
)


@pytest.mark.parametrize("path", _FILMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_film_evaluates_to_what_its_case_expects(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    found = found_again(case)
    expected = {key: case[key] for key in found}
    assert list(mismatches(expected, found)) == []


def test_every_easing_follows_its_table() -> None:
    expected = json.loads(spec_path("conformance", "evaluate", "easings.json").read_text("utf-8"))
    assert list(mismatches(expected, easing_table())) == []


def test_the_files_are_what_the_command_writes() -> None:
    made = files()
    for path, content in made.items():
        assert list(mismatches(json.loads(path.read_text("utf-8")), json.loads(content))) == [], (
            f"{path.name} is stale: look at the difference and run python -m claqueta.testing.conformance"
        )
    assert {path for path in _FILMS if path not in made} == set()


def test_a_difference_is_noticed() -> None:
    assert list(mismatches({"a": [1.0, True]}, {"a": [1.0, 1]})) != []
    assert list(mismatches({"a": [1.0]}, {"a": [1.00001]})) != []
    assert list(mismatches({"a": []}, {"a": [1]})) != []
    assert list(mismatches({"a": [1.0]}, {"a": [1.0 + 1e-9]})) == []
