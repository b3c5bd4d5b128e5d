"""Time is exact: laws for any rate, examples for the standard ones."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.time import (
    SAMPLE_RATE,
    TICKS_PER_SECOND,
    Rate,
    Ticks,
    TimeUnreadable,
    parse_time,
    sample_at,
    seconds,
    ticks,
    timecode,
)

STANDARD = (
    Rate(24_000, 1001), Rate(24), Rate(25), Rate(30_000, 1001), Rate(30), Rate(48), Rate(50), Rate(60_000, 1001),
    Rate(60), Rate(120),
)  # fmt: skip
rates = st.sampled_from([*STANDARD, Rate(25, 2), Rate(10)]) | st.builds(
    Rate, st.integers(1, 240_000), st.integers(1, 2000)
)
frames = st.integers(0, 10_000_000)
moments = st.integers(0, 12 * 3600 * TICKS_PER_SECOND).map(Ticks)


@pytest.mark.parametrize("rate", STANDARD)
def test_every_standard_rate_has_whole_ticks_a_frame(rate: Rate) -> None:
    assert (TICKS_PER_SECOND / rate.fraction).denominator == 1
    assert TICKS_PER_SECOND % SAMPLE_RATE == 0


@given(rates, frames)
def test_a_frame_is_shown_from_its_start_until_the_next(rate: Rate, frame: int) -> None:
    start, end = rate.frame_start(frame), rate.frame_start(frame + 1)
    if rate.fraction <= TICKS_PER_SECOND:
        assert rate.frame_at(start) == frame
    if end > start:
        assert rate.frame_at(Ticks(end - 1)) == frame
    assert 0 <= start - Fraction(frame) / rate.fraction * TICKS_PER_SECOND < 1


@given(rates, moments)
def test_as_many_frames_start_before_a_moment_as_are_counted(rate: Rate, time: Ticks) -> None:
    count = rate.frame_count(time)
    assert rate.frame_start(count) >= time
    assert count == 0 or rate.frame_start(count - 1) < time


@given(rates, moments)
def test_snapping_gives_a_frame_start_that_no_other_is_nearer_than(rate: Rate, time: Ticks) -> None:
    snapped = rate.snap(time)
    frame = rate.frame_at(time)
    near = {rate.frame_start(n) for n in (max(0, frame - 1), frame, frame + 1)}
    assert snapped in near
    assert abs(snapped - time) <= min(abs(start - time) for start in near) + 1
    assert rate.snap(snapped) == snapped or rate.fraction > TICKS_PER_SECOND // 2


def test_snapping_halfway_goes_to_the_later_frame() -> None:
    assert Rate(25).snap(Ticks(4800)) == 9600
    assert Rate(25).snap(Ticks(4799)) == 0


@given(st.sampled_from(STANDARD), frames)
def test_a_timecode_reads_back_as_the_frame_it_names(rate: Rate, frame: int) -> None:
    start = rate.frame_start(frame)
    assert parse_time(timecode(start, rate), rate) == start


@given(moments)
def test_a_sample_is_the_nearest_one(time: Ticks) -> None:
    assert abs(Fraction(sample_at(time), SAMPLE_RATE) - seconds(time)) <= Fraction(1, 2 * SAMPLE_RATE)


@given(st.fractions(0, 43_200))
def test_seconds_become_the_nearest_tick(value: Fraction) -> None:
    assert abs(ticks(value) - value * TICKS_PER_SECOND) <= Fraction(1, 2)
    assert ticks(seconds(ticks(value))) == ticks(value)


@given(st.text())
def test_any_text_is_a_time_or_refused_in_both_languages(text: str) -> None:
    try:
        assert parse_time(text, Rate(25)) >= 0
    except TimeUnreadable as refusal:
        told = (refusal.text("en"), refusal.text("es"))
    else:
        return
    assert text in told[0]
    assert text in told[1]


def test_a_rate_is_positive() -> None:
    for wrong in ((0, 1), (1, 0), (-25, 1)):
        with pytest.raises(ValueError, match="positive"):
            Rate(*wrong)
