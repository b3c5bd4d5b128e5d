"""Sound effects against their own formulas, and their descriptions against each other."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from claqueta.evaluate.sound_graph import CurvePoint, SoundEffect
from claqueta.sound import Samples, measure, mix, sound_effects
from claqueta.testing.sounds import ArraySource, sound_clip, sound_film, sound_track

RATE = 48_000


def through(effect: str, wave: NDArray[np.floating], **params: float) -> Samples:
    samples = (np.stack([wave, wave], axis=1) if wave.ndim == 1 else wave).astype(np.float32)
    track = sound_track(sound_clip(frames=len(samples)))
    film = sound_film(replace(track, effects=(SoundEffect(effect, tuple(params.items())),)))
    return np.concatenate(list(mix(replace(film, ceiling_dbtp=40.0), ArraySource({"a": samples}))))


def sine(hertz: float, level: float, seconds: float = 1.0) -> NDArray[np.float64]:
    return np.asarray(10 ** (level / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE))


def decibels(samples: Samples) -> float:
    """The level of a sine in dB below full scale."""
    return float(10 * np.log10(2 * np.mean(samples[:, 0].astype(np.float64) ** 2)))


@pytest.mark.parametrize("name", sound_effects())
def test_every_effect_is_described_in_both_languages_with_defaults_in_range(name: str) -> None:
    facts = sound_effects()[name]
    assert facts.label.en
    assert facts.label.es
    assert facts.parameters
    for parameter in facts.parameters:
        assert parameter.label.en
        assert parameter.label.es
        assert parameter.low <= parameter.default <= parameter.high
        assert parameter.step > 0


@pytest.mark.parametrize("name", sound_effects())
def test_every_effect_survives_noise_at_the_ends_of_its_ranges_and_falls_silent(name: str) -> None:
    noise = np.random.default_rng(1).standard_normal((RATE, 2))
    noise[RATE // 4 :] = 0
    for end in ("low", "high"):
        params = {parameter.id: getattr(parameter, end) for parameter in sound_effects()[name].parameters}
        heard = through(name, noise, **params)
        assert np.isfinite(heard).all()
        assert np.abs(heard).max() < 100


@pytest.mark.parametrize("level", [-50, -30, -24, -21, -18, -15, -12, -6, 0])
@pytest.mark.parametrize("knee", [0, 12])
def test_the_compressor_has_the_curve_of_its_paper(level: float, knee: float) -> None:
    steady = np.full(RATE, 10 ** (level / 20))
    heard = through("compressor", steady, threshold=-20, ratio=4, knee=knee, attack=1, release=20)
    over = level + 20
    if 2 * over < -knee:
        expected = level
    elif 2 * abs(over) <= knee:
        expected = level + (1 / 4 - 1) * (over + knee / 2) ** 2 / (2 * knee)
    else:
        expected = -20 + over / 4
    assert 20 * np.log10(float(heard[-1, 0])) == pytest.approx(expected, abs=0.02)


def test_the_compressor_takes_its_time_down_and_back() -> None:
    wave = np.concatenate([np.full(RATE // 2, 0.01), np.full(RATE // 2, 1.0), np.full(RATE, 0.01)])
    heard = through("compressor", wave, threshold=-20, ratio=4, knee=0, attack=50, release=200, makeup=0)[:, 0]
    gain = 20 * np.log10(heard / wave)
    assert gain[RATE // 2 + 2400] == pytest.approx(-15 * (1 - np.exp(-1)), abs=0.1)
    assert gain[RATE + 9600] == pytest.approx(-15 * np.exp(-1), abs=0.1)


def test_the_equalizer_at_rest_changes_nothing_that_can_be_heard() -> None:
    noise = np.random.default_rng(2).standard_normal((RATE, 2)) * 0.1
    assert np.abs(through("equalizer", noise) - noise.astype(np.float32)).max() < 1e-5


@pytest.mark.parametrize(
    ("hertz", "params", "expected"),
    [
        (1000, {"mid_low_frequency": 1000, "mid_low_gain": 9, "mid_low_q": 2}, 9),
        (1000, {"mid_high_frequency": 1000, "mid_high_gain": -9, "mid_high_q": 2}, -9),
        (100, {"mid_high_frequency": 5000, "mid_high_gain": 12, "mid_high_q": 4}, 0),
        (30, {"low_frequency": 300, "low_gain": 6}, 6),
        (5000, {"low_frequency": 300, "low_gain": 6}, 0),
        (18_000, {"high_frequency": 3000, "high_gain": -6}, -6),
        (200, {"high_pass": 200}, -3),
        (50, {"high_pass": 200}, -24),
    ],
)
def test_the_equalizer_moves_its_bands(hertz: float, params: dict[str, float], expected: float) -> None:
    heard = through("equalizer", sine(hertz, -20, 1.5), **params)[RATE // 2 :]
    assert decibels(heard) + 20 == pytest.approx(expected, abs=0.15)


def test_the_gate_lowers_what_is_quiet_and_leaves_what_is_loud() -> None:
    loud, quiet = sine(440, -10), sine(440, -60)
    heard = through("gate", np.concatenate([loud, quiet]), threshold=-40, depth=30, hold=50, release=20)
    assert decibels(heard[RATE // 2 : RATE]) == pytest.approx(-10, abs=0.01)
    assert decibels(heard[-RATE // 2 :]) == pytest.approx(-90, abs=0.1)


def test_a_value_beyond_its_range_counts_as_the_nearest_in_it() -> None:
    wave = sine(440, -12)
    beyond, highest = (through("compressor", wave, makeup=value, threshold=0.0) for value in (99.0, 24.0))
    assert (beyond == highest).all()
    curve_beyond = SoundEffect("compressor", (("makeup", (CurvePoint(0, 99.0),)), ("threshold", 0.0)))
    samples = np.stack([wave, wave], axis=1).astype(np.float32)
    film = sound_film(replace(sound_track(sound_clip()), effects=(curve_beyond,)))
    heard = np.concatenate(list(mix(replace(film, ceiling_dbtp=40.0), ArraySource({"a": samples}))))
    assert (heard == highest).all()


def test_the_delay_repeats_where_it_says() -> None:
    click = np.zeros(RATE)
    click[100] = 0.5
    heard = through("delay", click, time=250, feedback=0.5, mix=1, tone=18_000)[:, 0]
    assert heard[100] == 0.5
    assert heard[100 + 12_000] == pytest.approx(0.5)
    assert np.argmax(np.abs(heard[20_000:])) + 20_000 == pytest.approx(100 + 24_000, abs=1)


def test_the_reverb_rings_for_its_decay_and_is_dry_without_mix() -> None:
    click = np.zeros(4 * RATE)
    click[100] = 0.5
    assert np.abs(through("reverb", click, mix=0)[:, 0] - click.astype(np.float32)).max() < 1e-6
    tail = through("reverb", click, mix=1, decay=2)[:, 0].astype(np.float64)
    early, late = (10 * np.log10(np.mean(tail[at : at + 9600] ** 2)) for at in (24_000, 72_000))
    assert 20 < early - late < 45


def test_the_limiter_as_an_effect_keeps_its_ceiling_and_its_time() -> None:
    wave = sine(997, -3)
    heard = through("limiter", wave, ceiling=-9, drive=12)
    assert measure([heard]).true_peak <= -9 + 0.001
    untouched = through("limiter", wave * 0.25)
    assert np.abs(untouched[:, 0] - (wave * 0.25).astype(np.float32)).max() < 1e-12


def test_the_deesser_lowers_only_sharp_sounds() -> None:
    vowel, hiss = sine(400, -12), sine(9000, -12)
    params = {"frequency": 6000.0, "threshold": -30.0, "ratio": 10.0, "range": 12.0}
    assert decibels(through("deesser", vowel, **params)[RATE // 2 :]) == pytest.approx(-12, abs=0.3)
    assert decibels(through("deesser", hiss, **params)[RATE // 2 :]) < -18
