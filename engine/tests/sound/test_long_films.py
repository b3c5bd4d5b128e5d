"""Hours: nothing drifts, nothing grows, and effects that hear nothing cost nothing."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from claqueta.evaluate.sound_graph import SoundEffect
from claqueta.sound import CHUNK, Mixer, Samples, SoundTooLong, mix, sound_effects
from claqueta.testing.sounds import ArraySource, NoiseSource, sound_clip, sound_film, sound_track

RATE = 48_000
HOUR = 3600 * RATE
NOISE = NoiseSource()


def test_after_an_hour_no_sample_has_drifted() -> None:
    late = sound_clip("5:2", start=HOUR - 1000, frames=1000, source_start=Fraction(HOUR - 1000, RATE))
    whole = sound_clip("5:2", frames=HOUR, gain=-96.0)
    film = sound_film(sound_track(late, whole), frames=HOUR)
    heard = np.concatenate(list(mix(film, NOISE, start=HOUR - 1500)))
    assert not heard[:500].any()
    expected = NOISE.read("5:2", Fraction(HOUR - 1000, RATE), 1000, Fraction(1))
    assert heard[500:].tobytes() == expected.tobytes()


def test_a_loop_does_not_drift_either() -> None:
    turn = Fraction(1_000_003, 3_000_000)
    asked: list[Fraction] = []

    class Listening:
        def read(self, asset: str, start: Fraction, frames: int, speed: Fraction) -> Samples:
            assert asset == "a"
            assert speed == 1
            asked.append(start)
            return np.zeros((frames, 2), np.float32)

    clip = sound_clip(frames=HOUR, loop_seconds=turn)
    for _ in mix(sound_film(sound_track(clip)), Listening(), start=HOUR - RATE):
        pass
    assert all(0 <= start < turn for start in asked)
    position = Fraction(HOUR - 11 * RATE, RATE)
    assert asked[0] == (position - position % Fraction(128, RATE)) % turn


def test_memory_does_not_grow_with_the_film() -> None:
    clips = [sound_clip("1:2", start=number * 90_000, frames=60_000) for number in range(60)]
    mixer = Mixer(sound_film(sound_track(*clips)), NOISE)
    sizes = [mixer.memory_bytes for _ in mixer.chunks(0, 60 * 90_000)]
    assert sizes[-1] == sizes[0]
    assert sizes[0] < 16 << 20


@pytest.mark.parametrize("name", sound_effects())
def test_a_start_late_in_the_film_sounds_as_if_all_had_been_heard(name: str) -> None:
    track = replace(sound_track(sound_clip("3:2", frames=20 * RATE)), effects=(SoundEffect(name, ()),))
    film = sound_film(track)
    whole = np.concatenate(list(mix(film, NOISE)))[15 * RATE :]
    late = np.concatenate(list(mix(film, NOISE, start=15 * RATE)))
    assert np.abs(whole - late).max() < 1e-5


def test_two_thousand_clips_are_mixed_in_their_places() -> None:
    clips = [sound_clip("6:3", start=number * 700, frames=500) for number in range(2000)]
    heard = np.concatenate(list(mix(sound_film(sound_track(*clips), frames=2000 * 700), NOISE)))
    word = NOISE.read("6:3", Fraction(0), 500, Fraction(1))
    assert (heard.reshape(2000, 700, 2)[:, :500] == word).all()
    assert not heard.reshape(2000, 700, 2)[:, 500:].any()


@pytest.mark.parametrize("name", sound_effects())
def test_an_effect_that_slept_wakes_as_new(name: str) -> None:
    burst = np.zeros((RATE, 2), np.float32)
    burst[:9600] = np.random.default_rng(4).standard_normal((9600, 2)) * 0.2
    again = 1500 * 128 * 16
    clips = [sound_clip(start=at, frames=RATE) for at in (0, again)]
    track = replace(sound_track(*clips), effects=(SoundEffect(name, ()),))
    heard = np.concatenate(list(mix(sound_film(track), ArraySource({"a": burst}))))
    assert heard[:RATE].tobytes() == heard[again:].tobytes()
    assert not heard[again - RATE : again].any()


def test_a_film_longer_than_the_mixer_counts_is_refused_in_words() -> None:
    with pytest.raises(SoundTooLong, match="12 hours"):
        next(mix(sound_film(frames=13 * HOUR), NOISE))


@pytest.mark.nightly
def test_an_hour_is_mixed_with_the_memory_of_a_minute() -> None:
    film = sound_film(*(sound_track(sound_clip(f"{seed}:4", frames=HOUR)) for seed in range(4)))
    mixer = Mixer(film, NOISE)
    sizes = {mixer.memory_bytes for _ in mixer.chunks(0, HOUR)}
    assert len(sizes) == 1
    assert CHUNK * 8 * 4 < sizes.pop() < 16 << 20
