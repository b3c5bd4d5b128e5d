"""Scenes by forms: another one, another length, another place."""

from collections.abc import Sequence

from claqueta.document.records import Project, Scene
from claqueta.document.tree import Tree
from claqueta.ops import Op, OrderExhausted, Patch, Put, between, keys_between
from claqueta.time import TICKS_PER_SECOND, Rate, Ticks
from studio.accounts.public import Actor
from studio.lib.errors import Invalid
from studio.lib.ids import mint
from studio.projects.actions.commit import Commit, commit_made
from studio.projects.actions.editing import RecordUnfit, found
from studio.projects.projection import Records

_SECONDS = 5


def add_scene(
    actor: Actor, *, project_id: str, after: str | None = None, name: str = "", duration: int | None = None
) -> tuple[Commit, str]:
    """A new empty scene after the scene `after` (None: at the end), `duration` ticks long; also returns its id."""
    id = mint()

    def making(records: Records) -> Sequence[Op]:
        tree = Tree(records.values())
        place = len(tree.scenes) if after is None else tree.scenes.index(_scene(records, after)) + 1
        title = name or f"{'Escena' if tree.project.language.startswith('es') else 'Scene'} {len(tree.scenes) + 1}"
        length = snapped(tree.project, duration if duration is not None else _SECONDS * TICKS_PER_SECOND)
        key, moved = _room(tree.scenes, place)
        return [*moved, Put(record=Scene(id=id, parent=tree.project.id, order=key, name=title[:200], duration=length))]

    return commit_made(actor, project_id=project_id, making=making), id


def set_scene_duration(actor: Actor, *, project_id: str, scene_id: str, duration: int) -> Commit:
    """Makes a scene `duration` ticks long, on a whole frame; what lasted to its end still does."""

    def making(records: Records) -> Sequence[Op]:
        scene = _scene(records, scene_id)
        tree = Tree(records.values())
        length = snapped(tree.project, duration)
        ops: list[Op] = [Patch(id=scene_id, set={"duration": length})]
        for element in tree.elements(scene_id):
            to_the_end = element.start < scene.duration <= element.start + element.duration
            if to_the_end and element.start < length:
                ops.append(Patch(id=element.id, set={"duration": length - element.start}))
        return ops

    return commit_made(actor, project_id=project_id, making=making)


def move_scene(
    actor: Actor, *, project_id: str, scene_id: str, before: str | None = None, after: str | None = None
) -> Commit:
    """Puts a scene right before, or right after, another; with neither, at the end."""
    if before is not None and after is not None:
        raise Invalid(what="before")

    def making(records: Records) -> Sequence[Op]:
        _scene(records, scene_id)
        scenes = [scene for scene in Tree(records.values()).scenes if scene.id != scene_id]
        if scene_id in (before, after):
            return []
        place = len(scenes)
        if before is not None:
            place = scenes.index(_scene(records, before))
        elif after is not None:
            place = scenes.index(_scene(records, after)) + 1
        key, moved = _room(scenes, place)
        return [*moved, Patch(id=scene_id, set={"order": key})]

    return commit_made(actor, project_id=project_id, making=making)


def duplicate_scene(actor: Actor, *, project_id: str, scene_id: str) -> tuple[Commit, str]:
    """A copy of a scene with all that it shows, right after it (its sounds stay single); also returns its id."""
    id = mint()

    def making(records: Records) -> Sequence[Op]:
        tree = Tree(records.values())
        scene = _scene(records, scene_id)
        key, moved = _room(tree.scenes, tree.scenes.index(scene) + 1)
        ops: list[Op] = [*moved, Put(record=scene.model_copy(update={"id": id, "order": key}))]
        waiting = [(scene_id, id)]
        while waiting:
            old, new = waiting.pop(0)
            for child in tree.elements(old):
                fresh = mint()
                ops.append(Put(record=child.model_copy(update={"id": fresh, "parent": new})))  # type: ignore[arg-type]
                waiting.append((child.id, fresh))
        return ops

    return commit_made(actor, project_id=project_id, making=making), id


def snapped(project: Project, duration: int) -> int:
    """`duration` as a whole number of frames, at least one. Raises Invalid for one that is not positive."""
    if duration <= 0:
        raise Invalid(what="duration")
    rate = Rate(*project.rate)
    return max(rate.snap(Ticks(duration)), rate.frame_start(1))


def _scene(records: Records, id: str) -> Scene:
    record = found(records, id)
    if not isinstance(record, Scene):
        raise RecordUnfit
    return record


def _room(scenes: Sequence[Scene], place: int) -> tuple[str, list[Op]]:
    """An order key for a scene at `place`, and what must first be put in order anew when there is no room for one."""
    left = scenes[place - 1].order if place else None
    right = scenes[place].order if place < len(scenes) else None
    try:
        return between(left, right), []
    except OrderExhausted:
        keys = list(keys_between(None, None, len(scenes) + 1))
        key = keys.pop(place)
        return key, [Patch(id=scene.id, set={"order": new}) for scene, new in zip(scenes, keys, strict=True)]
