"""How long a scene lasts around its narration, and what moves in the project when it becomes longer or shorter."""

from collections.abc import Iterator

from pydantic import JsonValue

from claqueta.document.records import Scene
from claqueta.document.tree import Tree
from claqueta.ops import Op, Patch
from claqueta.storyboard import scene_length, styles
from claqueta.storyboard.style import Pace


def pace_of(tree: Tree) -> Pace:
    """The rhythm of the project's style; the usual one where it has none."""
    known = styles().get(tree.project.style or "")
    return known.pace if known is not None else Pace()


def length_for(tree: Tree, start: int, duration: int) -> int:
    """How many ticks a scene lasts that a narration of `duration` begins `start` after."""
    return scene_length(pace_of(tree), start, duration)


def rippled(tree: Tree, scene: Scene, duration: int) -> Iterator[Op]:
    """The operations that make `scene` last `duration` ticks, with all that stands at later times of the project.

    Scenes follow by themselves; markers, sounds that belong to no scene, and music that lasts to the end do not.
    """
    by = duration - scene.duration
    if by == 0:
        return
    yield Patch(id=scene.id, set={"duration": duration})
    end = tree.scene_starts[scene.id] + scene.duration
    for marker in tree.markers:
        if marker.time >= end:
            yield Patch(id=marker.id, set={"time": marker.time + by})
    for track in tree.tracks:
        for sound in tree.audio(track.id):
            if sound.scene is not None:
                continue
            if sound.start >= end:
                yield Patch(id=sound.id, set={"start": sound.start + by})
            elif sound.role == "music" and sound.start + sound.duration == tree.duration:
                changed: dict[str, JsonValue] = {"duration": sound.duration + by}
                if by > 0 and not sound.loop:
                    changed["loop"] = True
                yield Patch(id=sound.id, set=changed)
