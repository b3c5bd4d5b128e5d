"""Texts, pictures, videos and sounds put into a scene by forms, where they look right without further ado."""

from collections.abc import Sequence
from typing import Any

from claqueta.document.elements import (
    Animation,
    ImageElement,
    Placement,
    TextElement,
    TextStyle,
    VideoElement,
)
from claqueta.document.model import Shadow
from claqueta.document.records import Audio, Fade, Record, Scene, Track
from claqueta.document.tree import Tree
from claqueta.errors import Words
from claqueta.ops import Op, Patch, Put, Remove, between
from claqueta.time import TICKS_PER_SECOND
from studio.accounts.public import Actor
from studio.lib.errors import Invalid, Missing
from studio.lib.ids import mint
from studio.library import public as library
from studio.projects.actions.commit import Commit, commit_made
from studio.projects.actions.editing import RecordUnfit, found
from studio.projects.projection import Records
from studio.projects.queries.loading import find

_SHOWN = frozenset({"video", "image", "svg"})
_HEARD = frozenset({"audio", "video"})
_DEFAULT_SECONDS = 5


class AssetUnfit(Invalid):
    """The asset is of a kind that cannot stand there."""

    code = "asset.unfit"
    words = Words(
        en="“{name}” cannot be used there: it is of another kind. Choose another file.",
        es="«{name}» no se puede usar ahí: es de otro tipo. Elige otro archivo.",
    )


def replace_media(actor: Actor, *, project_id: str, record_id: str, asset_id: str) -> Commit:
    """Gives a picture, video or sound another asset; a picture may become a video and the other way round."""
    facts = _asset(actor, project_id, asset_id)

    def making(records: Records) -> Sequence[Op]:
        record = found(records, record_id)
        if isinstance(record, Audio):
            _need(facts, _HEARD)
            return [Patch(id=record_id, set={"asset": asset_id})]
        if not isinstance(record, VideoElement | ImageElement):
            raise RecordUnfit
        _need(facts, _SHOWN)
        if isinstance(record, VideoElement) == (facts.kind == "video"):
            return [Patch(id=record_id, set={"asset": asset_id})]
        return [Remove(id=record_id), Put(record=turned(record, asset_id))]

    return commit_made(actor, project_id=project_id, making=making)


def turned(record: VideoElement | ImageElement, asset_id: str) -> VideoElement | ImageElement:
    """The picture as a video, or the video as a picture, at the same place and time."""
    kind: type[VideoElement | ImageElement] = ImageElement if isinstance(record, VideoElement) else VideoElement
    values = {name: getattr(record, name) for name in ImageElement.model_fields if name != "kind"}
    return kind(**{**values, "asset": asset_id})


def add_text(actor: Actor, *, project_id: str, scene_id: str, text: str) -> tuple[Commit, str]:
    """A text in the scene: below the middle, large, over everything, for the whole scene; also returns its id."""
    id = mint()

    def making(records: Records) -> Sequence[Op]:
        tree, scene = _scene(records, scene_id)
        project = tree.project
        short = min(project.width, project.height)
        taken = sum(isinstance(each, TextElement) for each in tree.elements(scene_id))
        style = TextStyle(size=round(short * 0.075, 1), shadow=Shadow(blur=round(short * 0.012, 1)))
        element = TextElement(
            id=id,
            parent=scene_id,
            order=_on_top(tree, scene_id),
            duration=scene.duration,
            text=text,
            style=style,
            placement=Placement(
                x=project.width / 2,
                y=project.height * (0.74, 0.5, 0.26)[taken % 3],
                width=round(project.width * 0.84, 1),
                height=round(project.height * 0.22, 1),
            ),
            entrance=Animation(style="rise", duration=TICKS_PER_SECOND // 2),
        )
        return [Put(record=element)]

    return commit_made(actor, project_id=project_id, making=making), id


def add_media_element(actor: Actor, *, project_id: str, scene_id: str, asset_id: str) -> tuple[Commit, str]:
    """A picture or video in the scene: the first fills the frame behind everything, further ones stand before it,
    smaller. An audio asset is put on a track. Also returns the id of what was made."""
    facts = _asset(actor, project_id, asset_id)
    if facts.kind == "audio":
        return add_sound(actor, project_id=project_id, asset_id=asset_id, scene_id=scene_id)
    _need(facts, _SHOWN)
    id = mint()

    def making(records: Records) -> Sequence[Op]:
        tree, scene = _scene(records, scene_id)
        project = tree.project
        elements = tree.elements(scene_id)
        first = not any(isinstance(each, VideoElement | ImageElement) for each in elements)
        share = 1.0 if first else 0.6
        values: dict[str, Any] = {
            "id": id,
            "parent": scene_id,
            "order": between(None, elements[0].order if elements else None) if first else _on_top(tree, scene_id),
            "name": facts.name[:200],
            "duration": scene.duration,
            "asset": asset_id,
            "fit": "cover" if first else "contain",
            "placement": Placement(
                x=project.width / 2,
                y=project.height / 2,
                width=round(project.width * share, 1),
                height=round(project.height * share, 1),
            ),
        }
        if facts.kind == "video":
            short = 0 < (facts.duration or 0) < scene.duration  # 0: ingest has not found out yet
            return [Put(record=VideoElement(**values, loop=short))]
        return [Put(record=ImageElement(**values))]

    return commit_made(actor, project_id=project_id, making=making), id


def add_sound(
    actor: Actor, *, project_id: str, asset_id: str, scene_id: str | None = None, role: str = ""
) -> tuple[Commit, str]:
    """A sound in a scene, or from the start of the project; also returns its id.

    role: voice, music or effect; by default an effect in a scene and music without one. It goes on the track that
    already holds sounds of its role, else on a new one.
    """
    facts = _asset(actor, project_id, asset_id)
    _need(facts, _HEARD)
    part = role or ("effect" if scene_id else "music")
    if part not in ("voice", "music", "effect"):
        raise Invalid(what="role")
    id = mint()

    def making(records: Records) -> Sequence[Op]:
        tree = Tree(records.values())
        room = tree.duration
        if scene_id is not None:
            room = _scene(records, scene_id)[1].duration  # type: ignore[assignment]  # both are ticks
        length = facts.duration or _DEFAULT_SECONDS * TICKS_PER_SECOND
        music = part == "music"
        ops: list[Op] = []
        track = next(
            (each.id for each in tree.tracks if any(sound.role == part for sound in tree.audio(each.id))), None
        )
        if track is None:
            spanish = tree.project.language.startswith("es")
            names = {"voice": ("Voice", "Voz"), "music": ("Music", "Música"), "effect": ("Effects", "Efectos")}
            track = next((each.id for each in tree.tracks if each.name in names[part]), None)
            if track is None:
                track = mint()
                order = between(tree.tracks[-1].order if tree.tracks else None, None)
                ops.append(Put(record=Track(id=track, parent=tree.project.id, order=order, name=names[part][spanish])))
        fade = Fade(duration=min(TICKS_PER_SECOND, room // 4)) if music else Fade()
        sound = Audio(
            id=id,
            parent=track,
            scene=scene_id,
            name=facts.name[:200],
            role=part,  # type: ignore[arg-type]  # one of the three, as just found
            asset=asset_id,
            duration=max(1, room if music else min(length, room) or length),
            loop=music and length < room,
            fade_in=fade,
            fade_out=fade,
        )
        return [*ops, Put(record=sound)]

    return commit_made(actor, project_id=project_id, making=making), id


def _asset(actor: Actor, project_id: str, asset_id: str) -> library.AssetFacts:
    project = find(actor, project_id)
    facts = library.asset_facts(actor, asset_id)
    if facts.workspace_id != project.workspace_id:
        raise Missing
    return facts


def _need(facts: library.AssetFacts, kinds: frozenset[str]) -> None:
    if facts.kind not in kinds:
        raise AssetUnfit(name=facts.name)


def _scene(records: Records, id: str) -> tuple[Tree, Scene]:
    record: Record = found(records, id)
    if not isinstance(record, Scene):
        raise RecordUnfit
    return Tree(records.values()), record


def _on_top(tree: Tree, scene_id: str) -> str:
    elements = tree.elements(scene_id)
    return between(elements[-1].order if elements else None, None)
