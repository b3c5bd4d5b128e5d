"""How elements come and go: the styles of `spec/animations.json` at a moment.

A style is a list of tracks: a property is away from its rest by `from` when the unit is not yet there, and at rest when
it is. An exit is the entrance played backwards; its units leave in reading order, the last one at the element's end.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from claqueta.document.elements import Animation
from claqueta.evaluate.curves import Notes, ease_of
from claqueta.evaluate.easing import Easing
from claqueta.spec import spec_path
from claqueta.spec.parameters import Label, SpecModel

type Unit = Literal["block", "line", "word", "character"]
type MotionProperty = Literal[
    "opacity", "x", "y", "scale", "scale_x", "scale_y", "rotation", "blur", "clip_x", "clip_y", "letter_spacing",
]  # fmt: skip


class TrackSpec(SpecModel):
    """One property of a style."""

    property: MotionProperty
    start: Annotated[float, Field(alias="from")]
    """Where it comes from: lengths in `unit`, scales as factors, clips as the share that is hidden (positive: the right
    or lower part, negative: the left or upper one)."""
    unit: Literal["", "em", "px", "%", "box", "deg"] = ""
    """Of lengths: ems, pixels, percent of the moving unit's own size or of the element's box."""
    ease: str | None = None
    """Takes the place of the animation's own ease."""
    span: tuple[float, float] = (0.0, 1.0)
    """The share of the duration in which it happens."""


class StyleSpec(SpecModel):
    """A style, with what a new animation of it starts from."""

    label: Label
    units: tuple[Unit, ...]
    """What may move as one; the first stands in for what may not."""
    duration: int
    ease: str
    stagger: int
    masked: bool = False
    """Whether a unit is seen only within its own line or box."""
    tracks: tuple[TrackSpec, ...]


class BlurSpec(SpecModel):
    """The effect that blurs what is not text, and its parameter that takes a sigma in pixels."""

    effect: str
    parameter: str


class StylesFile(SpecModel):
    """`spec/animations.json`."""

    blur: BlurSpec
    animations: dict[str, StyleSpec]


def animation_specs() -> dict[str, StyleSpec]:
    """All styles by id."""
    return styles_file().animations


@cache
def styles_file() -> StylesFile:
    """The whole file."""
    return StylesFile.model_validate_json(spec_path("animations.json").read_bytes())


@dataclass(frozen=True, slots=True)
class MotionState:
    """How far a unit is from its rest at a moment. Lengths in pixels, shares 0…1, turns about the unit's centre."""

    opacity: float = 1.0
    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation: float = 0.0
    blur: float = 0.0
    clip_x: float = 0.0
    clip_y: float = 0.0
    letter_spacing: float = 0.0
    masked: bool = False

    def hides(self, width: float, height: float) -> bool:
        """Whether nothing is seen of a unit of that size."""
        behind = self.masked and (abs(self.x) >= width or abs(self.y) >= height)
        flat = self.scale_x == 0 or self.scale_y == 0
        return flat or self.opacity <= 0 or abs(self.clip_x) >= 1 or abs(self.clip_y) >= 1 or behind

    def after(self, other: "MotionState") -> "MotionState":
        """Both motions at once."""
        return MotionState(
            opacity=self.opacity * other.opacity,
            x=self.x + other.x,
            y=self.y + other.y,
            scale_x=self.scale_x * other.scale_x,
            scale_y=self.scale_y * other.scale_y,
            rotation=self.rotation + other.rotation,
            blur=self.blur + other.blur,
            clip_x=self.clip_x or other.clip_x,
            clip_y=self.clip_y or other.clip_y,
            letter_spacing=self.letter_spacing + other.letter_spacing,
            masked=self.masked or other.masked,
        )


@dataclass(frozen=True, slots=True)
class Measures:
    """The lengths that travel is measured in, in pixels."""

    em: float
    width: float
    height: float
    box_width: float
    box_height: float


class StyleMotion:
    """One animation of an element made ready."""

    def __init__(self, animation: Animation, style: StyleSpec, eases: tuple[Easing, ...]) -> None:
        self.animation, self.style = animation, style
        self._tracks = tuple(zip(style.tracks, eases, strict=True))

    def unit(self, of_text: bool) -> Unit:
        """What moves as one."""
        if not of_text:
            return "block"
        return self.animation.unit if self.animation.unit in self.style.units else self.style.units[0]

    def length(self, units: int) -> int:
        """Ticks until the last of `units` has come."""
        return self.animation.delay + self.animation.duration + max(0, units - 1) * self.animation.stagger

    def entering(self, local: int, place: int, measures: Measures) -> MotionState | None:
        """The state of the `place`-th unit `local` ticks after the start; None at rest."""
        begun = local - self.animation.delay - place * self.animation.stagger
        return self._state(begun, measures)

    def leaving(self, left: int, place: int, units: int, measures: Measures) -> MotionState | None:
        """The state of the `place`-th unit `left` ticks before the element's end; None at rest."""
        until = left - self.animation.delay - (units - 1 - place) * self.animation.stagger
        return self._state(until, measures)

    def _state(self, time: int, measures: Measures) -> MotionState | None:
        if time >= self.animation.duration:
            return None
        share = max(0, time) / self.animation.duration
        now: dict[str, float] = {}
        for track, ease in self._tracks:
            begin, end = track.span
            away = 1 - ease((share - begin) / (end - begin))
            now[track.property] = _travel(track, away, self.animation.amount, measures)
        scale = now.pop("scale", 1.0)
        now["scale_x"], now["scale_y"] = scale * now.get("scale_x", 1.0), scale * now.get("scale_y", 1.0)
        now["blur"] = max(0.0, now.get("blur", 0.0))
        now["opacity"] = min(1.0, max(0.0, now.get("opacity", 1.0)))
        return MotionState(**now, masked=self.style.masked)


def style_motion(animation: Animation | None, notes: Notes) -> StyleMotion | None:
    """`animation` made ready; None when there is none or its style is unknown."""
    if animation is None:
        return None
    style = animation_specs().get(animation.style)
    if style is None:
        notes.add("animation.unknown", animation.style)
        return None
    own = ease_of(animation.ease, notes)
    eases = tuple(own if track.ease is None else ease_of(track.ease, notes) for track in style.tracks)
    return StyleMotion(animation, style, eases)


def _travel(track: TrackSpec, away: float, amount: float, measures: Measures) -> float:
    match track.property:
        case "opacity":
            return 1 + (track.start - 1) * away
        case "scale" | "scale_x" | "scale_y":
            return max(0.0, 1 + (track.start - 1) * amount * away)
        case "clip_x" | "clip_y":
            return min(1.0, max(-1.0, track.start * away))
    along = measures.width if track.property in ("x", "letter_spacing") else measures.height
    box = measures.box_width if track.property in ("x", "letter_spacing") else measures.box_height
    length = {"em": measures.em, "%": along / 100, "box": box / 100}.get(track.unit, 1.0)
    return track.start * length * amount * away + 0.0  # never −0


class Motions:
    """The entrance and the exit of one element."""

    def __init__(self, entrance: Animation | None, leave: Animation | None, notes: Notes) -> None:
        self.entrance, self.exit = style_motion(entrance, notes), style_motion(leave, notes)

    def only(self, of_text: bool, block: bool) -> "Motions":
        """The motions whose unit is (`block`) or is not the whole block."""
        chosen = Motions(None, None, Notes(""))
        if self.entrance is not None and (self.entrance.unit(of_text) == "block") == block:
            chosen.entrance = self.entrance
        if self.exit is not None and (self.exit.unit(of_text) == "block") == block:
            chosen.exit = self.exit
        return chosen

    def __bool__(self) -> bool:
        return self.entrance is not None or self.exit is not None

    def at_rest(self, local: int, duration: int, units: int) -> bool:
        """Whether none of so many units can be on its way."""
        entrance, leave = self.entrance, self.exit
        return (entrance is None or local >= entrance.length(units)) and (
            leave is None or duration - local >= leave.length(units)
        )

    def state(self, local: int, duration: int, measures: Measures) -> MotionState | None:
        """The state of the whole as one block; None at rest."""
        return joined(
            None if self.entrance is None else self.entrance.entering(local, 0, measures),
            None if self.exit is None else self.exit.leaving(duration - local, 0, 1, measures),
        )


def joined(first: MotionState | None, second: MotionState | None) -> MotionState | None:
    """Both at once, where there are two."""
    if first is None or second is None:
        return first or second
    return first.after(second)
