"""Records looked up by place: the project, its scenes in order, what each one holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claqueta.document.elements import ElementBase
from claqueta.document.records import Audio, Marker, Project, Record, Scene, Track
from claqueta.time import Ticks

type Records = Mapping[str, Record]
"""Every record of a project by its id."""


def _shown(record: Record) -> tuple[str, str]:
    return getattr(record, "order", ""), record.id


class Tree:
    """An index over records; built once for a version of the document, never changed.

    Raises ValueError when there is not exactly one project.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.records: Records = {record.id: record for record in records}
        held: dict[str | None, list[Record]] = defaultdict(list)
        for record in self.records.values():
            held[record.parent].append(record)
        self._held = {parent: tuple(sorted(children, key=_shown)) for parent, children in held.items()}
        projects = [record for record in self._held.get(None, ()) if isinstance(record, Project)]
        if len(projects) != 1:
            raise ValueError(f"a document has one project, not {len(projects)}")
        self.project: Project = projects[0]
        self.scenes: tuple[Scene, ...] = self._under(self.project.id, Scene)
        self.tracks: tuple[Track, ...] = self._under(self.project.id, Track)
        self.markers: tuple[Marker, ...] = self._under(self.project.id, Marker)
        starts, total = {}, 0
        for scene in self.scenes:
            starts[scene.id] = Ticks(total)
            total += scene.duration
        self.scene_starts: Mapping[str, Ticks] = starts
        """When each scene begins, in ticks from the start of the project."""
        self.duration: Ticks = Ticks(total)
        """The length of the project: all scenes, one after the other."""

    def _under[R](self, parent: str, kind: type[R]) -> tuple[R, ...]:
        return tuple(record for record in self._held.get(parent, ()) if isinstance(record, kind))

    def elements(self, parent: str) -> tuple[ElementBase, ...]:
        """The elements that `parent` holds, back to front."""
        return self._under(parent, ElementBase)

    def audio(self, track: str) -> tuple[Audio, ...]:
        """The sounds on `track`."""
        return self._under(track, Audio)

    def children(self, parent: str) -> tuple[Record, ...]:
        """All records that `parent` holds, in their order."""
        return self._held.get(parent, ())
