"""Scenes at any moment, and the transitions between them."""

from claqueta.color import Color, mix
from claqueta.document.records import Scene
from claqueta.evaluate.curves import Notes, Sampler, ease_of
from claqueta.evaluate.display_list import GroupContent, Layer, PaintValue, ShapeContent, TransitionContent, Warning
from claqueta.evaluate.elements import Shown, element_views, layers_at
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.paints import paint_value
from claqueta.evaluate.parameters import call_slots, effect_slots
from claqueta.evaluate.stage import Stage
from claqueta.time import TICKS_PER_SECOND


class SceneView:
    """One scene, made ready."""

    def __init__(self, scene: Scene, ground: Color, stage: Stage) -> None:
        notes = Notes(scene.id)
        self._stage = stage
        self._sampler = Sampler(notes)
        self._effects = effect_slots(scene.effects, self._sampler, stage)
        self.background = _over(None if scene.background is None else paint_value(scene.background), ground)
        self.warnings = notes.all
        self._views = element_views(scene.id, scene.duration, stage)
        self._flat = None if self._effects else _flat(self.background, ground, stage)
        self._pictures: Memo[tuple[object, ...], tuple[tuple[Shown, ...], Layer]] = Memo(4)

    @property
    def flat(self) -> tuple[Color, tuple[Layer, ...]] | None:
        """The colour and the layers (a gradient, or none) that the scene's elements lie on, when it is no more than
        that; None when it needs a picture of its own."""
        return self._flat

    def shown(self, local: int, extra: int) -> tuple[Shown, ...]:
        """What is seen at `local`, back to front, without background and effects."""
        return layers_at(self._views, local, extra)

    def picture(self, local: int, shown: tuple[Shown, ...]) -> Layer:
        """The scene as one layer that covers the frame."""
        values = self._sampler.sample(local)
        seconds = local / TICKS_PER_SECOND if any(effect.timed for effect in self._effects) else 0.0
        key = (values, seconds, *[id(each) for each in shown])

        def make() -> tuple[tuple[Shown, ...], Layer]:
            layers = tuple([each.layer for each in shown])
            return shown, Layer(
                content=GroupContent(layers, self.background),
                width=float(self._stage.width),
                height=float(self._stage.height),
                clip=True,
                effects=tuple([effect.effect(values, seconds) for effect in self._effects]),
            )

        return self._pictures.get(key, make)[1]


class TransitionView:
    """The change from one scene into the next."""

    def __init__(self, outgoing: Scene, incoming: Scene, stage: Stage) -> None:
        use = outgoing.transition
        notes = Notes(outgoing.id)
        self._stage = stage
        self._sampler = Sampler(notes)
        self._call = None
        self.lasts = 0 if use is None else min(use.duration, incoming.duration)
        """Ticks from the cut that the record asks for; never longer than the scene it leads into."""
        if use is not None:
            self._call = call_slots("transitions", use.transition, use.params, self._sampler, stage)
            self._ease = ease_of(use.ease, notes)
        self.duration = 0 if self._call is None else self.lasts
        """Ticks from the cut; 0 for a plain cut."""
        self.warnings: tuple[Warning, ...] = notes.all
        self._made: Memo[tuple[object, ...], tuple[Layer, Layer, Layer]] = Memo(2)

    def layer(self, passed: int, outgoing: Layer, incoming: Layer) -> Layer:
        """The frame `passed` ticks after the cut, within `duration`."""
        call = self._call
        if call is None:
            return incoming
        values = self._sampler.sample(passed)
        progress = self._ease(passed / self.duration) + 0.0

        def make() -> tuple[Layer, Layer, Layer]:
            content = TransitionContent(call.name, call.params(values), progress, outgoing, incoming)
            return outgoing, incoming, Layer(content, float(self._stage.width), float(self._stage.height))

        return self._made.get((progress, values, id(outgoing), id(incoming)), make)[2]


def _over(paint: PaintValue | None, ground: Color) -> PaintValue:
    """A scene's background over the project's: a colour that is seen through is mixed with it."""
    if paint is None:
        return ground
    if isinstance(paint, Color) and paint.alpha < 255 and ground.alpha == 255:
        return mix(ground, Color(paint.red, paint.green, paint.blue), paint.alpha / 255)
    return paint


def _flat(background: PaintValue, ground: Color, stage: Stage) -> tuple[Color, tuple[Layer, ...]]:
    if isinstance(background, Color):
        return background, ()
    shape = ShapeContent("rectangle", 4, 0.0, "", 0.0, background, None, None)
    return ground, (Layer(shape, float(stage.width), float(stage.height)),)
