"""Where a newly spoken text goes in a project: operations, and nothing else."""

from dataclasses import dataclass

from claqueta.document.elements import CaptionWord
from claqueta.document.records import Audio, Speech, Track
from claqueta.document.tree import Tree
from claqueta.errors import ClaquetaError, Words
from claqueta.ops import Op, Ops, Put, between
from claqueta.ops.ids import new_id
from claqueta.storyboard import voice_track
from claqueta.time import TICKS_PER_SECOND, Ticks
from studio.assistant.speech.lengths import length_for, rippled

_PAUSE = Ticks(TICKS_PER_SECOND * 34 // 100)
"""After what is spoken before, as between two sentences."""
_LEAD = Ticks(TICKS_PER_SECOND * 3 // 10)


class SceneGone(ClaquetaError):
    """The scene that the text was for is no longer there."""

    code = "speech.scene_gone"
    words = Words(
        en="The scene that this text was for is no longer there. Choose another scene.",
        es="La escena para la que era este texto ya no existe. Elige otra.",
    )


class TrackGone(ClaquetaError):
    """The track that the text was for is no longer there."""

    code = "speech.track_gone"
    words = Words(
        en="The track that this text was for is no longer there. Choose another one, or none.",
        es="La pista para la que era este texto ya no existe. Elige otra, o ninguna.",
    )


@dataclass(frozen=True)
class Clip:
    """A text spoken: its sound in the library, its length in ticks, and its words from the sound's start."""

    asset: str
    duration: int
    words: tuple[CaptionWord, ...]
    speech: Speech


def placed(tree: Tree, clip: Clip, *, id: str, scene_id: str = "", track_id: str = "", start: int | None = None) -> Ops:
    """The operations that put `clip` into the project as the record `id`; its scene grows where it must.

    scene_id: the scene it moves with; empty stands at a time of the project.  track_id: empty is the track that
    narration lies on, made when there is none.  start: ticks from the scene's start or the project's; None is after
    what is spoken there already.  Raises SceneGone, TrackGone.
    """
    scene = next((scene for scene in tree.scenes if scene.id == scene_id), None)
    if scene_id and scene is None:
        raise SceneGone
    ops: list[Op] = []
    track = _track(tree, track_id)
    if track is None:
        last = max((track.order for track in tree.tracks), default=None)
        track = voice_track(new_id(), tree.project.id, between(last, None), tree.project.language)
        ops.append(Put(record=track))
    if start is None:
        start = _after(tree, track, scene_id or None)
    audio = Audio(
        id=id,
        parent=track.id,
        scene=scene_id or None,
        name=clip.speech.text[:60],
        role="voice",
        asset=clip.asset,
        start=start,
        duration=clip.duration,
        speech=clip.speech,
        words=clip.words,
    )
    ops.append(Put(record=audio))
    if scene is not None:
        longer = max(scene.duration, length_for(tree, start, clip.duration))
        ops.extend(rippled(tree, scene, longer))
    return tuple(ops)


def narration_track(tree: Tree) -> Track | None:
    """The first track that a voice lies on."""
    return next((track for track in tree.tracks if any(sound.role == "voice" for sound in tree.audio(track.id))), None)


def _track(tree: Tree, track_id: str) -> Track | None:
    if not track_id:
        return narration_track(tree)
    found = next((track for track in tree.tracks if track.id == track_id), None)
    if found is None:
        raise TrackGone
    return found


def _after(tree: Tree, track: Track, scene: str | None) -> int:
    ends = [
        sound.start + sound.duration
        for sound in tree.audio(track.id)
        if sound.scene == scene and (sound.role == "voice" or scene is None)
    ]
    return max(ends) + _PAUSE if ends else _LEAD if scene else 0
