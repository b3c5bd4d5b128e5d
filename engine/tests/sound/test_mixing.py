"""The mixer's laws: what comes in comes out, no more and no less, wherever the rendering starts."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.evaluate.sound_graph import CurvePoint, FadeShape, SoundEffect, SoundGraph
from claqueta.ports.samples import SampleSource
from claqueta.sound import CHUNK, Samples, SoundEffectUnknown, SoundParameterUnknown, mix
from claqueta.testing.sounds import (
    ArraySource,
    NoiseSource,
    curve,
    sound_clip,
    sound_film,
    sound_track,
    steady,
)

NOISE = NoiseSource()
ONES = ArraySource({"a": np.ones((96_000, 2), np.float32)})
FREE = 20.0
"""A ceiling that no test signal reaches."""


def rendered(graph: SoundGraph, source: SampleSource = NOISE, *, start: int = 0, frames: int | None = None) -> Samples:
    return np.concatenate(list(mix(graph, source, start=start, frames=frames)))


def levels(graph: SoundGraph) -> Samples:
    """The gains that a graph gives to a source of ones."""
    return rendered(replace(graph, ceiling_dbtp=FREE), ONES)


def test_silence_in_gives_silence_out() -> None:
    quiet = ArraySource({"a": np.zeros((48_000, 2), np.float32)})
    effects = tuple(SoundEffect(name, ()) for name in ("compressor", "equalizer", "reverb"))
    film = sound_film(replace(sound_track(sound_clip()), effects=effects))
    assert not rendered(film, quiet).any()


def test_a_film_without_tracks_is_silent_and_as_long_as_it_says() -> None:
    assert rendered(sound_film(frames=30_001)).shape == (30_001, 2)


def test_a_clip_at_0_db_in_the_middle_is_its_source_bit_for_bit() -> None:
    film = sound_film(sound_track(sound_clip("1:2", source_start=Fraction(3))))
    assert rendered(film).tobytes() == NOISE.read("1:2", Fraction(3), 48_000, Fraction(1)).tobytes()


@settings(max_examples=20, deadline=None)
@given(start=st.integers(0, 40_000), frames=st.integers(1, 40_000), trim=st.integers(0, 9000))
def test_a_clip_stands_exactly_where_the_graph_puts_it(start: int, frames: int, trim: int) -> None:
    clip = sound_clip("7:3", start=start, frames=frames, source_start=Fraction(trim, 48_000))
    heard = rendered(sound_film(sound_track(clip), frames=90_000))
    assert not heard[:start].any()
    assert not heard[start + frames :].any()
    expected = NOISE.read("7:3", clip.source_start, frames, clip.speed)
    assert heard[start : start + frames].tobytes() == expected.tobytes()


@settings(max_examples=20, deadline=None)
@given(cut=st.integers(1, 99_999))
def test_two_renders_of_two_parts_give_the_bytes_of_one(cut: int) -> None:
    moving = sound_clip(
        "2:2", frames=100_000, gain=curve((0, -20.0), (70_000, 3.0)), pan=curve((9, -1.0), (90_000, 1.0))
    )
    film = sound_film(sound_track(moving, sound_clip("3:3", start=777)), sound_track(sound_clip("4:4", start=31)))
    whole = rendered(film)
    first, second = rendered(film, frames=cut), rendered(film, start=cut)
    assert whole.tobytes() == first.tobytes() + second.tobytes()


def test_a_start_inside_a_film_with_effects_hears_what_came_before() -> None:
    track = replace(sound_track(sound_clip("5:1", frames=96_000)), effects=(SoundEffect("delay", ()),))
    film = sound_film(track)
    assert rendered(film, start=50_001).tobytes() == rendered(film)[50_001:].tobytes()


def test_the_mix_of_two_clips_is_the_sum_of_their_mixes() -> None:
    first, second = sound_clip("1:3", gain=-3.5, pan=0.3), sound_clip("2:3", start=5000, gain=-7.0)
    both = rendered(sound_film(sound_track(first, second), frames=60_000))
    apart = [rendered(sound_film(sound_track(clip), frames=60_000)) for clip in (first, second)]
    assert both.tobytes() == (apart[0] + apart[1]).tobytes()


def test_tracks_are_summed_in_their_order() -> None:
    clips = [sound_clip(f"{seed}:2") for seed in (1, 2, 3)]
    parts = [NOISE.read(clip.asset, Fraction(0), 48_000, Fraction(1)) for clip in clips]
    film = replace(sound_film(*(sound_track(clip) for clip in clips)), ceiling_dbtp=FREE)
    assert rendered(film).tobytes() == ((parts[0] + parts[1]) + parts[2]).tobytes()


def test_speed_and_source_start_are_asked_of_the_source_exactly() -> None:
    asked: list[tuple[Fraction, int]] = []

    class Listening:
        def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:
            assert asset == "a"
            assert speed == Fraction(3, 2)
            asked.append((start, frames))
            return np.zeros((frames, 2), np.float32)

    clip = sound_clip(start=100, frames=40_000, source_start=Fraction(1, 3), speed=Fraction(3, 2))
    rendered(sound_film(sound_track(clip)), Listening())
    place = Fraction(1, 3)
    for start, frames in asked:
        assert start == place
        place += frames * Fraction(3, 2) / 48_000
    assert sum(frames for _, frames in asked) == 40_000


def test_a_looping_clip_starts_again_after_its_stretch() -> None:
    clip = sound_clip("9:2", frames=30_000, source_start=Fraction(1), loop_seconds=Fraction(7001, 48_000))
    once = NOISE.read("9:2", Fraction(1), 7001, Fraction(1))
    assert rendered(sound_film(sound_track(clip))).tobytes() == np.tile(once, (5, 1))[:30_000].tobytes()


def test_gain_moves_in_decibels_on_a_straight_line() -> None:
    film = sound_film(sound_track(sound_clip(gain=curve((0, -40.0), (24_000, 0.0)))))
    decibels = 20 * np.log10(levels(film)[:24_000, 0].astype(np.float64))
    assert np.abs(decibels - np.linspace(-40, 0, 24_000, endpoint=False)).max() < 1e-4


def test_a_held_point_keeps_its_gain_until_the_next() -> None:
    held = (CurvePoint(0, -6.0, hold=True), CurvePoint(1000, 0.0))
    gains = levels(sound_film(sound_track(sound_clip(gain=held))))[:, 0]
    assert np.unique(gains[:1000]).size == 1
    assert gains[999] == pytest.approx(10 ** (-6 / 20), rel=1e-6)
    assert (gains[1000:] == 1).all()


def test_minus_96_db_is_silence() -> None:
    assert not levels(sound_film(sound_track(sound_clip(gain=-96.0)))).any()


def test_pan_keeps_the_power_and_is_unity_in_the_middle() -> None:
    gains = levels(sound_film(sound_track(sound_clip(pan=curve((0, -1.0), (48_000, 1.0)))))).astype(np.float64)
    assert np.abs((gains**2).sum(axis=1) - 2).max() < 1e-6
    assert gains[0] == pytest.approx([np.sqrt(2), 0])
    assert gains[24_000] == pytest.approx([1, 1], abs=1e-7)
    places = np.linspace(-1, 1, 48_000, endpoint=False)
    assert np.abs(gains - np.sqrt(np.stack([1 - places, 1 + places], axis=1))).max() < 1e-6


def test_gain_and_pan_of_a_track_count_from_the_film() -> None:
    clip = sound_clip(start=10_000, frames=20_000)
    gains = levels(sound_film(sound_track(clip, gain=curve((0, -20.0), (20_000, 0.0)), pan=steady(1.0))))
    assert gains[10_000] == pytest.approx([0, np.sqrt(2) * 10 ** (-10 / 20)], rel=1e-5)
    assert gains[25_000] == pytest.approx([0, np.sqrt(2)])


SHAPES = {
    "linear": lambda u: u,
    "equal_power": lambda u: np.sin(u * np.pi / 2),
    "exponential": lambda u: (1000**u - 1) / 999,
    "s_curve": lambda u: 3 * u**2 - 2 * u**3,
}


@pytest.mark.parametrize("name", SHAPES)
def test_fades_follow_their_formula(name: str) -> None:
    shape = FadeShape(20_000, name)  # type: ignore[arg-type]  # the names are the literal's own
    gains = levels(sound_film(sound_track(sound_clip(fade_in=shape, fade_out=shape))))[:, 0].astype(np.float64)
    progress = np.arange(20_000) / 20_000
    assert np.abs(gains[:20_000] - SHAPES[name](progress)).max() < 1e-6
    assert (gains[20_000:28_001] == 1).all()
    assert np.abs(gains[28_000:] - SHAPES[name](1 - progress)).max() < 1e-6


def test_an_equal_power_crossfade_keeps_the_power() -> None:
    fade = FadeShape(9000)
    out = levels(sound_film(sound_track(sound_clip(frames=9000, fade_out=fade))))
    into = levels(sound_film(sound_track(sound_clip(frames=9000, fade_in=fade))))
    assert np.abs(out.astype(np.float64) ** 2 + into.astype(np.float64) ** 2 - 1).max() < 1e-6


def test_what_is_not_a_number_is_silence() -> None:
    damaged = np.full((48_000, 2), 0.25, np.float32)
    damaged[100] = np.nan
    damaged[200] = np.inf, -np.inf
    damaged[300] = 3e38, 0.25
    heard = rendered(sound_film(sound_track(sound_clip())), ArraySource({"a": damaged}))
    assert np.isfinite(heard).all()
    assert not heard[[100, 200]].any()
    assert heard[300].tolist() == [0, 0.25]


def test_effects_are_heard_in_time_with_other_tracks() -> None:
    click = np.zeros((48_000, 2), np.float32)
    click[20_000] = 0.5
    flat = replace(sound_track(sound_clip()), effects=(SoundEffect("delay", (("mix", 0.0),)),))
    heard = rendered(sound_film(flat, sound_track(sound_clip())), ArraySource({"a": click}))
    assert heard[20_000, 0] > 0.8
    assert not np.delete(heard, np.s_[19_990:20_010], axis=0).any()


def test_a_parameter_of_an_effect_can_be_a_curve() -> None:
    moving = SoundEffect("compressor", (("threshold", 0.0), ("makeup", curve((0, -12.0), (48_000, 12.0)))))
    heard = levels(sound_film(replace(sound_track(sound_clip(gain=-12.0)), effects=(moving,))))
    steps = heard[: 374 * 128, 0].reshape(-1, 128)
    assert (steps == steps[:, :1]).all()
    decibels = 20 * np.log10(steps[:, 0].astype(np.float64))
    assert np.abs(decibels - (np.arange(374) * 128 / 2000 - 24)).max() < 1e-3


def test_an_unknown_effect_or_parameter_is_refused_in_words() -> None:
    track = sound_track(sound_clip())
    with pytest.raises(SoundEffectUnknown, match="sparkle"):
        rendered(sound_film(replace(track, effects=(SoundEffect("sparkle", ()),))))
    for params in ((("taste", 1.0),), (("ratio", "much"),)):
        with pytest.raises(SoundParameterUnknown):
            rendered(sound_film(replace(track, effects=(SoundEffect("compressor", params),))))


def test_progress_is_told_up_to_the_whole() -> None:
    told: list[tuple[int, int]] = []
    film = sound_film(sound_track(sound_clip("1:1", frames=3 * CHUNK + 5)))
    for _ in mix(film, NOISE, on_progress=lambda done, total: told.append((done, total))):
        pass
    assert told[-1] == (3 * CHUNK + 5, 3 * CHUNK + 5)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
