"""The sound of a whole film: clips on tracks with their curves, in sample frames."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from claqueta.document.elements import GroupElement, VideoElement
from claqueta.document.model import Animated, EffectUse
from claqueta.document.records import Audio, Ducking, Fade, Track
from claqueta.evaluate.curves import Notes
from claqueta.evaluate.display_list import Warning
from claqueta.evaluate.sound_curves import gain_curve, pan_curve
from claqueta.evaluate.sound_graph import Clip, CurvePoint, Duck, FadeShape, SoundEffect, SoundGraph, TrackSound
from claqueta.evaluate.stage import GROUP_DEPTH, Stage
from claqueta.ports import AssetInfo
from claqueta.spec import spec_path
from claqueta.time import TICKS_PER_SECOND, Ticks, sample_at

_LEVEL = (CurvePoint(0, 0.0),)
"""Unity gain, or the middle."""


def sound_graph(stage: Stage) -> tuple[SoundGraph, tuple[Warning, ...]]:
    """The film's sound, and what of it could not be done.

    The videos' own sounds come first, on one track; they fall silent while any track plays solo. Transitions do not
    change the sound: a video is heard until its own end or its scene's.
    """
    project = stage.tree.project
    notes: list[Notes] = [Notes(project.id)]
    solo = any(track.solo for track in stage.tree.tracks)
    tracks: list[TrackSound] = []
    videos = () if solo else tuple(_video_clips(stage, notes))
    if videos:
        tracks.append(TrackSound(videos, _LEVEL, _LEVEL))
    heard = (track for track in stage.tree.tracks if not track.muted and (track.solo or not solo))
    tracks.extend(_track_sound(track, stage, notes) for track in heard)
    graph = SoundGraph(
        frames=sample_at(stage.tree.duration),
        tracks=tuple(tracks),
        master_gain_db=project.master_gain,
        effects=_effects(project.effects, notes[0]),
        loudness_lufs=project.loudness,
    )
    return graph, tuple(warning for each in notes for warning in each.warnings)


def _track_sound(track: Track, stage: Stage, all_notes: list[Notes]) -> TrackSound:
    notes = Notes(track.id)
    all_notes.append(notes)
    clips = (_audio_clip(audio, stage, all_notes) for audio in stage.tree.audio(track.id) if not audio.muted)
    ordered = sorted((clip for clip in clips if clip is not None), key=lambda clip: clip.start)
    return TrackSound(
        clips=tuple(ordered),
        gain=gain_curve(track.gain, Ticks(0), notes),
        pan=pan_curve(track.pan, Ticks(0), notes),
        effects=_effects(track.effects, notes),
        duck=None if track.ducking is None else _duck(track.ducking),
    )


def _audio_clip(audio: Audio, stage: Stage, all_notes: list[Notes]) -> Clip | None:
    notes = Notes(audio.id)
    all_notes.append(notes)
    if audio.scene is not None and audio.scene not in stage.tree.scene_starts:
        notes.add("audio.scene", audio.scene)
        return None
    start = audio.start + (0 if audio.scene is None else stage.tree.scene_starts[audio.scene])
    info = stage.catalog.asset(audio.asset)
    if info is None or not (info.has_sound or info.kind == "audio"):
        notes.add("asset.missing" if info is None else "asset.silent", audio.asset)
        return None
    return _clip(audio, audio.role, info, start, start + audio.duration, stage, notes)


def _video_clips(stage: Stage, all_notes: list[Notes]) -> Iterator[Clip]:
    """The sounds of all videos that are neither hidden nor muted, in the order of scenes."""
    tree = stage.tree
    for scene in tree.scenes:
        start = tree.scene_starts[scene.id]
        yield from _held_clips(scene.id, start, start + scene.duration, stage, all_notes)
    yield from _held_clips(tree.project.id, 0, tree.duration, stage, all_notes)


def _held_clips(
    holder: str, start: int, end: int, stage: Stage, all_notes: list[Notes], depth: int = 0
) -> Iterator[Clip]:
    for element in stage.tree.elements(holder):
        first, last = start + element.start, min(end, start + element.start + element.duration)
        if element.hidden or last <= first:
            continue
        if isinstance(element, GroupElement):
            if depth < GROUP_DEPTH:
                yield from _held_clips(element.id, first, last, stage, all_notes, depth + 1)
        elif isinstance(element, VideoElement) and not element.muted:
            clip = _video_clip(element, first, last, stage, all_notes)
            if clip is not None:
                yield clip


def _video_clip(element: VideoElement, start: int, end: int, stage: Stage, all_notes: list[Notes]) -> Clip | None:
    info = stage.catalog.asset(element.asset)
    if info is None or not info.has_sound:
        return None
    notes = Notes(element.id)
    all_notes.append(notes)
    return _clip(element, "effect", info, start, end, stage, notes)


def _clip(
    source: Audio | VideoElement,
    role: Any,
    info: AssetInfo,
    start: int,
    end: int,
    stage: Stage,
    notes: Notes,
) -> Clip | None:
    """The part of [start, end), in ticks of the film, that lies within the film; None when there is none."""
    first = sample_at(Ticks(start))
    frames = sample_at(Ticks(min(end, stage.tree.duration))) - first
    if frames <= 0:
        return None
    source_start = Fraction(*source.source_start)
    stretch = Fraction(info.duration, TICKS_PER_SECOND) - source_start
    heard = source if isinstance(source, Audio) else None
    return Clip(
        asset=source.asset,
        role=role,
        start=first,
        frames=frames,
        source_start=source_start,
        speed=Fraction(*source.speed),
        gain=gain_curve(source.gain, Ticks(start), notes),
        pan=_LEVEL if heard is None else pan_curve(heard.pan, Ticks(start), notes),
        fade_in=FadeShape() if heard is None else _fade(heard.fade_in, frames),
        fade_out=FadeShape() if heard is None else _fade(heard.fade_out, frames),
        loop_seconds=stretch if source.loop and stretch > 0 else None,
    )


def _fade(fade: Fade, frames: int) -> FadeShape:
    return FadeShape(min(frames, sample_at(Ticks(fade.duration))), fade.curve)


def _duck(ducking: Ducking) -> Duck:
    return Duck(
        depth_db=ducking.depth,
        threshold_db=ducking.threshold,
        attack=sample_at(Ticks(ducking.attack)),
        hold=sample_at(Ticks(ducking.hold)),
        release=sample_at(Ticks(ducking.release)),
        lookahead=sample_at(Ticks(ducking.lookahead)),
    )


@cache
def effect_parameters() -> dict[str, dict[str, tuple[float, float, float]]]:
    """(minimum, maximum, default) of each parameter of each sound effect."""
    found = {}
    for path in sorted(spec_path("sound", "effects").glob("*.json")):
        parameters = json.loads(path.read_text("utf-8"))["parameters"]
        found[path.stem] = {each["id"]: (*each["range"], each["default"]) for each in parameters}
    return found


def _effects(uses: Mapping[str, EffectUse], notes: Notes) -> tuple[SoundEffect, ...]:
    """The enabled effects in their order; a parameter that moves keeps its first value, with a warning."""
    found = []
    for _, use in sorted(uses.items(), key=lambda item: (item[1].order, item[0])):
        known = effect_parameters().get(use.effect)
        if not use.enabled:
            continue
        if known is None:
            notes.add("effect.unknown", use.effect)
            continue
        for unknown in sorted(set(use.params) - set(known)):
            notes.add("parameter.unknown", unknown)
        params = [(name, _number(name, use.params.get(name), *known[name], notes)) for name in sorted(known)]
        found.append(SoundEffect(use.effect, tuple(params)))
    return tuple(found)


def _number(name: str, given: Any, low: float, high: float, default: float, notes: Notes) -> float:
    if isinstance(given, Animated):
        notes.add("parameter.fixed", name)
        given = given.keys[0].value
    if given is None or isinstance(given, str):
        if given is not None:
            notes.add("parameter.invalid", name)
        return float(default)
    return min(float(high), max(float(low), float(given)))
