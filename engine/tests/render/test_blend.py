"""Blending in YUV."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claqueta.render.blend import yuv_overlay


def planes(height: int, width: int, luma: int, chroma: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    half = (height // 2, width // 2)
    return (
        np.full((height, width), luma, np.uint8),
        np.full(half, chroma, np.uint8),
        np.full(half, chroma, np.uint8),
    )


@given(luma=st.integers(16, 235), over=st.integers(16, 235), coverage=st.integers(0, 255))
def test_luma_is_mixed_by_coverage_to_the_nearest_level(luma: int, over: int, coverage: int) -> None:
    frame = planes(4, 4, luma, 128)
    # what a converter makes of premultiplied pixels: the colour weighted, the offset not
    premultiplied = 16 + (over - 16) * coverage / 255
    box = np.full((2, 2), round(premultiplied), np.uint8)
    neutral = np.full((1, 1), 128, np.uint8)
    yuv_overlay(2, 2, box, neutral, neutral, np.full((2, 2), coverage, np.uint8)).onto(frame)
    expected = luma * (255 - coverage) / 255 + over * coverage / 255
    assert abs(int(frame[0][2, 2]) - expected) <= 1.01
    assert int(frame[0][0, 0]) == luma, "outside the box nothing changes"


def test_no_coverage_leaves_every_level_as_it_is() -> None:
    for level in range(256):
        frame = planes(2, 2, level, level)
        yuv_overlay(
            0, 0, np.full((2, 2), 16, np.uint8), *(np.full((1, 1), 128, np.uint8),) * 2, np.zeros((2, 2), np.uint8)
        ).onto(frame)
        assert all((plane == level).all() for plane in frame)


def test_full_coverage_replaces_every_level() -> None:
    for level in range(256):
        frame = planes(2, 2, 255 - level, 255 - level)
        full = np.full((2, 2), 255, np.uint8)
        yuv_overlay(0, 0, np.full((2, 2), level, np.uint8), *(np.full((1, 1), level, np.uint8),) * 2, full).onto(frame)
        assert all((plane == level).all() for plane in frame)
