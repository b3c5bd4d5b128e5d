"""Colour lookup tables."""

from pathlib import Path

import numpy as np
import pytest

from claqueta.media.client import opened
from claqueta.media.luts import read_lut
from claqueta.media.refusals import MediaDamaged, MediaTooLarge

IDENTITY = "\n".join(
    ['TITLE "same"', "# made by hand", "LUT_3D_SIZE 2", "DOMAIN_MIN 0 0 0", "DOMAIN_MAX 1.0 1.0 1.0", ""]
    + [f"{red} {green} {blue}" for blue in (0, 1) for green in (0, 1) for red in (0, 1)]
)


def read(tmp_path: Path, text: str) -> tuple[int, np.ndarray]:
    path = tmp_path / "look.cube"
    path.write_text(text)
    with opened(path) as descriptor:
        return read_lut(descriptor)


def test_a_table_is_read_with_red_fastest(tmp_path: Path) -> None:
    edge, values = read(tmp_path, IDENTITY)
    assert edge == 2
    assert values[1].tolist() == [1, 0, 0]
    assert values[4].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", MediaDamaged),
        ("LUT_3D_SIZE 2\n0 0 0\n", MediaDamaged),
        (IDENTITY.replace("0 0 1", "0 0 nan"), MediaDamaged),
        (IDENTITY.replace("0 0 1", "0 zero 1"), MediaDamaged),
        (IDENTITY.replace("DOMAIN_MAX 1.0 1.0 1.0", "DOMAIN_MAX 2 2 2"), MediaDamaged),
        (IDENTITY.replace("LUT_3D_SIZE 2", "LUT_1D_SIZE 2"), MediaDamaged),
        ("LUT_3D_SIZE 512\n", MediaTooLarge),
        ("\x00\xff" * 1000, MediaDamaged),
        ("0 0 0\n" * 3_000_000, MediaTooLarge),
    ],
)
def test_what_is_no_table_of_colours_is_refused(tmp_path: Path, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read(tmp_path, text)
