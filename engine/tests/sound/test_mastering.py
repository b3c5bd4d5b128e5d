"""One gain brings a film to its loudness, and says when that cost something."""

from dataclasses import replace

import numpy as np
import pytest

from claqueta.evaluate.sound_graph import SoundGraph
from claqueta.sound import LimiterWorksHard, NothingToHear, TargetMissed, measure, mix, normalise
from claqueta.testing.sounds import ArraySource, curve, sound_clip, sound_film, sound_track

RATE = 48_000


def tones(level: float, seconds: int = 12) -> ArraySource:
    wave = 10 ** (level / 20) * np.sin(2 * np.pi * 997 * np.arange(seconds * RATE) / RATE)
    return ArraySource({"a": np.stack([wave, wave], axis=1).astype(np.float32)})


def speechlike(level: float) -> ArraySource:
    """Noise with syllables and peaks, as far above its mean as speech."""
    numbers = np.random.default_rng(3)
    noise = numbers.standard_normal((12 * RATE, 2))
    syllables = 0.15 + np.abs(np.sin(2 * np.pi * 2.3 * np.arange(12 * RATE) / RATE)) ** 3
    return ArraySource({"a": (10 ** (level / 20) * noise * syllables[:, None]).astype(np.float32)})


def film(target: float | None, **changes: float) -> SoundGraph:
    graph = sound_film(sound_track(sound_clip(frames=12 * RATE)))
    return replace(graph, loudness_lufs=target, **changes)  # type: ignore[arg-type]  # the caller's floats


@pytest.mark.parametrize("target", [-14.0, -16.0, -23.0])
@pytest.mark.parametrize("level", [-45, -30, -8])
def test_the_target_is_met_and_the_ceiling_kept(target: float, level: float) -> None:
    for source in (tones(level), speechlike(level)):
        normal = normalise(film(target), source)
        heard = measure(mix(film(target), source, gain_db=normal.gain_db))
        assert heard.integrated == pytest.approx(target, abs=0.5)
        assert heard.true_peak <= -1 + 0.001
        assert normal.after.integrated == pytest.approx(heard.integrated, abs=0.01)
        assert normal.after.true_peak == pytest.approx(heard.true_peak, abs=0.01)


def test_a_film_that_needs_no_limiter_is_measured_once() -> None:
    told: list[int] = []
    normalise(film(-23.0), tones(-30), on_progress=lambda done, _: told.append(done))
    assert told == sorted(told)


def test_a_limiter_that_works_hard_is_told() -> None:
    clicks = np.zeros((12 * RATE, 2), np.float32)
    clicks[::24_000] = 0.9
    clicks += tones(-40).read("a", sound_clip().source_start, 12 * RATE, sound_clip().speed)
    normal = normalise(film(-16.0), ArraySource({"a": clicks}))
    notes = [note for note in normal.notes if isinstance(note, LimiterWorksHard)]
    assert len(notes) == 1
    assert notes[0].amount > 6
    assert "dB" in notes[0].text("es")


def test_a_target_that_cannot_be_met_is_told() -> None:
    normal = normalise(film(-14.0), tones(-69))
    assert [type(note) for note in normal.notes] == [TargetMissed]
    assert normal.gain_db == 40


def test_silence_is_left_as_it_is() -> None:
    normal = normalise(film(-14.0), ArraySource({"a": np.zeros((12 * RATE, 2), np.float32)}))
    assert normal.gain_db == 0
    assert [type(note) for note in normal.notes] == [NothingToHear]


def test_without_a_target_the_gain_is_nothing_and_the_mix_is_measured() -> None:
    normal = normalise(film(None), tones(-23))
    assert normal.gain_db == 0
    assert normal.notes == ()
    assert normal.after.integrated == pytest.approx(-23, abs=0.1)


def test_the_master_gain_is_part_of_what_is_measured() -> None:
    louder, plain = (normalise(film(-20.0, master_gain_db=gain), tones(-30)) for gain in (6.0, 0.0))
    assert louder.gain_db == pytest.approx(plain.gain_db - 6, abs=1e-3)


def test_automation_is_untouched_by_the_gain() -> None:
    falling = sound_film(sound_track(sound_clip(frames=12 * RATE, gain=curve((0, 0.0), (12 * RATE, -12.0)))))
    graph = replace(falling, loudness_lufs=-30.0)
    normal = normalise(graph, tones(-20))
    heard = np.concatenate(list(mix(graph, tones(-20), gain_db=normal.gain_db)))
    plain = np.concatenate(list(mix(graph, tones(-20))))
    assert np.abs(heard - plain * 10 ** (normal.gain_db / 20)).max() < 1e-6
