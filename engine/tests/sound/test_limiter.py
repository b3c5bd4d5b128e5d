"""The true-peak limiter: never above its ceiling, and not there at all when it has nothing to do."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from claqueta.sound import Mixer, Samples, measure, mix
from claqueta.testing.sounds import ArraySource, sound_clip, sound_film, sound_track

RATE = 48_000
TIME = np.arange(2 * RATE)
NOISE = np.random.default_rng(7)


def limited(wave: NDArray[np.floating], ceiling: float = -1.0) -> Samples:
    samples = np.stack([wave, wave], axis=1) if wave.ndim == 1 else wave
    source = ArraySource({"a": samples.astype(np.float32)})
    film = replace(sound_film(sound_track(sound_clip(frames=len(samples)))), ceiling_dbtp=ceiling)
    return np.concatenate(list(mix(film, source)))


NASTY = {
    "a quarter of the rate between its samples": 2 * np.sin(np.pi * TIME / 2 + np.pi / 4),
    "white noise": NOISE.standard_normal(2 * RATE) * 4,
    "full scale at random": NOISE.choice([-1.0, 1.0], 2 * RATE) * 2,
    "a square wave": 3 * np.sign(np.sin(2 * np.pi * 997 * TIME / RATE)),
    "lonely clicks": np.where(NOISE.random(2 * RATE) < 0.002, NOISE.standard_normal(2 * RATE) * 5, 0),
    "bursts": np.where(TIME // 3000 % 2, 0.01, 4) * np.sin(2 * np.pi * 11_025 * TIME / RATE + 0.3),
    "a sweep": 2 * np.sin(2 * np.pi * np.cumsum(np.linspace(20, 23_900, 2 * RATE)) / RATE),
    "a step": np.where(TIME > RATE, 5.0, 0.0),
}


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("ceiling", [-1.0, -6.0])
def test_the_true_peak_stays_at_the_ceiling(name: str, ceiling: float) -> None:
    peak = measure([limited(NASTY[name], ceiling)]).true_peak
    assert ceiling - 1 < peak <= ceiling + 0.001


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    loudness=st.floats(0.2, 30),
    density=st.floats(0.0005, 1),
    smoothness=st.integers(1, 40),
)
def test_no_noise_gets_through_the_ceiling(seed: int, loudness: float, density: float, smoothness: int) -> None:
    numbers = np.random.default_rng(seed)
    wave = numbers.standard_normal((12_000, 2)) * (numbers.random((12_000, 2)) < density)
    wave = np.apply_along_axis(np.convolve, 0, wave, np.ones(smoothness), "same")
    assert measure([limited(wave * loudness)]).true_peak <= -1 + 0.001


def test_a_peak_between_the_samples_counts() -> None:
    wave = 0.98 * np.sin(np.pi * TIME / 2 + np.pi / 4)
    assert np.abs(wave).max() < 10 ** (-1 / 20)
    assert np.abs(limited(wave)[RATE:]).max() < np.abs(wave).max() * 0.92


def test_both_channels_take_one_gain() -> None:
    wave = np.stack([2 * np.sin(TIME / 50), 0.25 * np.sin(TIME / 50)], axis=1)
    heard = limited(wave)
    assert np.abs(heard[:, 0] - 8 * heard[:, 1]).max() < 1e-5


def test_after_a_peak_the_limiter_is_gone_again_without_a_trace() -> None:
    wave = np.where(TIME < 2000, 3.0, 0.2) * np.sin(TIME / 20)
    heard = limited(wave)
    assert np.abs(heard[3000:4000, 0]).max() < 0.19
    assert (heard[-10_000:, 0] == wave[-10_000:].astype(np.float32)).all()


def test_the_gain_is_already_down_when_the_peak_comes() -> None:
    wave = np.where(TIME < RATE, 0.1, 0.0)
    wave[RATE] = 4.0
    heard = limited(wave)[:, 0]
    assert (heard[: RATE - 300] == np.float32(0.1)).all()
    ramp = heard[RATE - 240 : RATE - 12]
    assert (np.diff(ramp) <= 0).all()
    assert heard[RATE] == pytest.approx(10 ** (-1 / 20), rel=0.01)


def test_the_limiter_tells_how_much_it_took() -> None:
    loud = 2 * np.sin(np.arange(RATE) / 20).astype(np.float32)
    source = ArraySource({"a": np.stack([loud, loud], axis=1)})
    mixer = Mixer(sound_film(sound_track(sound_clip())), source)
    assert mixer.reduction_db == 0
    assert sum(map(len, mixer.chunks(0, RATE))) == RATE
    assert mixer.reduction_db == pytest.approx(20 * np.log10(2) + 1, abs=0.1)
