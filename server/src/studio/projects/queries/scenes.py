"""A project as a table: its scenes in order, and in each what is seen and heard."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claqueta.document.document import MediaRef
from claqueta.document.elements import CaptionElement, ElementBase, GroupElement, TextElement
from claqueta.document.model import Animated
from claqueta.document.records import Audio
from claqueta.document.tree import Tree
from claqueta.time import Rate
from studio.accounts.public import Actor
from studio.library import public as library
from studio.projects.assets import used_assets
from studio.projects.queries.loading import load_records


@dataclass(frozen=True)
class ElementRow:
    """Something that is seen; elements are listed back to front, what a group holds right after it."""

    id: str
    kind: str
    """video, image, text, caption, shape, generator or group."""
    name: str
    text: str
    """Of texts, and of captions their words; else empty."""
    asset: str
    media: MediaRef | None
    """None when it shows no medium, or one that the library does not have."""
    start: int
    """Ticks, from the start of the scene."""
    duration: int
    hidden: bool
    locked: bool
    depth: int
    """In how many groups it lies."""
    generator: str
    gain: float | None
    """dB, of a video; None when it changes over time or there is none."""
    muted: bool


@dataclass(frozen=True)
class SoundRow:
    """Something that is heard."""

    id: str
    role: str
    """voice, music or effect."""
    name: str
    asset: str
    media: MediaRef | None
    start: int
    """Ticks, from the start of the scene, or of the project when it belongs to none."""
    duration: int
    gain: float | None
    """dB; None when it changes over time."""
    muted: bool
    text: str
    """What it speaks."""
    track_id: str
    track_name: str


@dataclass(frozen=True)
class SceneRow:
    """A scene."""

    id: str
    number: int
    """From 1."""
    name: str
    start: int
    duration: int
    still_time: int
    """The moment of the project whose still stands for the scene."""
    notes: str
    transition: str
    """Into the next scene; empty for a cut."""
    elements: tuple[ElementRow, ...]
    sounds: tuple[SoundRow, ...]
    before: str
    """The id of the scene before it; empty for the first."""
    after: str
    """The id of the scene after it; empty for the last."""


@dataclass(frozen=True)
class TrackRow:
    """A line of sound."""

    id: str
    name: str
    gain: float | None
    muted: bool


@dataclass(frozen=True)
class ProjectTable:
    """All of a project, for lists."""

    project_id: str
    workspace_id: str
    version: int
    title: str
    width: int
    height: int
    rate: Rate
    duration: int
    language: str
    poster_time: int
    trashed: bool
    scenes: tuple[SceneRow, ...]
    overlays: tuple[ElementRow, ...]
    """What lies over all scenes."""
    sounds: tuple[SoundRow, ...]
    """What belongs to no scene, such as music."""
    tracks: tuple[TrackRow, ...]


def table(actor: Actor, project_id: str) -> ProjectTable:
    """The project as a table. Raises Missing."""
    project, records = load_records(actor, project_id)
    assets = sorted(used_assets(records.values()))
    media = library.media_refs(assets, workspace_id=project.workspace_id) if assets else {}
    tree = Tree(records.values())
    sounds: dict[str | None, list[SoundRow]] = defaultdict(list)
    for track in tree.tracks:
        for sound in sorted(tree.audio(track.id), key=lambda each: (each.start, each.id)):
            scene = sound.scene if sound.scene in tree.scene_starts else None
            sounds[scene].append(_sound(sound, track.id, track.name, media))
    ids = ["", *(scene.id for scene in tree.scenes), ""]
    scenes = tuple(
        SceneRow(
            id=scene.id,
            number=number,
            name=scene.name,
            start=tree.scene_starts[scene.id],
            duration=scene.duration,
            still_time=tree.scene_starts[scene.id] + scene.duration * 2 // 3,
            notes=scene.notes,
            transition=scene.transition.transition if scene.transition else "",
            elements=tuple(_elements(tree, scene.id, media)),
            sounds=tuple(sounds[scene.id]),
            before=ids[number - 1],
            after=ids[number + 1],
        )
        for number, scene in enumerate(tree.scenes, 1)
    )
    return ProjectTable(
        project_id=project.id,
        workspace_id=project.workspace_id,
        version=project.version,
        title=tree.project.title,
        width=tree.project.width,
        height=tree.project.height,
        rate=Rate(*tree.project.rate),
        duration=tree.duration,
        language=tree.project.language,
        poster_time=project.poster_time,
        trashed=project.trashed is not None,
        scenes=scenes,
        overlays=tuple(_elements(tree, tree.project.id, media)),
        sounds=tuple(sounds[None]),
        tracks=tuple(TrackRow(each.id, each.name, _steady(each.gain), each.muted) for each in tree.tracks),
    )


def _elements(tree: Tree, parent: str, media: Mapping[str, MediaRef], depth: int = 0) -> Iterator[ElementRow]:
    for element in tree.elements(parent):
        yield _element(element, media, depth)
        if isinstance(element, GroupElement):
            yield from _elements(tree, element.id, media, depth + 1)


def _element(element: ElementBase, media: Mapping[str, MediaRef], depth: int) -> ElementRow:
    asset = getattr(element, "asset", "")
    text = ""
    if isinstance(element, TextElement):
        text = element.text
    elif isinstance(element, CaptionElement):
        text = " ".join(word.text for word in element.words)
    return ElementRow(
        id=element.id,
        kind=getattr(element, "kind", ""),
        name=element.name,
        text=text,
        asset=asset,
        media=media.get(asset),
        start=element.start,
        duration=element.duration,
        hidden=element.hidden,
        locked=element.locked,
        depth=depth,
        generator=getattr(element, "generator", ""),
        gain=_steady(getattr(element, "gain", None)),
        muted=getattr(element, "muted", False),
    )


def _sound(sound: Audio, track_id: str, track_name: str, media: Mapping[str, MediaRef]) -> SoundRow:
    return SoundRow(
        id=sound.id,
        role=sound.role,
        name=sound.name,
        asset=sound.asset,
        media=media.get(sound.asset),
        start=sound.start,
        duration=sound.duration,
        gain=_steady(sound.gain),
        muted=sound.muted,
        text=sound.speech.text if sound.speech else "",
        track_id=track_id,
        track_name=track_name,
    )


def _steady(value: float | Animated[float] | None) -> float | None:
    return None if isinstance(value, Animated) else value
