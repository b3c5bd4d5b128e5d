"""Elements at any moment: content in a placed box, with effects, mask and motion, as a layer."""

from dataclasses import dataclass, replace

from claqueta.document.elements import (
    CaptionElement,
    ElementBase,
    GeneratorElement,
    GroupElement,
    ImageElement,
    ShapeElement,
    TextElement,
    VideoElement,
)
from claqueta.evaluate.caption_view import CaptionView
from claqueta.evaluate.contents import ContentView, GeneratorView, Made, PictureView, ShapeView, em_of
from claqueta.evaluate.curves import Notes, Sampler, Values
from claqueta.evaluate.display_list import (
    EffectCall,
    GroupContent,
    Layer,
    MaskShape,
    ParameterValue,
    Warning,
)
from claqueta.evaluate.memo import Memo
from claqueta.evaluate.motion import Measures, Motions, MotionState, styles_file
from claqueta.evaluate.parameters import effect_slots
from claqueta.evaluate.placement import MaskSlots, PlacementSlots, snapped
from claqueta.evaluate.stage import GROUP_DEPTH, Stage
from claqueta.evaluate.text_motion import clipped_rect, unit_matrix
from claqueta.evaluate.text_view import TextView
from claqueta.geometry import Affine, Rect, Size
from claqueta.spec import visual_specs
from claqueta.time import TICKS_PER_SECOND


@dataclass(frozen=True, slots=True)
class Shown:
    """A layer, with what could not be done as the record says."""

    layer: Layer
    warnings: tuple[Warning, ...]


class ElementView:
    """One element, made ready for asking at many moments."""

    def __init__(self, element: ElementBase, holder_duration: int, stage: Stage, depth: int) -> None:
        notes = Notes(element.id)
        self._element = element
        self._stage = stage
        self._holder_duration = holder_duration
        self._sampler = sampler = Sampler(notes)
        self._placement = PlacementSlots(element.placement, sampler)
        self._radius = sampler.number(element.corner_radius, 0)
        self._mask = None if element.mask is None else MaskSlots(element.mask, sampler)
        self._effects = effect_slots(element.effects, sampler, stage)
        self._timed = any(effect.timed for effect in self._effects)
        of_text = isinstance(element, TextElement)
        motions = Motions(element.entrance, element.exit, notes)
        per_page = isinstance(element, CaptionElement)
        self._motions = Motions(None, None, notes) if per_page else motions.only(of_text, block=True)
        of_content = motions if per_page else motions.only(of_text, block=False)
        self._content = _content_view(element, of_content, notes, stage, depth)
        self._warnings = notes.all
        self._shown: Memo[tuple[object, ...], tuple[Made, Shown | None]] = Memo(8)

    def at(self, holder_local: int, extra: int) -> Shown | None:
        """The element's layer at `holder_local` ticks of its scene or group; None when it is not seen.

        `extra`: ticks by which the holder lasts longer than its record says, in a transition; what lasts to the
        holder's end then goes on as well.
        """
        element = self._element
        local = holder_local - element.start
        lifespan = element.duration
        if extra and element.start + element.duration >= self._holder_duration:
            lifespan = max(lifespan, self._holder_duration + extra - element.start)
        if not 0 <= local < lifespan:
            return None
        values = self._sampler.sample(local)
        box = Size(*self._placement.size(values))
        made = self._content.at(local, lifespan - element.duration, box)
        if made is None:
            return None
        state = self._motions.state(local, element.duration, _measures(made, box)) if self._motions else None
        seconds = local / TICKS_PER_SECOND if self._timed else 0.0
        # The content is the same object while it is the same, so its identity stands for it.
        key = (values, state, seconds, id(made))
        shown = self._shown.get(key, lambda: (made, self._make(values, box, made, state, seconds)))
        return shown[1]

    def _make(self, values: Values, box: Size, made: Made, state: MotionState | None, seconds: float) -> Shown | None:
        opacity = self._placement.opacity(values) * (1.0 if state is None else state.opacity)
        matrix = self._placement.matrix(values, box.width, box.height)
        flat = matrix.a * matrix.d == matrix.b * matrix.c
        if opacity <= 0 or flat or (state is not None and state.hides(box.width, box.height)):
            return None
        element = self._element
        radius = 0.0 if isinstance(element, ShapeElement | TextElement | CaptionElement) else self._radius.of(values)
        layer = Layer(
            content=made.content,
            width=box.width,
            height=box.height,
            matrix=matrix,
            opacity=opacity,
            blend=element.blend,
            clip=radius > 0 or (isinstance(element, GroupElement) and element.clip),
            radius=radius,
            effects=tuple([effect.effect(values, seconds) for effect in self._effects]),
            mask=None if self._mask is None else self._mask.shape(values),
        )
        if state is not None:
            layer = moved_layer(layer, state, box)
        return Shown(layer, (*self._warnings, *made.warnings) if made.warnings else self._warnings)


def moved_layer(layer: Layer, state: MotionState, box: Size) -> Layer:
    """`layer` as a whole in `state`."""
    whole = Rect(0.0, 0.0, box.width, box.height)
    inner = unit_matrix(state, whole)
    if state.blur > 0:
        layer = replace(layer, effects=(*layer.effects, _blur(state.blur)))
    if state.masked:
        # The box stays where it is and cuts off what moves inside it.
        moved = replace(layer, matrix=inner, opacity=1.0, blend="normal")
        return Layer(GroupContent((moved,)), box.width, box.height, layer.matrix, layer.opacity, layer.blend, clip=True)
    clip = clipped_rect(state, whole, max(box.width, box.height))
    if clip is not None:
        mask = MaskShape(
            "rectangle",
            clip.x + clip.width / 2,
            clip.y + clip.height / 2,
            clip.width,
            clip.height,
            0.0,
            0.0,
            0.0,
            False,
        )
        if layer.mask is None:
            layer = replace(layer, mask=mask)
        else:
            uncut = replace(layer, matrix=Affine(), opacity=1.0, blend="normal")
            layer = Layer(
                GroupContent((uncut,)), box.width, box.height, layer.matrix, layer.opacity, layer.blend, mask=mask
            )
    return replace(layer, matrix=snapped(layer.matrix @ inner))


def _blur(sigma: float) -> EffectCall:
    blur = styles_file().blur
    parameters = visual_specs("effects")[blur.effect].params
    values: dict[str, ParameterValue] = {name: parameter.default for name, parameter in parameters.items()}
    values[blur.parameter] = sigma
    return EffectCall(blur.effect, tuple(sorted(values.items())))


def _measures(made: Made, box: Size) -> Measures:
    return Measures(made.em, box.width, box.height, box.width, box.height)


class GroupView:
    """What a group holds, at any moment."""

    def __init__(self, element: GroupElement, notes: Notes, stage: Stage, depth: int) -> None:
        if depth > GROUP_DEPTH:
            notes.add("group.depth")
        self._children = () if depth > GROUP_DEPTH else element_views(element.id, element.duration, stage, depth)
        self._made: Memo[tuple[int, ...], tuple[tuple[Shown, ...], Made]] = Memo(4)

    def at(self, local: int, extra: int, box: Size) -> Made | None:
        """The group's layers at `local`; None when it shows nothing."""
        shown = layers_at(self._children, local, extra)
        if not shown:
            return None
        key = tuple([id(each) for each in shown])
        return self._made.get(key, lambda: (shown, self._make(shown, box)))[1]

    @staticmethod
    def _make(shown: tuple[Shown, ...], box: Size) -> Made:
        warnings = tuple(warning for each in shown for warning in each.warnings)
        return Made(GroupContent(tuple([each.layer for each in shown])), em_of(box), warnings)


def element_views(holder: str, duration: int, stage: Stage, depth: int = 0) -> tuple[ElementView, ...]:
    """The elements of a scene, a group or the project, back to front; hidden ones are left out.

    `depth`: in how many groups they lie.
    """
    return tuple(
        ElementView(element, duration, stage, depth) for element in stage.tree.elements(holder) if not element.hidden
    )


def layers_at(views: tuple[ElementView, ...], local: int, extra: int) -> tuple[Shown, ...]:
    """What is seen of `views` at `local` of their holder, back to front."""
    found = [view.at(local, extra) for view in views]
    return tuple([shown for shown in found if shown is not None])


def _content_view(element: ElementBase, motions: Motions, notes: Notes, stage: Stage, depth: int) -> ContentView:
    match element:
        case VideoElement() | ImageElement():
            return PictureView(element, notes, stage)
        case TextElement():
            return TextView(element, motions, notes, stage)
        case CaptionElement():
            return CaptionView(element, motions, notes, stage)
        case ShapeElement():
            return ShapeView(element, notes)
        case GeneratorElement():
            return GeneratorView(element, notes, stage)
        case GroupElement():
            return GroupView(element, notes, stage, depth + 1)
    raise TypeError(type(element))
