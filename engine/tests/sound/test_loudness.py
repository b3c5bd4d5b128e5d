"""Loudness against the synthetic cases of EBU Tech 3341 and 3342, whose files are defined by their recipes."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.sound import Samples, measure

RATE = 48_000


type Part = tuple[float, float]


def tone(*parts: Part, hertz: float = 1000.0) -> Samples:
    """A stereo sine in phase, as (dBFS of its peak, seconds) one after the other; −inf is silence."""
    lengths = [round(seconds * RATE) for _, seconds in parts]
    amplitudes = np.repeat([10 ** (level / 20) for level, _ in parts], lengths)
    wave = amplitudes * np.sin(2 * np.pi * hertz * np.arange(sum(lengths)) / RATE)
    return np.stack([wave, wave], axis=1).astype(np.float32)


SILENCE = -np.inf
INTEGRATED: dict[str, tuple[list[Part], float]] = {
    "case 1": ([(-23, 20)], -23.0),
    "case 2": ([(-33, 20)], -33.0),
    "case 3": ([(-36, 10), (-23, 60), (-36, 10)], -23.0),
    "case 4": ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
    "case 5": ([(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
}


@pytest.mark.parametrize("name", INTEGRATED)
def test_integrated_loudness_of_tech_3341(name: str) -> None:
    parts, expected = INTEGRATED[name]
    assert measure([tone(*parts)]).integrated == pytest.approx(expected, abs=0.1)


def test_a_steady_tone_is_as_loud_for_every_window() -> None:
    heard = measure([tone((-23, 20))])
    assert np.abs(heard.momentary + 23).max() < 0.1
    assert np.abs(heard.short_term + 23).max() < 0.1
    assert heard.range == pytest.approx(0, abs=0.01)


def test_short_term_of_tech_3341_case_9() -> None:
    heard = measure([tone(*[(-20, 1.34), (-30, 1.66)] * 5)])
    assert np.abs(heard.short_term + 23).max() < 0.1


def test_momentary_of_tech_3341_case_12() -> None:
    heard = measure([tone(*[(-20, 0.18), (-30, 0.22)] * 25)])
    assert np.abs(heard.momentary[6:] + 23).max() < 0.1


def test_loudest_short_term_of_tech_3341_case_10_wherever_the_tone_begins() -> None:
    for step in range(20):
        heard = measure([tone((SILENCE, step * 0.15), (-23, 3), (SILENCE, 1))])
        assert heard.short_term_max == pytest.approx(-23, abs=0.1)


def test_loudest_momentary_of_tech_3341_case_13_wherever_the_tone_begins() -> None:
    for step in range(20):
        heard = measure([tone((SILENCE, step * 0.02), (-23, 0.4), (SILENCE, 1))])
        assert heard.momentary_max == pytest.approx(-23, abs=0.1)


RANGES: dict[str, tuple[list[Part], float]] = {
    "case 1": ([(-20, 20), (-30, 20)], 10),
    "case 2": ([(-20, 20), (-15, 20)], 5),
    "case 3": ([(-40, 20), (-20, 20)], 20),
    "case 4": ([(-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)], 15),
}


@pytest.mark.parametrize("name", RANGES)
def test_loudness_range_of_tech_3342(name: str) -> None:
    parts, expected = RANGES[name]
    assert measure([tone(*parts)]).range == pytest.approx(expected, abs=1)


@pytest.mark.parametrize(
    ("divisor", "degrees", "amplitude", "expected"),
    [(4, 0, 0.5, -6), (4, 45, 0.5, -6), (6, 60, 0.5, -6), (8, 67.5, 0.5, -6), (4, 45, 1.41, 3)],
    ids=["case 15", "case 16", "case 17", "case 18", "case 19"],
)
def test_true_peak_of_tech_3341(divisor: int, degrees: float, amplitude: float, expected: float) -> None:
    wave = amplitude * np.sin(2 * np.pi * np.arange(RATE) / divisor + np.radians(degrees))
    # The recipe fades in and out, so that the edges are no peaks of their own.
    wave *= np.minimum(1, np.minimum(np.arange(RATE), np.arange(RATE)[::-1]) / 1000)
    heard = measure([np.stack([wave, wave], axis=1).astype(np.float32)])
    assert expected - 0.4 <= heard.true_peak <= expected + 0.2


def test_a_peak_in_the_last_sample_is_heard() -> None:
    samples = np.zeros((1000, 2), np.float32)
    samples[-1, 1] = -0.5
    assert measure([samples]).true_peak >= 20 * np.log10(0.5)


def test_silence_and_what_is_too_short_have_no_loudness() -> None:
    for samples in (np.zeros((RATE, 2), np.float32), tone((-10, 0.2))):
        heard = measure([samples])
        assert heard.integrated == -np.inf
        assert heard.range == 0
    assert measure([]).true_peak == -np.inf


@settings(max_examples=10, deadline=None)
@given(cuts=st.lists(st.integers(0, 2 * RATE), max_size=5))
def test_loudness_does_not_depend_on_the_blocks(cuts: list[int]) -> None:
    samples = tone((-20, 1), (-11, 1), hertz=440)
    whole, parts = measure([samples]), measure(np.split(samples, sorted(cuts)))
    assert whole.integrated == parts.integrated
    assert whole.true_peak == parts.true_peak
    assert (whole.momentary == parts.momentary).all()


def test_measuring_is_two_hundred_times_faster_than_listening() -> None:
    samples = (np.random.default_rng(0).standard_normal((60 * RATE, 2)) * 0.2).astype(np.float32)
    measure([samples[:RATE]])
    began = time.process_time()
    measure([samples])
    assert time.process_time() - began < 60 / 200
