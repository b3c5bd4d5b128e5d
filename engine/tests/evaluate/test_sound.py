"""The sound graph: what is heard when, in sample frames."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.evaluate import Evaluator, easing, easing_specs
from claqueta.evaluate.sound_curves import GAIN_ERROR
from claqueta.evaluate.sound_graph import Clip, Curve, CurvePoint, SoundGraph
from claqueta.testing import (
    SECOND,
    MemoryCatalog,
    Node,
    PlainMeasurer,
    audio,
    build,
    group,
    move,
    record_id,
    scene,
    sound_info,
    track,
    video,
    video_info,
)
from claqueta.time import Ticks, sample_at

_CATALOG = MemoryCatalog(
    {"song": sound_info(4 * SECOND), "talk": video_info(has_sound=True), "mute": video_info(has_sound=False)}
)
_times = st.integers(0, 3 * SECOND)
_lengths = st.integers(1, 3 * SECOND)


def graph(*nodes: Node, **project: Any) -> SoundGraph:
    return Evaluator(build(*nodes, **project), _CATALOG, PlainMeasurer()).sound()[0]


def only_clip(*nodes: Node) -> Clip:
    ((clip,),) = (each.clips for each in graph(*nodes).tracks)
    return clip


def value_at(curve: Curve, frame: int) -> float:
    """As the mixer reads a curve."""
    before = [point for point in curve if point.frame <= frame]
    after = [point for point in curve if point.frame > frame]
    if not before:
        return after[0].value
    if not after or before[-1].hold:
        return before[-1].value
    start, end = before[-1], after[0]
    return start.value + (end.value - start.value) * (frame - start.frame) / (end.frame - start.frame)


@given(_times, _lengths, _lengths)
def test_a_sound_lies_within_the_film_from_its_first_sample_to_its_last(start: int, length: int, film: int) -> None:
    tracks = graph(scene(film), track(audio("song", start=start, duration=length))).tracks
    first, end = sample_at(Ticks(start)), sample_at(Ticks(min(film, start + length)))
    clips = [(clip.start, clip.frames) for clip in tracks[0].clips]
    assert clips == ([(first, end - first)] if end > first else [])


@given(st.lists(_lengths, min_size=2, max_size=6))
def test_sounds_that_follow_one_another_leave_no_gap_and_do_not_overlap(lengths: list[int]) -> None:
    starts = [sum(lengths[:place]) for place in range(len(lengths))]
    sounds = [audio("song", start=start, duration=length) for start, length in zip(starts, lengths, strict=True)]
    clips = graph(scene(20 * SECOND), track(*sounds)).tracks[0].clips
    assert all(early.start + early.frames == late.start for early, late in pairwise(clips))
    assert sum(clip.frames for clip in clips) == sample_at(Ticks(sum(lengths)))


def test_a_sound_moves_with_its_scene() -> None:
    clip = only_clip(scene(SECOND), scene(2 * SECOND), track(audio("song", scene=record_id("scene", 2), start=SECOND)))
    assert clip.start == 2 * 48_000


def test_a_videos_sound_ends_with_the_video_its_group_and_its_scene_and_not_with_the_transition() -> None:
    nodes = (
        scene(
            SECOND,
            video("talk", duration=9 * SECOND, source_start=(1, 2), speed=(2, 1), gain=-6.0),
            group(video("talk", start=SECOND // 4, duration=SECOND), duration=SECOND // 2),
            video("talk", muted=True),
            video("talk", hidden=True),
            video("mute"),
            group(video("talk"), hidden=True),
            transition={"transition": "fade", "duration": SECOND},
        ),
        scene(SECOND),
    )
    ((whole, grouped),) = (each.clips for each in graph(*nodes).tracks)
    assert (whole.start, whole.frames, whole.role) == (0, 48_000, "effect")
    assert (whole.source_start, whole.speed) == (Fraction(1, 2), Fraction(2))
    assert whole.gain == (CurvePoint(0, -6.0),)
    assert (grouped.start, grouped.frames) == (12_000, 12_000)


def test_muted_and_unsoloed_tracks_are_left_out() -> None:
    song = audio("song")
    assert len(graph(scene(SECOND), track(song), track(song, muted=True)).tracks) == 1
    soloed = graph(scene(SECOND, video("talk")), track(song), track(song, solo=True, gain=-1.0), track(song))
    assert [each.gain for each in soloed.tracks] == [(CurvePoint(0, -1.0),)]
    assert graph(scene(SECOND), track(song, solo=True, muted=True), track(song)).tracks == ()


def test_a_loop_is_as_long_as_what_is_left_of_the_source() -> None:
    clip = only_clip(scene(SECOND), track(audio("song", loop=True, source_start=(3, 2))))
    assert clip.loop_seconds == Fraction(5, 2)
    assert only_clip(scene(SECOND), track(audio("song", loop=True, source_start=(9, 1)))).loop_seconds is None
    assert only_clip(scene(SECOND), track(audio("song"))).loop_seconds is None


def test_fades_are_never_longer_than_what_is_heard() -> None:
    clip = only_clip(
        scene(SECOND),
        track(audio("song", duration=9 * SECOND, fade_in={"duration": SECOND // 4}, fade_out={"duration": 5 * SECOND})),
    )
    assert (clip.fade_in.frames, clip.fade_out.frames) == (12_000, 48_000)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(easing_specs())),
    st.floats(-96, 24),
    st.floats(-96, 24),
    st.integers(1, 3 * SECOND),
    _times,
)
def test_a_curve_of_gain_is_within_a_twentieth_of_a_decibel(
    name: str, first: float, last: float, length: int, start: int
) -> None:
    clip = only_clip(
        scene(9 * SECOND),
        track(audio("song", start=start, duration=5 * SECOND, gain=move((0, first, name), (length, last)))),
    )
    ease = easing(name)
    assert ease is not None
    frames = sample_at(Ticks(start + length)) - sample_at(Ticks(start))
    assert all(early.frame < late.frame for early, late in pairwise(clip.gain))
    assert all(-96 <= point.value <= 24 for point in clip.gain)
    if frames:
        for frame in {round(n / 200 * frames) for n in range(201)}:
            exact = min(24.0, max(-96.0, first + (last - first) * ease(frame / frames)))
            assert abs(value_at(clip.gain, frame) - exact) <= GAIN_ERROR


def test_a_linear_curve_has_two_points_and_held_values_hold() -> None:
    assert only_clip(
        scene(SECOND), track(audio("song", gain=move((0, -10.0), (SECOND // 2, 0.0, "hold"), (SECOND, -96.0))))
    ).gain == (CurvePoint(0, -10.0), CurvePoint(24_000, 0.0, hold=True), CurvePoint(48_000, -96.0))
    pan = only_clip(scene(SECOND), track(audio("song", pan=move((0, -1.0, {"steps": 2}), (SECOND, 1.0))))).pan
    assert pan == (CurvePoint(0, -1.0, hold=True), CurvePoint(24_000, 0.0, hold=True), CurvePoint(48_000, 1.0))


def test_what_cannot_be_heard_is_warned_of_and_left_out() -> None:
    tree = build(
        scene(SECOND),
        track(
            audio("gone"),
            audio("mute"),
            audio("song", scene=record_id("scene", 7)),
            effects={"a": {"effect": "no_such_thing"}, "b": {"effect": "compressor", "params": {"odd": 1.0}}},
        ),
    )
    sound, warnings = Evaluator(tree, _CATALOG, PlainMeasurer()).sound()
    assert sound.tracks[0].clips == ()
    assert sorted(warning.code for warning in warnings) == [
        "asset.missing",
        "asset.silent",
        "audio.scene",
        "effect.unknown",
        "parameter.unknown",
    ]


def test_sound_effects_have_all_their_parameters_within_range() -> None:
    sound = graph(
        scene(SECOND),
        track(
            effects={
                "late": {"effect": "compressor", "order": "b0"},
                "early": {"effect": "compressor", "params": {"ratio": 900.0, "threshold": move((0, -30.0), (9, 0.0))}},
                "off": {"effect": "compressor", "enabled": False},
            }
        ),
    )
    early, late = sound.tracks[0].effects
    assert dict(early.params)["ratio"] == 20.0
    assert dict(early.params)["threshold"] == -30.0
    assert dict(late.params)["ratio"] == 3.0
    assert [name for name, _ in early.params] == sorted(name for name, _ in early.params)


def test_the_project_decides_over_the_master() -> None:
    sound = graph(scene(SECOND), loudness=-16.0, master_gain=-3.0)
    assert (sound.frames, sound.loudness_lufs, sound.master_gain_db) == (48_000, -16.0, -3.0)
    assert graph(scene(SECOND), loudness=None).loudness_lufs is None


def test_ducking_is_given_in_samples() -> None:
    duck = graph(scene(SECOND), track(ducking={"depth": 9.0, "attack": 24_000})).tracks[0].duck
    assert duck is not None
    assert (duck.depth_db, duck.attack) == (9.0, 4_800)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_sound_shorter_than_half_a_sample_is_not_heard(length: int) -> None:
    clips = graph(scene(SECOND), track(audio("song", duration=length))).tracks[0].clips
    assert len(clips) == (length >= 3)
