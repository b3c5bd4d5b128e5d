"""What is seen and heard of a film: its frames as display lists, its sound as one graph. Pure.

The same tree, catalogue and measurer give the same answers, whatever was asked before; what is kept between questions
only saves time, and makes equal parts of different frames one object.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from claqueta.color import Color
from claqueta.document.tree import Tree
from claqueta.evaluate.display_list import Frame, Layer, Warning
from claqueta.evaluate.elements import ElementView, Shown, element_views, layers_at
from claqueta.evaluate.film_captions import CaptionCue, film_captions
from claqueta.evaluate.ruler import Ruler
from claqueta.evaluate.scaling import Mapping, mapping
from claqueta.evaluate.scenes import SceneView, TransitionView
from claqueta.evaluate.sound import sound_graph
from claqueta.evaluate.sound_graph import SoundGraph
from claqueta.evaluate.stage import Stage
from claqueta.ports import Catalog, TextMeasurer
from claqueta.time import Rate, Ticks


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A frame, with what of it could not be done as the document says."""

    frame: Frame
    warnings: tuple[Warning, ...]


class Evaluator:
    """Answers what a film shows at any moment.

    `clear`: nothing lies behind the film (for exports with transparency) instead of the project's background; a
    background that a scene has of its own is kept.
    """

    def __init__(self, tree: Tree, catalog: Catalog, measurer: TextMeasurer, *, clear: bool = False) -> None:
        self.tree = tree
        self.rate = Rate(*tree.project.rate)
        self._stage = Stage(tree, catalog, Ruler(measurer))
        self._ground = Color(0, 0, 0, 0) if clear else Color.parse(tree.project.background)
        self._starts = [tree.scene_starts[scene.id] for scene in tree.scenes]
        self._scenes: dict[int, SceneView] = {}
        self._transitions: dict[int, TransitionView] = {}
        self._mapping: Mapping | None = None

    @property
    def frame_count(self) -> int:
        """How many frames the film has at the project's rate."""
        return self.rate.frame_count(self.tree.duration)

    def frame(self, index: int) -> Evaluated:
        """Frame `index` (from 0) at the project's rate."""
        return self.at(self.rate.frame_start(index))

    def at(self, time: Ticks) -> Evaluated:
        """What is seen at `time`; outside the film, nothing but the background."""
        if not 0 <= time < self.tree.duration:
            frame = Frame(self._stage.width, self._stage.height, self._ground, ())
            return Evaluated(frame if self._mapping is None else self._mapping.frame(frame), ())
        ground, layers, warnings = self._scene_layers(time)
        over = layers_at(self._film_views, time, 0)
        if over:
            layers = (*layers, *[each.layer for each in over])
            warnings = (*warnings, *_warnings(over))
        frame = Frame(self._stage.width, self._stage.height, ground, layers)
        return Evaluated(frame if self._mapping is None else self._mapping.frame(frame), warnings)

    def sound(self) -> tuple[SoundGraph, tuple[Warning, ...]]:
        """The sound of the whole film."""
        return self._sound

    def captions(self) -> tuple[CaptionCue, ...]:
        """The caption pages of the whole film in the order of their starts, for subtitle files."""
        return film_captions(self._stage)

    def scaled(self, width: int, height: int, *, cover: bool = False) -> "Evaluator":
        """An evaluator of the same film for an output of another size.

        The film is scaled evenly and centred; bars in the project's background fill the rest, or with `cover` it fills
        all and is cut. A difference in shape of less than a pixel is stretched away.
        """
        other = Evaluator.__new__(Evaluator)
        other.__dict__.update(self.__dict__)
        other._mapping = mapping(self._stage.width, self._stage.height, width, height, self._ground, cover=cover)
        return other

    @cached_property
    def _sound(self) -> tuple[SoundGraph, tuple[Warning, ...]]:
        return sound_graph(self._stage)

    @cached_property
    def _film_views(self) -> tuple[ElementView, ...]:
        return element_views(self.tree.project.id, self.tree.duration, self._stage)

    def _scene_layers(self, time: int) -> tuple[Color, tuple[Layer, ...], tuple[Warning, ...]]:
        """Background, layers and warnings of the scene, or of the two scenes, at `time`."""
        place = bisect_right(self._starts, time) - 1
        passed = time - self._starts[place]
        scene = self._scene(place)
        shown = scene.shown(passed, 0)
        warnings = (*scene.warnings, *_warnings(shown))
        transition = self._transition(place - 1) if place > 0 else None
        if transition is not None:
            warnings = (*transition.warnings, *warnings) if passed < transition.lasts else warnings
        if transition is not None and passed < transition.duration:
            before = self._scene(place - 1)
            local = time - self._starts[place - 1]
            prolonged = before.shown(local, transition.duration)
            layer = transition.layer(passed, before.picture(local, prolonged), scene.picture(passed, shown))
            return self._ground, (layer,), (*_warnings(prolonged), *before.warnings, *warnings)
        if scene.flat is not None:
            ground, under = scene.flat
            return ground, (*under, *[each.layer for each in shown]), warnings
        return self._ground, (scene.picture(passed, shown),), warnings

    def _scene(self, place: int) -> SceneView:
        if place not in self._scenes:
            self._scenes[place] = SceneView(self.tree.scenes[place], self._ground, self._stage)
        return self._scenes[place]

    def _transition(self, place: int) -> TransitionView:
        """The transition out of scene `place`, into the one after it."""
        if place not in self._transitions:
            outgoing, incoming = self.tree.scenes[place : place + 2]
            self._transitions[place] = TransitionView(outgoing, incoming, self._stage)
        return self._transitions[place]


def _warnings(shown: tuple[Shown, ...]) -> tuple[Warning, ...]:
    return tuple([warning for each in shown if each.warnings for warning in each.warnings])
