"""Ducking: music steps back for voices, is down when they begin and comes back when they have ended."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from claqueta.evaluate.sound_graph import Duck, SoundEffect, TrackSound
from claqueta.sound import mix
from claqueta.testing.sounds import ArraySource, curve, sound_clip, sound_film, sound_track

RATE = 48_000
VOICE_AT, VOICE_END = 96_000, 144_000
DUCK = Duck(depth_db=-12, threshold_db=-40, attack=9600, hold=4800, release=24_000, lookahead=9600)
# The voice stands on the right, the music on the left, so that each can be read alone.
SOURCE = ArraySource(
    {
        "music": np.tile(np.array([0.25, 0], np.float32), (6 * RATE, 1)),
        "voice": np.stack([np.zeros(RATE), 0.2 * np.sin(np.arange(RATE) / 8)], axis=1).astype(np.float32),
    }
)
VOICE = sound_clip("voice", role="voice", start=VOICE_AT, frames=VOICE_END - VOICE_AT)
MUSIC = sound_track(sound_clip("music", frames=6 * RATE))


def music_db(duck: Duck = DUCK, *others: TrackSound) -> NDArray[np.float64]:
    """The music's level against its own, under the voice or what is given instead."""
    film = sound_film(replace(MUSIC, duck=duck), *(others or (sound_track(VOICE),)))
    heard = np.concatenate(list(mix(film, SOURCE)))
    return np.asarray(20 * np.log10(heard[:, 0].astype(np.float64) / 0.25))


def test_music_is_at_its_depth_from_the_first_sample_of_the_voice_to_the_end_of_the_hold() -> None:
    level = music_db()
    # The sine's first sample above −40 dBFS comes a frame or two late; its last a little early.
    assert np.abs(level[VOICE_AT + 5 : VOICE_END + 4700] + 12).max() < 0.01
    assert (level[: VOICE_AT - 9600] == 0).all()
    assert (level[VOICE_END + 4800 + 24_000 + 5 :] == 0).all()


def test_music_goes_down_and_comes_back_on_s_curves_in_decibels() -> None:
    level = music_db()
    half_down, half_up = level[VOICE_AT - 4800], level[VOICE_END + 4800 + 12_000]
    assert half_down == pytest.approx(-6, abs=0.02)
    assert half_up == pytest.approx(-6, abs=0.05)
    assert (np.diff(level[VOICE_AT - 9600 : VOICE_AT]) <= 1e-6).all()
    assert (np.diff(level[VOICE_END + 5000 : VOICE_END + 29_000]) >= -1e-6).all()


def test_without_lookahead_the_music_goes_down_with_the_voice() -> None:
    level = music_db(replace(DUCK, lookahead=0))
    assert (level[:VOICE_AT] == 0).all()
    assert level[VOICE_AT + 4800] == pytest.approx(-6, abs=0.02)


def test_the_voice_itself_stays_in_its_place() -> None:
    film = sound_film(replace(MUSIC, duck=DUCK), sound_track(VOICE))
    heard = np.concatenate(list(mix(film, SOURCE)))
    assert (heard[VOICE_AT:VOICE_END, 1] == SOURCE.read("voice", VOICE.source_start, RATE, VOICE.speed)[:, 1]).all()


def test_pauses_shorter_than_the_hold_do_not_bring_the_music_back() -> None:
    words = [replace(VOICE, start=VOICE_AT + 9000 * number, frames=5000) for number in range(4)]
    level = music_db(DUCK, sound_track(*words))
    assert np.abs(level[VOICE_AT + 5 : VOICE_AT + 32_000] + 12).max() < 0.01


def test_only_voices_duck_and_only_when_they_are_heard() -> None:
    effect = replace(VOICE, role="effect")
    assert (music_db(DUCK, sound_track(effect)) == 0).all()
    assert (music_db(DUCK, sound_track(replace(VOICE, gain=curve((0, -30.0))))) == 0).all()
    assert (music_db(DUCK, sound_track(VOICE, gain=-30.0)) == 0).all()


def test_ducking_stays_in_time_beside_effects() -> None:
    coloured = replace(sound_track(VOICE), effects=(SoundEffect("equalizer", ()),))
    assert (music_db(DUCK, coloured) == music_db()).all()


@settings(max_examples=15, deadline=None)
@given(
    depth=st.floats(-40, -1),
    attack=st.integers(0, 20_000),
    early=st.integers(0, 10_000),
    release=st.integers(0, 30_000),
)
def test_depth_is_reached_and_never_passed(depth: float, attack: int, early: int, release: int) -> None:
    duck = replace(DUCK, depth_db=depth, attack=attack, lookahead=attack + early, release=release)
    level = music_db(duck)
    assert level.min() == pytest.approx(depth, abs=0.001)
    assert level.max() == 0
    assert np.abs(level[VOICE_AT + 5 : VOICE_END + 4000] - depth).max() < 0.01
