"""The cases in spec/conformance/draw that a twin in another language draws unchanged."""

import numpy as np
import pytest

from claqueta.draw import decode_png
from draw.conformance import FOLDER, DrawCase, cases, description, drawn, source, stale_files
from draw.letters import pixels_of

STALE = "look at the difference and run PYTHONPATH=engine/tests python -m draw.conformance"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_is_what_the_command_writes(case: DrawCase) -> None:
    assert (FOLDER / f"{case.name}.json").read_text("utf-8") == description(case), STALE
    expected = pixels_of(decode_png((FOLDER / f"{case.name}.png").read_bytes())).astype(int)
    away = np.abs(pixels_of(drawn(case)).astype(int) - expected)
    assert away.max() <= 2, STALE
    assert away.mean() < 0.02, STALE


def test_the_media_of_the_cases_are_fresh() -> None:
    for name, pixels in source().pictures.items():
        assert (pixels_of(decode_png((FOLDER / "media" / f"{name}.png").read_bytes())) == pixels).all()
    assert stale_files() == set()
