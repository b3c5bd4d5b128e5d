"""Names that nothing answers to: effects, transitions, generators, animations, easings, fonts, and their parameters."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from claqueta.document.checks.finding import Findings, Subject, finding
from claqueta.document.checks.known import Family, KnownParameter, known, known_names
from claqueta.document.elements import Animation, CaptionElement, ElementBase, GeneratorElement, TextElement
from claqueta.document.model import Animated, EffectUse, ParameterValue
from claqueta.document.reasons import Rule
from claqueta.document.records import Project, Record, Scene, Track
from claqueta.document.structure import name_of
from claqueta.errors import Words


def _unknown(code: str, en: str, es: str) -> Rule:
    return Rule(
        f"{code}.unknown",
        Words(
            en=f"“{{record}}” uses the {en} “{{name}}”, which does not exist. Choose another.",
            es=f"«{{record}}» usa {es} «{{name}}», que no existe. Elige otra opción.",
        ),
    )


UNKNOWN: Mapping[str, Rule] = {
    "effects": _unknown("effect", "effect", "el efecto"),
    "sound_effects": _unknown("sound_effect", "sound effect", "el efecto de sonido"),
    "transitions": _unknown("transition", "transition", "la transición"),
    "generators": _unknown("generator", "background", "el fondo animado"),
    "easings": _unknown("easing", "easing", "la aceleración"),
    "animations": _unknown("animation", "animation", "la animación"),
    "fonts": _unknown("font", "font", "la tipografía"),
    "styles": _unknown("project_style", "style", "el estilo"),
}
PARAMETER_UNKNOWN = Rule(
    "parameter.unknown",
    Words(
        en="“{record}” sets “{parameter}” of “{name}”, which has no such control. It does nothing; remove it.",
        es="«{record}» ajusta «{parameter}» de «{name}», que no tiene ese control. No hace nada; quítalo.",
    ),
)
PARAMETER_UNFIT = Rule(
    "parameter.unfit",
    Words(
        en="“{record}” sets “{parameter}” of “{name}” to a value it does not take. The nearest or its own is used.",
        es="«{record}» da a «{parameter}» de «{name}» un valor que no admite. Se usa el más cercano o el suyo propio.",
    ),
)


def check_names(subject: Subject) -> Findings:
    """Every name that `spec/` does not know."""
    for record in subject.document.records:
        yield from _uses(record)
        for ease in sorted(_eases(record) - known_names("easings")):
            yield finding(record.id, "warning", UNKNOWN["easings"], record=name_of(record), name=ease)


def _uses(record: Record) -> Findings:
    shown = name_of(record)
    if isinstance(record, Project | Track):
        yield from _effects(record, record.effects, "sound_effects")
    if isinstance(record, Project) and record.style is not None and record.style not in known_names("styles"):
        yield finding(record.id, "hint", UNKNOWN["styles"], record=shown, name=record.style)
    if isinstance(record, ElementBase | Scene):
        yield from _effects(record, record.effects, "effects")
    if isinstance(record, Scene) and record.transition is not None:
        yield from _use(record, record.transition.transition, record.transition.params, "transitions")
    if isinstance(record, GeneratorElement):
        yield from _use(record, record.generator, record.params, "generators")
    if isinstance(record, ElementBase):
        for animation in (record.entrance, record.exit):
            if isinstance(animation, Animation) and animation.style not in known_names("animations"):
                yield finding(record.id, "warning", UNKNOWN["animations"], record=shown, name=animation.style)
    if isinstance(record, TextElement | CaptionElement) and record.style.font not in known_names("fonts"):
        yield finding(record.id, "warning", UNKNOWN["fonts"], record=shown, name=record.style.font)


def _effects(record: Record, effects: Mapping[str, EffectUse], family: Family) -> Findings:
    for use in effects.values():
        yield from _use(record, use.effect, use.params, family)


def _use(record: Record, name: str, params: Mapping[str, ParameterValue], family: Family) -> Findings:
    parameters = known(family).get(name)
    if parameters is None:
        yield finding(record.id, "error", UNKNOWN[family], record=name_of(record), name=name)
        return
    for key, value in params.items():
        parameter = parameters.get(key)
        rule = PARAMETER_UNKNOWN if parameter is None else PARAMETER_UNFIT
        if parameter is None or not _fits(parameter, value):
            yield finding(record.id, "warning", rule, record=name_of(record), parameter=key, name=name)


def _fits(parameter: KnownParameter, value: ParameterValue) -> bool:
    if isinstance(value, Animated):
        return parameter.animatable and all(_fits(parameter, key.value) for key in value.keys)
    match parameter.type:
        case "number":
            return isinstance(value, float) and parameter.minimum <= value <= parameter.maximum
        case "color":
            return isinstance(value, str) and value.startswith("#")
        case "choice":
            return isinstance(value, str) and value in parameter.choices
        case "switch":
            return isinstance(value, bool)
        case "asset":
            return isinstance(value, str) and not value.startswith("#")


def _eases(value: object) -> set[str]:
    """Every easing that is named within `value`."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        model = waiting.pop()
        if isinstance(model, BaseModel):
            ease = getattr(model, "ease", None)
            if isinstance(ease, str):
                found.add(ease)
            waiting.extend(_models(getattr(model, name) for name in type(model).model_fields))
        elif isinstance(model, dict):
            waiting.extend(_models(iter(model.values())))
        elif isinstance(model, tuple):
            waiting.extend(_models(iter(model)))
    return found


def _models(values: Iterator[object]) -> list[object]:
    return [value for value in values if isinstance(value, BaseModel | dict | tuple)]
